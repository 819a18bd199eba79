import * as vscode from "vscode";
import { decodeText, type TextEncoding } from "../../core/formats/decodeText";
import { readUri, statUri } from "../platform/disk/readUri";
import { orUndefined } from "../platform/orUndefined";

/** The character that a decoder puts in place of bytes that are not valid in its encoding. */
const unreadable = "\uFFFD";

/** VS Code's names for encodings. Latin-1 has a character for each byte; Windows-1252 does not. */
const encodings: Readonly<Record<TextEncoding, readonly string[]>> = {
  "utf-8": ["utf8"],
  "utf-16le": ["utf16le"],
  "utf-16be": ["utf16be"],
  "windows-1252": ["windows1252", "iso88591"],
};

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
  for (const encoding of encodings[decodeText(await readUri(uri, { namedBy: "workspace" })).encoding]) {
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
