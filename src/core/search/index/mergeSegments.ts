import { pack, type PackedPostings } from "./packedPostings";
import type { MadeSegment, Segment } from "./segment";
import type { HeadPostings } from "./postings";
import { mergeOrders } from "./titleOrder";
import { createSegmentWords } from "./segmentWords";
import { countOf, listWords, type WordList, wordsOf } from "./wordList";

/** Parts, and how they are merged. */
export interface Merging {
  readonly parts: readonly MadeSegment[];
  /** Their words in order. */
  readonly words: WordList;
  /** For each part where the word stands in it, or -1. */
  readonly sources: readonly Int32Array[];
  /** How much is merged in one slice: words and postings each count. */
  readonly slice: number;
}

/** Makes one part of several, each one's papers behind those of the one before. Yields after each slice, for others to get their turn. */
export function* mergeSegments(merging: Merging): Generator<undefined, Segment> {
  const { parts: made, words } = merging;
  const parts = made.map(({ part }) => part);
  const shifts = shiftsOf(parts);
  const vocabulary = createSegmentWords(words);
  yield;
  const head = yield* mergeHeads(
    parts.map((part) => part.head),
    merging,
    shifts,
  );
  const abstracts = yield* mergePacked(
    parts.map((part) => part.abstracts),
    merging,
    shifts,
  );
  const byTitle = yield* mergeOrders(
    made.map((own, at) => shifted(own.part.byTitle, shifts[at] ?? 0)),
    made.flatMap(({ titles }) => titles),
  );
  const headSizes = new Uint8Array(byTitle.length);
  parts.forEach((part, at) => {
    headSizes.set(part.headSizes, shifts[at]);
  });
  return { papers: parts.flatMap(({ papers }) => papers), vocabulary, head, abstracts, byTitle, headSizes };
}

function shiftsOf(parts: readonly Segment[]): readonly number[] {
  let sum = 0;
  return parts.map(({ papers }) => {
    const shift = sum;
    sum += papers.length;
    return shift;
  });
}

function shifted(positions: Uint32Array, shift: number): Uint32Array {
  return positions.map((position) => position + shift);
}

function* mergeHeads(
  from: readonly HeadPostings[],
  { words: list, sources, slice }: Merging,
  shifts: readonly number[],
): Generator<undefined, HeadPostings> {
  const words = countOf(list);
  const starts = new Uint32Array(words + 1);
  const papers = new Uint32Array(from.reduce((sum, own) => sum + own.papers.length, 0));
  const fields = new Uint16Array(papers.length);
  let at = 0;
  let done = 0;
  for (let word = 0; word < words; word++) {
    for (let part = 0; part < from.length; part++) {
      const source = sources[part]?.[word] ?? -1;
      const own = from[part];
      if (source < 0 || !own) {
        continue;
      }
      const end = own.starts[source + 1] ?? 0;
      const shift = shifts[part] ?? 0;
      for (let index = own.starts[source] ?? 0; index < end; index++) {
        fields[at] = own.fields[index] ?? 0;
        papers[at++] = (own.papers[index] ?? 0) + shift;
      }
    }
    starts[word + 1] = at;
    if (at + word - done > slice) {
      done = at + word;
      yield;
    }
  }
  return { starts, papers, fields };
}

/** A first gap in a later part is longer than it was, by so many bytes at most. */
const mostLonger = 4;

function* mergePacked(
  from: readonly PackedPostings[],
  { words: list, sources, slice }: Merging,
  shifts: readonly number[],
): Generator<undefined, PackedPostings> {
  const words = countOf(list);
  const starts = new Uint32Array(words + 1);
  const counts = new Uint32Array(words);
  const room = from.reduce((sum, own) => sum + own.bytes.length + own.counts.length * mostLonger, 0);
  const bytes = new Uint8Array(room);
  let at = 0;
  let done = 0;
  for (let word = 0; word < words; word++) {
    /** The last paper of the word, in the merged part. */
    let last = -1;
    for (let part = 0; part < from.length; part++) {
      const source = sources[part]?.[word] ?? -1;
      const own = from[part];
      if (source < 0 || !own) {
        continue;
      }
      counts[word] = (counts[word] ?? 0) + (own.counts[source] ?? 0);
      let paper = (shifts[part] ?? 0) - 1;
      const end = own.starts[source + 1] ?? 0;
      for (let index = own.starts[source] ?? 0; index < end;) {
        let byte = own.bytes[index++] ?? 0;
        let gap = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = own.bytes[index++] ?? 0;
          gap |= (byte & 127) << shift;
        }
        paper += gap;
        at = pack(paper - last, bytes, at);
        last = paper;
      }
    }
    starts[word + 1] = at;
    if (at + word - done > slice) {
      done = at + word;
      yield;
    }
  }
  return { starts, counts, bytes: bytes.slice(0, at) };
}

/** So many words and postings are merged in a slice: little, for this code has often hardly run before. */
const mergedInSlice = 1024;

/** One part of several small ones that were made apart, each one's papers behind those of the one before. Yields after each slice. */
export function* mergeByText(parts: readonly MadeSegment[]): Generator<undefined, MadeSegment> {
  const part = yield* mergeSegments(yield* aligned(parts));
  return { part, ids: new Int32Array(0), titles: parts.flatMap(({ titles }) => titles) };
}

/** The words of parts whose numbers are of different tables: their texts are put in order, for which the platform needs no warming up. */
function* aligned(parts: readonly MadeSegment[]): Generator<undefined, Merging> {
  const lists = parts.map(({ part }) => wordsOf(part.vocabulary));
  yield;
  const words = [...new Set(lists.flat())].sort();
  yield;
  const places = new Map<string, number>();
  words.forEach((word, place) => places.set(word, place));
  yield;
  const sources = lists.map((list) => {
    const source = new Int32Array(words.length).fill(-1);
    list.forEach((word, at) => {
      source[places.get(word) ?? 0] = at;
    });
    return source;
  });
  return { parts, words: listWords(words), sources, slice: mergedInSlice };
}
