import { shapeOf } from "./text/nameShape";
import { longFormFor } from "./longForms/abbreviations";
import { isUsedAsOwn } from "./text/usage";
import { includesWord } from "./text/wholeWords";
import { isFieldTerm } from "../words/fieldTerms";
import { fold } from "../words/fold";
import { isOrdinaryWord } from "../words/ordinaryWords";
import { joinPieces, splitPieces } from "../words/pieces";

/** A name in the address of a repository or model, and that address. */
export interface RepositoryName {
  readonly name: string;
  readonly url: string;
}

const address =
  /https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co(?:\/(?:datasets|spaces))?|bitbucket\.org)\/[\w.-]+\/([\w.+-]+)/gi;

const maxNames = 50;

/**
 * Returns the last parts of the addresses of repositories and models in a text: `github.com/quandao10/sLCT/` gives `sLCT`.
 * Takes at most 50 different names of 3 to 40 characters.
 */
export function findRepositoryNames(text: string): readonly RepositoryName[] {
  const found = new Map<string, RepositoryName>();
  for (const match of text.matchAll(address)) {
    const name = (match[1] ?? "").replace(/(?<![.,;])[.,;]+$/, "").replace(/\.git$/i, "");
    if (name.length >= 3 && name.length <= 40 && found.size < maxNames && !found.has(name)) {
      found.set(name, { name, url: match[0] });
    }
  }
  return [...found.values()];
}

/**
 * Returns whether a repository's name alone may mean the paper: it is coined (`MultiAugs`, `sLCT`), or it consists of words of
 * the title (`Fast-Certified-Robust-Training`). A name that the abstract also uses as a word may be another paper's, such as
 * `DeBERTa` in "improves the original DeBERTa". Generic names (`code`, `official`, a conference and its year) do not count.
 */
export function isRepositoryOwn(name: string, title: string, abstract: string): boolean {
  if (isUsedAsOwn(name, abstract) && shapeOf(name) === "coined" && !isFieldTerm(name)) {
    return true;
  }
  if (
    isFieldTerm(name) ||
    /(?:^|[-_.])(?:icml|iclr|neurips|nips|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|icra|iros|wacv|code|public|official|release|project|paper|github|io)(?:[-_.]|\d|$)|\d{4}/i.test(
      name,
    )
  ) {
    return false;
  }
  const mentioned = abstract.replace(/https?:\/\/\S+/g, " ");
  if (includesWord(fold(mentioned), fold(name))) {
    return false;
  }
  const words = name.split(/[-_.]/).filter((word) => word !== "");
  if (words.length >= 3) {
    const known = new Set(fold(`${title} ${mentioned}`).split(/[^\p{L}\p{N}]+/u));
    const inText = words.filter((word) => known.has(fold(word))).length;
    return inText * 4 >= words.length * 3 && !/^(?:towards?|\p{L}+ing)$/iu.test(words[0] ?? "") && name.length >= 12;
  }
  if (words.length === 2) {
    const plain = words.every((word) => shapeOf(word) !== "coined");
    return plain ? isPlainPair(words, name, title) : !words.every((word) => isFieldTerm(word)) && splitPieces(name).length <= 4;
  }
  if (name.length >= 4 && name.length <= 10 && !isOrdinaryWord(name) && /^\p{Ll}+$/u.test(name)) {
    return joinPieces(title).includes(name) || title.split(/[:?]/).some((part) => longFormFor(name, part) !== undefined);
  }
  return (
    (shapeOf(name) === "coined" && !/^\p{Lu}{2}$/u.test(name)) ||
    (joinPieces(title).includes(joinPieces(name)) && !isOrdinaryWord(name) && name.length >= 4)
  );
}

/**
 * Returns whether two words, neither of them coined, are the paper's: the title has both, or it has the first, which is no term
 * of the field, and the second is one: `pandora-llm`.
 */
function isPlainPair(words: readonly string[], name: string, title: string): boolean {
  const [first = "", second = ""] = words;
  const isTitleWordAndTerm =
    fold(title)
      .split(/[^\p{L}\p{N}]+/u)
      .includes(fold(first)) &&
    !isFieldTerm(first) &&
    isFieldTerm(second) &&
    !isOrdinaryWord(second);
  return name.length >= 10 && (isTitleWordAndTerm || joinPieces(title).includes(joinPieces(name)));
}
