import type { CodebasePaper, Place } from "../createCodebase";
import type { RecordOptions } from "../../bibliography/recordPapers";
import type { Paper } from "../../paper";

/** A paper to export, and the places that mention it. */
export interface ExportedPaper {
  readonly paper: Paper;
  readonly places: readonly Pick<Place, "file" | "line">[];
}

/** How papers are exported. */
export interface ExportOptions {
  /** True if each entry says where its paper is used. */
  readonly where?: boolean;
  /** The title of the code base, for a new CITATION.cff. */
  readonly title?: string;
  readonly recording?: Pick<RecordOptions, "keyPattern" | "version">;
}

/**
 * Why nothing is exported to a file: its markers are not a pair, what is added would stand inside of something that the file does not close, or
 * it is not a file of the format.
 */
export type ExportProblem = "markers" | "unclosed" | "not-cff" | "not-csl";

/** The text of a file with the papers in it, or why it cannot have them. */
export type ExportResult = { readonly text: string } | { readonly problem: ExportProblem };

/** More places are only counted. */
const maxPlaces = 5;

/** Returns where a paper is used, on one line: `src/train.py:12, README.md:3 and 7 more places`. A file counts once, at its first place. */
export function formatPlaces(places: ExportedPaper["places"]): string {
  const first = [...new Map([...places].reverse().map(({ file, line }) => [file, `${file}:${line}`])).values()].reverse();
  const more = places.length - Math.min(first.length, maxPlaces);
  const shown = first.slice(0, maxPlaces).join(", ");
  return (more > 0 ? `${shown} and ${more} more ${more === 1 ? "place" : "places"}` : shown).replace(/\p{Cc}/gu, " ");
}

/** Returns the sentence with the places of each paper, or `undefined` if they are not asked for. */
export function remarks(papers: readonly ExportedPaper[], { where = false }: ExportOptions): (paper: Paper) => string | undefined {
  const byPaper = new Map(papers.map(({ paper, places }) => [paper, places]));
  return (paper) => {
    const places = where ? byPaper.get(paper) : undefined;
    return places === undefined || places.length === 0 ? undefined : `Used in ${formatPlaces(places)}`;
  };
}

/**
 * Returns the papers that have a place outside of the file that they are exported to, with these places: an earlier export is no reason for the
 * next.
 */
export function papersUsedOutside(
  papers: readonly Pick<CodebasePaper, "paper" | "places">[],
  isTarget: (file: string) => boolean,
): readonly Pick<CodebasePaper, "paper" | "places">[] {
  return papers
    .map(({ paper, places }) => ({ paper, places: places.filter(({ file }) => !isTarget(file)) }))
    .filter(({ places }) => places.length > 0);
}
