import type { Paper } from "../paper";
import { distance } from "./distance";
import { fieldTexts, type IndexedField } from "./fields";
import type { Query, QueryTerm } from "./parseQuery";
import { termsOf } from "./terms";

export type MatchedField = IndexedField | "doi";

/** Letters of a field's text that a query matched, as half-open offsets in UTF-16 code units. */
export interface FieldMatch {
  readonly field: MatchedField;
  /** The text itself: of several names or authors, the one that matched. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A part of an abstract, and the half-open offsets of what matched in it. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

const shownFields: readonly IndexedField[] = ["name", "title", "authors", "venue", "year", "citekey", "arxiv"];
const snippetLength = 140;

/** Where the words of a query stand in a paper's fields, abstract apart. */
export function matchesOf(paper: Paper, query: Query): readonly FieldMatch[] {
  return shownFields.flatMap((field) => fieldTexts(paper, field).flatMap((text) => marksIn(text, query).map(([start, end]) => ({ field, text, start, end }))));
}

/** Where the words of a query stand in a text, in its order. */
export function marksIn(text: string, { terms, joined }: Query): (readonly [number, number])[] {
  const wanted = terms.filter(({ weight }) => weight === 1);
  const marks: [number, number][] = [];
  for (const { term, start, end } of termsOf(text).sort((a, b) => a.start - b.start || b.end - a.end)) {
    const length = term === joined ? end - start : Math.max(0, ...wanted.map((query) => markedLength(query, term, end - start)));
    const last = marks.at(-1);
    if (length > 0 && (!last || start >= last[1])) {
      marks.push([start, start + length]);
    }
  }
  return marks;
}

/** How many letters of a word a word of the query accounts for; 0 where they differ too much. */
function markedLength(query: QueryTerm, term: string, length: number): number {
  if (term === query.term || term === query.typed) {
    return length;
  }
  if (query.typed.length >= 2 && term.startsWith(query.typed) && (query.isUnfinished || query.typed.length >= 4)) {
    return Math.min(length, query.typed.length);
  }
  const most = query.term.length < 4 ? 0 : query.term.length < 7 ? 1 : 2;
  if (most > 0 && distance(query.term, term, most) <= most) {
    return length;
  }
  return query.isUnfinished && most > 0 && distance(query.term, term, most, true) <= most ? Math.min(length, query.term.length) : 0;
}

/** The part of the abstract with the most words of the query, or `undefined` where it has none. */
export function snippetOf({ abstract = "" }: Paper, query: Query): Snippet | undefined {
  const marks = marksIn(abstract, query);
  const densities = marks.map(([start]) => marks.filter((mark) => mark[0] >= start && mark[1] <= start + snippetLength).length);
  const first = marks[densities.indexOf(Math.max(...densities))];
  if (!first) {
    return undefined;
  }
  const start = first[0] <= 30 ? 0 : abstract.indexOf(" ", first[0] - 30) + 1;
  const end = start + snippetLength >= abstract.length ? abstract.length : abstract.lastIndexOf(" ", start + snippetLength);
  const before = start > 0 ? "… " : "";
  const shift = before.length - start;
  return {
    text: `${before}${abstract.slice(start, end)}${end < abstract.length ? " …" : ""}`,
    marks: marks.filter((mark) => mark[0] >= start && mark[1] <= end).map((mark): [number, number] => [mark[0] + shift, mark[1] + shift]),
  };
}
