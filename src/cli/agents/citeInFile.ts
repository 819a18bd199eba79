import path from "node:path";
import { knownCitekeys, recordPapers } from "../../core/bibliography/recordPapers";
import { type CitationEdit, citationEdits, type CitationPlace, citesByKey } from "../../core/citations/citationEdit";
import { isCff } from "../../core/citations/entries/cffEdit";
import { cffProblem } from "../../core/citations/entries/cffProblem";
import { languageOfName } from "../../core/citations/reading/languageOfName";
import { type CitationStyleId, citationStyleIds } from "../../core/citations/styles/citationStyles";
import { decodeText } from "../../core/formats/decodeText";
import { encodeLike } from "../../core/formats/encoding/encodeText";
import { parseLibrary } from "../../core/formats/parseLibrary";
import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";
import { mentionsAt } from "../../core/mentions/identifierAt";
import type { Paper } from "../../core/paper";
import type { CiteOutcome, CiteRequest } from "../../core/tools/agentTool";
import { offsetOfPosition } from "../../core/tools/citePosition";
import { notebookPlaceAt } from "../../core/tools/notebookCell";
import { formatDiff } from "../../core/tools/unifiedDiff";
import { NotReplaced, type Replacement, replaceFiles } from "../../disk/replaceFiles";
import { fileProblem } from "../fileProblem";
import { surroundingsOf } from "./bibliographiesOf";
import { type CitedText, readCitedText } from "./citedText";
import { locate, type Roots, shownFile } from "./roots";

/** Cites papers at a place of a file in the roots and records them in its bibliography. Writes all files or none. */
export async function citeInFile(
  request: CiteRequest,
  papers: readonly Paper[],
  roots: Roots,
  matcher: () => Pick<MentionLookUp, "at" | "find">,
): Promise<CiteOutcome> {
  const located = await locate(request.file, roots);
  if ("problem" in located) {
    return refused(located.problem);
  }
  const read = await readCitedText(located.path);
  if ("problem" in read) {
    return refused(`${shownFile(located.path, roots)}: ${read.problem}. Name a text file.`);
  }
  const place = placeOf(read, request);
  if ("problem" in place) {
    return refused(`${shownFile(read.file, roots)}: ${place.problem}`);
  }
  const planned = await plan(place, papers, { request, roots, matcher });
  return "problem" in planned ? refused(planned.problem) : write(planned, { request, roots, read });
}

function refused(problem: string): CiteOutcome {
  return { kind: "refused", problem };
}

/** A place in the text of a file, or in that of a notebook's cell. */
interface TextPlace {
  readonly file: string;
  readonly text: string;
  readonly offset: number;
  readonly languageId: string;
  readonly around?: string;
  /** Returns the text of the file with another text here. */
  whole(text: string): string;
}

