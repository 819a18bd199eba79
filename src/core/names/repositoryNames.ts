import { shapeOf } from "./text/nameShape";
import { longFormFor } from "./longForms/abbreviations";
import { isUsedAsOwn } from "./text/usage";
import { includesWord } from "./text/wholeWords";
import { isFieldTerm } from "../words/fieldTerms";
import { fold } from "../words/fold";
import { isOrdinaryWord } from "../words/ordinaryWords";
import { joinPieces, splitPieces } from "../words/pieces";

/** A name in a repository's or model's address, and that address. */
export interface RepositoryName {
  readonly name: string;
  readonly url: string;
}

const address =
  /https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co(?:\/(?:datasets|spaces))?|bitbucket\.org)\/[\w.-]+\/([\w.+-]+)/gi;

/** So many different names are taken from one text. */
const mostAddresses = 50;

/**
 * The last parts of the addresses of repositories and models in a text: `github.com/quandao10/sLCT/` gives `sLCT`. Generic
 * parts (`code`, `main`, a year's conference) are left out.
 */
export function findRepositoryNames(text: string): readonly RepositoryName[] {
  const found = new Map<string, RepositoryName>();
  for (const match of text.matchAll(address)) {
    const name = (match[1] ?? "").replace(/(?<![.,;])[.,;]+$/, "").replace(/\.git$/i, "");
    if (name.length >= 3 && name.length <= 40 && found.size < mostAddresses && !found.has(name)) {
      found.set(name, { name, url: match[0] });
    }
  }
  return [...found.values()];
}

/**
 * Whether a repository's name can stand for the paper by itself: it is coined (`MultiAugs`, `sLCT`) or several words of
 * the title (`Fast-Certified-Robust-Training`); `papers` text decides whether it is another's, as `DeBERTa` in "improves
 * the original DeBERTa".
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

/** Two words without a coined one: both stand in the title, or a telling one does, beside one of the field: `pandora-llm`. */
function isPlainPair(words: readonly string[], name: string, title: string): boolean {
  const [first = "", second = ""] = words;
  const isTold =
    fold(title)
      .split(/[^\p{L}\p{N}]+/u)
      .includes(fold(first)) &&
    !isFieldTerm(first) &&
    isFieldTerm(second) &&
    !isOrdinaryWord(second);
  return name.length >= 10 && (isTold || joinPieces(title).includes(joinPieces(name)));
}
