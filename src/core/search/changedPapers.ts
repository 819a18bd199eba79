import { finish } from "../finish";
import type { Paper } from "../paper";
import { addParts, type IndexParts, joinParts, positionsOfCitekey } from "./indexParts";
import { createPart, type Part } from "./part";
import { createPaperReader } from "./readPaper";

/** So many papers that have parts of their own make one part together. */
const papersInSmallPart = 8;

/** Papers that came, changed or went after the index was built. */
export interface ChangedPapers {
  update(paper: Paper): void;
  remove(citekey: string): void;
  /** The index with the changes made to it; it holds until the next change. */
  over(base: readonly Part[]): IndexParts;
}

/** Keeps changed papers in small parts: each has one of its own until it is read once more, with seven others, into one part; and marks what they replace. */
export function createChangedPapers(): ChangedPapers {
  const gone = new Set<string>();
  let small: readonly Part[] = [];
  let marked: { readonly index: IndexParts; readonly removed: Set<number> } | undefined;

  const drop = (citekey: string): void => {
    gone.delete(citekey);
    gone.add(citekey);
    small = small.flatMap((part) => {
      const left = part.papers.filter((paper) => paper.citekey !== citekey);
      return left.length === part.papers.length ? part : left.length === 0 ? [] : smallPart(left);
    });
  };
  const markReplaced = (base: readonly Part[]): IndexParts => {
    const known = marked?.index.parts === base ? marked : undefined;
    const removed = known?.removed ?? new Set<number>();
    const index = known?.index ?? joinParts(base, removed);
    // Of the same base only what is new is looked up: it is last in the set.
    for (const citekey of known ? [...gone].slice(-1) : gone) {
      for (const position of positionsOfCitekey(index, citekey)) {
        removed.add(position);
      }
    }
    marked = { index, removed };
    return index;
  };
  return {
    update(paper) {
      drop(paper.citekey);
      const singles = small.filter(({ papers }) => papers.length === 1);
      const isEnough = singles.length >= papersInSmallPart - 1;
      small = isEnough
        ? [...small.filter(({ papers }) => papers.length > 1), smallPart([...singles.flatMap(({ papers }) => papers), paper])]
        : [...small, smallPart([paper])];
    },
    remove: drop,
    over: (base) => addParts(markReplaced(base), small),
  };
}

function smallPart(papers: readonly Paper[]): Part {
  const reader = createPaperReader();
  papers.forEach(reader.add);
  return finish(createPart(papers, reader.take(), reader.table)).part;
}
