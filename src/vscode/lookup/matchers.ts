import { runToEnd } from "../../core/sliced";
import { createMatcherInSlices, type MentionMatcher } from "../../core/mentions/createMentionMatcher";
import type { KnownKeys } from "../../core/mentions/forms/formKeys";
import type { Paper } from "../../core/paper";
import { runSliced } from "../platform/slices";
import type { MentionKeysCache } from "./mentionKeysCache";

/** What a matcher is of. */
export interface MatcherSubject {
  readonly papers: readonly Paper[];
  readonly mutedNames: readonly string[];
}

/** Makes matchers one after the other. What one has read of a paper the next one need not read again. */
export interface Matchers {
  /** Of a small library. */
  atOnce(subject: MatcherSubject): MentionMatcher;
  /** Of a large one, which the next start has again from the cache; `undefined` where it is not wanted any more. */
  inSlices(subject: MatcherSubject, isUnwanted: () => boolean): Promise<MentionMatcher | undefined>;
}

/** So many papers that the cache does not have are worth a new one. */
const minPapersWorthSaving = 1_000;

interface Made {
  readonly known: KnownKeys;
  readonly mutedNames: readonly string[];
}

/** Without a cache nothing is kept for the next start. */
export function createMatchers(cache?: MentionKeysCache): Matchers {
  let small: Made | undefined;
  let large: Made | undefined;
  let unkept = 0;
  /** One after the other: two that write the same file at once would lose it. */
  let keeping = Promise.resolve();
  const keep = ({ papers, mutedNames }: MatcherSubject, known: KnownKeys): void => {
    if (unkept >= minPapersWorthSaving) {
      unkept = 0;
      keeping = keeping.then(() => cache?.save(papers, known, mutedNames));
    }
  };
  return {
    atOnce({ papers, mutedNames }) {
      const matcher = runToEnd(createMatcherInSlices(papers, { muted: mutedNames, known: knownOf(small, mutedNames) }));
      small = { known: matcher.known, mutedNames };
      return matcher;
    },
    async inSlices(subject, isUnwanted) {
      const { papers, mutedNames } = subject;
      const known = knownOf(large, mutedNames) ?? (await cache?.load(mutedNames));
      let unknown = known ? 0 : papers.length;
      const counted = known && { keys: known.keys, find: (paper: Paper, expected: number) => count(known.find(paper, expected)) };
      const count = (place: number): number => {
        unknown += place < 0 ? 1 : 0;
        return place;
      };
      const matcher = await runSliced(createMatcherInSlices(papers, { muted: mutedNames, known: counted }), isUnwanted);
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

/** Whether two lists have the same texts in the same order. */
export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, position) => text === other[position]);
}
