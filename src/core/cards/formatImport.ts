import { english, type Translate } from "../text/translate";

/** The numbers of papers that an import added, knew already, and left out. */
export interface ImportCounts {
  readonly added: number;
  /** The number of papers that the library had already. */
  readonly joined: number;
  /** The number of records that are not papers. */
  readonly skipped: number;
}

/** Formats what an import did, if it found papers. Only what happened is counted: `"2 added, 1 skipped."`. */
export function formatImport({ added, joined, skipped }: ImportCounts, t: Translate = english): string {
  const rest = skipped === 0 ? [] : [t("{0} skipped", skipped)];
  if (added > 0) {
    return `${[t("{0} added", added), ...(joined === 0 ? [] : [t("{0} already in your library", joined)]), ...rest].join(", ")}.`;
  }
  const nothing =
    joined === 1
      ? t("nothing was added, because the paper is already in your library")
      : t("nothing was added, because all {0} papers are already in your library", joined);
  return `${[nothing, ...rest].join("; ")}.`;
}
