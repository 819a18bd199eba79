import path from "node:path";
import { knownCitekeys, recordPapers } from "../../core/bibliography/recordPapers";
import { decodeText } from "../../core/formats/decodeText";
import { parseLibrary } from "../../core/formats/parseLibrary";
import type { Paper } from "../../core/paper";
import { fileProblem } from "../fileProblem";
import { type CitedText, readCitedText } from "../documents/citedText";
import { type Roots, shownFile } from "../documents/roots";

/** A bibliography and its papers. */
export interface Bibliography extends CitedText {
  readonly papers: readonly Paper[];
}

/** How papers are cited by key, and the new text of the bibliography that records them. */
export interface Recording {
  /** With the citekeys by which they are cited. */
  readonly papers: readonly Paper[];
  readonly entry?: { readonly bibliography: Bibliography; readonly text: string };
  readonly note?: string;
}

/** A paper that is in a bibliography is cited by its key there. The others are recorded in the first `.bib` file. */
export async function planRecording(papers: readonly Paper[], files: readonly string[], roots: Roots): Promise<Recording> {
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
