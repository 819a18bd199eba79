/** All words of a part, sorted by UTF-16 code units, and what tells at once that two words are too different. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** For each word its letters as bits. */
  readonly letters: Int32Array;
  /** For each word its length, at most 255. */
  readonly lengths: Uint8Array;
  /** The words by length: those of length `n` stand from `lengthStarts[n]` to `lengthStarts[n + 1]`. */
  readonly byLength: Uint32Array;
  readonly lengthStarts: Uint32Array;
  /** The letters of the words in that order. */
  readonly lettersByLength: Int32Array;
}

/** What is known of a vocabulary's words by the words themselves. */
export type WordFacts = Pick<Vocabulary, "words" | "letters" | "lengths">;

const longestLength = 255;

/** A vocabulary of sorted words. */
export function createVocabulary({ words, letters, lengths }: WordFacts): Vocabulary {
  const lengthStarts = new Uint32Array(longestLength + 2);
  for (const length of lengths) {
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
  return { words, letters, lengths, byLength, lengthStarts, lettersByLength };
}

/** The length of a word as a vocabulary keeps it. */
export function keptLength(word: string): number {
  return Math.min(longestLength, word.length);
}

/** The letters and digits of a word as 32 bits. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) {
    bits |= 1 << (word.charCodeAt(index) & 31);
  }
  return bits;
}

/** The position of the first word that is not before this one. */
export function firstNotBefore({ words }: Pick<Vocabulary, "words">, text: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < text) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
