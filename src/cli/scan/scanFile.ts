import type { PlaceForFiles } from "../../disk/readFileInPlace";
import { FileRefused } from "../../disk/readRegularFile";
import { fileProblem } from "../fileProblem";
import { fileTextOf } from "./decodeFast";
import type { ScannedFile, Work } from "./work";

/** Reads a file and does the work on its text. Returns `undefined` if the work finds nothing. */
export function scanFile<Result>(place: PlaceForFiles, file: string, work: Work<Result>): ScannedFile<Result> | undefined {
  let bytes: Buffer;
  try {
    bytes = place.read(file);
  } catch (error) {
    return error instanceof FileRefused && error.isTooLarge
      ? { file, problem: `${file} ${error.message.replace(/^it /, "")} and was skipped`, isTooLarge: true }
      : { file, problem: `cannot read ${file}: ${fileProblem(error)}` };
  }
  const result = work.read(fileTextOf(bytes), file);
  return result === undefined ? undefined : { file, result };
}
