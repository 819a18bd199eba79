import { extractNames } from "../../core/names/extractNames";
import type { Paper } from "../../core/paper";

/** The names of papers, extracted once. */
export interface PaperNames {
  /** The paper with its names, or, as long as they are not known, with its title alone. */
  of(paper: Paper): Paper;
  isKnown(paper: Paper): boolean;
  /** Extracts the names of this paper: a fraction of a millisecond, a few where the abstract is long. */
  extract(paper: Paper): void;
}

/** Knows no names. A paper that a source gives again as the same object is not read again. */
export function createPaperNames(): PaperNames {
  const known = new WeakMap<Paper, Paper>();
  const titled = new WeakMap<Paper, Paper>();
  return {
    of(paper) {
      const named = known.get(paper) ?? titled.get(paper) ?? { ...paper, aliases: [{ text: paper.title, kind: "title", why: "title" }] };
      if (!known.has(paper)) {
        titled.set(paper, named);
      }
      return named;
    },
    isKnown: (paper) => known.has(paper),
    extract(paper) {
      known.set(paper, { ...paper, aliases: extractNames(paper) });
      titled.delete(paper);
    },
  };
}
