import path from "node:path";
import { type CitationEdit, citationEdits, type CitationPlace, citesByKey } from "../../core/citations/citationEdit";
import { isCff } from "../../core/citations/entries/cffEdit";
import { cffProblem } from "../../core/citations/entries/cffProblem";
import { languageOfName } from "../../core/citations/reading/languageOfName";
import { type CitationStyleId, citationStyleIds } from "../../core/citations/styles/citationStyles";
import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";
import { mentionsAt } from "../../core/mentions/identifierAt";
import type { Paper } from "../../core/paper";
import type { CiteRequest } from "../../core/tools/agentTool";
import { offsetOfPosition } from "../../core/tools/citePosition";
import { notebookPlaceAt } from "../../core/tools/notebookCell";
import { surroundingsOf } from "../documents/bibliographiesOf";
import type { CitedText } from "../documents/citedText";
import { planRecording, type Recording } from "./planRecording";
import { type Roots, shownFile } from "../documents/roots";

/** A place in the text of a file, or in that of a notebook's cell. */
export interface TextPlace {
  readonly file: string;
  readonly text: string;
  readonly offset: number;
  readonly languageId: string;
  readonly around?: string;
  /** Returns the text of the file with another text here. */
  whole(text: string): string;
}

/** Finds the place that a call names. In a notebook, it is in the cell that has this line of the file. */
export function placeOf({ file, decoded }: CitedText, request: CiteRequest): TextPlace | { readonly problem: string } {
  const position = offsetOfPosition(decoded.text, request);
  if ("problem" in position) {
    return position;
  }
  const { offset } = position;
  if (!/\.ipynb$/i.test(file)) {
    return { file, text: decoded.text, offset, languageId: languageOfName(path.basename(file)), whole: (text) => text };
  }
  const cell = notebookPlaceAt(decoded.text, offset);
  return "problem" in cell ? cell : { ...cell, file, whole: cell.withText };
}

/** The facts that a citation depends on besides its place. */
export interface Citing {
  readonly request: CiteRequest;
  readonly roots: Roots;
  readonly matcher: () => Pick<MentionLookUp, "at" | "find">;
}

/** The texts that are to be written. Nothing has been written yet. */
export interface CitationPlan {
  readonly citekeys: readonly string[];
  /** The new text of the file. */
  readonly text: string;
  readonly entry?: Recording["entry"];
  readonly note?: string;
}

/** Plans a citation as the editor does: the same place gets the same edit. */
export async function planCitation(
  place: TextPlace,
  papers: readonly Paper[],
  citing: Citing,
): Promise<CitationPlan | { readonly problem: string }> {
  const { roots, request } = citing;
  const { bibliographies, around, ...rest } = await surroundingsOf(place, roots);
  const citationPlace: CitationPlace = {
    text: place.text,
    start: place.offset,
    end: place.offset,
    languageId: place.languageId,
    fileName: path.basename(place.file),
    around: place.around ?? around,
    mention: request.column === undefined ? undefined : mentionsAt(citing.matcher(), place.text, place.offset),
    ...rest,
  };
  const options = { styleId: styleOf(request) };
  const isKeyed = citesByKey(citationPlace, options);
  const recording: Recording = isKeyed ? await planRecording(papers, bibliographies, roots) : { papers };
  const edits = citationEdits(recording.papers, citationPlace, options);
  const problem = isCff(citationPlace) ? cffProblem(place.text, edits) : undefined;
  if (problem !== undefined) {
    return { problem: `Nothing was added to ${shownFile(place.file, roots)}: ${problem}.` };
  }
  const unrecorded =
    isKeyed && bibliographies.length === 0
      ? `No bibliography belongs to ${shownFile(place.file, roots)}, so no entry was added.`
      : undefined;
  const note = recording.note ?? unrecorded;
  return {
    citekeys: recording.papers.map(({ citekey }) => citekey),
    text: place.whole(applied(place.text, edits)),
    ...(recording.entry ? { entry: recording.entry } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

function styleOf({ style }: CiteRequest): CitationStyleId | undefined {
  return citationStyleIds.find((id) => id === style);
}

function applied(text: string, edits: readonly CitationEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  return [...parts, text.slice(at)].join("");
}
