import type { Checker } from "./createChecker";
import type { Finding } from "./finding";
import { type CheckedFile, referencesIn } from "./references/referencesIn";
import { asWritten } from "./writtenFinding";

/** What a check of a text found. */
export interface CheckedText {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** The number of references in the text, and of those whose paper is unknown. */
  readonly references: number;
  readonly unknown: number;
}

/** A slice takes about a millisecond. */
const referencesPerSlice = 20;

/** Checks the references in a text. Yields after each slice of the work. */
export function* checkText(text: string, file: CheckedFile, checker: Checker): Generator<undefined, CheckedText> {
  const findings: Finding[] = [];
  let unknown = 0;
  const references = yield* referencesIn(text, file, checker.titles);
  for (const [index, reference] of references.entries()) {
    const found = checker.check(reference);
    unknown += found.length === 0 && !checker.paperOf(reference) ? 1 : 0;
    for (const finding of found) {
      findings.push(asWritten(finding, reference, { text, file }));
    }
    if (index % referencesPerSlice === referencesPerSlice - 1) {
      yield;
    }
  }
  return { findings, references: references.length, unknown };
}
