import * as vscode from "vscode";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import { readUri } from "./disk/readUri";
import { orUndefined } from "./orUndefined";
import { runSliced } from "./slices";

/** A larger file is read only if the user agrees. */
export const maxBytesUnasked = 64 * 1024 * 1024;

/** Reads the text of a file of any file system, in any encoding, gzipped or not. @throws if the file cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string> {
  const bytes = await readUri(uri);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isGzipped ? await gunzip(bytes) : bytes;
  const { text, encoding } = await runSliced(decodeTextInSlices(content));
  // Any bytes are valid in Windows-1252, so it is only a guess.
  return encoding === "windows-1252" ? ((await decodedBySettings(content, uri)) ?? text) : text;
}

/**
 * Decodes with the encoding in VS Code's settings, such as `files.encoding`. Returns `undefined` if the bytes are not valid in
 * it.
 */
async function decodedBySettings(content: Uint8Array, uri: vscode.Uri): Promise<string | undefined> {
  const text = await orUndefined(vscode.workspace.decode(content, { uri }));
  return text?.includes("\uFFFD") === false ? text : undefined;
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Returns the name of a file without its folder and without `.gz`: `"iclr2025.json"`. */
export function fileName(uri: vscode.Uri): string {
  return (uri.path.split("/").at(-1) ?? "").replace(/\.gz$/i, "");
}
