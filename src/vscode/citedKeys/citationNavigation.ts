import * as vscode from "vscode";
import { bibliographyDocuments, citingDocuments } from "./citationsInDocument";
import { citekeyAt, entriesOf, type KeyServices } from "./citekeyAt";
import { usesOfKey } from "./keyUses";

/** Registers *Go to Definition*, from a citekey to its entry and from a `crossref` to the entry that it names. */
export function registerCitationDefinition(services: KeyServices): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider([...citingDocuments, ...bibliographyDocuments], {
    async provideDefinition(document, position) {
      const key = await citekeyAt(services, document, position);
      const found = key ? await entriesOf(services, document, key.citekey) : [];
      return found.map(({ file, place }) => ({
        originSelectionRange: key?.range ?? new vscode.Range(position, position),
        targetUri: file.uri,
        targetRange: file.rangeOf(place),
        targetSelectionRange: file.rangeOf(place),
      }));
    },
  });
}

/** Registers *Find All References*, which finds a citekey in the texts and the bibliographies of the workspace. */
export function registerCitationReferences(services: KeyServices): vscode.Disposable {
  return vscode.languages.registerReferenceProvider([...citingDocuments, ...bibliographyDocuments], {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const key = await citekeyAt(services, document, position);
      if (!key) {
        return undefined;
      }
      const progress = {
        location: vscode.ProgressLocation.Window,
        title: vscode.l10n.t("CiteLens: finding references to {0}", key.citekey),
      };
      const { entries, uses } = await vscode.window.withProgress(progress, () =>
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
