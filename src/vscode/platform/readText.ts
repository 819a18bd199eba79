import * as vscode from "vscode";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import type { Problem } from "../../core/paper";
import { readUri } from "./disk/readUri";
import { orUndefined } from "./orUndefined";
import { runSliced } from "./slices";

/** A larger file is read only if the user agrees. */
export const maxBytesUnasked = 64 * 1024 * 1024;

/** The text of a file, and the lines on which letters were lost. */
export interface ReadText {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Reads the text of a file of any file system, in any encoding, gzipped or not. @throws if the file cannot be read. */
export async function readText(uri: vscode.Uri): Promise<string> {
  return (await readTextAndProblems(uri)).text;
}

/** Like {@link readText}, with the problems of its encoding. */
export async function readTextAndProblems(uri: vscode.Uri): Promise<ReadText> {
  const bytes = await readUri(uri);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isGzipped ? await gunzip(bytes) : bytes;
  const decoded = await runSliced(decodeTextInSlices(content));
  const { text, encoding, isDeclared = false, problems = [] } = decoded;
  // Any bytes are valid in Windows-1252, so it is only a guess. So is UTF-8 if some bytes are not valid in it.
  const isGuess = problems.length > 0 || (encoding === "windows-1252" && !isDeclared);
  return (isGuess ? await readBySettings(content, uri) : undefined) ?? { text, problems };
}

/**
 * Decodes with the encoding in VS Code's settings, such as `files.encoding`, which may differ by language and folder. Returns `undefined` if
 * more than a few bytes are not valid in it.
 */
async function readBySettings(content: Uint8Array, uri: vscode.Uri): Promise<ReadText | undefined> {
  const text = await orUndefined(vscode.workspace.decode(content, { uri }));
  if (text?.includes("\uFFFD") !== true) {
    return text === undefined ? undefined : { text, problems: [] };
  }
  const [beyondAscii, lost] = [text.match(/[^\0-\x7f]/g)?.length ?? 0, text.split("\uFFFD").length - 1];
  const isUtf8 = /^utf8/.test(vscode.workspace.getConfiguration("files", uri).get("encoding", "utf8"));
  if (isUtf8 || lost * lettersPerLost > beyondAscii) {
    return undefined;
  }
  const lines = text.split(/\r\n|\n|\r/).flatMap((line, index) => (line.includes("\uFFFD") ? [index + 1] : []));
  return {
    text,
    problems: lines.map((line) => ({ line, message: "A byte is not valid in the encoding of the settings, so a letter was lost." })),
  };
}

/** If fewer letters are read for each byte that is not valid, the file has another encoding. */
const lettersPerLost = 10;

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Returns the name of a file without its folder and without `.gz`: `"iclr2025.json"`. */
export function fileName(uri: vscode.Uri): string {
  return (uri.path.split("/").at(-1) ?? "").replace(/\.gz$/i, "");
}
