import { LazyHit } from "./lazyHit";
import { createChangedPapers } from "./index/changedPapers";
import type { KnownVectors, SearchHit, SearchIndex, SearchOptions } from "./searchIndex";
import { createFilter, type Filter } from "./query/filterPapers";
import { type SegmentList, joinSegments, paperAt, positionsOfCitekey, positionsOfTerm } from "./index/segmentList";
import { parseQuery, type Query } from "./query/parseQuery";
import type { Segment } from "./index/segment";
import { rankPapers } from "./rank/rankPapers";
import { createScores, type Scores } from "./rank/scoreWords";
import { likedCitekey } from "./query/likeQuery";
import { fieldBits } from "./index/readPaper";
import { plain } from "./text/spelling";
import { minLackedWords } from "./meaning/meaningGate";
import { comparedPapers, createMeaning, type Meaning } from "./meaning/meaning";

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

/**
 * Creates an index of these segments.
 *
 * @param known the vectors of the first segment's papers, which are not made again for the same word table
 */
export function createSegmentedIndex(segments: readonly Segment[] = [], known?: KnownVectors): SegmentedIndex {
  const changed = createChangedPapers();
  let base = segments;
  let index = joinSegments(base, new Set());
  let scores: Scores | undefined;
  let meaning: Meaning | undefined;
  const refresh = (): void => {
    index = changed.applyTo(base);
    scores = scores && scores.words.length >= index.size ? scores : undefined;
  };
  return {
    get size() {
      return index.size - index.removed.size;
    },
    segmentList: () => index,
    vectorsOf(segment) {
      const vectors = meaning?.vectorsOf(segment);
      return meaning && vectors ? { table: meaning.words.checksum, vectors } : segment === segments[0] ? known : undefined;
    },
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
      const liked = likedCitekey(query);
      if (liked !== undefined) {
        scores ??= createScores(index.size + sparePapers);
        return findSimilar({ index, scores, meaning }, query, liked, options);
      }
      if (query.terms.length === 0) {
        return listPapers(index, query, options);
      }
      scores ??= createScores(index.size + sparePapers);
      return findPapers({ index, scores, meaning }, query, options);
    },
    *learnWords(words) {
      const learnt = createMeaning(words);
      if (known?.table === words.checksum && segments[0]) {
        learnt.keep(segments[0], known.vectors);
      }
      for (const segment of base) {
        yield* learnt.prepare(segment);
      }
      meaning = learnt;
    },
  };
}

/** An index, and the working memory of its searches. */
interface Searched {
  readonly index: SegmentList;
  readonly scores: Scores;
  readonly meaning: Meaning | undefined;
}

function findPapers(
  searched: Searched,
  query: Query,
  { limit = searched.index.size, recent = [], cited = [], isOwn, isByWordsAlone = false }: SearchOptions,
): SearchHit[] {
  if (limit < 1) {
    return [];
  }
  const options = { preferred: new Set([...recent, ...cited]), ...(isOwn ? { isOwn } : {}) };
  const meaning = isByWordsAlone || query.terms.length < minLackedWords ? undefined : searched.meaning;
  const wanted = meaning ? Math.max(limit, comparedPapers) : limit;
  const ranked = rankPapers(searched.index, searched.scores, query, { ...options, limit: wanted });
  const readFilter = (): Filter | undefined => (query.filters.length === 0 ? undefined : createFilter(searched.index, query, isOwn));
  const byMeaning = meaning?.rank({ index: searched.index, query, lexical: ranked, readFilter });
  return byMeaning
    ? byMeaning.ranked.slice(0, limit).map((one) => new LazyHit(one, query, { ...searched, found: byMeaning }))
    : ranked.slice(0, limit).map((one) => new LazyHit(one, query));
}

/** At most this many papers are like another. */
const maxSimilar = 50;

/**
 * Returns the papers that are like the one with a citekey or id and have all words of the query. Until the words are learnt, these are
 * the papers that have words of its title.
 */
function findSimilar(searched: Searched, query: Query, citekey: string, options: SearchOptions): SearchHit[] {
  const { index, meaning } = searched;
  const position = positionsOfCitekey(index, citekey)[0] ?? positionsOfTerm(index, plain(citekey), fieldBits.identifier)[0];
  const paper = position === undefined ? undefined : paperAt(index, position);
  if (!paper) {
    return [];
  }
  const count = Math.min(maxSimilar, options.limit ?? maxSimilar);
  const filters = query.filters.map((filter) => (filter.kind === "like" ? { ...filter, citekey: paper.citekey } : filter));
  const filter = createFilter(index, { ...query, filters }, options.isOwn);
  const having = query.terms.length === 0 ? undefined : positionsOfAllWords(searched, query);
  const allows = (at: number): boolean => filter.allows(at) && having?.has(at) !== false;
  const similar = meaning?.similarTo(paper, { index, filter: { ...filter, allows } }, count);
  return similar
    ? similar.map((one) => ({
        paper: one.paper,
        score: one.score,
        missing: [],
        matches: [],
        snippet: undefined,
        like: [],
        isByMeaning: false,
      }))
    : findPapers({ ...searched, meaning: undefined }, { ...parseQuery(paper.title), filters }, { ...options, limit: count });
}

function positionsOfAllWords({ index, scores }: Searched, query: Query): ReadonlySet<number> {
  const ranked = rankPapers(index, scores, query, { limit: Math.max(1, index.size), preferred: new Set() });
  return new Set(ranked.flatMap(({ position, missing }) => (missing === 0 ? [position] : [])));
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
      listed.push({
        hit: { paper, score: 0, missing: [], matches: [], snippet: undefined, like: [], isByMeaning: false },
        rank: rank.get(paper.citekey) ?? 0,
      });
    }
  }
  return listed
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ hit }) => hit);
}
