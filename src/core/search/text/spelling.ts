import { fold } from "../../words/fold";

/** British endings and their American counterparts. The first that matches is replaced. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/isation$/, "ization"],
  [/([^aeiou])ys(e|ed|ing|er)$/, "$1yz$2"],
  [/(?<![a-z])([a-z]{3,})is(e|ed|ing|er)$/, "$1iz$2"],
  [/(?<![a-z])([a-z]{3,})our(al|ally|ed|ing|ite|less)?$/, "$1or$2"],
  [/^grey$/, "gray"],
  [/(?<![a-z])([a-z]{2,})ell(ed|ing|er)$/, "$1el$2"],
  [/^(cent|met|fib|calib|theat|lit)re$/, "$1er"],
  [/^(def|off|lic|pret)ence$/, "$1ense"],
  [/^(catal|dial|anal)ogue$/, "$1og"],
  [/^artefact/, "artifact"],
];

/** A quick test for the words that one of `spellings` may match. Most words fail it. */
const maybeBritish = /(?:is|ys)(?:ation|e|ed|ing|er)$|our(?:al|ally|ed|ing|ite|less)?$|grey$|ell(?:ed|ing|er)$|re$|ence$|ogue$|^artefact/;

/**
 * Words in `-ise` and `-our` that American English spells the same way. They stay as they are, so that prefixes that users type
 * match them: `supervis`, `precis`.
 */
const alreadyAmerican =
  /(?:superv|prec|exerc|prom|adv|conc|expert|rev|dev|compr|surpr|prem|otherw|likew|enterpr|disgu|improv|franch|parad|treat|no|ra)is(?:e|ed|ing|er)$|^(?:contour|tour|detour|velour|devour|pour|four|hour|your|outpour)/;

/** Letters that Unicode does not decompose, as users type them. */
const plainLetters: Readonly<Record<string, string>> = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ð: "d", þ: "th" };
const plainLetter = /[ßøłđæœıðþ]/g;
const beyondAscii = /[^\0-\x7f]/;

/** Returns a text in lower case and plain letters, for comparing: `Krähenbühl` gives `krahenbuhl`, `Łukasz` gives `lukasz`. */
export function plain(text: string): string {
  const folded = fold(text);
  return beyondAscii.test(folded) ? folded.replace(plainLetter, (letter) => plainLetters[letter] ?? letter) : folded;
}

/** Words that may have an ending. Longer texts are not words, and would cost time. */
const inflectable = /^[a-z]{4,32}$/;

/** Returns a word in plain letters, American spelling, and the singular: `Behaviours` gives `behavior`. */
export function normalise(word: string): string {
  // Most words are in plain letters already.
  const folded = inflectable.test(word) ? word : plain(word);
  return inflectable.test(folded) ? toAmerican(toSingular(folded)) : folded;
}

const maxNormalisedWords = 1 << 16;

/** Returns a `normalise` for callers that read many texts. It remembers words, because texts repeat theirs. */
export function createNormaliser(): (word: string) => string {
  const normalisedWords = new Map<string, string>();
  return (word) => {
    let normalised = normalisedWords.get(word);
    if (normalised === undefined) {
      normalised = normalise(word);
      if (normalisedWords.size >= maxNormalisedWords) {
        normalisedWords.clear();
      }
      normalisedWords.set(word, normalised);
    }
    return normalised;
  };
}

function toAmerican(word: string): string {
  if (!maybeBritish.test(word) || alreadyAmerican.test(word)) {
    return word;
  }
  for (const [british, spelling] of spellings) {
    if (british.test(word)) {
      return word.replace(british, spelling);
    }
  }
  return word;
}

/** Handles regular plurals only; `loss`, `bias`, `analysis`, and `lens` are not plurals. */
function toSingular(word: string): string {
  if (word.length < 5 || !word.endsWith("s") || /(?:[sui]s|ous|[^aeiou]as)$/.test(word)) {
    return word;
  }
  if (word.endsWith("ies")) {
    return `${word.slice(0, -3)}y`;
  }
  return /(?:sh|ch|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
