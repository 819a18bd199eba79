import * as vscode from "vscode";
import { decodeTextInSlices } from "../../core/formats/decodeText";
import type { Problem } from "../../core/paper";
import { type NamedBy, readUri, type ReadingOptions } from "./disk/readUri";
import { orUndefined } from "./orUndefined";
import { runSliced } from "./slices";

const fromWorkspace: ReadingOptions = { namedBy: "workspace", maxBytes: 64 * 1024 * 1024 };

/** A larger file is read only if the user agrees. */
export const maxBytesUnasked = 64 * 1024 * 1024;

/** A gzipped file with more content is refused: a thousandth of that is enough to hold it. A file that the user named may have more. */
const maxUnpackedBytes: Readonly<Record<NamedBy, number>> = { user: 256 * 1024 * 1024, workspace: maxBytesUnasked };

/** No more becomes a text, even if the user agrees. */
const maxTextBytes = 512 * 1024 * 1024 - 64;

/** A file that the user named has more content than is read unasked, but not more than can be read. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";

  constructor(
    message: string,
    readonly bytes: number,
  ) {
    super(message);
  }
}

/** How a text is read. */
export interface TextOptions extends ReadingOptions {
  /** The user agreed to read the file, however large it is. */
  readonly isAgreed?: boolean;
}

/** The text of a file, and the lines on which letters were lost. */
export interface ReadText {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a file of any file system, in any encoding, gzipped or not. Without options, something in the workspace names the file, and it
 * is refused if it is larger than what is read unasked.
 *
 * @throws if the file cannot be read or is refused.
 */
export async function readText(uri: vscode.Uri, options: TextOptions = fromWorkspace): Promise<string> {
  return (await readTextAndProblems(uri, options)).text;
}

/**
 * Like {@link readText}, with the problems of its encoding.
 *
 * @throws TooLarge if the user may agree to read the file.
 */
export async function readTextAndProblems(uri: vscode.Uri, options: TextOptions = fromWorkspace): Promise<ReadText> {
  const bytes = await readUri(uri, options);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isGzipped ? await unpacked(bytes, options) : bytes;
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
    problems: lines.map((line) => ({
      line,
      message: vscode.l10n.t("A byte is not valid in the encoding of the settings, so a letter was lost."),
    })),
  };
}

function unpacked(bytes: Uint8Array, { namedBy, isAgreed = false }: TextOptions): Promise<Uint8Array> {
  const most = isAgreed ? maxTextBytes : maxUnpackedBytes[namedBy];
  return gunzip(bytes, most, namedBy === "user" ? maxTextBytes : most);
}

/** If fewer letters are read for each byte that is not valid, the file has another encoding. */
const lettersPerLost = 10;

/**
 * Returns the unpacked content. Unpacks twice, and keeps nothing the first time: that finds out how long the content is, and a bomb leaves no
 * memory to clear away.
 *
 * @param countedBytes content with more than `maxBytes` is counted up to this, so that the user can be asked.
 * @throws TooLarge if the content has more than `maxBytes`, but at most `countedBytes`.
 * @throws if the content is damaged, or has more.
 */
export async function gunzip(bytes: Uint8Array, maxBytes: number, countedBytes = maxBytes): Promise<Uint8Array> {
  let length = 0;
  for await (const part of unpackedParts(bytes)) {
    length += part.length;
    if (length > countedBytes) {
      throw new Error(moreThan(countedBytes));
    }
  }
  if (length > maxBytes) {
    throw new TooLarge(moreThan(maxBytes), length);
  }
  const content = new Uint8Array(length);
  let at = 0;
  for await (const part of unpackedParts(bytes)) {
    content.set(part, at);
    at += part.length;
  }
  return content;
}

function moreThan(bytes: number): string {
  return vscode.l10n.t("It has more than {0} MB when it is unpacked.", Math.round(bytes / 1024 / 1024));
}

/** Yields the unpacked content in parts of some kilobytes. Unpacks no more once the caller stops. */
async function* unpackedParts(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  const reader: ReadableStreamDefaultReader<Uint8Array> = new Blob([Uint8Array.from(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"))
    .getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield part.value;
    }
  } finally {
    await reader.cancel();
  }
}

/** Returns the name of a file without its folder and without `.gz`: `"iclr2025.json"`. */
export function fileName(uri: vscode.Uri): string {
  return (uri.path.split("/").at(-1) ?? "").replace(/\.gz$/i, "");
}
