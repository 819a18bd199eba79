import type { Paper } from "../../paper";
import { relations } from "./expansions";
import { checksOf, type VariantsOf } from "./filterChecks";
import { findTerm } from "./findTerm";
import type { Query, QueryFilter, QueryTerm } from "./parseQuery";
import type { SegmentList } from "../index/segmentList";
import { unpacked } from "../index/packedPostings";
import type { Segment } from "../index/segment";
import { conditionTerm, fieldBits, yearTerm } from "../index/readPaper";
import type { Condition } from "./readFilter";
import { normalise } from "../text/spelling";
import { isUnspaced } from "../text/unspaced";
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
}

/** Requirements that a paper must meet together, or, if they are excluded, must not meet together. */
interface Group {
  readonly requirements: readonly Requirement[];
  readonly isExcluded: boolean;
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
  const groups = filters.map((filter) => groupOf(filter, variantsOf)).filter(({ requirements }) => requirements.length > 0);
  const checks = [
    ...filters.flatMap((filter) => checksOf(filter, variantsOf)),
    ...filters.flatMap((filter) => (filter.kind === "origin" && isOwn ? [(paper: Paper) => isOwn(paper.citekey) === filter.isOwn] : [])),
  ];
  const passed = new Uint8Array(groups.length === 0 ? 0 : index.size);
  groups.forEach((group, count) => {
    const met = papersThatMeet(index, group.requirements);
    passed.forEach((before, position) => {
      const isMet = (met[position] === group.requirements.length) !== group.isExcluded;
      passed[position] = before === count && isMet ? count + 1 : before;
    });
  });
  return {
    allows: (position) => passed.length === 0 || passed[position] === groups.length,
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
    return list
      ? words
          .filter((_, order) => kinds[order] === relations.typo || kinds[order] === relations.doubled)
          .map((place) => wordAt(list, place))
      : [];
  });
  return isMeant[relations.typo] === true ? [word, ...new Set(withTypos.filter((found) => /^[\p{L}\p{N}]+$/u.test(found)))] : [word];
}

function groupOf(filter: QueryFilter, variantsOf: VariantsOf): Group {
  switch (filter.kind) {
    case "origin":
    case "like":
      return { requirements: [], isExcluded: false };
    case "phrase":
      return {
        requirements: filter.words.map((word, at) =>
          filter.isUnfinished && at === filter.words.length - 1 ? startingWith(word, anyText) : anyOf(variantsOf(word), anyText),
        ),
        isExcluded: false,
      };
    case "without": {
      const [word = "", ...more] = filter.words;
      return { requirements: more.length > 0 ? [] : [equalTo(normalise(word), anyText | fieldBits.family)], isExcluded: true };
    }
    case "except":
      return { requirements: requirementsOf(filter.condition, (word, fields) => equalTo(normalise(word), fields)), isExcluded: true };
    case "abstract":
    case "author":
    case "has":
    case "title":
    case "venue":
    case "year":
      return { requirements: requirementsOf(filter, startingWith), isExcluded: false };
  }
}

/**
 * @param having requires a word. A query may ask for the beginning of a word, because the user may be typing it. It excludes only
 * whole words: `-author:li` leaves out Li, but not Lin.
 */
function requirementsOf(condition: Condition, having: (word: string, fields: number) => Requirement): readonly Requirement[] {
  switch (condition.kind) {
    case "author":
      return condition.words.map((word) => having(word, fieldBits.family | fieldBits.given));
    case "venue":
      return condition.words.map((word) => having(word, fieldBits.publication));
    case "title":
      return condition.words.map((word) => having(word, titleFields));
    case "abstract":
      return condition.words.map((word) => having(word, fieldBits.abstract));
    case "has":
      return [equalTo(conditionTerm(condition.text), fieldBits.identifier)];
    case "year":
      return [yearsBetween(condition.first, condition.last)];
  }
}

/**
 * Requires a word that begins with this one, or that is its normalized form: the index has `vinyals` and `neurips` as `vinyal`
 * and `neurip`.
 */
function startingWith(word: string, fields: number): Requirement {
  return { ranges: [{ from: word, test: (found) => found.startsWith(word) }, ...equalTo(normalise(word), fields).ranges], fields };
}

/** Requires a word. One that is written without spaces may go on. */
function equalTo(word: string, fields: number): Requirement {
  const test = isUnspaced(word) ? (found: string) => found.startsWith(word) : (found: string) => found === word;
  return { ranges: [{ from: word, test }], fields };
}

function anyOf(words: readonly string[], fields: number): Requirement {
  return { ranges: words.flatMap((word) => equalTo(normalise(word), fields).ranges), fields };
}

function yearsBetween(first: number, last: number): Requirement {
  const end = yearTerm(last);
  return { ranges: [{ from: yearTerm(first), test: (found) => found <= end }], fields: fieldBits.publication };
}

/** Returns by position how many of the requirements a paper meets, up to the first that it does not meet. */
function papersThatMeet({ segments, offsets, size }: SegmentList, requirements: readonly Requirement[]): Uint8Array {
  const met = new Uint8Array(size);
  requirements.forEach(({ ranges, fields }, count) => {
    segments.forEach((segment, at) => {
      for (const word of ranges.flatMap((range) => wordsIn(segment.vocabulary, range))) {
        visitPapers(segment, word, fields, (paper) => {
          const position = (offsets[at] ?? 0) + paper;
          met[position] = met[position] === count ? count + 1 : (met[position] ?? 0);
        });
      }
    });
  });
  return met;
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
