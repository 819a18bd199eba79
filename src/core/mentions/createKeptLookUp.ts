import { fold } from "../words/fold";
import type { Paper } from "../paper";
import { createLookUp, type MentionLookUp, type MentionOptions } from "./createMentionMatcher";
import { createFormKeysBuilder, type FormKeys } from "./forms/formKeys";
import type { KeptKeys } from "./forms/keptKeys";
import { createKeyTable } from "./forms/keyTable";

/** Papers that are identified by their hashes and read on demand. */
export interface HashedPapers {
  /** The hash of each paper, as `hashOfPaper` computes it. */
  readonly hashes: readonly number[];
  /** Returns the paper at an index, a new object each time, or `undefined` if it cannot be read. */
  at(index: number): Paper | undefined;
}

/**
 * Returns the look-up over papers whose keys were kept. A paper is read only when its name occurs in a text. A paper without
 * kept keys is not found. Yields after each slice of the work.
 *
 * @param options with the muted names with which the keys were kept
 */
export function* createKeptLookUp(
  kept: KeptKeys,
  papers: HashedPapers,
  { muted = [], shown = [] }: MentionOptions,
): Generator<undefined, MentionLookUp> {
  const keys = yield* keysOf(kept, papers.hashes);
  const table = yield* createKeyTable(keys);
  const read = new Map<number, Paper | undefined>();
  const paperAt = (index: number): Paper | undefined => {
    const paper = read.get(index) ?? papers.at(index);
    read.set(index, paper);
    return paper;
  };
  return createLookUp({ keys, table, paperAt, muted: new Set(muted.map(fold)), shown: new Set(shown.map(fold)) });
}

/** Takes about a millisecond. */
const papersPerCopy = 2_000;

/** Collects the keys of these papers, in their order. Papers that are neighbours in `kept` too are copied together. */
function* keysOf(kept: KeptKeys, hashes: readonly number[]): Generator<undefined, FormKeys> {
  const builder = createFormKeysBuilder();
  let expected = 0;
  for (let index = 0; index < hashes.length;) {
    const start = kept.findHash(hashes[index] ?? 0, expected);
    let end = start + 1;
    index++;
    while (start >= 0 && index < hashes.length && end - start < papersPerCopy && kept.findHash(hashes[index] ?? 0, end) === end) {
      end++;
      index++;
    }
    if (start < 0) {
      builder.add([]);
    } else {
      builder.copy(kept.keys, start, end);
      expected = end;
      yield;
    }
  }
  return builder.keys();
}
