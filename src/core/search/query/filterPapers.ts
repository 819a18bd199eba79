import type { Paper } from "../../paper";
import { relations } from "./expansions";
import { fieldTexts } from "../text/fields";
import { findTerm } from "./findTerm";
import type { Query, QueryFilter, QueryTerm } from "./parseQuery";
import type { SegmentList } from "../index/segmentList";
import { unpacked } from "../index/packedPostings";
import type { Segment } from "../index/segment";
import { conditionTerm, fieldBits } from "../index/readPaper";
import { normalise, plain } from "../text/spelling";
import { wordCount, firstNotBefore, wordAt } from "../index/wordList";

/** A test of which papers meet a query's conditions. */
export interface Filter {
  /** Returns whether the paper at a position may meet them. Uses the index alone, which is cheap. */
  allows(position: number): boolean;
  /** Returns whether the paper meets them. Reads the paper's text if the query has a phrase. */
  verifies(paper: Paper): boolean;
}

/** A requirement that the index can test: the paper has a word of one of these ranges in one of these fields. */
interface Requirement {
  readonly ranges: readonly WordRange[];
  readonly fields: number;
  readonly isExcluded?: boolean;
}

/** The words from `from` on, up to the first that `test` rejects. */
interface WordRange {
  readonly from: string;
  readonly test: (word: string) => boolean;
}

const titleFields = fieldBits.wholeName | fieldBits.name | fieldBits.title | fieldBits.titleStart;
const anyText = fieldBits.wholeName | fieldBits.name | fieldBits.title | fieldBits.coined | fieldBits.abstract;

/**
 * Creates the filter for a query's conditions.
 *
 * @param isOwn returns whether a paper is the user's; without it, `in:mine` and `in:bundled` leave out nothing.
 */
export function createFilter(index: SegmentList, { filters, terms }: Query, isOwn?: (citekey: string) => boolean): Filter {
  const variantsOf = (word: string): readonly string[] =>
    wordVariants(
      index,
      terms.find(({ typed }) => typed === word),
      word,
    );
  const requirements = filters.flatMap((filter) => requirementsOf(filter, variantsOf));
  const checks = [
    ...filters.flatMap((filter) => checksOf(filter, variantsOf)),
    ...filters.flatMap((filter) => (filter.kind === "origin" && isOwn ? [(paper: Paper) => isOwn(paper.citekey) === filter.isOwn] : [])),
  ];
  const passed = new Uint8Array(requirements.length === 0 ? 0 : index.size);
  requirements.forEach((requirement, count) => {
    markPapers(index, requirement, passed, count);
  });
  return {
    allows: (position) => passed.length === 0 || passed[position] === requirements.length,
    verifies: (paper) => checks.every((check) => check(paper)),
  };
}

/** Returns a word of a phrase and, if no paper has it, the words that differ from it by typos. */
function wordVariants(index: SegmentList, term: QueryTerm | undefined, word: string): readonly string[] {
  if (!term) {
    return [word];
  }
  const { expansions, isMeant } = findTerm(index, term);
  const withTypos = expansions.flatMap(({ words, relations: kinds }, at) => {
    const list = index.segments[at]?.vocabulary;
    return list ? words.filter((_, order) => kinds[order] === relations.typo).map((place) => wordAt(list, place)) : [];
  });
  return isMeant[relations.typo] === true ? [word, ...new Set(withTypos.filter((found) => /^[\p{L}\p{N}]+$/u.test(found)))] : [word];
}

/** Returns the words that a word of a phrase may mean. */
type VariantsOf = (word: string) => readonly string[];

function requirementsOf(filter: QueryFilter, variantsOf: VariantsOf): readonly Requirement[] {
  switch (filter.kind) {
    case "author":
      return filter.words.map((word) => startingWith(word, fieldBits.family | fieldBits.given));
    case "venue":
      return filter.words.map((word) => startingWith(word, fieldBits.publication));
    case "title":
      return filter.words.map((word) => startingWith(word, titleFields));
    case "abstract":
      return filter.words.map((word) => startingWith(word, fieldBits.abstract));
    case "origin":
      return [];
    case "has":
      return [equalTo(conditionTerm(filter.text), fieldBits.identifier)];
    case "year":
      return [yearsBetween(filter.first, filter.last)];
    case "phrase":
      return filter.words.map((word, at) =>
        filter.isUnfinished && at === filter.words.length - 1 ? startingWith(word, anyText) : anyOf(variantsOf(word), anyText),
      );
    case "without":
      return filter.words.length > 1 ? [] : filter.words.map((word) => ({ ...equalTo(normalise(word), anyText), isExcluded: true }));
  }
}

