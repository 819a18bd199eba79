import { isStopWord } from "../../words/stopWords";

const mostWords = 60;

/**
 * Returns the words of a title that an acronym stands for, if their first letters spell it: `Efficient Convolution Operators` for `ECO` in
 * "ECO: Efficient Convolution Operators for Tracking", `Soft Prompt Transfer` for `SPoT`. Small words may be left out. Returns `undefined` for
 * names with fewer than three capitals, or with as many small letters.
 */
export function longFormInTitle(name: string, title: string): string | undefined {
  const letters = (/^\p{Lu}[\p{L}]{2,9}$/u.test(name) ? name.replace(/[^\p{Lu}]/gu, "") : "").toLowerCase();
  if (letters.length < 3 || letters.length * 2 <= name.length) {
    return undefined;
  }
  const words = [...title.matchAll(/[\p{L}\p{N}]+/gu)].slice(0, mostWords);
  for (let from = 0; from < words.length; from++) {
    let spelled = 0;
    for (let to = from; to < words.length; to++) {
      const word = words[to]?.[0].toLowerCase() ?? "";
      if (word.startsWith(letters.charAt(spelled))) {
        spelled++;
      } else if (spelled === 0 || !isStopWord(word)) {
        break;
      }
      if (spelled === letters.length) {
        const long = title.slice(words[from]?.index, (words[to]?.index ?? 0) + word.length);
        return /[:.;!?]\s/.test(long) ? undefined : long;
      }
    }
  }
  return undefined;
}
