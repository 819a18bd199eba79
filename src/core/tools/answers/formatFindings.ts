import type { Paper } from "../../paper";
import type { FoundInFile, LookOutcome } from "../agentTool";
import { idOf } from "./formatSearch";
import { joinLimited } from "./limited";
import { cut, dataNote, plainLine, quoted, shownId } from "./quoted";

const [maxFileChars, maxTextChars, maxTitleChars, maxSourceChars] = [160, 140, 100, 40] as const;
const [maxNotes, maxNoteChars] = [4, 200] as const;

/** Formats where references differ from what is known, a line each: place, what is written, what is known, and its source. */
export function formatFindings(outcome: LookOutcome<FoundInFile>, limit: number): string {
  if (outcome.kind === "refused") {
    return `Nothing was checked: ${plainLine(outcome.problem, maxNoteChars)}`;
  }
  const { found, looked, notes } = outcome;
  const shownNotes = formatNotes(notes);
  if (found.length === 0) {
    const result =
      looked === 0
        ? "No reference to check was found, or none is known here. Give a file with references or a bibliography."
        : `No differences in ${looked} references that are known here. References to papers that are unknown here are not judged.`;
    return [result, ...shownNotes].join("\n");
  }
  return joinLimited([dataNote, ...shownNotes], found.slice(0, limit).map(formatFinding), {
    hidden: found.length - Math.min(found.length, limit),
    advice: 'correct these first, or give a higher "limit" or fewer paths.',
  });
}

/** Returns the first sentences about paths that could not be read, each on a line. */
export function formatNotes(notes: readonly string[]): readonly string[] {
  const shown = notes.slice(0, maxNotes).map((note) => `note: ${plainLine(note, maxNoteChars)}`);
  return [...shown, ...(notes.length > maxNotes ? [`and ${notes.length - maxNotes} more paths with problems`] : [])];
}

function formatFinding({ file, line, finding }: FoundInFile): string {
  const { kind, severity, written, known, source, paper, owner, names } = finding;
  const facts = [
    `written ${quoted(written, maxTextChars)}`,
    known === "" ? "known: nothing" : `known ${quoted(known, maxTextChars)} (${quotedSource(source)})`,
    ...(paper ? [`paper ${described(paper)}`] : []),
    ...(owner ? [`the written id belongs to ${described(owner)}`] : []),
    ...(names && names.extra.length > 0 ? [`not authors: ${quoted(names.extra.join(", "), maxTextChars)}`] : []),
    ...(names && names.missing.length > 0 ? [`missing authors: ${quoted(names.missing.join(", "), maxTextChars)}`] : []),
  ];
  return `${shownFile(file)}:${line} ${severity} ${kind}: ${facts.join("; ")}`;
}

/** Returns a file's path as it is, or in quotes if it has blanks, which could make a sentence. A long one keeps its end, which names the file. */
export function shownFile(file: string): string {
  const line = plainLine(file);
  const shown = line.length <= maxFileChars ? line : `…${line.slice(-maxFileChars)}`;
  return /[\s"]/.test(shown) ? quoted(shown, maxFileChars + 40) : shown;
}

function quotedSource(source: string): string {
  return source === "bundled papers" ? source : quoted(source, maxSourceChars);
}

function described(paper: Paper): string {
  return `${shownId(cut(idOf(paper), maxFileChars))} ${quoted(paper.title, maxTitleChars)}`;
}
