import * as vscode from "vscode";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import { readUri, type ReadingOptions } from "./disk/readUri";
import { orUndefined } from "./orUndefined";
import { runSliced } from "./slices";

const fromWorkspace: ReadingOptions = { namedBy: "workspace", maxBytes: 64 * 1024 * 1024 };

/** A larger file is read only if the user agrees. */
export const maxBytesUnasked = 64 * 1024 * 1024;

/** A gzipped file with more content is refused: a thousandth of that is enough to hold it. */
const maxUnpackedBytes = 256 * 1024 * 1024;

/**
 * Reads the text of a file of any file system, in any encoding, gzipped or not. Without options, something in the workspace names the file, and it
 * is refused if it is larger than what is read unasked.
 *
 * @throws if the file cannot be read or is refused.
 */
export async function readText(uri: vscode.Uri, options: ReadingOptions = fromWorkspace): Promise<string> {
  const bytes = await readUri(uri, options);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isGzipped ? await gunzip(bytes, maxUnpackedBytes) : bytes;
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

/** @throws if the content is damaged, or has more than `maxBytes`. */
export async function gunzip(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const reader: ReadableStreamDefaultReader<Uint8Array> = new Blob([Uint8Array.from(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"))
    .getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new Error(`It has more than ${Math.round(maxBytes / 1024 / 1024)} MB when it is unpacked.`);
    }
  }
  const content = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    content.set(part, at);
    at += part.length;
  }
  return content;
}

/** Returns the name of a file without its folder and without `.gz`: `"iclr2025.json"`. */
export function fileName(uri: vscode.Uri): string {
  return (uri.path.split("/").at(-1) ?? "").replace(/\.gz$/i, "");
}
