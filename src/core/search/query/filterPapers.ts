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

/** Which papers meet a query's conditions. */
export interface Filter {
  /** Whether the paper at a position may: by the index alone, cheap. */
  allows(position: number): boolean;
  /** Whether it does: reads the paper's text where a phrase is asked for. */
  verifies(paper: Paper): boolean;
}

/** One requirement of the index: the paper has a word of one of these ranges, in these fields. */
interface Requirement {
  readonly ranges: readonly WordRange[];
  readonly fields: number;
  readonly isExcluded?: boolean;
}

/** The words from `from` on, as long as `test` accepts them. */
interface WordRange {
  readonly from: string;
  readonly test: (word: string) => boolean;
}

const anyText = fieldBits.wholeName | fieldBits.name | fieldBits.title | fieldBits.coined | fieldBits.abstract;

/** Prepares a query's conditions for an index. */
export function createFilter(index: SegmentList, { filters, terms }: Query): Filter {
  const variantsOf = (word: string): readonly string[] =>
    wordVariants(
      index,
      terms.find(({ typed }) => typed === word),
      word,
    );
  const requirements = filters.flatMap((filter) => requirementsOf(filter, variantsOf));
  const checks = filters.flatMap((filter) => checksOf(filter, variantsOf));
  const passed = new Uint8Array(requirements.length === 0 ? 0 : index.size);
  requirements.forEach((requirement, count) => {
    markPapers(index, requirement, passed, count);
  });
  return {
    allows: (position) => passed.length === 0 || passed[position] === requirements.length,
    verifies: (paper) => checks.every((check) => check(paper)),
  };
}

/** A word of a phrase, and where no paper has it so the words that it is with a typo. */
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

/** Tells what a word of a phrase may stand for. */
type VariantsOf = (word: string) => readonly string[];

function requirementsOf(filter: QueryFilter, variantsOf: VariantsOf): readonly Requirement[] {
  switch (filter.kind) {
    case "author":
      return filter.words.map((word) => startingWith(word, fieldBits.family | fieldBits.given));
    case "venue":
      return filter.words.map((word) => startingWith(word, fieldBits.publication));
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

/** What goes on behind these letters, or is the word as the index has it: `vinyals` and `neurips` are there as `vinyal` and `neurip`. */
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

/** Counts one more requirement for the papers that met all before this one and meet it too. */
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

/** Words one behind the other, whatever stands between that is neither letter nor digit. Letters, digits and `+` are all that words have. */
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
