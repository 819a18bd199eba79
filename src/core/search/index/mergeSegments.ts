import { pack, type PackedPostings } from "./packedPostings";
import type { BuiltSegment, Segment } from "./segment";
import type { HeadPostings } from "./postings";
import { mergeOrders } from "./titleOrder";
import { createSegmentWords } from "./segmentWords";
import { wordCount, listWords, type WordList, allWords } from "./wordList";

/** The input of a merge. */
export interface Merging {
  readonly segments: readonly BuiltSegment[];
  /** The words of all segments, in order. */
  readonly words: WordList;
  /** For each segment, the number that each of these words has in it, or -1. */
  readonly sources: readonly Int32Array[];
  /** The number of words and postings that one slice merges. */
  readonly workPerSlice: number;
}

/** Merges segments into one. The papers of each segment come after those of the segment before it. Yields after each slice. */
export function* mergeSegments(merging: Merging): Generator<undefined, Segment> {
  const { segments: built, words } = merging;
  const segments = built.map(({ segment }) => segment);
  const offsets = offsetsOf(segments);
  const vocabulary = createSegmentWords(words);
  yield;
  const head = yield* mergeHeads(
    segments.map((segment) => segment.head),
    merging,
    offsets,
  );
  const abstracts = yield* mergePacked(
    segments.map((segment) => segment.abstracts),
    merging,
    offsets,
  );
  const byTitle = yield* mergeOrders(
    built.map((own, at) => withOffset(own.segment.byTitle, offsets[at] ?? 0)),
    built.flatMap(({ titles }) => titles),
  );
  const headSizes = new Uint8Array(byTitle.length);
  segments.forEach((segment, at) => {
    headSizes.set(segment.headSizes, offsets[at]);
  });
  return { papers: segments.flatMap(({ papers }) => papers), vocabulary, head, abstracts, byTitle, headSizes };
}

function offsetsOf(segments: readonly Segment[]): readonly number[] {
  let sum = 0;
  return segments.map(({ papers }) => {
    const offset = sum;
    sum += papers.length;
    return offset;
  });
}

function withOffset(positions: Uint32Array, offset: number): Uint32Array {
  return positions.map((position) => position + offset);
}

function* mergeHeads(heads: readonly HeadPostings[], merging: Merging, offsets: readonly number[]): Generator<undefined, HeadPostings> {
  const papers = new Uint32Array(heads.reduce((sum, head) => sum + head.papers.length, 0));
  const fields = new Uint16Array(papers.length);
  const starts = yield* copyByWord(merging, (to, _, segment, source) => {
    const head = heads[segment];
    const offset = offsets[segment] ?? 0;
    const end = head?.starts[source + 1] ?? 0;
    let next = to;
    for (let posting = head?.starts[source] ?? 0; head && posting < end; posting++) {
      fields[next] = head.fields[posting] ?? 0;
      papers[next++] = (head.papers[posting] ?? 0) + offset;
    }
    return next;
  });
  return { starts, papers, fields };
}

/** The first gap of a word in a later segment grows with the segment's offset, by at most this many bytes. */
const maxExtraBytes = 4;

function* mergePacked(
  packed: readonly PackedPostings[],
  merging: Merging,
  offsets: readonly number[],
): Generator<undefined, PackedPostings> {
  const counts = new Uint32Array(wordCount(merging.words));
  const bytes = new Uint8Array(packed.reduce((sum, own) => sum + own.bytes.length + own.counts.length * maxExtraBytes, 0));
  let lastWord = -1;
  let lastPaper = -1;
  const starts = yield* copyByWord(merging, (to, word, segment, source) => {
    const own = packed[segment];
    if (!own) {
      return to;
    }
    counts[word] = (counts[word] ?? 0) + (own.counts[source] ?? 0);
    let last = word === lastWord ? lastPaper : -1;
    let paper = (offsets[segment] ?? 0) - 1;
    let next = to;
    const end = own.starts[source + 1] ?? 0;
    for (let at = own.starts[source] ?? 0; at < end;) {
      let byte = own.bytes[at++] ?? 0;
      let gap = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = own.bytes[at++] ?? 0;
        gap |= (byte & 127) << shift;
      }
      paper += gap;
      next = pack(paper - last, bytes, next);
      last = paper;
    }
    lastWord = word;
    lastPaper = last;
    return next;
  });
  return { starts, counts, bytes: bytes.slice(0, starts.at(-1) ?? 0) };
}

/**
 * Copies the postings of a word of one segment, in which the word has the number `source`, to `to` in the merged postings.
 * Returns where the next ones begin.
 */
type CopyPostings = (to: number, word: number, segment: number, source: number) => number;

/** Calls `copy` for each word and each segment that has it. Returns where each word's postings start. Yields after each slice. */
function* copyByWord({ words, sources, workPerSlice }: Merging, copy: CopyPostings): Generator<undefined, Uint32Array> {
  const count = wordCount(words);
  const starts = new Uint32Array(count + 1);
  let end = 0;
  let done = 0;
  for (let word = 0; word < count; word++) {
    for (let segment = 0; segment < sources.length; segment++) {
      const source = sources[segment]?.[word] ?? -1;
      if (source >= 0) {
        end = copy(end, word, segment, source);
      }
    }
    starts[word + 1] = end;
    if (end + word - done > workPerSlice) {
      done = end + word;
      yield;
    }
  }
  return starts;
}

/** Words and postings. Few, because this code has often hardly run before and is slow then. */
const mergedPerSlice = 1024;

/** Merges small segments that were built with different word tables, like `mergeSegments`. Yields after each slice. */
export function* mergeByText(built: readonly BuiltSegment[]): Generator<undefined, BuiltSegment> {
  const segment = yield* mergeSegments(yield* alignByText(built));
  return { segment, ids: new Int32Array(0), titles: built.flatMap(({ titles }) => titles) };
}

/**
 * Aligns the words of segments whose word numbers come from different tables. It sorts their texts with the engine's own sort,
 * which needs no warm-up.
 */
function* alignByText(built: readonly BuiltSegment[]): Generator<undefined, Merging> {
  const lists = built.map(({ segment }) => allWords(segment.vocabulary));
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
  return { segments: built, words: listWords(words), sources, workPerSlice: mergedPerSlice };
}
