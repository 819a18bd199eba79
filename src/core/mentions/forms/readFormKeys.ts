import type { Paper } from "../../paper";
import type { Form } from "./form";
import { createFormKeysBuilder, type FormKeys, type KnownKeys } from "./formKeys";

/** Takes about a millisecond. */
const papersPerSlice = 50;
/** Takes about a millisecond, too. */
const papersPerCopy = 5_000;

/** Reads the keys of the forms of papers. Copies those that are known. Yields after each slice of the work. */
export function* readFormKeys(
  papers: readonly Paper[],
  formsOf: (paper: Paper, index: number) => readonly Form[],
  known: KnownKeys | undefined,
): Generator<undefined, FormKeys> {
  const builder = createFormKeysBuilder();
  let expected = 0;
  let index = 0;
  for (let paper = papers[0]; paper; paper = papers[index]) {
    const start = known?.find(paper, expected) ?? -1;
    if (known && start >= 0) {
      const end = endOfRun(known, papers, index, start);
      builder.copy(known.keys, start, end);
      index += end - start;
      expected = end;
      yield;
    } else {
      builder.add(formsOf(paper, index));
      index++;
      expected++;
      if (index % papersPerSlice === 0) {
        yield;
      }
    }
  }
  return builder.keys();
}

/** Returns the end of the sequence of known papers, from `start` on, that equals the papers from `index` on. */
function endOfRun(known: KnownKeys, papers: readonly Paper[], index: number, start: number): number {
  let end = start + 1;
  for (
    let paper = papers[index + 1];
    paper && end - start < papersPerCopy && known.find(paper, end) === end;
    paper = papers[index + end - start]
  ) {
    end++;
  }
  return end;
}
