import { mergeParts, type Merging } from "./index/mergeParts";
import type { MadePart } from "./index/part";
import { listWords, wordsOf } from "./index/wordList";

/** So many words and postings are merged in a slice: little, for this code has often hardly run before. */
const mergedInSlice = 1024;

/** One part of several small ones that were made apart, each one's papers behind those of the one before. Yields after each slice. */
export function* mergeByText(parts: readonly MadePart[]): Generator<undefined, MadePart> {
  const part = yield* mergeParts(yield* aligned(parts));
  return { part, ids: new Int32Array(0), titles: parts.flatMap(({ titles }) => titles) };
}

/** The words of parts whose numbers are of different tables: their texts are put in order, for which the platform needs no warming up. */
function* aligned(parts: readonly MadePart[]): Generator<undefined, Merging> {
  const lists = parts.map(({ part }) => wordsOf(part.vocabulary));
  yield;
  const words = [...new Set(lists.flat())].sort();
  yield;
  const places = new Map<string, number>();
  words.forEach((word, place) => places.set(word, place));
  yield;
  const sources = lists.map((list) => {
    const source = new Int32Array(words.length).fill(-1);
    list.forEach((word, at) => {
      source[places.get(word) ?? 0] = at;
    });
    return source;
  });
  return { parts, words: listWords(words), sources, slice: mergedInSlice };
}
