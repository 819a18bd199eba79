import * as vscode from "vscode";
import { writtenKey } from "../../../core/citations/syntaxes/citekeyRules";
import { splitBibtex } from "../../../core/formats/bibtex/splitBibtex";
import { rangeOf } from "../../mentions/mentionAtCursor";
import type { KeyServices } from "../citekeyAt";
import { usesOfKey } from "../keyUses";

/** Two entries of a .bib file for one paper: the one to remove, and the one that stays. */
export interface Merging {
  readonly document: vscode.TextDocument;
  readonly citekey: string;
  readonly kept: string;
}

/** Returns the quick fix that merges the entry of a diagnostic into the paper's first entry. Its edit is computed when it is chosen. */
export function mergeAction(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): (vscode.CodeAction & { readonly merging: Merging }) | undefined {
  const kept = diagnostic.relatedInformation?.[0]?.message;
  const citekey = document.getText(diagnostic.range);
  if (kept === undefined || citekey === "") {
    return undefined;
  }
  const action = new vscode.CodeAction(
    vscode.l10n.t("Merge into {0}: cite it instead, and remove this entry", kept),
    vscode.CodeActionKind.QuickFix,
  );
  action.diagnostics = [diagnostic];
  return Object.assign(action, { merging: { document, citekey, kept } });
}

/**
 * Returns the edit that cites the kept key wherever the other is cited in the workspace, and removes the other entry. A citation that has both
 * keys loses the second.
 */
export async function mergeEdit(
  services: KeyServices,
  { document, citekey, kept }: Merging,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const { entries, uses } = await usesOfKey(services, { document, citekey }, token);
  const edit = new vscode.WorkspaceEdit();
  const removed = entryWithSpace(document.getText(), citekey);
  if (token.isCancellationRequested || !removed) {
    return edit;
  }
  edit.delete(document.uri, rangeOf(document, removed.start, removed.end));
  for (const { file, place } of entries.filter(({ isDeclaration }) => !isDeclaration)) {
    if (file.uri.toString() !== document.uri.toString() || place.end <= removed.start || removed.end <= place.start) {
      edit.replace(file.uri, file.rangeOf(place), kept);
    }
  }
  for (const { text, syntax, key } of uses) {
    const citation = text.citations.find(({ start, end, keys }) => start <= key.start && key.end <= end && keys.includes(key));
    const separator = citation?.separator;
    const isDouble = citation?.keys.some((one) => one.citekey === kept) === true;
    const item = isDouble && separator !== undefined ? itemAround(text.text, key, { ...citation, separator }) : undefined;
    const change = item ? { ...item, newText: "" } : writtenKey(syntax, { text: text.text, start: key.start, end: key.end }, kept);
    edit.replace(text.uri, text.rangeOf(change), change.newText);
  }
  return edit;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Returns the range of the last entry with this key and of the empty lines after it. */
function entryWithSpace(text: string, citekey: string): Range | undefined {
  const entry = splitBibtex(text).findLast((chunk) => chunk.kind === "entry" && chunk.citekey?.text === citekey);
  return (
    entry && {
      start: entry.start,
      end: entry.end + (/^[ \t]*(?:\r?\n)?(?:[ \t]*\r?\n)*/.exec(text.slice(entry.end, entry.end + 2000))?.[0].length ?? 0),
    }
  );
}

/** Returns the range of a key with one of its separators, or `undefined` if there is more around the key than spaces and its prefix. */
function itemAround(
  text: string,
  key: Range,
  {
    separator,
    keyPrefix,
    listStart,
    listEnd,
  }: { readonly separator: string; readonly keyPrefix: string; readonly listStart: number; readonly listEnd: number },
): Range | undefined {
  const before = text.slice(listStart, key.start);
  const after = text.slice(key.end, listEnd);
  const last = before.lastIndexOf(separator);
  const next = after.indexOf(separator);
  const lead = before.slice(last + 1);
  const tail = next === -1 ? after : after.slice(0, next);
  if (lead.trim() !== keyPrefix || tail.trim() !== "") {
    return undefined;
  }
  return last >= 0
    ? { start: listStart + last, end: key.end + tail.length }
    : next === -1
      ? undefined
      : { start: listStart, end: key.end + next + 1 };
}
