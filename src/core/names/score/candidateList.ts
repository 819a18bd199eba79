import { singularName } from "./singularName";

/** How a string came to be taken for a possible name. A score weighs these, see `features.ts`. */
export type Source =
  | "title head"
  | "title"
  | "title lead"
  | "title tail"
  | "title word"
  | "head name"
  | "introduced"
  | "introduced surely"
  | "named"
  | "named surely"
  | "stated"
  | "introduced phrase"
  | "named phrase"
  | "before data"
  | "short form"
  | "own short form"
  | "short form of others"
  | "brackets"
  | "quotes"
  | "word"
  | "rare word"
  | "last word"
  | "run"
  | "repository"
  | "own repository"
  | "address";

/** A string that may be a name of the paper, with everything that speaks for that. */
export interface ScoredCandidate {
  readonly text: string;
  readonly sources: ReadonlySet<Source>;
  /** Where it stands first in the abstract, or -1. */
  readonly start: number;
  readonly long: string | undefined;
  readonly why: string;
  /** Where the long form stands in the abstract, or -1. */
  readonly longStart: number;
  /** The rule that decides whose a short form is, if one does. */
  readonly rule: string | undefined;
}

/** A string, found once. */
export interface FoundCandidate {
  readonly text: string;
  readonly source: Source;
  /** Where it stands in the abstract. Left out if it does not. */
  readonly start?: number;
  readonly why: string;
  readonly long?: string | undefined;
  readonly longStart?: number;
  readonly rule?: string | undefined;
}

const maxCandidates = 120;
/** Matches `V_T+1` and `√n`, which no title names. */
const formula = /^\p{L}_\p{L}|[√∑≥≤=<>]\S/u;

/** Returns one candidate for each string that was found, in the order of `found`, at most 120. The first one found decides. */
export function joinFound(found: Iterable<FoundCandidate>): readonly ScoredCandidate[] {
  const candidates = new Map<string, Growing>();
  for (const one of found) {
    const text = singularName(one.text.replace(/(?<![,;.])[,;.]+$/, ""));
    const known = candidates.get(text);
    if (known !== undefined) {
      joinCandidate(known, one);
    } else if (candidates.size < maxCandidates && mayBeName(text)) {
      candidates.set(text, createCandidate(text, one));
    }
  }
  return [...candidates.values()];
}

type Growing = { -readonly [Key in keyof ScoredCandidate]: ScoredCandidate[Key] } & { readonly sources: Set<Source> };

function createCandidate(text: string, { source, start = -1, why, long, longStart = -1, rule }: FoundCandidate): Growing {
  return { text, sources: new Set([source]), start, why, long, longStart, rule };
}

function joinCandidate(known: Growing, { source, start = -1, long, longStart = -1, rule }: FoundCandidate): void {
  known.sources.add(source);
  known.start = known.start < 0 ? start : known.start;
  known.long ??= long;
  known.rule ??= rule;
  known.longStart = known.longStart < 0 ? longStart : known.longStart;
}

function mayBeName(text: string): boolean {
  return text.length >= 2 && text.length <= 70 && /\p{L}/u.test(text) && !formula.test(text);
}
