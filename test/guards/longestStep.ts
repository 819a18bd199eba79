import { createLibraryReader } from "../../src/core/formats/createLibraryReader";
import { effortOf } from "./effort";

/** The result of reading: what was found, and the processor time of the longest step. */
export interface Read {
  readonly longestMs: number;
  readonly papers: number;
  readonly problems: readonly string[];
}

/** Reads a text as the extension does, step by step. */
export function readInSteps(text: string, fileName: string): Read {
  const reader = createLibraryReader(fileName);
  let longestMs = effortOf(() => {
    reader.update(text);
  });
  const step = (): boolean => {
    const more: boolean[] = [];
    const effort = effortOf(() => {
      more.push(reader.step(20_000));
    });
    longestMs = Math.max(longestMs, effort);
    return more[0] === true;
  };
  while (step()) {
    // Each step is one slice.
  }
  return { longestMs, papers: reader.papers().length, problems: reader.problems().map(({ message }) => message) };
}

/** Returns the processor time of the longest slice of sliced work. */
export function longestSlice(work: Generator<undefined, unknown>): number {
  let longestMs = 0;
  const state = { isDone: false };
  while (!state.isDone) {
    const effort = effortOf(() => {
      state.isDone = work.next().done === true;
    });
    longestMs = Math.max(longestMs, effort);
  }
  return longestMs;
}
