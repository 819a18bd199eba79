import { mergeParts, type Merging } from "./mergeParts";
import type { MadePart } from "./part";
import { countOf, listWords, type WordList, wordAt } from "./wordList";

/** So many words are compared in a slice: about a millisecond's work. */
const wordsInSlice = 2048;

/** One part of several small ones that were made apart, each one's papers behind those of the one before. Yields after each slice. */
export function* mergeByText(parts: readonly MadePart[]): Generator<undefined, MadePart> {
  const part = yield* mergeParts(yield* aligned(parts));
  return { part, ids: new Int32Array(0), titles: parts.flatMap(({ titles }) => titles) };
}

/** The words of parts whose numbers are of different tables: their texts are compared. */
function* aligned(parts: readonly MadePart[]): Generator<undefined, Merging> {
  const lists = parts.map(({ part }) => part.vocabulary);
  const most = lists.reduce((sum, list) => sum + countOf(list), 0);
  const sources = lists.map(() => new Int32Array(most).fill(-1));
  const places = new Int32Array(lists.length);
  const heads = lists.map((list) => headOf(list, 0));
  const words: string[] = [];
  for (let least = leastOf(heads); least !== undefined; least = leastOf(heads)) {
    for (let at = 0; at < lists.length; at++) {
      const [list, source, place = 0] = [lists[at], sources[at], places[at]];
      if (heads[at] === least && list && source) {
        source[words.length] = place;
        places[at] = place + 1;
        heads[at] = headOf(list, place + 1);
      }
    }
    words.push(least);
    if (words.length % wordsInSlice === 0) {
      yield;
    }
  }
  return { parts, words: listWords(words), sources: sources.map((source) => source.subarray(0, words.length)) };
}

/** The word at a place, `undefined` behind the last. */
function headOf(list: WordList, place: number): string | undefined {
  return place < countOf(list) ? wordAt(list, place) : undefined;
}

function leastOf(words: readonly (string | undefined)[]): string | undefined {
  let least: string | undefined;
  for (const word of words) {
    least = word !== undefined && (least === undefined || word < least) ? word : least;
  }
  return least;
}
