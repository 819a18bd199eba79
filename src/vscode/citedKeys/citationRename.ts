import * as vscode from "vscode";
import { citekeyProblem, writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import { citekeyAt, type KeyServices } from "./citationDefinition";
import { bibliographyDocuments, citingDocuments } from "./citationsInDocument";
import { type KeyUses, usesOfKey } from "./keyUses";

/** Renames a citekey wherever it stands: its entry, the entries that name it, and every citation, in one step. */
export function registerCitationRename(services: KeyServices): vscode.Disposable {
  return vscode.languages.registerRenameProvider([...citingDocuments, ...bibliographyDocuments], {
    async prepareRename(document, position) {
      const key = await citekeyAt(services.bibliographies, document, position);
      if (!key) {
        throw new Error("There is no citation key here.");
      }
      return { range: key.range, placeholder: key.citekey };
    },
    async provideRenameEdits(document, position, newName, token) {
      const key = await citekeyAt(services.bibliographies, document, position);
      const citekey = newName.trim().replace(/^@/, "");
      if (!key || citekey === key.citekey) {
        return undefined;
      }
      const problem = citekeyProblem(citekey);
      if (problem !== undefined) {
        throw new Error(`CiteLens: ${problem}.`);
      }
      const uses = await usesOfKey(services, { document, citekey: key.citekey }, token);
      refuseTaken(uses, key.citekey, citekey);
      return token.isCancellationRequested ? undefined : editOf(uses, citekey);
    },
  });
}

/** BibTeX does not tell keys apart by case alone. */
function refuseTaken({ entries }: KeyUses, citekey: string, newKey: string): void {
  for (const { file } of entries) {
    const taken = [...file.keys.entries, ...file.keys.others].find(
      (one) => one.citekey !== citekey && one.citekey.toLowerCase() === newKey.toLowerCase(),
    );
    if (taken) {
      throw new Error(`CiteLens: ${taken.citekey} is another entry of ${vscode.workspace.asRelativePath(file.uri)} already.`);
    }
  }
}

function editOf({ entries, uses }: KeyUses, citekey: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, place } of entries.filter((entry) => entry.place.start < entry.place.end)) {
    edit.replace(file.uri, file.rangeOf(place), citekey);
  }
  for (const { text, syntax, key } of uses) {
    const written = writtenKey(syntax, { text: text.text, start: key.start, end: key.end }, citekey);
    edit.replace(text.uri, text.rangeOf(written), written.newText);
  }
  return edit;
}
