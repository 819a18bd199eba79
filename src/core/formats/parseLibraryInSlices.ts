import type { Paper, Problem } from "../paper";
import { createFreeCitekeys } from "../citekeys/freeCitekeys";
import { leftOutProblems } from "./parsePaperList";
import { type CountedPapers, type LibraryFormat, parseAs, parseLibrary, libraryFormat, type ParsedLibrary } from "./parseLibrary";
import { splitLibrary } from "./splitLibrary";

/** So many characters make a slice: a few milliseconds' work. */
const charactersInSlice = 20_000;

/**
 * Reads a file of papers as {@link parseLibrary} does, yielding after each slice of the work, so that whoever runs it can do other things in
 * between. A format that is not split, or a text that is not as its format wants it, is read in one go; `.bib` is better read with
 * `createBibtexReader`. Never throws.
 */
export function* parseLibraryInSlices(text: string, from: { readonly fileName: string }): Generator<undefined, ParsedLibrary> {
  const format = libraryFormat(text, from.fileName);
  const pieces = text.length < charactersInSlice ? undefined : yield* splitLibrary(format, text, charactersInSlice);
  if (!pieces || pieces.length < 2) {
    return parseLibrary(text, from);
  }
  const whole = createWhole();
  for (const piece of pieces) {
    whole.add(parseAs(format, piece.text, from.fileName), piece.lines);
    yield;
  }
  return whole.parsed(format);
}

interface Whole {
  add(piece: CountedPapers, linesBefore: number): void;
  parsed(format: LibraryFormat): ParsedLibrary;
}

/** Joins pieces; of papers that have a citekey in common the later ones get a letter behind it. */
function createWhole(): Whole {
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
    parsed: (format) => ({ format, papers, problems: [...leftOutProblems(leftOut), ...problems], lines }),
  };
}
