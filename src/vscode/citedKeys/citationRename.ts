import * as vscode from "vscode";
import { citekeyProblem, writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import { bibliographyDocuments, citingDocuments } from "./citationsInDocument";
import { citekeyAt, type KeyServices } from "./citekeyAt";
import { type KeyUses, usesOfKey } from "./keyUses";

/** Registers *Rename Symbol* for citekeys. It changes the entry, the entries that refer to it, and every citation in one step. */
export function registerCitationRename(services: KeyServices): vscode.Disposable {
  return vscode.languages.registerRenameProvider([...citingDocuments, ...bibliographyDocuments], {
    async prepareRename(document, position) {
      const key = await citekeyAt(services, document, position);
      if (!key) {
        throw new Error(vscode.l10n.t("There is no citation key here."));
      }
      return { range: key.range, placeholder: key.citekey };
    },
    async provideRenameEdits(document, position, newName, token) {
      const key = await citekeyAt(services, document, position);
      const newKey = newName.trim().replace(/^@/, "");
      if (!key || newKey === key.citekey) {
        return undefined;
      }
      const problem = citekeyProblem(newKey);
      if (problem !== undefined) {
        throw new Error(`CiteLens: ${problem}.`);
      }
      const uses = await usesOfKey(services, { document, citekey: key.citekey }, token);
      throwIfTaken(uses, key.citekey, newKey);
      return token.isCancellationRequested ? undefined : renameEdit(uses, newKey);
    },
  });
}

/** BibTeX ignores case in keys, so a key that differs only in case is taken too. */
function throwIfTaken({ entries }: KeyUses, citekey: string, newKey: string): void {
  for (const { file } of entries) {
    const taken = [...file.keys.entries, ...file.keys.others].find(
      (one) => one.citekey !== citekey && one.citekey.toLowerCase() === newKey.toLowerCase(),
    );
    if (taken) {
      throw new Error(vscode.l10n.t("CiteLens: {0} already has an entry {1}.", vscode.workspace.asRelativePath(file.uri), taken.citekey));
    }
  }
}

function renameEdit({ entries, uses }: KeyUses, newKey: string): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, place } of entries.filter((entry) => entry.place.start < entry.place.end)) {
    edit.replace(file.uri, file.rangeOf(place), newKey);
  }
  for (const { text, syntax, key } of uses) {
    const written = writtenKey(syntax, { text: text.text, start: key.start, end: key.end }, newKey);
    edit.replace(text.uri, text.rangeOf(written), written.newText);
  }
  return edit;
}
