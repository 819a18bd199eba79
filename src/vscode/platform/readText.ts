import type * as vscode from "vscode";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import { readUri } from "./disk/readUri";
import { runSliced } from "./slices";

/** A larger file is read only when the person says so, in bytes. */
export const largestUnasked = 64 * 1024 * 1024;

/** The text of a file of any file system, in whatever encoding, gzipped or not. @throws where it cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string> {
  const bytes = await readUri(uri);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (await runSliced(decodeTextInSlices(isGzipped ? await gunzip(bytes) : bytes))).text;
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A file's name without its folder and without the ending that says it is gzipped: `"iclr2025.json"`. */
export function fileName(uri: vscode.Uri): string {
  return (uri.path.split("/").at(-1) ?? "").replace(/\.gz$/i, "");
}
