import type { ResultCache } from "./resultCache";
import type { ScanEngine } from "./scanEngine";
import type { ScannedFile } from "./work";

interface ChangedParts<Result> {
  readonly texts: readonly string[];
  readonly cache: ResultCache<Result>;
  /** Is called with a sentence if the cache cannot be kept. */
  readonly warn: (message: string) => void;
}

/** Yields the same as the engine, but reads only the files that the cache does not know. Keeps what is found in it. */
export async function* scanChanged<Result>(
  files: readonly string[],
  engine: ScanEngine<Result>,
  { texts, cache, warn }: ChangedParts<Result>,
): AsyncGenerator<ScannedFile<Result>> {
  const found = new Map<string, ScannedFile<Result>>();
  const unknown: string[] = [];
  for (const file of files) {
    const result = cache.at(file);
    if (result === "unknown") {
      unknown.push(file);
    } else if (result) {
      found.set(file, { file, result });
    }
  }
  if (unknown.length > 0) {
    for await (const scanned of engine.scan(unknown, texts)) {
      found.set(scanned.file, scanned);
    }
  }
  for (const file of unknown.filter((one) => found.get(one)?.problem === undefined)) {
    cache.set(file, found.get(file)?.result);
  }
  const problem = await cache.save();
  if (problem !== undefined) {
    warn(problem);
  }
  yield* files.flatMap((file) => found.get(file) ?? []);
}