function placeOf({ file, decoded }: CitedText, request: CiteRequest): TextPlace | { readonly problem: string } {
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

interface Citing {
  readonly request: CiteRequest;
  readonly roots: Roots;
  readonly matcher: () => Pick<MentionLookUp, "at" | "find">;
}

/** What is to be written. Nothing has been written yet. */
interface CitationPlan {
  readonly citekeys: readonly string[];
  /** The new text of the file. */
  readonly text: string;
  readonly entry?: { readonly bibliography: Bibliography; readonly text: string };
  readonly note?: string;
}

async function plan(place: TextPlace, papers: readonly Paper[], citing: Citing): Promise<CitationPlan | { readonly problem: string }> {
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
  const recording = isKeyed ? await record(papers, bibliographies, roots) : { papers };
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

/** A bibliography and its papers. */
interface Bibliography extends CitedText {
  readonly papers: readonly Paper[];
}

interface Recording {
  /** With the citekeys by which they are cited. */
  readonly papers: readonly Paper[];
  readonly entry?: { readonly bibliography: Bibliography; readonly text: string };
  readonly note?: string;
}

/** A paper that is in a bibliography is cited by its key there. The others are recorded in the first `.bib` file. */
async function record(papers: readonly Paper[], files: readonly string[], roots: Roots): Promise<Recording> {
  const bibliographies: Bibliography[] = [];
  const notes: string[] = [];
  for (const file of files) {
    const read = await readBibliography(file);
    if ("problem" in read) {
      notes.push(`${shownFile(file, roots)} was not read: ${read.problem}.`);
    } else {
      bibliographies.push(read);
    }
  }
  const known = new Map<Paper, string>();
  for (const bibliography of bibliographies) {
    const missing = papers.filter((paper) => !known.has(paper));
    knownCitekeys(bibliography.papers, missing).forEach((citekey, paper) => known.set(paper, citekey));
  }
  const target = bibliographies.find(({ file }) => /\.bib$/i.test(file));
  const missing = papers.filter((paper) => !known.has(paper));
  const [note] = notes;
  if (!target || missing.length === 0) {
    return { papers: withKeys(papers, known), ...(note === undefined ? {} : { note }) };
  }
  const { citekeys, insertion } = recordPapers(target.decoded.text, missing, { bibliography: target.papers });
  for (const [index, paper] of missing.entries()) {
    known.set(paper, citekeys[index] ?? paper.citekey);
  }
  const { text } = target.decoded;
  const start = insertion?.start ?? 0;
  return {
    papers: withKeys(papers, known),
    ...(insertion ? { entry: { bibliography: target, text: text.slice(0, start) + insertion.text + text.slice(start) } } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

function withKeys(papers: readonly Paper[], keys: ReadonlyMap<Paper, string>): readonly Paper[] {
  return papers.map((paper) => ({ ...paper, citekey: keys.get(paper) ?? paper.citekey }));
}

/** A bibliography that a document names but that is not there yet is empty. */
async function readBibliography(file: string): Promise<Bibliography | { readonly problem: string }> {
  const read = await readCitedText(file);
  if ("problem" in read) {
    return read.problem === fileProblem(missingFile)
      ? { file, bytes: undefined, decoded: decodeText(new Uint8Array(0)), papers: [] }
      : read;
  }
  return { ...read, papers: parseLibrary(read.decoded.text, { fileName: path.basename(file) }).papers };
}

const missingFile = Object.assign(new Error("no such file"), { code: "ENOENT" });

interface Written {
  readonly request: CiteRequest;
  readonly roots: Roots;
  readonly read: CitedText;
}

async function write(planned: CitationPlan, { request, roots, read }: Written): Promise<CiteOutcome> {
  const { citekeys, text, entry, note } = planned;
  const changes = [{ read, after: text }, ...(entry ? [{ read: entry.bibliography, after: entry.text }] : [])].filter(
    (change) => change.after !== change.read.decoded.text,
  );
  const diff = formatDiff(
    changes.map((change) => ({ file: shownFile(change.read.file, roots), before: change.read.decoded.text, after: change.after })),
  );
  const outcome = { kind: "cited", citekeys, diff, ...(note === undefined ? {} : { note }) } as const;
  if (request.isPreview || changes.length === 0) {
    return { ...outcome, isWritten: false };
  }
  const replacements: Replacement[] = [];
  for (const change of changes) {
    const after = encodeLike(change.read.bytes ?? new Uint8Array(0), change.read.decoded, change.after);
    if (!after) {
      return refused(
        `${shownFile(change.read.file, roots)} is in ${change.read.decoded.encoding}, which lacks a character of the citation.`,
      );
    }
    replacements.push({ file: change.read.file, before: change.read.bytes, after });
  }
  try {
    await replaceFiles(replacements);
    return { ...outcome, isWritten: true };
  } catch (error) {
    const what = error instanceof NotReplaced ? `${shownFile(error.file, roots)}: ${error.reason}` : fileProblem(error);
    return refused(`${what}. Read the file again, or ask the user.`);
  }
}
