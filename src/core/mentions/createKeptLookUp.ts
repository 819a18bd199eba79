import { fold } from "../words/fold";
import type { Paper } from "../paper";
import { createLookUp, type MentionLookUp } from "./createMentionMatcher";
import { createFormKeysBuilder, type FormKeys } from "./forms/formKeys";
import type { KeptKeys } from "./forms/keptKeys";
import { createKeyTable } from "./forms/keyTable";

/** Papers that are known by their hashes, and are read when they are asked for. */
export interface HashedPapers {
  /** Of each paper, see `hashOfPaper`. */
  readonly hashes: readonly number[];
  /** Not the same object each time. */
  at(index: number): Paper | undefined;
}

/**
 * The look-up over papers of which none is read before its name stands in a text, by the keys that were kept of them. A paper of which no keys
 * were kept is not found. Yields after each slice of the work.
 *
 * @param muted the names with which the keys were kept.
 */
export function* createKeptLookUp(kept: KeptKeys, papers: HashedPapers, muted: readonly string[]): Generator<undefined, MentionLookUp> {
  const keys = yield* keysOf(kept, papers.hashes);
  const table = yield* createKeyTable(keys);
  const read = new Map<number, Paper | undefined>();
  const paperAt = (index: number): Paper | undefined => {
    const paper = read.get(index) ?? papers.at(index);
    read.set(index, paper);
    return paper;
  };
  return createLookUp({ keys, table, paperAt, muted: new Set(muted.map(fold)) });
}

/** So many papers are copied at once: about a millisecond's work. */
const longestRun = 2_000;

/** Those of these papers, in their order, copied in runs of papers that stand beside each other there too. */
function* keysOf(kept: KeptKeys, hashes: readonly number[]): Generator<undefined, FormKeys> {
  const builder = createFormKeysBuilder();
  let expected = 0;
  for (let index = 0; index < hashes.length;) {
    const start = kept.findHash(hashes[index] ?? 0, expected);
    let end = start + 1;
    index++;
    while (start >= 0 && index < hashes.length && end - start < longestRun && kept.findHash(hashes[index] ?? 0, end) === end) {
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
