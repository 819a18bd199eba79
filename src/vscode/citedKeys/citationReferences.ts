import * as vscode from "vscode";
import { citekeyAt, type KeyServices } from "./citationDefinition";
import { bibliographyDocuments, citingDocuments } from "./citationsInDocument";
import { usesOfKey } from "./keyUses";

/** Finds all places of a citekey in the workspace, in what is cited and in the bibliographies. */
export function registerCitationReferences(services: KeyServices): vscode.Disposable {
  return vscode.languages.registerReferenceProvider([...citingDocuments, ...bibliographyDocuments], {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const key = await citekeyAt(services.bibliographies, document, position);
      if (!key) {
        return undefined;
      }
      const looking = { location: vscode.ProgressLocation.Window, title: `Looking for ${key.citekey}` };
      const { entries, uses } = await vscode.window.withProgress(looking, () =>
        usesOfKey(services, { document, citekey: key.citekey }, token),
      );
      return [
        ...entries
          .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
          .map(({ file, place }) => new vscode.Location(file.uri, file.rangeOf(place))),
        ...uses.map((use) => new vscode.Location(use.text.uri, use.text.rangeOf(use.key))),
      ];
    },
  });
}
