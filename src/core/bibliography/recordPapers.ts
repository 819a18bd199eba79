import { createFreeCitekeys } from "../citekeys/freeCitekeys";
import { createSamePapers } from "../library/samePapers";
import type { Paper } from "../paper";
import { type BibtexLook, bibtexLookOf, formatEntryLike } from "../formats/bibtex/write/bibtexLook";
import { formatCitekey } from "../citekeys/citekey";
import { bibtexKey } from "../formats/bibtex/write/bibtexEntryOf";
import { type BibtexDialect, dialectOf, entryInDialect } from "../formats/bibtex/write/bibtexDialect";
import { citekeyByPattern, defaultKeyPattern } from "../citekeys/keyPattern";
import { parseBibtex } from "../formats/bibtex/createBibtexReader";

/** The version of a paper that an entry describes, if both are known. */
export type PaperVersion = "published" | "preprint";

/** The options of {@link recordPapers}. */
export interface RecordOptions {
  /** See {@link citekeyByPattern}. The default is Google Scholar's pattern. */
  readonly keyPattern?: string;
  /** The default is the published version. */
  readonly version?: PaperVersion;
  /** The default is that of the text's own entries, or BibTeX's. */
  readonly dialect?: BibtexDialect;
  /** The offset of the text near which the entries are added. The default is its end. */
  readonly at?: number;
  /** The papers in the text, if it has already been parsed. */
  readonly bibliography?: readonly Paper[];
}

/** The citekeys of papers in a bibliography, and the text to insert for those that are missing. */
export interface RecordedPapers {
  /** In the order of the papers. */
  readonly citekeys: readonly string[];
  /** The only insertion, at an offset of the original text, or `undefined` if the text has all the papers. */
  readonly insertion?: { readonly start: number; readonly text: string };
}

/**
 * Records papers in a .bib text. A paper that the text already has, by DOI, arXiv id, or title and an author, keeps its key
 * and adds nothing. Other papers are appended in the layout of the text's own entries; the rest of the text does not change.
 * If a key is taken, in upper or lower case, a letter is appended to it. A key that the user chose is kept; a generated key
 * is generated again by the pattern.
 */
export function recordPapers(text: string, papers: readonly Paper[], options: RecordOptions = {}): RecordedPapers {
  const { citekeys, entries, look } = missingEntries(text, papers, options);
  return entries.length === 0 ? { citekeys } : { citekeys, insertion: { start: text.length, text: textToAppend(text, entries, look) } };
}

/** The entries that a .bib text lacks. */
export interface MissingEntries {
  /** The citekeys of the papers, in their order. */
  readonly citekeys: readonly string[];
  /** In the layout of the text, without a final line break. */
  readonly entries: readonly string[];
  readonly look: BibtexLook;
}

/** Returns the entries to add to a .bib text so that it has these papers; see {@link recordPapers}. */
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
  const look = bibtexLookOf(text, options.at ?? text.length);
  const dialect = options.dialect ?? dialectOf(text);
  return { citekeys, look, entries: [...added.values()].map((paper) => formatEntryLike(entryInDialect(paper, dialect), look)) };
}

/** Returns the citekeys of those papers that a bibliography already has. */
export function knownCitekeys(bibliography: readonly Paper[], papers: readonly Paper[]): ReadonlyMap<Paper, string> {
  const known = new Map<Paper, string>();
  const same = createSamePapers<Paper>();
  for (const paper of bibliography) {
    same.add(paper, paper);
  }
  for (const paper of papers) {
    const citekey = (same.find(paper, (one) => one) ?? withSameKeyAndTitle(bibliography, paper))?.citekey;
    if (citekey !== undefined) {
      known.set(paper, citekey);
    }
  }
  return known;
}

/** If only the title of a paper is known, its key and its title identify it. */
function withSameKeyAndTitle(bibliography: readonly Paper[], paper: Paper): Paper | undefined {
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

/** Returns the keys in lower case, including those of entries without a title and of entries in comments. */
function takenKeys(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/@[\w\s+-]{1,60}[{(]\s{0,100}([^\s,={}"#%~\\]{1,300})/g), ([, key = ""]) => key.toLowerCase()));
}

function freeKey(citekey: string, taken: ReadonlySet<string>): string {
  const plain = citekey.toLowerCase();
  return taken.has(plain) ? citekey + createFreeCitekeys(taken, "b")(plain).slice(plain.length) : citekey;
}

/** Returns the paper as the given version describes it. The preprint has no venue and no DOI. */
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

/** Returns the entries with the line breaks that separate them from the end of the text. */
export function textToAppend(text: string, entries: readonly string[], look: BibtexLook): string {
  const ends = /(?:\r?\n[ \t]*)*$/.exec(text.slice(-400))?.[0].split("\n").length ?? 1;
  const before = text.trim() === "" || text === "\uFEFF" ? 0 : Math.max(0, look.gap - (ends - 1));
  return look.lineEnd.repeat(before) + entries.join(look.lineEnd.repeat(look.gap)) + look.lineEnd;
}