/**
 * Requires a word that begins with this one, or that is its normalized form: the index has `vinyals` and `neurips` as `vinyal`
 * and `neurip`.
 */
function startingWith(word: string, fields: number): Requirement {
  return { ranges: [{ from: word, test: (found) => found.startsWith(word) }, ...equalTo(normalise(word), fields).ranges], fields };
}

function equalTo(word: string, fields: number): Requirement {
  return { ranges: [{ from: word, test: (found) => found === word }], fields };
}

function anyOf(words: readonly string[], fields: number): Requirement {
  return { ranges: words.flatMap((word) => equalTo(normalise(word), fields).ranges), fields };
}

function yearsBetween(first: number, last: number): Requirement {
  const end = String(last).padStart(4, "0");
  return { ranges: [{ from: String(first).padStart(4, "0"), test: (found) => found <= end }], fields: fieldBits.publication };
}

/** Raises the count of the papers that met all previous requirements and meet this one too. */
function markPapers({ segments, offsets, size }: SegmentList, requirement: Requirement, passed: Uint8Array, count: number): void {
  const { ranges, fields, isExcluded = false } = requirement;
  const found = isExcluded ? new Uint8Array(size) : passed;
  segments.forEach((segment, at) => {
    for (const word of ranges.flatMap((range) => wordsIn(segment.vocabulary, range))) {
      visitPapers(segment, word, fields, (paper) => {
        const position = (offsets[at] ?? 0) + paper;
        if (isExcluded || passed[position] === count) {
          found[position] = count + 1;
        }
      });
    }
  });
  for (let position = 0; isExcluded && position < size; position++) {
    if (found[position] === 0 && passed[position] === count) {
      passed[position] = count + 1;
    }
  }
}

function wordsIn(words: Segment["vocabulary"], { from, test }: WordRange): readonly number[] {
  const found: number[] = [];
  for (let word = firstNotBefore(words, from); word < wordCount(words) && test(wordAt(words, word)); word++) {
    found.push(word);
  }
  return found;
}

function visitPapers({ head, abstracts }: Segment, word: number, fields: number, visit: (paper: number) => void): void {
  for (let at = head.starts[word] ?? 0; at < (head.starts[word + 1] ?? 0); at++) {
    if (((head.fields[at] ?? 0) & fields) !== 0) {
      visit(head.papers[at] ?? 0);
    }
  }
  if ((fields & fieldBits.abstract) !== 0) {
    unpacked(abstracts, word).forEach(visit);
  }
}

function checksOf(filter: QueryFilter, variantsOf: VariantsOf): readonly ((paper: Paper) => boolean)[] {
  if (filter.kind === "phrase") {
    const pattern = phrasePattern(filter.words.map(variantsOf), filter.isUnfinished);
    return [(paper) => contains(paper, pattern)];
  }
  if (filter.kind === "without" && filter.words.length > 1) {
    const pattern = phrasePattern(
      filter.words.map((word) => [word]),
      false,
    );
    return [(paper) => !contains(paper, pattern)];
  }
  return [];
}

/**
 * Returns a pattern of these words in a row, with anything but letters and digits in between. Words consist of letters, digits,
 * and `+`.
 */
function phrasePattern(words: readonly (readonly string[])[], isUnfinished: boolean): RegExp {
  const body = words.map((variants) => `(?:${variants.join("|").replaceAll("+", "\\+")})`).join("[^\\p{L}\\p{N}]+");
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}${isUnfinished ? "" : "(?![\\p{L}\\p{N}])"}`, "u");
}

function contains(paper: Paper, pattern: RegExp): boolean {
  return (
    pattern.test(plain(paper.title)) ||
    pattern.test(plain(paper.abstract ?? "")) ||
    fieldTexts(paper, "name").some((name) => pattern.test(plain(name)))
  );
}
