import path from "node:path";
import { readWordVectors, type WordVectors } from "../core/search/meaning/wordVectors";
import { readRegularFile } from "../disk/readRegularFile";
import type { Invocation } from "./command";

const maxTableBytes = 16 * 1024 * 1024;

/** Returns the word table of the search, or `undefined` after a line on standard error if it cannot be read. */
export async function loadWordVectors({ wordTableFolder, terminal }: Invocation): Promise<WordVectors | undefined> {
  try {
    const [bytes, list] = await Promise.all(
      ["meaning.bin", "meaning-words.txt"].map((name) => readRegularFile(path.join(wordTableFolder, name), { maxBytes: maxTableBytes })),
    );
    const words = bytes && list && readWordVectors(bytes, list);
    if (words) {
      return words;
    }
    terminal.writeError("the word table is damaged, so papers are found only by their own words");
  } catch (error) {
    terminal.writeError(
      `the word table cannot be read, so papers are found only by their own words: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return undefined;
}
