import { createPlaceForFiles } from "../../disk/readFileInPlace";
import { maxFileBytes } from "../files";
import { scanFile } from "./scanFile";
import type { Threads } from "./threads";
import type { ScannedFile, Work } from "./work";

/** Yields the files of which the work has a result, or which cannot be read, in their order; in the threads, if there are any. */
export async function* scanFiles<Result>(
  files: Iterable<string>,
  work: Work<Result>,
  threads: Threads<Result> | undefined,
): AsyncGenerator<ScannedFile<Result>> {
  if (threads) {
    for await (const answer of threads.scan(inLists(files))) {
      yield* answer;
    }
    return;
  }
  const place = createPlaceForFiles(maxFileBytes);
  for (const file of files) {
    const scanned = scanFile(place, file, work);
    if (scanned) {
      yield scanned;
    }
  }
}

const filesPerList = 32;

/** Yields the files in lists that a thread reads at once. */
function* inLists(files: Iterable<string>): Generator<readonly string[]> {
  let list: string[] = [];
  for (const file of files) {
    list.push(file);
    if (list.length === filesPerList) {
      yield list;
      list = [];
    }
  }
  yield list;
}
