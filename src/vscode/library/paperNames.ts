import { extractNames, type NamedText } from "../../core/names/extractNames";
import type { Paper } from "../../core/paper";

/** Knows the names of papers, and extracts them once for each. */
export interface PaperNames {
  /**
   * Returns the paper with its names, or with those that follow without its abstract until the others are known. Returns one
   * object for papers with the same content.
   */
  of(paper: Paper): Paper;
  isKnown(paper: Paper): boolean;
  /** Extracts the names of this paper. This takes half a millisecond, or a few if the abstract is long. */
  extract(paper: Paper): void;
  /** Forgets all other papers, once they outnumber these. Those that come back soon are still known. */
  keep(papers: readonly Paper[]): void;
}

/** The number of papers that are kept beyond twice the current ones. */
const maxOthers = 1_000;

/**
 * Knows no names at first. A paper that comes with names keeps them. A paper that comes again with the same content is not read
 * again.
 */
export function createPaperNames(): PaperNames {
  const known = new WeakMap<Paper, Paper>();
  const titled = new WeakMap<Paper, Paper>();
  const byTitle = new Map<string, Paper>();
  const remember = (paper: Paper, named: Paper): Paper => {
    known.set(paper, named);
    byTitle.set(paper.title, named);
    return named;
  };
  const find = (paper: Paper): Paper | undefined => {
    const own = known.get(paper);
    if (own) {
      return own;
    }
    const before = byTitle.get(paper.title);
    if (before && hasSameContent(before, paper)) {
      return remember(paper, before);
    }
    if (paper.aliases.length > 0) {
      return remember(paper, paper);
    }
    // Whatever else of the paper has changed, its names stay the same.
    return before && hasSameNames(before, paper) ? remember(paper, { ...paper, aliases: before.aliases }) : undefined;
  };
  return {
    of(paper) {
      const named = find(paper) ?? titled.get(paper) ?? { ...paper, aliases: extractNames(withoutAbstract(paper)) };
      if (!known.has(paper)) {
        titled.set(paper, named);
      }
      return named;
    },
    isKnown: (paper) => find(paper) !== undefined,
    extract(paper) {
      remember(paper, { ...paper, aliases: extractNames(paper) });
      titled.delete(paper);
    },
    keep(papers) {
      if (byTitle.size > 2 * papers.length + maxOthers) {
        const kept = papers.flatMap((paper) => known.get(paper) ?? []);
        byTitle.clear();
        kept.forEach((paper) => byTitle.set(paper.title, paper));
      }
    },
  };
}

function withoutAbstract({ title, authors, arxiv, doi, names = [] }: Paper): NamedText {
  return { title, authors, names, ...(arxiv === undefined ? {} : { arxiv }), ...(doi === undefined ? {} : { doi }) };
}

function hasSameContent(one: Paper, other: Paper): boolean {
  return one.citekey === other.citekey && one.year === other.year && isSame(one.published, other.published) && hasSameNames(one, other);
}

/** Returns whether everything is the same from which names follow. */
function hasSameNames(one: Paper, other: Paper): boolean {
  return (
    one.title === other.title &&
    one.abstract === other.abstract &&
    one.arxiv === other.arxiv &&
    one.doi === other.doi &&
    isSame(one.authors, other.authors) &&
    isSame(one.links, other.links) &&
    isSame(one.names, other.names)
  );
}

/** Compares plain data whose fields have the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
