import type { Paper } from "../paper";
import { type IndexParts, joinParts, positionsOfCitekey } from "./indexParts";
import { createPart, type Part } from "./part";
import { readPaper } from "./readPaper";

/** A small part takes so many changed papers, then the next begins. */
const papersInSmallPart = 32;

/** Papers that came, changed or went after the index was built. */
export interface ChangedPapers {
  update(paper: Paper): void;
  remove(citekey: string): void;
  /** The index with the changes made to it. */
  over(base: readonly Part[]): IndexParts;
}

interface Read {
  readonly paper: Paper;
  readonly words: ReadonlyMap<string, number>;
}

/** Keeps changed papers in small parts of their own, each made anew when one of its papers changes, and marks what they replace. */
export function createChangedPapers(): ChangedPapers {
  const gone = new Set<string>();
  const small: { read: readonly Read[]; part: Part }[] = [];
  let marked: { base: readonly Part[]; count: number; removed: Set<number> } = { base: [], count: 0, removed: new Set() };

  const drop = (citekey: string): void => {
    gone.delete(citekey);
    gone.add(citekey);
    const at = small.findIndex(({ read }) => read.some(({ paper }) => paper.citekey === citekey));
    if (at >= 0) {
      small[at] = smallPart((small[at]?.read ?? []).filter(({ paper }) => paper.citekey !== citekey));
    }
  };
  const markReplaced = (base: readonly Part[]): ReadonlySet<number> => {
    const isSame = marked.base === base;
    const removed = isSame ? marked.removed : new Set<number>();
    const whole = joinParts(base, removed);
    // Of the same base only what is new is looked up: it is last in the set.
    for (const citekey of isSame ? [...gone].slice(-1) : gone) {
      for (const position of positionsOfCitekey(whole, citekey)) {
        removed.add(position);
      }
    }
    marked = { base, count: gone.size, removed };
    return removed;
  };
  return {
    update(paper) {
      drop(paper.citekey);
      const last = small.at(-1);
      const read = { paper, words: readPaper(paper) };
      if (last && last.read.length < papersInSmallPart) {
        small[small.length - 1] = smallPart([...last.read, read]);
      } else {
        small.push(smallPart([read]));
      }
    },
    remove: drop,
    over(base) {
      return joinParts([...base, ...small.map(({ part }) => part)], gone.size === 0 ? new Set() : markReplaced(base));
    },
  };
}

function smallPart(read: readonly Read[]): { read: readonly Read[]; part: Part } {
  return { read, part: createPart(read.map(({ paper }) => paper), read.map(({ words }) => words)) };
}
