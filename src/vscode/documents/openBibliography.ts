import * as vscode from "vscode";
import { decodeText, type TextEncoding } from "../../core/formats/decodeText";
import { orUndefined } from "../platform/orUndefined";

/** What stands in a text for bytes that are not valid in the encoding in which it was read. */
const unreadable = "\uFFFD";

/** VS Code's names for encodings; Latin-1 has a sign for each byte, Windows-1252 not. */
const encodings: Readonly<Record<TextEncoding, readonly string[]>> = {
  "utf-8": ["utf8"],
  "utf-16le": ["utf16le"],
  "utf-16be": ["utf16be"],
  "windows-1252": ["windows1252", "iso88591"],
};

/**
 * The document of a file, opened in the file's own encoding where VS Code has taken it for another: saved in that, it would lose what could not be
 * read. `undefined` where there is no such file, or VS Code cannot open it.
 */
export async function openBibliography(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const document = await orUndefined(vscode.workspace.openTextDocument(uri));
  if (!document || !(await isMisread(document))) {
    return document;
  }
  for (const encoding of encodings[decodeText(await vscode.workspace.fs.readFile(uri)).encoding]) {
    const again = await orUndefined(vscode.workspace.openTextDocument(uri, { encoding }));
    if (again && !again.getText().includes(unreadable)) {
      return again;
    }
  }
  return document;
}

/** Whether a document has signs for what could not be read that its file has not. */
export async function isMisread({ uri, getText }: vscode.TextDocument): Promise<boolean> {
  if (!getText().includes(unreadable)) {
    return false;
  }
  const bytes = await orUndefined(vscode.workspace.fs.readFile(uri));
  return bytes !== undefined && !decodeText(bytes).text.includes(unreadable);
}
