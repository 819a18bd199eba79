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

const address = /(?:github\.com|gitlab\.com|huggingface\.co(?:\/(?:datasets|spaces))?|bitbucket\.org)\/[\w.-]+\/([\w.+-]+)/gi;

/** Any other address, to its last part that is neither a file's ending nor a common page. */
const page = /(?:https?:\/\/|www\.)([^\s"<>()[\]{}]{4,120})/gi;

/** A name in an address of a repository, a model, or any page. */
export interface AddressName extends RepositoryName {
  readonly isRepository: boolean;
}

/** Returns the names in all addresses in a text: of repositories first, then the last parts of the others. */
export function findAddressNames(text: string): readonly AddressName[] {
  const repositories = findRepositoryNames(text).map((found): AddressName => ({ ...found, isRepository: true }));
  const known = new Set(repositories.map(({ name }) => name));
  const pages: AddressName[] = [];
  for (const match of text.matchAll(page)) {
    const parts = (match[1] ?? "")
      .replace(/(?<![.,;:'’”])[.,;:'’”]+$/, "")
      .split("/")
      .filter((part) => part !== "");
    if (/(?:github|gitlab|huggingface|bitbucket)\.\w+$/i.test(parts[0] ?? "") || pages.length >= maxNames) {
      continue;
    }
    const last = parts.at(-1)?.replace(/\.(?:html?|php|git|pdf|md)$/i, "") ?? "";
    const name =
      parts.length === 1 ? (/^([\w-]+)\.github\.io$/i.exec(last)?.[1] ?? "") : /^home$/i.test(last) ? (parts.at(-2) ?? "") : last;
    if (/^[\w.+-]{3,40}$/.test(name) && /\p{L}/u.test(name) && !known.has(name)) {
      known.add(name);
      pages.push({ name, url: match[0], isRepository: false });
    }
  }
  return [...repositories, ...pages];
}

/** Returns whether the last part of an address says nothing: `code`, `project-page`, `icml2023_code`. */
export function isGenericAddress(name: string): boolean {
  return (
    isFieldTerm(name) ||
    /^(?:(?:icml|iclr|neurips|nips|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|icra|iros|wacv|code|codes|public|official|release|project|projects|page|paper|papers|github|io|index|main|research|view|site|demo|data|supplementary|video|videos)[-_.]?\d*)+$/i.test(
      name,
    ) ||
    /^(?:fairseq|transformers|tensorflow|pytorch|models?|baselines|mmdetection\d*d?|detectron2?)$/i.test(name) ||
    /^\d|^10\./.test(name)
  );
}

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
