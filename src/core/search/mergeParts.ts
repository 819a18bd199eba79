import { pack, type PackedPostings } from "./packedPostings";
import type { HeadPostings, Part } from "./part";
import { titleKey } from "./titleKey";
import { createVocabulary, type Vocabulary } from "./vocabulary";

/** How much is merged in one slice: words, postings and titles each count. */
const slice = 8192;

/** The words of several parts in order, and for each part where the word stands in it, or -1. */
export interface Alignment {
  readonly words: readonly string[];
  readonly sources: readonly Int32Array[];
}

/** Makes one part of several, each one's papers behind those of the one before. Yields after each slice, for others to get their turn. */
export function* mergeParts(parts: readonly Part[], { words, sources }: Alignment): Generator<undefined, Part> {
  const shifts = shiftsOf(parts);
  const vocabulary = yield* mergeVocabularies(parts, words, sources);
  const head = yield* mergeHeads(parts.map((part) => part.head), sources, words.length, shifts);
  const abstracts = yield* mergePacked(parts.map((part) => part.abstracts), sources, words.length, shifts);
  const byTitle = yield* mergeTitles(parts, shifts);
  const headSizes = new Uint8Array(byTitle.length);
  parts.forEach((part, at) => {
    headSizes.set(part.headSizes, shifts[at]);
  });
  return { papers: parts.flatMap(({ papers }) => papers), vocabulary, head, abstracts, byTitle, headSizes };
}

function shiftsOf(parts: readonly Part[]): readonly number[] {
  let sum = 0;
  return parts.map(({ papers }) => {
    const shift = sum;
    sum += papers.length;
    return shift;
  });
}

function* mergeVocabularies(parts: readonly Part[], words: readonly string[], sources: readonly Int32Array[]): Generator<undefined, Vocabulary> {
  const letters = new Int32Array(words.length);
  const lengths = new Uint8Array(words.length);
  for (let part = 0; part < parts.length; part++) {
    const source = sources[part];
    const own = parts[part]?.vocabulary;
    for (let word = 0; word < words.length; word++) {
      const at = source?.[word] ?? -1;
      if (at >= 0) {
        letters[word] = own?.letters[at] ?? 0;
        lengths[word] = own?.lengths[at] ?? 0;
      }
    }
    yield;
  }
  return createVocabulary({ words, letters, lengths });
}

function* mergeHeads(from: readonly HeadPostings[], sources: readonly Int32Array[], words: number, shifts: readonly number[]): Generator<undefined, HeadPostings> {
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
    if (at + word - done > slice * 4) {
      done = at + word;
      yield;
    }
  }
  return { starts, papers, fields };
}

/** A first gap in a later part is longer than it was, by so many bytes at most. */
const mostLonger = 4;

function* mergePacked(from: readonly PackedPostings[], sources: readonly Int32Array[], words: number, shifts: readonly number[]): Generator<undefined, PackedPostings> {
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
      for (let index = own.starts[source] ?? 0; index < end; ) {
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
    if (at + word - done > slice * 4) {
      done = at + word;
      yield;
    }
  }
  return { starts, counts, bytes: bytes.slice(0, at) };
}

function* mergeTitles(parts: readonly Part[], shifts: readonly number[]): Generator<undefined, Uint32Array> {
  const merged = new Uint32Array(parts.reduce((sum, { papers }) => sum + papers.length, 0));
  const next = parts.map(() => 0);
  const keys = parts.map((part) => titleAt(part, 0));
  for (let at = 0; at < merged.length; at++) {
    let least = -1;
    for (let part = 0; part < parts.length; part++) {
      const key = keys[part];
      const known = keys[least];
      least = key !== undefined && (known === undefined || key < known) ? part : least;
    }
    const part = parts[least];
    const place = next[least] ?? 0;
    merged[at] = (part?.byTitle[place] ?? 0) + (shifts[least] ?? 0);
    next[least] = place + 1;
    keys[least] = part && titleAt(part, place + 1);
    if (at % slice === 0) {
      yield;
    }
  }
  return merged;
}

function titleAt({ papers, byTitle }: Part, place: number): string | undefined {
  const paper = papers[byTitle[place] ?? -1];
  return paper && titleKey(paper);
}
