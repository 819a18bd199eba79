import { runToEnd } from "../../core/sliced";
import { createMatcherInSlices, type MentionMatcher } from "../../core/mentions/createMentionMatcher";
import type { KnownKeys } from "../../core/mentions/forms/formKeys";
import type { Paper } from "../../core/paper";
import { runSliced } from "../platform/slices";
import type { MentionKeysCache } from "./mentionKeysCache";

/** The papers and settings that a matcher is made of. */
export interface MatcherSubject {
  readonly papers: readonly Paper[];
  readonly mutedNames: readonly string[];
  readonly shownNames?: readonly string[];
}

/** Makes matchers one after the other. Each one reuses what the last one read of a paper. */
export interface Matchers {
  /** Makes the matcher of a small library. */
  atOnce(subject: MatcherSubject): MentionMatcher;
  /** Makes the matcher of a large library and caches its keys for the next start. Returns `undefined` once it is unwanted. */
  inSlices(subject: MatcherSubject, isUnwanted: () => boolean): Promise<MentionMatcher | undefined>;
}

/** The cache is written again once it lacks this many papers. */
const minPapersWorthSaving = 1_000;

interface Made {
  readonly known: KnownKeys;
  readonly mutedNames: readonly string[];
}

/** Without a cache, each start reads all papers again. */
export function createMatchers(cache?: MentionKeysCache): Matchers {
  let small: Made | undefined;
  let large: Made | undefined;
  let unkept = 0;
  // One after the other, so that the newest keys are written last.
  let keeping = Promise.resolve();
  const keep = ({ papers, mutedNames }: MatcherSubject, known: KnownKeys): void => {
    if (unkept >= minPapersWorthSaving) {
      unkept = 0;
      keeping = keeping.then(() => cache?.save(papers, known, mutedNames));
    }
  };
  return {
    atOnce({ papers, mutedNames, shownNames = [] }) {
      const options = { muted: mutedNames, shown: shownNames, known: knownOf(small, mutedNames) };
      const matcher = runToEnd(createMatcherInSlices(papers, options));
      small = { known: matcher.known, mutedNames };
      return matcher;
    },
    async inSlices(subject, isUnwanted) {
      const { papers, mutedNames, shownNames = [] } = subject;
      const known = knownOf(large, mutedNames) ?? (await cache?.load(mutedNames));
      let unknown = known ? 0 : papers.length;
      const counted = known && { keys: known.keys, find: (paper: Paper, expected: number) => count(known.find(paper, expected)) };
      const count = (place: number): number => {
        unknown += place < 0 ? 1 : 0;
        return place;
      };
      const options = { muted: mutedNames, shown: shownNames, known: counted };
      const matcher = await runSliced(createMatcherInSlices(papers, options), isUnwanted);
      if (matcher) {
        large = { known: matcher.known, mutedNames };
        unkept += unknown;
        keep(subject, matcher.known);
      }
      return matcher;
    },
  };
}

function knownOf(made: Made | undefined, mutedNames: readonly string[]): KnownKeys | undefined {
  return made && isSameList(made.mutedNames, mutedNames) ? made.known : undefined;
}

/** Returns `true` if two lists have the same texts in the same order. */
export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, position) => text === other[position]);
}
