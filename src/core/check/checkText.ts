import type { Checker } from "./createChecker";
import type { Finding } from "./finding";
import { findInlineIgnores } from "./inlineIgnores";
import type { Reference } from "./reference";
import { type CheckedFile, referencesIn } from "./references/referencesIn";

/** The findings in a text, and counts. */
export interface CheckedText {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** The number of references in the text, and of those whose paper is unknown. */
  readonly references: number;
  readonly unknown: number;
  /** The number of findings that a comment in the text hides. */
  readonly hidden: number;
}

/** A slice takes about a millisecond. */
const referencesPerSlice = 20;

/** Checks the references in a text, without what a comment hides there. Yields after each slice of the work. */
export function* checkText(text: string, file: CheckedFile, checker: Checker): Generator<undefined, CheckedText> {
  const findings: Finding[] = [];
  const ignores = findInlineIgnores(text);
  let [unknown, hidden] = [0, 0];
  const references = yield* referencesIn(text, file, checker.titles);
  for (const [index, reference] of references.entries()) {
    const found = checker.check(reference);
    unknown += found.length === 0 && !checker.paperOf(reference) ? 1 : 0;
    for (const finding of found) {
      if (ignores.hides(finding, reference)) {
        hidden++;
      } else {
        findings.push(asWritten(finding, reference, text));
      }
    }
    if (index % referencesPerSlice === referencesPerSlice - 1) {
      yield;
    }
  }
  return { findings: distinct(findings), references: references.length, unknown, hidden };
}

/** Leaves out what is found once more: two references may share a text between them. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const placed = new Set<string>();
  return findings.filter(({ kind, start, end }) => {
    const place = `${kind} ${start} ${end}`;
    const isNew = !placed.has(place);
    placed.add(place);
    return isNew;
  });
}

/** Returns a finding with the text at its place, on one line, unless the place is only the head of the entry. */
function asWritten(finding: Finding, { title, authors, year, venue, identifiers }: Reference, text: string): Finding {
  const places = [title, authors, year, venue, ...identifiers];
  const isElsewhere = places.some((one) => one?.isElsewhere === true && one.start === finding.start && one.end === finding.end);
  const written = text.slice(finding.start, Math.min(finding.end, finding.start + maxWrittenChars));
  return isElsewhere ? finding : { ...finding, written: written.replace(/\s+/g, " ").trim() };
}

/** A list of thousands of authors is cut. */
const maxWrittenChars = 2_000;
