import type { Paper } from "../../paper";
import { fold } from "../../words/fold";
import type { OpenCitation } from "../syntaxes/citation";

/** What can be cited in the place of what is typed. */
export interface CitationCandidate {
  /** The key of the entry, or of the paper in the library. */
  readonly citekey: string;
  /** `undefined` for an entry of which nothing but the key can be read. */
  readonly paper?: Paper;
  /** Whether the document's bibliography has it; any other is recorded there when it is cited. */
  readonly isRecorded: boolean;
}

/** Where candidates are found. */
export interface CandidateSources {
  /** The papers of the library that a query finds, best first, with scores that can be compared and the words that they lack. */
  search(query: string): readonly { readonly paper: Paper; readonly score: number; readonly missing: readonly string[] }[];
  /** The keys of the document's bibliographies, in their order. */
  readonly keys: readonly string[];
  /** The paper of such a key. */
  paperOf(citekey: string): Paper | undefined;
  /** The key of a paper in them; `undefined` for one that they have not. */
  recordedKey(paper: Paper): string | undefined;
}

/** VS Code's list stays quick with this many rows; what is further down is found by typing on. */
const most = 60;
/** An entry that matches so much worse than the best paper does not stand before it. */
const weak = 0.5;
/** What matches so much worse than the best is not what was meant. */
const tooWeak = 0.02;

/**
 * What to offer for what is typed of a citation, best first: entries whose key begins so, then what the search finds, the document's own entries
 * before the library's papers, and at last what matches but weakly; papers of the library that have only some of the words where none has all.
 * No paper that the same citation has already.
 */
export function citationCandidates(
  { typed, others }: Pick<OpenCitation, "typed" | "others">,
  sources: CandidateSources,
): readonly CitationCandidate[] {
  const wanted = fold(typed.trim());
  const keys = sources.keys.filter((key) => fold(key).includes(wanted));
  const begins = (citekey: string): boolean => fold(citekey).startsWith(wanted);
  const byKey = (citekey: string): CitationCandidate => {
    const paper = sources.paperOf(citekey);
    return { citekey, ...(paper ? { paper } : {}), isRecorded: true };
  };
  const found = sources.search(queryOf(typed)).map(({ paper, score, missing }) => {
    const key = sources.recordedKey(paper);
    return { citekey: key ?? paper.citekey, paper, isRecorded: key !== undefined, score, isWhole: missing.length === 0 };
  });
  const hits = found.some(({ isWhole }) => isWhole) ? found.filter(({ isWhole, isRecorded }) => isWhole || isRecorded) : found;
  const top = topOf(found.map(({ score }) => score));
  const own = hits.filter(({ isRecorded, score }) => isRecorded && score >= weak * top);
  const ranked = [...own, ...hits.filter((hit) => !own.includes(hit) && hit.score >= tooWeak * top)].map(
    ({ citekey, paper, isRecorded }) => ({ citekey, paper, isRecorded }),
  );
  const all = [
    ...keys.filter(begins).slice(0, most).map(byKey),
    ...keys
      .filter((key) => !begins(key))
      .slice(0, most)
      .map(byKey),
    ...ranked,
  ];
  return distinct(all)
    .filter(({ citekey, isRecorded }) => !isRecorded || !others.includes(citekey))
    .slice(0, most);
}

/** The best score; where the search has set one paper apart from all others, whose score then is out of all proportion, the next. */
function topOf(scores: readonly number[]): number {
  const [best = 0, next = 0] = [...scores].sort((one, other) => other - one);
  return next > 0 && best > 1000 * next ? next : best;
}

function distinct(candidates: readonly CitationCandidate[]): readonly CitationCandidate[] {
  const first = new Map<string, CitationCandidate>();
  for (const candidate of candidates) {
    const identity = `${candidate.isRecorded ? "entry" : "paper"} ${candidate.citekey}`;
    first.set(identity, first.get(identity) ?? candidate);
  }
  return [...first.values()];
}

/** What is searched for: the words of what is typed, and of a key such as `zhang2024neg` its parts. */
export function queryOf(typed: string): string {
  const words = typed.replace(/[^\p{L}\p{N}\p{M}'’]+/gu, " ").trim();
  return words.replace(/^(\p{L}{2,})((?:19|20)\d\d)(?=\p{L}|$)/u, "$1 $2 ").trim();
}
