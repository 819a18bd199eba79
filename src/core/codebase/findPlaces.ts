import { formatReason } from "../cards/formatReason";
import { notebookText } from "../check/references/notebookText";
import type { MentionLookUp } from "../mentions/createMentionMatcher";
import { findInSlices } from "../mentions/findInParts";
import type { Workspace } from "../mentions/judge/score/readWorkspace";
import type { Mention } from "../mentions/mention";
import type { Starts } from "../mentions/scan/startsInBytes";
import { isRepositoryOf } from "../names/namedAfter";
import type { Paper } from "../paper";
import { type Certainty, certaintyOf } from "./certainty";
import { linesOfOffsets } from "./linesOfOffsets";
import { exportedSections } from "./markedSection";
import { type CellLine, cellsOfOffsets } from "./notebookCells";

/** A place in a file that mentions a paper. */
export interface FoundPlace {
  readonly paper: Paper;
  readonly certainty: Certainty;
  /** Counted from 1; the column in UTF-16 code units. In a notebook, that of the file. */
  readonly line: number;
  readonly column: number;
  /** The text of the mention on one line. */
  readonly text: string;
  /** Says why the text means the paper: `"cited by key"`, `"arXiv id"`, `"title"`, `introduced: "we propose …"`. */
  readonly why: string;
  /** Its cell in a notebook, and its line there. */
  readonly cell?: CellLine;
}

/** A file in which papers are looked for. */
export interface MentioningFile {
  readonly fileName: string;
  readonly workspace?: Workspace | undefined;
  /** Where mentions may begin, if that is known. */
  readonly starts?: Starts | undefined;
}

/**
 * Returns the places of a text that mention papers, in order. Only the cells of a notebook count, and the
 * section of an export does not. If several papers share a name, the best one counts. Yields after each slice of the work.
 */
export function* findPlaces(
  text: string,
  { fileName, workspace, starts }: MentioningFile,
  matcher: MentionLookUp,
): Generator<undefined, readonly FoundPlace[]> {
  const isNotebook = /\.ipynb$/i.test(fileName);
  if (starts?.length === 0 && !isNotebook) {
    return [];
  }
  const shown = isNotebook ? yield* notebookText(text) : text;
  const sections = exportedSections(text);
  const found = yield* findInSlices(matcher, shown, workspace, undefined, isNotebook ? undefined : starts);
  const mentions =
    sections.length === 0 ? found : found.filter((one) => !sections.some(({ start, end }) => one.start >= start && one.start < end));
  if (mentions.length === 0) {
    return [];
  }
  const offsets = mentions.map(({ start }) => start);
  const lines = yield* linesOfOffsets(text, offsets);
  const cells = isNotebook ? yield* cellsOfOffsets(text, offsets) : [];
  return mentions.flatMap((mention, index) => {
    const { start, end } = mention;
    const [[paper], position] = [mention.papers, lines[index]];
    const written = shown.slice(start, end).replace(/[\s\u2060]+/g, " ");
    const certainty = certaintyOf(mention, written);
    const cell = cells[index];
    return paper && position && !isOfMany(mention, paper)
      ? [{ paper, certainty, ...position, text: written, why: whyOf(mention, certainty), ...(cell ? { cell } : {}) }]
      : [];
  });
}

/** The repository of a library is no sign of the one paper that has its address. */
function isOfMany({ alias }: Mention, paper: Paper): boolean {
  return alias.kind === "identifier" && alias.why === "its repository" && !isRepositoryOf(alias.text, paper);
}

function whyOf({ alias, reason }: Mention, certainty: Certainty): string {
  const why = certainty === "title" ? "title" : alias.kind === "title" ? "the part of its title before the subtitle" : alias.why;
  return reason === undefined ? why : `${why}; ${formatReason(reason)}`;
}
