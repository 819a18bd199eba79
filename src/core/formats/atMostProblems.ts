import type { Problem } from "../paper";

/** A file with more problems is not what its name says, and nobody reads them all. */
export const maxProblems = 1_000;

/** Returns the first problems. The last one says how many more there are, and how many records they skipped. */
export function atMostProblems(problems: readonly Problem[], most = maxProblems): readonly Problem[] {
  const rest = problems.slice(most);
  const [first] = rest;
  if (!first) {
    return problems;
  }
  const skipped = rest.reduce((sum, problem) => sum + (problem.skipped ?? 0), 0);
  const message = `And ${rest.length} more ${rest.length === 1 ? "problem" : "problems"} from this line on.`;
  return [...problems.slice(0, most), { line: first.line, message, ...(skipped === 0 ? {} : { skipped }) }];
}
