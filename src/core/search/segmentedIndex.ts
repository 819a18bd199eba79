import type { Paper } from "../paper";
import { termsWithBits } from "./query/askedWords";
import { createChangedPapers } from "./index/changedPapers";
import type { SearchHit, SearchIndex, SearchOptions } from "./searchIndex";
import { createFilter } from "./query/filterPapers";
import { findMatches } from "./rank/findMatches";
import { type SegmentList, joinSegments, paperAt } from "./index/segmentList";
import { parseQuery, type Query } from "./query/parseQuery";
import type { Segment } from "./index/segment";
import type { RankedPaper } from "./rank/rankClosely";
import { rankPapers } from "./rank/rankPapers";
import { createScores, type Scores } from "./rank/scoreWords";

/** Score arrays have room for this many more papers, so that not every added paper needs new arrays. */
const sparePapers = 1024;

/** An index whose segments can be replaced. */
export interface SegmentedIndex extends SearchIndex {
  /**
   * Replaces the segments with others that have the same papers, and perhaps more, in the same order. Updated and removed
   * papers stay so.
   */
  replaceSegments(segments: readonly Segment[]): void;
}

/** Creates an index of these segments. */
export function createSegmentedIndex(segments: readonly Segment[] = []): SegmentedIndex {
  const changed = createChangedPapers();
  let base = segments;
  let index = joinSegments(base, new Set());
  let scores: Scores | undefined;
  const refresh = (): void => {
    index = changed.applyTo(base);
    scores = scores && scores.words.length >= index.size ? scores : undefined;
  };
  return {
    get size() {
      return index.size - index.removed.size;
    },
    segmentList: () => index,
    replaceSegments(replacement) {
      base = replacement;
      refresh();
    },
    update(paper) {
      changed.update(paper);
      refresh();
    },
    remove(citekey) {
      changed.remove(citekey);
      refresh();
    },
    search(text, options = {}) {
      const query = parseQuery(text);
      if (query.terms.length === 0) {
        return listPapers(index, query, options);
      }
      scores ??= createScores(index.size + sparePapers);
      return findPapers(index, scores, query, options);
    },
  };
}

function findPapers(
  index: SegmentList,
  scores: Scores,
  query: Query,
  { limit = index.size, recent = [], cited = [], isOwn }: SearchOptions,
): SearchHit[] {
  if (limit < 1) {
    return [];
  }
  const ranked = rankPapers(index, scores, query, { limit, preferred: new Set([...recent, ...cited]), ...(isOwn ? { isOwn } : {}) });
  return ranked.map((one) => new LazyHit(one, query));
}

/** A hit that looks for its matches only when they are asked for, because few hits are on the screen at a time. */
class LazyHit implements SearchHit {
  private located: ReturnType<typeof findMatches> | undefined;

  readonly paper: Paper;
  readonly score: number;

  constructor(
    private readonly ranked: RankedPaper,
    private readonly query: Query,
  ) {
    this.paper = ranked.paper;
    this.score = ranked.score;
  }

  get missing(): SearchHit["missing"] {
    return termsWithBits(this.query, this.ranked.missing).map(({ typed }) => typed);
  }

  get matches(): SearchHit["matches"] {
    return this.locate().matches;
  }

  get snippet(): SearchHit["snippet"] {
    return this.locate().snippet;
  }

  private locate(): ReturnType<typeof findMatches> {
    return (this.located ??= findMatches(this.paper, this.query));
  }
}

/**
 * Returns the papers for a query without words: recently used ones, newest first, then cited ones, then all others in their
 * order.
 */
function listPapers(index: SegmentList, query: Query, { limit = index.size, recent = [], cited = [], isOwn }: SearchOptions): SearchHit[] {
  const filter = createFilter(index, query, isOwn);
  const rank = new Map([...recent, ...cited].reverse().map((citekey, at) => [citekey, at + 1]));
  const listed: { readonly hit: SearchHit; readonly rank: number }[] = [];
  for (let position = 0; position < index.size; position++) {
    const paper = index.removed.has(position) || !filter.allows(position) ? undefined : paperAt(index, position);
    if (paper && filter.verifies(paper)) {
      listed.push({ hit: { paper, score: 0, missing: [], matches: [], snippet: undefined }, rank: rank.get(paper.citekey) ?? 0 });
    }
  }
  return listed
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ hit }) => hit);
}
