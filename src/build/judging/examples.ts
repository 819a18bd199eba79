import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { nameKey } from "../../core/names/text/nameKey";
import { type Candidate, isWord, type WordCandidate } from "../../core/mentions/judge/score/place";
import type { Place } from "../../core/mentions/judge/score/features/evidence";
import { featuresOf } from "../../core/mentions/judge/score/features/featuresOf";
import { createPaperTopic, type PaperTopic } from "../../core/mentions/judge/score/paperTopic";
import { evidenceFor } from "../../core/mentions/judge/score/evidenceFor";
import { chunkSize, createTextReader, type FormLookUp, isCertain, type TextReader } from "../../core/mentions/judge/score/readText";
import { readWorkspace, type Workspace } from "../../core/mentions/judge/score/readWorkspace";
import type { Paper } from "../../core/paper";
import { createFormLookUp, paperOf } from "./catalogue";
import { filesBelow, readText, rootFiles } from "./repositories";

/** A place labelled by hand. */
export interface PlaceLabel {
  readonly repo: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly name: string;
  readonly title: string;
  readonly meant: "yes" | "no" | "either";
  readonly stratum?: string;
}

/** A labelled place with its features; `undefined` if no form stands there, `certain` for an id, an address or a whole title. */
export interface Example {
  readonly repository: string;
  readonly stratum: string;
  readonly meant: boolean;
  readonly what: string;
  readonly features: readonly number[] | "certain" | undefined;
}

/** A library to find in texts. */
export interface Library {
  readonly papers: readonly Paper[];
  readonly lookUp: FormLookUp;
  readonly topicOfPaper: (index: number) => PaperTopic;
}

export function createLibraryOf(papers: readonly Paper[]): Library {
  const topics = new Map<number, PaperTopic>();
  return {
    papers,
    lookUp: createFormLookUp(papers),
    topicOfPaper: (index) => {
      const topic = topics.get(index) ?? createPaperTopic(papers[index] ?? paperOf("", "", []));
      topics.set(index, topic);
      return topic;
    },
  };
}

/** Reads the labelled places of a file, with the features of each. */
export function readExamples(library: Library, labelFile: string, folder: string): readonly Example[] {
  const labels = readFileSync(labelFile, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as PlaceLabel)
    .filter(({ meant, stratum }) => meant !== "either" && stratum !== "ml-digits");
  const readers = new Map<string, TextReader>();
  const workspaces = new Map<string, Workspace>();
  return labels.flatMap((label) => {
    const root = path.join(folder, label.repo.replace("/", "+"));
    const file = path.join(root, label.file);
    if (!existsSync(file)) {
      return [];
    }
    const reader = readers.get(file) ?? createTextReader(library.lookUp, readText(file));
    readers.set(file, reader);
    const workspace = workspaces.get(root) ?? readWorkspace(library.lookUp, rootFiles(root).map(readText));
    workspaces.set(root, workspace);
    const start = offsetOf(reader.text, label.line, label.column);
    return [
      {
        repository: label.repo,
        stratum: label.stratum ?? "extra",
        meant: label.meant === "yes",
        what: `${label.name} «${label.text}» ${label.repo}/${label.file}:${String(label.line)}`,
        features: featuresAt(library, reader, { start, end: start + label.text.length, title: label.title }, workspace),
      },
    ];
  });
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    offset = text.indexOf("\n", offset) + 1;
  }
  return offset + column - 1;
}

/** Returns the features of the paper's best form that overlaps a range. */
export function featuresAt(
  library: Library,
  reader: TextReader,
  { start, end, title }: { readonly start: number; readonly end: number; readonly title: string },
  workspace?: Workspace,
): Example["features"] {
  const index = Math.floor(start / chunkSize);
  const all = [reader.chunk(index - 1), reader.chunk(index)]
    .flatMap(({ candidates }) => candidates)
    .filter((candidate) => candidate.start < end && start < candidate.end);
  const wanted = nameKey(title);
  const [best] = all
    .filter(({ form }) => nameKey(library.papers[form.paper]?.title ?? "") === wanted)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || (b.fit & 1) - (a.fit & 1));
  if (!best || isCertain(best) || !isWord(best)) {
    return best && "certain";
  }
  return [...featuresOf(placeOf(library, reader, best, all, workspace))];
}

function placeOf(library: Library, reader: TextReader, candidate: WordCandidate, all: readonly Candidate[], workspace?: Workspace): Place {
  const others = new Set(
    all
      .filter(({ start, end, form }) => start === candidate.start && end === candidate.end && form.paper !== candidate.form.paper)
      .map(({ form }) => form.paper),
  );
  return {
    text: reader.text,
    isAlone: reader.isShort,
    candidate,
    blocks: reader.blocks,
    paper: library.topicOfPaper(candidate.form.paper),
    namesakes: [...others].map(library.topicOfPaper),
    evidence: evidenceFor(reader, candidate, library.topicOfPaper, workspace),
  };
}

/** The places that are read from code that has nothing to do with the papers: of one name, and in one file. */
const maxPlacesOfName = 12;
const maxPlacesOfFile = 6;
const maxFileLength = 400_000;

/** Reads places of names in code that has nothing to do with the papers, the same places each time: no name means its paper there. */
export function readUnrelated(library: Library, folder: string): readonly Example[] {
  const examples: Example[] = [];
  const counts = new Map<string, number>();
  for (const file of filesBelow(folder).filter((name) => /\.(?:[cm]?[jt]s|py|[ch]pp|[ch]|go|rs|java|rb)$/.test(name))) {
    const text = readText(file);
    const reader = createTextReader(library.lookUp, text.slice(0, maxFileLength));
    const candidates = Array.from(
      { length: Math.ceil(reader.text.length / chunkSize) },
      (_, index) => reader.chunk(index).candidates,
    ).flat();
    let left = maxPlacesOfFile;
    for (const candidate of candidates) {
      const name = candidate.form.alias.text;
      const count = counts.get(name) ?? 0;
      if (left > 0 && count < maxPlacesOfName && isWord(candidate) && !isCertain(candidate)) {
        left--;
        counts.set(name, count + 1);
        const what = `${name} «${text.slice(candidate.start, candidate.end)}» ${file}`;
        const features = [...featuresOf(placeOf(library, reader, candidate, candidates))];
        examples.push({ repository: "unrelated code", stratum: "unrelated code", meant: false, what, features });
      }
    }
  }
  return examples;
}

interface NameLabel {
  readonly title: string;
  readonly introduces: readonly { readonly name: string; readonly long?: string | null }[];
  readonly code_forms: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>>;
}

/** Reads forms of names on a line of their own: those that people write for a paper, and those that only look like its name. */
export function readForms(labelFile: string): readonly Example[] {
  const labels = JSON.parse(readFileSync(labelFile, "utf8")) as readonly NameLabel[];
  const library = createLibraryOf(labels.map(({ title, introduces }, index) => paperOf(String(index), title, introduces)));
  return labels.flatMap(({ title, code_forms }) =>
    Object.entries(code_forms).flatMap(([name, forms]) =>
      (["yes", "no"] as const).flatMap((kind) =>
        forms[kind].map((form) => ({
          repository: title,
          stratum: "forms",
          meant: kind === "yes",
          what: `${name} «${form}»`,
          features: featuresAt(library, createTextReader(library.lookUp, form), { start: 0, end: form.length, title }),
        })),
      ),
    ),
  );
}
