import { createFreeCitekeys } from "../citekeys/freeCitekeys";
import { createSamePapers } from "../library/samePapers";
import type { Paper } from "../paper";
import { type BibtexLook, bibtexLookOf, formatEntryLike } from "../formats/bibtex/bibtexLook";
import { formatCitekey } from "../citekeys/citekey";
import { bibtexEntryOf, bibtexKey } from "../formats/bibtex/formatBibtex";
import { citekeyByPattern, defaultKeyPattern } from "../citekeys/keyPattern";
import { parseBibtex } from "../formats/bibtex/createBibtexReader";

/** Which version of a paper an entry describes, where both are known. */
export type PaperVersion = "published" | "preprint";

/** How papers are recorded. */
export interface RecordOptions {
  /** See {@link citekeyByPattern}; Google Scholar's unless told. */
  readonly keyPattern?: string;
  /** The published version unless told. */
  readonly version?: PaperVersion;
  /** The papers that the text has, where that was read already. */
  readonly bibliography?: readonly Paper[];
}

/** By which citekeys papers stand in a bibliography, and what must be added for that. */
export interface RecordedPapers {
  /** In the order of the papers. */
  readonly citekeys: readonly string[];
  /** The one insertion, an offset in the text before it; `undefined` where all the papers are there. */
  readonly insertion?: { readonly start: number; readonly text: string };
}

/**
 * Records papers in a .bib text. A paper that is there, by DOI, arXiv id, or title with an author, keeps its key and adds nothing. Any other
 * is appended in the look of the file's own entries, and nothing else of the text changes. A key that is taken, in whatever case, gets a
 * letter. A key that a person has given the paper stays; one that was made is made by the pattern.
 */
export function recordPapers(text: string, papers: readonly Paper[], options: RecordOptions = {}): RecordedPapers {
  const { citekeys, entries, look } = missingEntries(text, papers, options);
  return entries.length === 0 ? { citekeys } : { citekeys, insertion: { start: text.length, text: entriesBehind(text, entries, look) } };
}

/** The entries that a .bib text lacks. */
export interface MissingEntries {
  /** By which the papers are cited, in their order. */
  readonly citekeys: readonly string[];
  /** In the look of the text, without line breaks at their ends. */
  readonly entries: readonly string[];
  readonly look: BibtexLook;
}

/** What is to be added to a .bib text so that it has these papers; see {@link recordPapers}. */
export function missingEntries(text: string, papers: readonly Paper[], options: RecordOptions = {}): MissingEntries {
  const known = knownCitekeys(options.bibliography ?? parseBibtex(text).papers, papers);
  const taken = takenKeys(text);
  const added = new Map<Paper, Paper>();
  for (const paper of papers) {
    if (!known.has(paper) && !added.has(paper)) {
      const citekey = freeKey(keyFor(paper, options.keyPattern ?? defaultKeyPattern), taken);
      taken.add(citekey.toLowerCase());
      added.set(paper, { ...paperInVersion(paper, options.version ?? "published"), citekey });
    }
  }
  const citekeys = papers.map((paper) => known.get(paper) ?? added.get(paper)?.citekey ?? paper.citekey);
  const look = bibtexLookOf(text);
  return { citekeys, look, entries: [...added.values()].map((paper) => formatEntryLike(bibtexEntryOf(paper), look)) };
}

/** The citekeys of those papers that a bibliography has already. */
export function knownCitekeys(bibliography: readonly Paper[], papers: readonly Paper[]): ReadonlyMap<Paper, string> {
  const known = new Map<Paper, string>();
  const same = createSamePapers<Paper>();
  for (const paper of bibliography) {
    same.add(paper, paper);
  }
  for (const paper of papers) {
    const citekey = (same.find(paper, (one) => one) ?? namesake(bibliography, paper))?.citekey;
    if (citekey !== undefined) {
      known.set(paper, citekey);
    }
  }
  return known;
}

/** Where nothing but the title is known of a paper, its key and its title tell it. */
function namesake(bibliography: readonly Paper[], paper: Paper): Paper | undefined {
  const isBare = paper.authors.length === 0 && paper.doi === undefined && paper.arxiv === undefined;
  return isBare ? bibliography.find(({ citekey, title }) => citekey === paper.citekey && title === paper.title) : undefined;
}

function keyFor(paper: Paper, pattern: string): string {
  const isMade = /^[a-z]{0,2}$/.test(
    paper.citekey.startsWith(formatCitekey(paper)) ? paper.citekey.slice(formatCitekey(paper).length) : "-",
  );
  const key = bibtexKey(isMade ? citekeyByPattern(paper, pattern) : paper.citekey);
  return key === "" ? "paper" : key;
}

/** In lower case, those of entries without a title or in comments too. */
function takenKeys(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/@[\w\s+-]{1,60}[{(]\s{0,100}([^\s,={}"#%~\\]{1,300})/g), ([, key = ""]) => key.toLowerCase()));
}

function freeKey(citekey: string, taken: ReadonlySet<string>): string {
  const plain = citekey.toLowerCase();
  return taken.has(plain) ? citekey + createFreeCitekeys(taken, "b")(plain).slice(plain.length) : citekey;
}

/** The preprint alone has no venue and no DOI of one. */
export function paperInVersion(paper: Paper, version: PaperVersion): Paper {
  if (version === "published" || paper.arxiv === undefined) {
    return paper;
  }
  const { citekey, title, authors, year, abstract, arxiv, links, aliases } = paper;
  return {
    citekey,
    title,
    authors,
    ...(year === undefined ? {} : { year }),
    ...(abstract === undefined ? {} : { abstract }),
    arxiv,
    links,
    aliases,
  };
}

/** The entries with the line ends that part them from what the text ends with. */
function entriesBehind(text: string, entries: readonly string[], look: BibtexLook): string {
  const ends = /(?:\r?\n[ \t]*)*$/.exec(text.slice(-400))?.[0].split("\n").length ?? 1;
  const before = text.trim() === "" || text === "\uFEFF" ? 0 : Math.max(0, look.gap - (ends - 1));
  return look.lineEnd.repeat(before) + entries.join(look.lineEnd.repeat(look.gap)) + look.lineEnd;
}
