import { type NameCandidate, quoteAround } from "./candidate";
import { shapeOf, trimWord } from "./text/nameShape";
import type { Sentence } from "./text/sentences";
import { isFieldTerm } from "../words/fieldTerms";

const affix =
  /-(?:based|like|aware|free|guided|style|driven|assisted|specific|trained|tuned|generated|powered|enhanced|equipped|augmented|enabled|pretrained|only|inspired|integrated)$/;

/**
 * Returns further names in an abstract that are made from one of the paper's names: `ViDT+` and `DSR-MC` from `ViDT` and `DSR`,
 * `FLoRa` for `FLoRA`, `Hard-landmarks` beside `Soft-landmarks`. Sizes (`-7B`) and compounds such as `NPO-based` are not names.
 */
export function findVariants(text: string, sentences: readonly Sentence[], names: readonly string[]): readonly NameCandidate[] {
  const owned = new Set(names);
  const stems = names.filter((name) => name.length >= 3 && shapeOf(name) === "coined" && !name.includes(" "));
  const tails = new Set(names.filter((name) => /^\p{Lu}\p{Ll}+-\p{L}\p{Ll}{3,}$/u.test(name)).map((name) => name.slice(name.indexOf("-"))));
  const found: NameCandidate[] = [];
  if (stems.length === 0 && tails.size === 0) {
    return found;
  }
  for (const { tokens } of sentences) {
    for (const token of tokens) {
      const word = token.isWord ? trimWord(token.text) : "";
      if (word.length < 4 || owned.has(word)) {
        continue;
      }
      const stem = stems.find((name) => isVariant(word, name) || isOtherSpelling(word, name));
      const sibling = word.includes("-") && tails.has(word.slice(word.indexOf("-")));
      if ((stem !== undefined || sibling) && !affix.test(word) && !isFieldTerm(word) && /^\p{Lu}|\p{Ll}\p{Lu}/u.test(word)) {
        owned.add(word);
        const why = stem === undefined ? "beside its like" : `made from ${stem}`;
        found.push({
          text: word,
          kind: "name",
          start: token.start,
          evidence: "likely",
          why: `${why}: "${quoteAround(text, token.start, token.end)}"`,
        });
      }
    }
  }
  return found;
}

/** Returns whether a word has the same letters as a name in another case: `FLoRa` for `FLoRA`, `Preselect` for `PreSelect`. */
function isOtherSpelling(word: string, name: string): boolean {
  return word.length === name.length && word.toLowerCase() === name.toLowerCase();
}

/**
 * Returns whether a word is a name with an addition, as `ViDT+`, `DSR-MC`, `xMIND-large` and `LoRA2` are. Sizes, plurals and
 * adjectives are not.
 */
function isVariant(word: string, stem: string): boolean {
  if (!word.startsWith(stem)) {
    return false;
  }
  const rest = word.slice(stem.length);
  return (
    /^(?:\+{1,2}|-?v?\d|-?\p{Lu}[\p{L}\p{N}+]{0,7}|\+\+)$/u.test(rest) &&
    !/^-?\d+(?:\.\d+)?[BMK]?$/.test(rest) &&
    !/^-[A-Z]\p{Ll}{3,}$/u.test(rest)
  );
}
