import type { PlaceForFiles } from "../../disk/readFileInPlace";
import { FileRefused } from "../../disk/readRegularFile";
import { fileProblem } from "../fileProblem";
import { decodeFast } from "./decodeFast";
import type { ScannedFile, Work } from "./work";

/** Reads a file and does the work on its text. Returns `undefined` if it is no text or has nothing. */
export function scanFile<Result>(place: PlaceForFiles, file: string, work: Work<never, Result>): ScannedFile<Result> | undefined {
  let bytes: Buffer;
  try {
    bytes = place.read(file);
  } catch (error) {
    const isTooLarge = error instanceof FileRefused && error.isTooLarge;
    return {
      file,
      problem: isTooLarge ? `${file} ${error.message.replace(/^it /, "")} and was skipped` : `cannot read ${file}: ${fileProblem(error)}`,
    };
  }
  const text = decodeFast(bytes);
  const result = text === undefined ? undefined : work.read(text, file);
  return result === undefined ? undefined : { file, result };
}
