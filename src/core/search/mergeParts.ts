import { createVocabulary, type Part, type Postings } from "./part";
import { titleKey } from "./titleKey";

/** How many words are merged in one slice. */
const slice = 4096;

/** Makes one part of two, the second's papers behind the first's. Yields now and then, for others to get their turn. */
export function* mergeParts(first: Part, second: Part): Generator<undefined, Part> {
  const words: string[] = [];
  /** For each word its position in either part, or -1. */
  const sources: [Int32Array, Int32Array] = [
    new Int32Array(first.vocabulary.words.length + second.vocabulary.words.length).fill(-1),
    new Int32Array(first.vocabulary.words.length + second.vocabulary.words.length).fill(-1),
  ];
  let left = 0;
  let right = 0;
  const [leftWords, rightWords] = [first.vocabulary.words, second.vocabulary.words];
  while (left < leftWords.length || right < rightWords.length) {
    const [a, b] = [leftWords[left], rightWords[right]];
    const at = words.length;
    if (b === undefined || (a !== undefined && a <= b)) {
      words.push(a ?? "");
      sources[0][at] = left++;
    } else {
      words.push(b);
    }
    if (b !== undefined && (a === undefined || b <= a)) {
      sources[1][at] = right++;
    }
    if (words.length % slice === 0) {
      yield;
    }
  }
  const papers = [...first.papers, ...second.papers];
  const head = yield* mergePostings([first.head, second.head], sources, words.length, first.papers.length);
  const fields = yield* mergeFields([first.head, second.head], sources, words.length);
  const abstracts = yield* mergePostings([first.abstracts, second.abstracts], sources, words.length, first.papers.length);
  const byTitle = yield* mergeTitles(first, second);
  return { papers, vocabulary: createVocabulary(words), head: { ...head, fields }, abstracts, byTitle };
}

function* mergeTitles(first: Part, second: Part): Generator<undefined, Uint32Array> {
  const merged = new Uint32Array(first.papers.length + second.papers.length);
  let left = 0;
  let right = 0;
  for (let at = 0; at < merged.length; at++) {
    const [a, b] = [first.papers[first.byTitle[left] ?? -1], second.papers[second.byTitle[right] ?? -1]];
    if (a && (!b || titleKey(a) <= titleKey(b))) {
      merged[at] = first.byTitle[left++] ?? 0;
    } else {
      merged[at] = (second.byTitle[right++] ?? 0) + first.papers.length;
    }
    if (at % slice === 0) {
      yield;
    }
  }
  return merged;
}

type Pair<T> = readonly [T, T];

function* mergePostings(from: Pair<Postings>, sources: Pair<Int32Array>, words: number, shift: number): Generator<undefined, Postings> {
  const starts = new Uint32Array(words + 1);
  const papers = new Uint32Array(from[0].papers.length + from[1].papers.length);
  let at = 0;
  for (let word = 0; word < words; word++) {
    for (const side of [0, 1] as const) {
      const source = sources[side][word] ?? -1;
      const { starts: own, papers: ownPapers } = from[side];
      const end = source < 0 ? 0 : (own[source + 1] ?? 0);
      const added = side === 0 ? 0 : shift;
      for (let index = source < 0 ? 0 : (own[source] ?? 0); index < end; index++) {
        papers[at++] = (ownPapers[index] ?? 0) + added;
      }
    }
    starts[word + 1] = at;
    if (word % slice === 0) {
      yield;
    }
  }
  return { starts, papers };
}

function* mergeFields(from: Pair<Part["head"]>, sources: Pair<Int32Array>, words: number): Generator<undefined, Uint16Array> {
  const fields = new Uint16Array(from[0].fields.length + from[1].fields.length);
  let at = 0;
  for (let word = 0; word < words; word++) {
    for (const side of [0, 1] as const) {
      const source = sources[side][word] ?? -1;
      if (source >= 0) {
        const own = from[side].fields.subarray(from[side].starts[source], from[side].starts[source + 1]);
        fields.set(own, at);
        at += own.length;
      }
    }
    if (word % slice === 0) {
      yield;
    }
  }
  return fields;
}
