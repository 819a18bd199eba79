import type { Paper } from "../../paper";
import type { Form } from "./form";
import { createFormKeysBuilder, type FormKeys, type KnownKeys } from "./formKeys";

/** So many papers are read in a slice: about a millisecond's work. */
const readInSlice = 50;
/** So many whose keys are known are copied at once. */
const longestRun = 5_000;

/** The keys of the forms of papers, those that are known copied. Yields after each slice of the work. */
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
      if (index % readInSlice === 0) {
        yield;
      }
    }
  }
  return builder.keys();
}

/** Where papers from an index on no longer stand as the known ones do from `start` on. */
function endOfRun(known: KnownKeys, papers: readonly Paper[], index: number, start: number): number {
  let end = start + 1;
  for (
    let paper = papers[index + 1];
    paper && end - start < longestRun && known.find(paper, end) === end;
    paper = papers[index + end - start]
  ) {
    end++;
  }
  return end;
}
