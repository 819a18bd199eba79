import * as vscode from "vscode";
import { decodeText } from "../../core/formats/decodeText";
import { readUri, statUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";

/** The character that a decoder puts in place of bytes that are not valid in its encoding. */
const unreadable = "\uFFFD";

/** VS Code's names for encodings, if they are not the label without its hyphens. Latin-1 has a character for each byte; Windows-1252 does not. */
const encodings: ReadonlyMap<string, readonly string[]> = new Map([
  ["windows-1252", ["windows1252", "iso88591"]],
  ["macintosh", ["macroman"]],
  ["ibm866", ["cp866"]],
  ["big5", ["cp950"]],
]);

/**
 * Opens a file in its own encoding if VS Code would guess a wrong one: saved in the wrong encoding, it would lose the
 * characters that could not be read. Returns `undefined` if VS Code cannot open the file.
 */
export async function openBibliography(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const stat = await orUndefined(statUri(uri));
  if (stat && (stat.type & vscode.FileType.File) === 0) {
    return undefined;
  }
  const document = await orUndefined(vscode.workspace.openTextDocument(uri));
  if (!document || !(await isMisread(document))) {
    return document;
  }
  const label = decodeText(await readUri(uri, { namedBy: "workspace" })).encoding;
  for (const encoding of encodings.get(label) ?? [label.replace(/[-_]/g, "")]) {
    const again = await orUndefined(vscode.workspace.openTextDocument(uri, { encoding }));
    if (again && !again.getText().includes(unreadable)) {
      return again;
    }
  }
  return document;
}

/** Returns `true` if a document has characters for unreadable bytes that are readable in the encoding of its file. */
export async function isMisread({ uri, getText }: vscode.TextDocument): Promise<boolean> {
  if (!getText().includes(unreadable)) {
    return false;
  }
  const bytes = await orUndefined(readUri(uri, { namedBy: "workspace" }));
  return bytes !== undefined && !decodeText(bytes).text.includes(unreadable);
}
