import type { Paper } from "../../paper";
import { bitCount, createTypoTest, type TypoTest } from "../text/distance";
import { fieldTexts, type MatchedField } from "../text/fields";
import { termBit } from "../query/askedWords";
import type { Query, QueryTerm } from "../query/parseQuery";
import { arxivKey } from "../../text/arxivId";
import { splitPieces } from "../../words/pieces";
import { normalise, plain } from "../text/spelling";
import { joinWords, visitWordsInCodes } from "../text/terms";
import { isUnspaced } from "../text/unspaced";
import { letterBits } from "../index/segmentWords";
import { type CodeReader, createCodeReader } from "../text/codes";

/** Characters of a field's text that a query matched, as half-open offsets in UTF-16 code units. */
export interface FieldMatch {
  readonly field: MatchedField;
  /** The text of the field. If it has several names or authors, the one that matched. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A passage of an abstract, and the half-open offsets of the matches in it, in UTF-16 code units. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

const shownFields: readonly MatchedField[] = ["name", "title", "authors", "venue", "year", "citekey", "arxiv", "doi"];
const maxSnippetChars = 140;
/** At most this much of the abstract is shown before the first match. */
const maxLeadChars = 30;
/** The minimum length of a finished word that is marked as the prefix of another. */
const minMarkedPrefixChars = 4;

/**
 * Returns why a paper was found: the characters that matched in its fields, and a snippet if some words of the query are only
 * in the abstract.
 */
export function findMatches(paper: Paper, query: Query): { readonly matches: readonly FieldMatch[]; readonly snippet?: Snippet } {
  const seen = new Set<QueryTerm>();
  const matches: FieldMatch[] = [];
  for (const field of shownFields) {
    for (const text of fieldTexts(paper, field)) {
      const marks = wordMarks(text, query);
      for (const { start, end, term } of marks.length > 0 ? marks : wholeMarks(field, text, query)) {
        matches.push({ field, text, start, end });
        seen.add(term);
      }
    }
  }
  const isMissing = query.terms.some((term) => term.weight === 1 && !seen.has(term));
  const snippet = isMissing && paper.abstract !== undefined ? snippetOf(paper.abstract, query, seen) : undefined;
  return { matches, ...(snippet ? { snippet } : {}) };
}

const idFields: ReadonlySet<MatchedField> = new Set(["citekey", "arxiv", "doi"]);

/**
 * Returns the marks of an id or a name that the query has whole, or of a piece of a name: the index has `Cycle GAN` as `cyclegan` and the
 * `BART` of `PLBART`, too.
 */
function wholeMarks(field: MatchedField, text: string, query: Query): readonly Mark[] {
  if (!idFields.has(field) && field !== "name") {
    return [];
  }
  const whole = field === "arxiv" ? arxivKey(plain(text)) : field === "name" ? joinWords(text) : plain(text);
  const pieces = field === "name" ? splitPieces(text) : [];
  return query.terms
    .filter(({ weight }) => weight === 1)
    .flatMap((term) => {
      const piece = pieces.find(({ text: one }) => one.length >= minMarkedPrefixChars && normalise(one) === term.term);
      const isWhole =
        whole === term.typed || (term.isUnfinished && term.typed.length >= minMarkedPrefixChars && whole.startsWith(term.typed));
      return piece ? [{ start: piece.start, end: piece.end, term }] : isWhole ? [{ start: 0, end: text.length, term }] : [];
    });
}

/** Returns the words of the query that any field of the paper or its abstract has, as bits. */
export function foundBits(paper: Paper, query: Query): number {
  const texts = [...shownFields.flatMap((field) => fieldTexts(paper, field)), paper.abstract ?? ""];
  const found = new Set(texts.flatMap((text) => wordMarks(text, query).map(({ term }) => term)));
  return query.terms.reduce((bits, term, at) => (found.has(term) ? bits | termBit(at) : bits), 0);
}

/** Returns the half-open offsets at which the words of a query are in a text, in the order of the text. */
export function marksIn(text: string, query: Query): (readonly [number, number])[] {
  return wordMarks(text, query).map(({ start, end }) => [start, end]);
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly term: QueryTerm;
}

/** How a word of a text is marked: where and how many of its characters, and the word of the query. */
interface MarkedWord {
  readonly start?: number;
  readonly length: number;
  readonly term: QueryTerm;
  readonly isTypo: boolean;
}

/** A query, prepared for marking. Results are kept by word, because texts repeat their words. */
interface Marker {
  readonly query: Query;
  readonly terms: readonly { readonly term: QueryTerm; readonly letters: number; readonly test: TypoTest }[];
  readonly known: Map<string, MarkedWord | undefined>;
  readonly codes: CodeReader;
}

const markers = new WeakMap<Query, Marker>();

function markerOf(query: Query): Marker {
  let marker = markers.get(query);
  if (!marker) {
    const meant = query.terms.filter(({ weight }) => weight === 1);
    const terms = meant.map((term) => ({ term, letters: letterBits(term.term), test: createTypoTest(term.term) }));
    marker = { query, terms, known: new Map(), codes: createCodeReader() };
    markers.set(query, marker);
  }
  return marker;
}

function wordMarks(text: string, query: Query): Mark[] {
  const marker = markerOf(query);
  const marks: (Mark & { isTypo: boolean })[] = [];
  const certain = new Set<QueryTerm>();
  visitWordsInCodes(marker.codes.read(text), text.length, (start, end, isCompound) => {
    const marked = markWord(text.slice(start, end), isCompound, marker);
    if (!marked) {
      return;
    }
    // A compound comes after its words and is longer than they are.
    while (marks.length > 0 && (marks.at(-1)?.start ?? 0) >= start) {
      marks.pop();
    }
    const from = start + (marked.start ?? 0);
    marks.push({ start: from, end: Math.min(end, from + marked.length), term: marked.term, isTypo: marked.isTypo });
    if (!marked.isTypo) {
      certain.add(marked.term);
    }
  });
  // If the word itself is in the text, a word that differs by typos was not meant.
  return marks.filter(({ isTypo, term }) => !isTypo || !certain.has(term));
}

function markWord(raw: string, isCompound: boolean, marker: Marker): MarkedWord | undefined {
  const known = marker.known.get(raw);
  if (known !== undefined || marker.known.has(raw)) {
    return known;
  }
  const word = isCompound ? joinWords(raw) : normalise(raw);
  const marked = markExactly(raw, word, marker) ?? (isCompound ? undefined : markTypo(raw, word, marker));
  marker.known.set(raw, marked);
  return marked;
}

function markExactly(raw: string, word: string, { query, terms }: Marker): MarkedWord | undefined {
  const [first] = query.terms;
  if (first && query.terms.length > 1 && word === query.joined) {
    return { length: raw.length, term: first, isTypo: false };
  }
  let best: MarkedWord | undefined;
  for (const { term } of terms) {
    const length = markedLength(term, word, raw.length);
    if (length > (best?.length ?? 0)) {
      best = { length, term, isTypo: false };
    }
  }
  return best ?? markWithin(raw, word, terms);
}

/** Marks a word of a script without spaces in the middle of a longer one. */
function markWithin(raw: string, word: string, terms: Marker["terms"]): MarkedWord | undefined {
  const found = terms.find(({ term: { typed } }) => isUnspaced(typed) && word.includes(typed));
  if (!found) {
    return undefined;
  }
  const isSameLength = word.length === raw.length;
  return {
    start: isSameLength ? word.indexOf(found.term.typed) : 0,
    length: isSameLength ? found.term.typed.length : raw.length,
    term: found.term,
    isTypo: false,
  };
}

/** Returns the number of characters of a word that a word of the query matches. */
function markedLength({ term, typed, isUnfinished }: QueryTerm, word: string, length: number): number {
  if (word === term || word === typed) {
    return length;
  }
  const isBeginning = word.startsWith(typed) && (isUnfinished || typed.length >= minMarkedPrefixChars);
  return isBeginning ? Math.min(length, typed.length) : 0;
}

function markTypo(raw: string, word: string, { terms }: Marker): MarkedWord | undefined {
  const letters = letterBits(word);
  const found = terms.find(({ term, letters: own, test }) => {
    const isPossible = term.typos > 0 && word.length > 2 && bitCount(own & ~letters) <= term.typos;
    const mayGoOn = term.isUnfinished && term.term.length > 3 && word.length > term.term.length;
    return isPossible && test.distanceTo(word, term.typos, mayGoOn) <= term.typos;
  });
  return found && { length: raw.length, term: found.term, isTypo: true };
}

/**
 * Returns the passage of the abstract with the most words of the query, or `undefined` if all of them were seen in other
 * fields.
 */
function snippetOf(abstract: string, query: Query, seen: ReadonlySet<QueryTerm>): Snippet | undefined {
  const marks = wordMarks(abstract, query);
  if (marks.every(({ term }) => seen.has(term))) {
    return undefined;
  }
  const from = densestStart(marks, seen);
  const start = from <= maxLeadChars ? 0 : abstract.indexOf(" ", from - maxLeadChars) + 1;
  const end =
    start + maxSnippetChars >= abstract.length ? abstract.length : Math.max(from, abstract.lastIndexOf(" ", start + maxSnippetChars));
  const before = start > 0 ? "… " : "";
  const shift = before.length - start;
  return {
    text: `${before}${abstract.slice(start, end)}${end < abstract.length ? " …" : ""}`,
    marks: marks
      .filter((mark) => mark.start >= start && mark.end <= end)
      .map((mark): [number, number] => [mark.start + shift, mark.end + shift]),
  };
}

/**
 * Returns the start of the passage with the most different words of the query. Those that were not seen in other fields count
 * double.
 */
function densestStart(marks: readonly Mark[], seen: ReadonlySet<QueryTerm>): number {
  let best = { start: 0, count: -1 };
  for (const { start } of marks) {
    const terms = new Set(
      marks.filter((mark) => mark.start >= start && mark.end <= start + maxSnippetChars - maxLeadChars).map(({ term }) => term),
    );
    const count = [...terms].reduce((sum, term) => sum + (seen.has(term) ? 1 : 2), 0);
    best = count > best.count ? { start, count } : best;
  }
  return best.start;
}
