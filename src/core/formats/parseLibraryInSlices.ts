import { atMostProblems } from "./atMostProblems";
import type { Paper, Problem } from "../paper";
import { createFreeCitekeys } from "../citekeys/freeCitekeys";
import { repeatedKey } from "./parseHayagriva";
import { skippedProblems } from "./parsePaperList";
import {
  type CountedPapers,
  type LibraryFormat,
  parseAs,
  parseWholeLibrary,
  libraryFormat,
  otherFormat,
  type ParsedLibrary,
  withProblems,
} from "./parseLibrary";
import { withoutNuls } from "./encoding/withoutNuls";
import { type LibraryPiece, splitDamagedJson, splitLibrary } from "./splitLibrary";

/** A slice takes a few milliseconds. */
const charsPerSlice = 20_000;

/**
 * Like {@link parseLibrary}, but yields after each slice of the work, so that the caller can do other work in between. Prefer `createBibtexReader` for .bib
 * files. Never throws.
 */
export function* parseLibraryInSlices(text: string, from: { readonly fileName: string }): Generator<undefined, ParsedLibrary> {
  const { text: plain, problems } = withoutNuls(text);
  return withProblems(yield* parsePlain(plain, from), problems);
}

function* parsePlain(text: string, from: { readonly fileName: string }): Generator<undefined, ParsedLibrary> {
  const format = libraryFormat(text, from.fileName);
  const pieces = text.length < charsPerSlice ? undefined : yield* piecesOf(format, text);
  if (!pieces || pieces.length < 2) {
    return yield* parseWholeLibrary(text, from);
  }
  const whole = createPieceJoiner(format);
  for (const piece of pieces) {
    whole.add(
      piece.problem ? { papers: [], problems: [piece.problem], lines: new Map() } : yield* parseAs(format, piece.text, from.fileName),
      piece.lines,
    );
    yield;
  }
  const parsed = whole.parsed();
  return parsed.papers.length === 0 && otherFormat(text, format) ? yield* parseWholeLibrary(text, from) : parsed;
}

function* piecesOf(format: LibraryFormat, text: string): Generator<undefined, readonly LibraryPiece[] | undefined> {
  const isJson = format === "csl-json" || format === "paper-list";
  return (yield* splitLibrary(format, text, charsPerSlice)) ?? (isJson ? yield* splitDamagedJson(text, charsPerSlice) : undefined);
}

interface PieceJoiner {
  add(piece: CountedPapers, linesBefore: number): void;
  parsed(): ParsedLibrary;
}

/** Joins the papers of the pieces. If several papers share a citekey, a letter is appended to all but the first. */
function createPieceJoiner(format: LibraryFormat): PieceJoiner {
  const papers: Paper[] = [];
  const problems: Problem[] = [];
  const lines = new Map<string, number>();
  const taken = new Set<string>();
  const free = createFreeCitekeys(taken, "a");
  let leftOut = 0;
  return {
    add(piece, linesBefore) {
      for (const paper of piece.papers) {
        const citekey = taken.has(paper.citekey) ? free(paper.citekey) : paper.citekey;
        const line = piece.lines.get(paper.citekey);
        if (citekey !== paper.citekey && format === "hayagriva") {
          problems.push({ line: (line ?? 1) + linesBefore, message: repeatedKey(paper.citekey) });
        }
        taken.add(citekey);
        papers.push(citekey === paper.citekey ? paper : { ...paper, citekey });
        if (line !== undefined) {
          lines.set(citekey, line + linesBefore);
        }
      }
      for (const { line, ...problem } of piece.problems) {
        problems.push({ line: line + linesBefore, ...problem });
      }
      leftOut += piece.leftOut ?? 0;
    },
    parsed: () => ({ format, papers, problems: atMostProblems([...skippedProblems(leftOut), ...problems]), lines }),
  };
}
