import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { decodeText, type DecodedText } from "../../core/formats/decodeText";
import { isBinary } from "../../core/formats/encoding/isBinary";
import { FileRefused, readRegularFile } from "../../disk/readRegularFile";
import { fileProblem } from "../fileProblem";
import { type Roots, rootOf } from "./roots";

/** A file that is read to be changed. */
export interface CitedText {
  /** Behind all symbolic links. */
  readonly file: string;
  /** `undefined` if there is no file yet. */
  readonly bytes: Uint8Array | undefined;
  readonly decoded: DecodedText;
}

const megabyte = 1024 * 1024;
const maxBytes = 64 * megabyte;

/** Reads a text to change, or says why that must not be: half a sentence, such as `"it is a binary file"`. */
export async function readCitedText(file: string): Promise<CitedText | { readonly problem: string }> {
  try {
    const bytes = await readRegularFile(file, { maxBytes });
    if (isBinary(bytes)) {
      return { problem: "it is a binary file" };
    }
    const decoded = decodeText(bytes);
    return decoded.problems ? { problem: "it has bytes that are not valid in its encoding" } : { file, bytes, decoded };
  } catch (error) {
    return { problem: error instanceof FileRefused ? error.message : fileProblem(error) };
  }
}

/** Reads a file near a document for what it says. Returns "" if it cannot be read or is outside of the roots. */
export async function readNear(file: string, roots: Roots): Promise<string> {
  const real = await realPathIn(file, roots);
  const read = real === undefined ? undefined : await readCitedText(real);
  return read && "decoded" in read ? read.decoded.text : "";
}

/** Returns the path of a file behind all symbolic links if it is in a root. The file need not exist, but its folder must. */
export async function realPathIn(file: string, roots: Roots): Promise<string | undefined> {
  const real = await realpath(file).catch(async () => {
    const isLink = await stat(file).then(
      () => true,
      () => false,
    );
    const folder = isLink ? undefined : await realpath(path.dirname(file)).catch(() => undefined);
    return folder === undefined ? undefined : path.join(folder, path.basename(file));
  });
  return real !== undefined && rootOf(real, roots) !== undefined ? real : undefined;
}
