import { formatCitekeysInSlices } from "../../citekeys/citekey";
import { createFreeCitekeys } from "../../citekeys/freeCitekeys";
import type { Paper, Problem } from "../../paper";
import { isRecord, type UnknownRecord } from "../../record";
import { isVisible } from "../../text/isVisible";
import { packItem } from "../records/packedRecords";
import { idOf, isPaperItem, longTextsOf, paperOfItemInSlices } from "./paperOfItem";

/** A CSL item made from a record of any format, and the line, counted from 1, on which that record begins. */
export interface PlacedCslItem {
  readonly line: number;
  /** Anything that is not an item with a title becomes a problem. */
  readonly item: unknown;
}

/** The papers of a file in a format that provides lines but no offsets. */
export interface LinedPapers {
  /** With empty aliases. */
  readonly papers: readonly Paper[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
  /** The line, counted from 1, on which each paper begins, by citekey. */
  readonly lines: ReadonlyMap<string, number>;
}

/**
 * Reads CSL items as papers, each with its item as its record. Converts LaTeX to plain text. Ids become citekeys: a missing one is generated, and
 * a repeated one gets a letter, from "a" on. Aliases are empty. Yields after each record, and within a record that has thousands of names.
 *
 * @param before the problems that were found while reading the items.
 */
export function* readCslItems(items: Iterable<PlacedCslItem>, before: readonly Problem[] = []): Generator<undefined, LinedPapers> {
  const problems = [...before];
  const papers: Paper[] = [];
  const lines: number[] = [];
  for (const { line, item } of items) {
    yield;
    if (isRecord(item) && isTooDeep(item)) {
      problems.push({ line, message: `Skipped ${idOf(item) === "" ? "a record" : `"${idOf(item)}"`}: nested too deeply.`, skipped: 1 });
      continue;
    }
    const paper = isPaperItem(item) ? yield* paperOfItemInSlices(item) : undefined;
    if (paper && isVisible(paper.title) && isPaperItem(item)) {
      for (const message of longTextsOf(item)) {
        problems.push({ line, message });
      }
      papers.push({ ...paper, records: [packItem(item)] });
      lines.push(line);
    } else {
      problems.push({ line, message: whyNoPaper(item), skipped: 1 });
    }
  }
  const unique = yield* withUniqueCitekeys(papers);
  return {
    papers: unique,
    problems: problems.sort((a, b) => a.line - b.line),
    lines: new Map(unique.map(({ citekey }, index) => [citekey, lines[index] ?? 1])),
  };
}

/** Those of 20,027 real papers have at most 4 levels, and to write a deeper one as JSON takes more than the call stack. */
const maxDepth = 100;

function isTooDeep(item: UnknownRecord): boolean {
  let level: readonly object[] = [item];
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth++) {
    const inner: object[] = [];
    for (const one of level) {
      // Arrays are gone through as they are, because a list may have 100,000 names.
      for (const value of (Array.isArray(one) ? one : Object.values(one)) as readonly unknown[]) {
        if (typeof value === "object" && value !== null) {
          inner.push(value);
        }
      }
    }
    level = inner;
  }
  return level.length > 0;
}

function whyNoPaper(item: unknown): string {
  if (!isRecord(item)) {
    return "Skipped a record that is not an object.";
  }
  return `Skipped ${idOf(item) === "" ? "a record" : `"${idOf(item)}"`}: no title.`;
}

/** This many citekeys take a few milliseconds. */
const papersPerSlice = 2_000;

/** Generates missing citekeys. If several papers share a citekey, the first one keeps it. */
function* withUniqueCitekeys(papers: readonly Paper[]): Generator<undefined, readonly Paper[]> {
  const unnamed = papers.filter((paper) => paper.citekey === "");
  const made = new Map((yield* formatCitekeysInSlices(unnamed)).map((citekey, index) => [unnamed[index], citekey]));
  const taken = new Set(papers.map((paper) => paper.citekey));
  const seen = new Set<string>();
  const free = createFreeCitekeys(taken, "a");
  const unique: Paper[] = [];
  for (const paper of papers) {
    const wanted = made.get(paper) ?? paper.citekey;
    const isFree = !seen.has(wanted) && (paper.citekey !== "" || !taken.has(wanted));
    const citekey = isFree ? wanted : free(wanted);
    seen.add(citekey);
    taken.add(citekey);
    unique.push(citekey === paper.citekey ? paper : { ...paper, citekey });
    if (unique.length % papersPerSlice === 0) {
      yield;
    }
  }
  return unique;
}
