import * as vscode from "vscode";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import { readUri } from "./disk/readUri";
import { orUndefined } from "./orUndefined";
import { runSliced } from "./slices";

/** A larger file is read only when the person says so, in bytes. */
export const maxBytesUnasked = 64 * 1024 * 1024;

/** The text of a file of any file system, in whatever encoding, gzipped or not. @throws where it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string> {
  const bytes = await readUri(uri);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isGzipped ? await gunzip(bytes) : bytes;
  const { text, encoding } = await runSliced(decodeTextInSlices(content));
  // Any bytes are valid in Windows-1252, so that it is no more than a guess.
  return encoding === "windows-1252" ? ((await decodedBySettings(content, uri)) ?? text) : text;
}

/** As VS Code's settings say, `files.encoding` among them; `undefined` if the bytes are not valid in what they say. */
async function decodedBySettings(content: Uint8Array, uri: vscode.Uri): Promise<string | undefined> {
  const text = await orUndefined(vscode.workspace.decode(content, { uri }));
  return text?.includes("\uFFFD") === false ? text : undefined;
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A file's name without its folder and without the ending that says it is gzipped: `"iclr2025.json"`. */
export function fileName(uri: vscode.Uri): string {
  return (uri.path.split("/").at(-1) ?? "").replace(/\.gz$/i, "");
}
