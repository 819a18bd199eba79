import { fold } from "../words/fold";

/** A word of a text as search compares it, with the half-open offsets of the word in the text. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{N}]+(?:['’]s\b)?\+*/gu;
const compound = /[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)+\+*/gu;
const spellings: readonly (readonly [RegExp, string])[] = [
  [/isation(s?)$/, "ization$1"],
  [/([^aeiou])ys(e|ed|es|ing)$/, "$1yz$2"],
  [/([a-z]{3,})is(e|ed|es|ing|er|ers)$/, "$1iz$2"],
  [/([a-z]{3,})our(s|al|ally|ed|ing|ite|less)?$/, "$1or$2"],
  [/^(grey)(s?)$/, "gray$2"],
  [/([a-z]{2,})elling$/, "$1eling"],
  [/([a-z]{2,})elled$/, "$1eled"],
  [/^(cent|met|fib|calib)re(s?)$/, "$1er$2"],
];

/**
 * The words of a text, folded, in American spelling and the singular. A compound is there as its words and as one:
 * `LAN-HDR` gives `lan`, `hdr` and `lanhdr`. A `+` at the end of a name stays: `vidt+`.
 */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const found of text.matchAll(word)) {
    terms.push({ term: normalise(found[0]), start: found.index, end: found.index + found[0].length });
  }
  for (const found of text.matchAll(compound)) {
    terms.push({ term: joined(found[0]), start: found.index, end: found.index + found[0].length });
  }
  return terms;
}

/** A word folded, in American spelling and the singular: `Behaviours` gives `behavior`. */
export function normalise(text: string): string {
  const folded = fold(text).replace(/['’]s/, "");
  return singular(/[^a-z]/.test(folded) ? folded : american(folded));
}

/** A name as one word, whatever its writing: `LAN-HDR`, `lan hdr` and `LanHdr` are all `lanhdr`; `+` stays. */
export function joined(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}+]+/gu, "");
}

function american(folded: string): string {
  for (const [british, spelling] of spellings) {
    if (british.test(folded)) {
      return folded.replace(british, spelling);
    }
  }
  return folded;
}

function singular(folded: string): string {
  if (folded.length < 5 || !folded.endsWith("s") || /(?:ss|us|is|ous)$/.test(folded)) {
    return folded;
  }
  if (folded.endsWith("ies")) {
    return `${folded.slice(0, -3)}y`;
  }
  return /(?:sh|ch|x|ss|zz)es$/.test(folded) ? folded.slice(0, -2) : folded.slice(0, -1);
}
