import { finish } from "../finish";
import type { Paper } from "../paper";
import { type IndexParts, joinParts, positionsOfCitekey } from "./indexParts";
import { createPart, type Part } from "./part";
import { createPaperReader } from "./readPaper";

/** A small part takes so many changed papers, then the next begins. */
const papersInSmallPart = 8;

/** Papers that came, changed or went after the index was built. */
export interface ChangedPapers {
  update(paper: Paper): void;
  remove(citekey: string): void;
  /** The index with the changes made to it. */
  over(base: readonly Part[]): IndexParts;
}

/** Keeps changed papers in small parts of their own, each made anew when one of its papers changes, and marks what they replace. */
export function createChangedPapers(): ChangedPapers {
  const gone = new Set<string>();
  const small: Part[] = [];
  let marked: { base: readonly Part[]; count: number; removed: Set<number> } = { base: [], count: 0, removed: new Set() };

  const drop = (citekey: string): void => {
    gone.delete(citekey);
    gone.add(citekey);
    const at = small.findIndex(({ papers }) => papers.some((paper) => paper.citekey === citekey));
    if (at >= 0) {
      small[at] = smallPart((small[at]?.papers ?? []).filter((paper) => paper.citekey !== citekey));
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
      if (last && last.papers.length < papersInSmallPart) {
        small[small.length - 1] = smallPart([...last.papers, paper]);
      } else {
        small.push(smallPart([paper]));
      }
    },
    remove: drop,
    over(base) {
      return joinParts([...base, ...small], gone.size === 0 ? new Set() : markReplaced(base));
    },
  };
}

function smallPart(papers: readonly Paper[]): Part {
  const reader = createPaperReader();
  papers.forEach(reader.add);
  return finish(createPart(papers, reader.take(), reader.table)).part;
}
