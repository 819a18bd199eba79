import type { WordList } from "./wordList";

/** The words of a segment, in order, with data that quickly rules out words that are too different. */
export interface SegmentWords extends WordList {
  /** For each word, its `letterBits`. */
  readonly letters: Int32Array;
  /** For each word, its length in UTF-16 code units, at most 255. */
  readonly lengths: Uint8Array;
  /** The words by length: those of length `n` are at `lengthStarts[n]` to `lengthStarts[n + 1]`. */
  readonly byLength: Uint32Array;
  readonly lengthStarts: Uint32Array;
  /** The letter bits of the words in `byLength`. */
  readonly lettersByLength: Int32Array;
}

const maxLength = 255;

/** Creates the vocabulary of a list of words. `letters` are the `letterBits` of each word. */
export function createSegmentWords({ text, starts }: WordList, letters = letterBitsByWord({ text, starts })): SegmentWords {
  const lengths = new Uint8Array(letters.length);
  const lengthStarts = new Uint32Array(maxLength + 2);
  for (let word = 0; word < lengths.length; word++) {
    const length = Math.min(maxLength, (starts[word + 1] ?? 0) - (starts[word] ?? 0));
    lengths[word] = length;
    lengthStarts[length + 1] = (lengthStarts[length + 1] ?? 0) + 1;
  }
  for (let length = 1; length < lengthStarts.length; length++) {
    lengthStarts[length] = (lengthStarts[length] ?? 0) + (lengthStarts[length - 1] ?? 0);
  }
  const next = lengthStarts.slice();
  const byLength = new Uint32Array(lengths.length);
  const lettersByLength = new Int32Array(lengths.length);
  for (let word = 0; word < lengths.length; word++) {
    const length = lengths[word] ?? 0;
    const to = next[length] ?? 0;
    next[length] = to + 1;
    byLength[to] = word;
    lettersByLength[to] = letters[word] ?? 0;
  }
  return { text, starts, letters, lengths, byLength, lengthStarts, lettersByLength };
}

function letterBitsByWord({ text, starts }: WordList): Int32Array {
  const letters = new Int32Array(starts.length - 1);
  let at = 0;
  for (let word = 0; word < letters.length; word++) {
    let bits = 0;
    for (const end = starts[word + 1] ?? 0; at < end; at++) {
      bits |= 1 << (text.charCodeAt(at) & 31);
    }
    letters[word] = bits;
  }
  return letters;
}

/** Returns the letters and digits of a word as 32 bits. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) {
    bits |= 1 << (word.charCodeAt(index) & 31);
  }
  return bits;
}
