import type { CheckedText } from "../../core/check/checkText";

/** Counts what a check did. */
export interface Tally {
  readonly add: (checked: CheckedText) => void;
  /** Counts a file that is left out, because a program made it. */
  readonly skip: () => void;
  /** Reports a file that could not be read, which costs only itself. */
  readonly problem: (message: string) => void;
  /** Returns 1 if an error or a warning was found: notes alone do not fail a check. */
  readonly exitCode: () => 0 | 1;
  /** Returns the closing line: `"3 files, 12 references, 4 unknown here, 2 findings"`. */
  readonly summary: () => string;
}

export function createTally(report: (message: string) => void): Tally {
  let [files, references, unknown, hidden, findings, failing, skipped, unread] = [0, 0, 0, 0, 0, 0, 0, 0];
  return {
    add(checked) {
      files++;
      references += checked.references;
      unknown += checked.unknown;
      hidden += checked.hidden;
      findings += checked.findings.length;
      failing += checked.findings.filter(({ severity }) => severity !== "note").length;
    },
    skip() {
      skipped++;
    },
    problem(message) {
      unread++;
      report(message);
    },
    exitCode: () => (failing > 0 ? 1 : 0),
    summary: () =>
      [
        counted(files, "file"),
        counted(references, "reference"),
        `${unknown} unknown here`,
        counted(findings, "finding"),
        ...(hidden > 0 ? [`${hidden} ignored`] : []),
        ...(skipped > 0 ? [`${skipped} generated or minified`] : []),
        ...(unread > 0 ? [`${unread} not read`] : []),
      ].join(", "),
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
