import type { Paper } from "../../paper";
import { fnvPrime, hashText, mix } from "../../hash";
import type { SectionWriter } from "../../bytes";
import { shownVenue } from "../../words/venueNames";
import type { Segment } from "./segment";
import { createSegmentWords } from "./segmentWords";
import { listWords, isWordAt, type WordList, wordAt } from "./wordList";

/**
 * Every 16th character of the abstract goes into the paper's hash. An edit that misses all of them is unlikely to change words.
 */
const abstractStride = 16;
/** A segment is still used if up to this share of its papers have changed, but no more than this many. */
const maxStalePapers = 200;
const maxStaleShare = 0.01;

/** Writes a segment without its papers. */
export function writeSegment(writer: SectionWriter, { papers, vocabulary, byTitle, headSizes, head, abstracts }: Segment): void {
  const citekeys = listWords(papers.map(({ citekey }) => citekey));
  const hashes = Uint32Array.from(papers, hashPaper);
  const { text, starts, letters } = vocabulary;
  [
    citekeys.text,
    citekeys.starts,
    hashes,
    text,
    starts,
    letters,
    byTitle,
    headSizes,
    head.starts,
    head.papers,
    head.fields,
    abstracts.starts,
    abstracts.counts,
    abstracts.bytes,
  ].forEach(writer.add);
}

/** A segment that was read, and the papers that have changed since it was written. */
export interface LoadedSegment {
  readonly segment: Segment;
  /** The citekeys of papers that have changed or are gone. */
  readonly staleCitekeys: readonly string[];
  /** Papers that the segment does not have. */
  readonly missingPapers: readonly Paper[];
}

/**
 * Reads a segment over these papers, as views of its bytes. Returns `undefined` if too many of the papers differ from those
 * that it was built of. Yields after each slice.
 */
export function* readSegment(sections: readonly Uint8Array[], papers: readonly Paper[]): Generator<undefined, LoadedSegment | undefined> {
  const [
    citekeys = empty,
    citekeyStarts = empty,
    hashes = empty,
    words = empty,
    wordStarts = empty,
    letters = empty,
    titles = empty,
    headSizes = empty,
    ...postings
  ] = sections;
  const placed = yield* placePapers(listOf(citekeys, citekeyStarts), uint32(hashes), papers);
  if (!placed || postings.length !== 6) {
    return undefined;
  }
  const [headStarts = empty, headPapers = empty, fields = empty, starts = empty, counts = empty, gaps = empty] = postings;
  const vocabulary = createSegmentWords(listOf(words, wordStarts), new Int32Array(letters.buffer, letters.byteOffset, letters.length >> 2));
  yield;
  const segment: Segment = {
    papers: placed.ordered,
    vocabulary,
    byTitle: placed.stale.size === 0 ? uint32(titles) : uint32(titles).filter((position) => !placed.stale.has(position)),
    headSizes,
    head: {
      starts: uint32(headStarts),
      papers: uint32(headPapers),
      fields: new Uint16Array(fields.buffer, fields.byteOffset, fields.length >> 1),
    },
    abstracts: { starts: uint32(starts), counts: uint32(counts), bytes: gaps },
  };
  return {
    segment,
    staleCitekeys: [...placed.stale].map((position) => placed.ordered[position]?.citekey ?? ""),
    missingPapers: placed.missing,
  };
}

const empty = new Uint8Array(0);

/** Returns a list of words or citekeys. Citekeys are not sorted, so they can only be read by index. */
function listOf(text: Uint8Array, starts: Uint8Array): WordList {
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(text), starts: uint32(starts) };
}

function uint32(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
}

interface Placed {
  readonly ordered: readonly Paper[];
  readonly stale: ReadonlySet<number>;
  readonly missing: readonly Paper[];
}

const papersPerSlice = 2000;

/**
 * Orders the papers as the segment has them. Most are in the same order already, so they are looked up by citekey only from the
 * first that is not.
 */
function* placePapers(citekeys: WordList, hashes: Uint32Array, papers: readonly Paper[]): Generator<undefined, Placed | undefined> {
  const maxStale = Math.min(maxStalePapers, Math.floor(papers.length * maxStaleShare));
  const stale = new Set<number>();
  const ordered: Paper[] = [];
  const isPlaced = new Uint8Array(papers.length);
  let orders: ReadonlyMap<string, number> | undefined;
  let next = 0;
  for (let position = 0; position < hashes.length; position++) {
    const isNext = isWordAt(citekeys, position, papers[next]?.citekey ?? "");
    orders ??= isNext ? undefined : new Map(papers.map((paper, order) => [paper.citekey, order]));
    const order = isNext ? next : (orders?.get(wordAt(citekeys, position)) ?? -1);
    const paper = papers[order];
    if (paper && hashPaper(paper) === hashes[position]) {
      ordered.push(paper);
      isPlaced[order] = 1;
    } else {
      stale.add(position);
      ordered.push({ citekey: wordAt(citekeys, position), title: "", authors: [], links: [], aliases: [] });
      if (stale.size > maxStale) {
        return undefined;
      }
    }
    next = order < 0 ? next : order + 1;
    if (position % papersPerSlice === papersPerSlice - 1) {
      yield;
    }
  }
  const missing = papers.filter((_, order) => isPlaced[order] === 0);
  return missing.length > maxStale ? undefined : { ordered, stale, missing };
}

/** One salt per field, so that a text that moves from one field to another changes the hash. */
const salts = {
  title: 1,
  arxiv: 2,
  doi: 3,
  venue: 4,
  family: 5,
  given: 6,
  literal: 7,
  link: 8,
  alias: 9,
  abstract: 10,
  shownVenue: 11,
} as const;

/**
 * Returns a hash of everything that is searched in a paper except its citekey, with a sample of the abstract. It uses loops
 * instead of lists, because every start computes it for every paper.
 */
function hashPaper({ title, authors, abstract, year = 0, published, arxiv, doi, links, aliases }: Paper): number {
  let hash = mix(year, published?.year ?? 0);
  hash = hashText(hash + salts.title, title);
  hash = hashText(hash + salts.arxiv, arxiv);
  hash = hashText(hash + salts.doi, doi);
  hash = hashText(hash + salts.venue, published?.venue);
  hash = hashText(hash + salts.shownVenue, published && shownVenue(published.venue));
  for (const { family, given, literal } of authors) {
    hash = hashText(hash + salts.family, family);
    hash = hashText(hash + salts.given, given);
    hash = hashText(hash + salts.literal, literal);
  }
  for (const { kind, url } of links) {
    hash = hashText(hashText(hash + salts.link, kind), url);
  }
  for (const { kind, text } of aliases) {
    hash = hashText(hashText(hash + salts.alias, kind), text === title ? "" : text);
  }
  return hashText(hash + salts.abstract, abstract, fnvPrime, abstractStride) >>> 0;
}
