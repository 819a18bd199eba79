import type { Checker } from "./createChecker";
import type { Finding } from "./finding";
import { findInlineIgnores } from "./inlineIgnores";
import { isPlaceholderId } from "./judge/judgePlaceholders";
import type { Reference } from "./reference";
import type { CheckedFile } from "./references/checkedFile";
import { referencesIn } from "./references/referencesIn";
import { isSampleFile } from "./references/sampleFiles";
import { asWritten } from "./writtenFinding";

/** The result of checking a text. */
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
  const isSample = isSampleFile(file);
  let [unknown, hidden] = [0, 0];
  const references = yield* referencesIn(text, file, checker.titles);
  for (const [index, reference] of references.entries()) {
    const found = checker.check(reference);
    const isShown = ({ kind }: Finding): boolean => kind === "placeholder" && isSample && !meansPaper(reference, checker);
    unknown += found.length === 0 && !checker.paperOf(reference) ? 1 : 0;
    for (const finding of found) {
      if (ignores.hides(finding, reference)) {
        hidden++;
      } else {
        findings.push(asWritten(isShown(finding) ? { ...finding, severity: "note" } : finding, reference, { text, file }));
      }
    }
    if (index % referencesPerSlice === referencesPerSlice - 1) {
      yield;
    }
  }
  return { findings: distinct(findings), references: references.length, unknown, hidden };
}

/** Returns whether a reference in a sample is nevertheless to a paper: it is known, or it has an identifier that nobody left to be filled in. */
function meansPaper(reference: Reference, checker: Checker): boolean {
  return checker.paperOf(reference) !== undefined || reference.identifiers.some(({ value }) => !isPlaceholderId(value.id));
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
