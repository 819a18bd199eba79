/** Rarer words than this many are left out: behind them stand names, misspellings and words that nobody knows. */
const mostWords = 40_000;

/** The ordinary words by frequency, the most frequent first, in lower case, with spaces between. */
export function makeWords(frequencies: readonly { readonly word: string }[]): string {
  const words = frequencies.slice(0, mostWords).map(({ word }) => word.toLowerCase());
  return [...new Set(words.filter((word) => /^[a-z]{2,}$/.test(word)))].join(" ");
}
