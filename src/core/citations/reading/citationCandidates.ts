import type { Paper } from "../../paper";
import { displayName } from "../../search/text/fields";
import { fold } from "../../words/fold";
import type { OpenCitation } from "../syntaxes/citation";

/** An entry or paper to offer for the typed text. */
export interface CitationCandidate {
  /** The key of the entry, or of the paper in the library. */
  readonly citekey: string;
  /** The paper; `undefined` if only the entry's key could be read. */
  readonly paper?: Paper;
  /** True if the document's bibliography has it; if not, citing it records it there. */
  readonly isRecorded: boolean;
}

/** The search and the bibliographies from which candidates come. */
export interface CandidateSources {
  /** Returns the library's papers for a query, best first, with comparable scores and the query's words that they lack. */
  search(query: string): readonly { readonly paper: Paper; readonly score: number; readonly missing: readonly string[] }[];
  /** The keys of the document's bibliographies, in their order. */
  readonly keys: readonly string[];
  /** Returns the paper of a key in the bibliographies. */
  paperOf(citekey: string): Paper | undefined;
  /** Returns the key of a paper in the bibliographies, or `undefined` if they do not have it. */
  recordedKey(paper: Paper): string | undefined;
}

/** VS Code's list stays fast with this many rows; typing on finds the rest. */
const maxCandidates = 60;
/** The document's own entries come before the library's papers only from this share of the best score. */
const ownScoreShare = 0.5;
/** A candidate below this share of the best score is not what the user meant. */
const minScoreShare = 0.02;

/**
 * Returns the candidates for the typed part of a citation, best first: entries whose key begins with it, entries whose key contains it, then
 * the search results, with the document's own entries before the library's papers unless they match weakly. Papers of the library that lack
 * some of the words appear only if no result has all of them. Keys that the citation already has are left out.
 */
export function citationCandidates(open: OpenKeyPlace, sources: CandidateSources): readonly CitationCandidate[] {
  // After a whole key, the sentence or the citation goes on.
  if (open.words !== undefined && sources.keys.includes(open.typed.split(" ")[0] ?? "")) {
    return [];
  }
  return distinct([...entriesByKey(open.typed, sources), ...rankedHits(open, sources)])
    .filter(({ citekey, isRecorded }) => !isRecorded || !open.others.includes(citekey))
    .slice(0, maxCandidates);
}

type OpenKeyPlace = Pick<OpenCitation, "typed" | "others" | "words">;

/** Returns the entries whose key contains the typed text; those whose key begins with it come first. */
function entriesByKey(typed: string, { keys, paperOf }: CandidateSources): readonly CitationCandidate[] {
  const wanted = fold(typed.trim());
  const containing = keys.map((citekey) => ({ citekey, at: fold(citekey).indexOf(wanted) })).filter(({ at }) => at !== -1);
  const [beginning, others] = [containing.filter(({ at }) => at === 0), containing.filter(({ at }) => at > 0)];
  return [...beginning.slice(0, maxCandidates), ...others.slice(0, maxCandidates)].map(({ citekey }) => {
    const paper = paperOf(citekey);
    return { citekey, ...(paper ? { paper } : {}), isRecorded: true };
  });
}

/** A result of the search, with the key of its entry if the bibliographies have it. */
interface Hit {
  readonly citekey: string;
  readonly paper: Paper;
  readonly isRecorded: boolean;
  readonly score: number;
  /** True if the paper has all words of the query. */
  readonly isWhole: boolean;
}

/** Returns the papers that the search finds: first those of the document that match well, then the others. */
function rankedHits(open: OpenKeyPlace, sources: CandidateSources): readonly CitationCandidate[] {
  const found = sources.search(queryOf(open.typed)).map(({ paper, score, missing }): Hit => {
    const key = sources.recordedKey(paper);
    return { citekey: key ?? paper.citekey, paper, isRecorded: key !== undefined, score, isWhole: missing.length === 0 };
  });
  const top = topOf(found.map(({ score }) => score));
  const hits = meantAmong(found, open);
  const own = hits.filter(({ isRecorded, score }) => isRecorded && score >= ownScoreShare * top);
  return [...own, ...hits.filter((hit) => !own.includes(hit) && hit.score >= minScoreShare * top)].map(
    ({ citekey, paper, isRecorded }) => ({ citekey, paper, isRecorded }),
  );
}

/** Returns the hits that the user may mean: with all of several words, and where a sentence may simply go on, in a title. */
function meantAmong(found: readonly Hit[], { typed, words }: OpenKeyPlace): readonly Hit[] {
  if (words !== undefined) {
    return found.filter(({ paper, isWhole }) => isWhole && (words === "enclosed" || isInTitle(typed, paper)));
  }
  return found.some(({ isWhole }) => isWhole) ? found.filter(({ isWhole, isRecorded }) => isWhole || isRecorded) : found;
}

/** Returns whether each word begins a word of the paper's title, authors, or names. */
function isInTitle(typed: string, { title, authors, aliases }: Paper): boolean {
  const known = wordsOf([title, ...authors.map(displayName), ...aliases.map(({ text }) => text)].join(" "));
  return wordsOf(typed).every((word) => known.some((one) => one.startsWith(word)));
}

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
}

/** Returns the best score, or the second if the search has raised one paper far above all others and its score cannot be compared. */
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

/** Returns the query for a typed text: its words, and the parts of a key such as `zhang2024neg`. */
export function queryOf(typed: string): string {
  const words = typed.replace(/[^\p{L}\p{N}\p{M}'’]+/gu, " ").trim();
  return words.replace(/^(\p{L}{2,})((?:19|20)\d\d)(?=\p{L}|$)/u, "$1 $2 ").trim();
}
