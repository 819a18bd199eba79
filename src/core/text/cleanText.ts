import { isOrdinaryWord } from "../words/ordinaryWords";
import type { LatexKind } from "../latex/latexReader";
import { commandTexts } from "../latex/latexTables";
import { latexToUnicode } from "../latex/latexToUnicode";

/** Where a text is from: `data` is text of a format that is no LaTeX. */
type TextKind = LatexKind | "data";

/**
 * Cleans the text of a scraped title or abstract for reading and search. Removes the residue of LaTeX (see {@link
 * latexToUnicode}) and of scraping: commands that lost their backslash (`64times 64` is 64 × 64), words cut at the end of a
 * line, HTML entities and tags, citation keys, lost and doubled spaces. Addresses do not change. Never throws.
 */
export function cleanText(raw: string, kind: TextKind = "scraped"): string {
  const read = isPlain(raw) ? raw : readMarkup(raw, kind);
  const restored = outsideAddresses(read, (text) => joinCutWords(restoreSpaces(restoreCommands(text))));
  return (restored === read ? read : oneSpace(restored)).trim();
}

/** Returns `true` for most texts: ASCII letters, digits, punctuation and single spaces contain no markup. */
function isPlain(text: string): boolean {
  return !/[^ -#%'-;=-[\]_a-z|]/.test(text) && !text.includes("  ") && !text.includes("--") && !text.includes("''");
}

function readMarkup(raw: string, kind: TextKind): string {
  const text = outsideAddresses(raw.normalize("NFC"), withoutMarkup);
  return oneSpace(kind === "data" ? text : latexToUnicode(text, kind));
}

/** Replaces each run of white space with one space. */
export function oneSpace(text: string): string {
  return text.includes("  ") || /[^\S ]/.test(text) ? text.replace(/\s+/g, " ") : text;
}

/** Applies `change` to the parts of a text between its addresses. */
function outsideAddresses(text: string, change: (part: string) => string): string {
  if (!text.includes("http")) {
    return change(text);
  }
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

/** Invisible characters, and ligatures. */
const oddLetters = /[\u00AD\u200B-\u200D\u2060\uFB00-\uFB06\uFEFF]/g;

function plainLetters(odd: string): string {
  return /[\uFB00-\uFB06]/.test(odd) ? odd.normalize("NFKC") : "";
}

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["ndash", "–"],
  ["mdash", "—"],
]);

function withoutMarkup(text: string): string {
  return text
    .replace(oddLetters, plainLetters)
    .replace(/<\/?(?:i|b|em|strong|sub|sup|sc|p|span|br|scp|jats:\w{1,20}|mml:\w{1,20})(?:\s[^<>]{0,200})?\/?>/gi, "")
    .replace(/&(?:#(\d{2,6})|([a-z]{2,5}));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (entities.get(name ?? "") ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    );
}

/**
 * The keys of citations whose `\cite` was lost, separated by commas if there are several: `huang2024lazy,mukhoti2023fine`.
 */
const citationKeys = /\s[a-z]{2,20}(?:19|20)\d\d[a-z]{3,20}(?:,\s?[a-z]{2,20}(?:19|20)\d\d[a-z]{3,20}){0,20}(?=[\s.,;)–—]|$)/g;

/** Hardly any text matches, and this one search is many times faster than all the replacements. */
const lostCommand = /math|[A-Z]cdot|sqrt|infty|[lgn]eq(?!u)|\dtime|\d x 1/;

/** Restores commands whose backslash was lost in scraping, if they cannot be anything else. */
function restoreCommands(text: string): string {
  const withDashes = text.replace(/([a-z])x20(1[34])(?=[a-z])/g, (_, before: string, code: string) => before + (code === "13" ? "–" : "—"));
  const withoutKeys = /(?:19|20)\d\d[a-z]/.test(withDashes) ? withDashes.replace(citationKeys, "") : withDashes;
  const restored = (withoutKeys.includes("=") || lostCommand.test(withoutKeys) ? restoreNames(withoutKeys) : withoutKeys).replace(
    / ([.,;:!?)])(?= |$)/g,
    "$1",
  );
  return restored.includes("–") || restored.includes("—") ? restored.replace(/[–—](?<=\p{L}.)(?=\s)/gu, " $&") : restored;
}

function restoreNames(text: string): string {
  return text
    .replace(/(\d)times(?:\s*(?=\d)|(?![A-Za-z]))/g, (whole, digit: string, at: number) =>
      /\d/.test(text.charAt(at + whole.length)) ? `${digit} × ` : `${digit}×`,
    )
    .replace(/(\d) x (?=10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])/g, "$1 × ")
    .replace(/([A-Z])cdot\s?(?=[A-Z])/g, "$1·")
    .replace(/\bmath(?:cal|bb|bf|rm|frak|scr)\s*(?=[A-Z])/g, "")
    .replace(/\bsqrt\s*(?=[A-Z\d(])/g, "√")
    .replace(/\b(?:infty|[lgn]eq)\b/g, (name) => commandTexts.get(name) ?? name)
    .replace(
      /\b(alpha|beta|gamma|delta|epsilon|lambda|mu|rho|sigma|tau|theta)\s?=\s?(?=\d)/g,
      (whole, name: string) => `${commandTexts.get(name) ?? whole} = `,
    );
}

/** A text with this many full stops and commas without a space after them has lost its spaces. */
const minLostSpaces = 4;
const lostSpace = /[.,](?<=\p{Ll}{2}.)(?=\p{Lu}\p{Ll}|\p{Ll}{3})/gu;

function restoreSpaces(text: string): string {
  const hasShortForm = text.includes(".e.") || text.includes(".g.");
  const tidy = hasShortForm ? text.replace(/(\b(?:i\.e|e\.g)\.)(?=\p{L})/gu, "$1 ").replace(/,i\.e\./g, ", i.e.") : text;
  if ((tidy.match(lostSpace)?.length ?? 0) < minLostSpaces) {
    return tidy;
  }
  return tidy
    .replace(/(?<=\p{Ll}{2})[.,](?=\p{L}{2})/gu, "$& ")
    .replace(/(?<=\p{Ll}{3})\((?=\p{L}[\p{L}.])/gu, " (")
    .replace(/\)(?=\p{L}{2})/gu, ") ")
    .replace(/(?<=[.:])(?=\d\)\s)/g, " ");
}

/** Before these words, a hyphen belongs to several words that share a part: `pre- and post-training`. */
const afterSharedHyphen = new Set("and or to nor but versus vs the a an that which with of in for by from we is are as on".split(" "));
/** Endings and beginnings that are also words, but more often a part of one. */
const endings =
  /^(?:ing|ings|ed|er|ers|est|ly|able|ably|ible|ability|less|ness|ful|fully|ment|ments|tion|tions|ion|ions|ate|ated|al|ally|ally|ism|ist|ish|ized|ise|ize|ance|ence|ants?|ents?|age|ages|ten|ties|cal|ry|als|ways?)$/;
const beginnings = /^(?:re|un|in|im|en|ex|de|dis|con|com|pro|per|out|over|under|inter|intra|trans|mis|ad|ap|al|ac|at|ob|sub|sup|par|be)$/;

/**
 * Joins words that were cut at the end of a line. `unprece- dented` is one word. `high- quality` keeps its hyphen, as both
 * halves are words and the whole is not. Does not change `pre- and post-training`.
 */
function joinCutWords(text: string): string {
  if (!text.includes("- ")) {
    return text;
  }
  return text.replace(/(?<!\p{L})(\p{L}{1,20})- (\p{Ll}{2,20})(?!\p{L})/gu, (whole, head: string, rest: string, at: number) => {
    if (afterSharedHyphen.has(rest)) {
      return whole;
    }
    const isInCompound = text.charAt(at - 1) === "-" && isOrdinaryWord(rest) && !endings.test(rest);
    return isInCompound || isCompound(head, rest) ? `${head}-${rest}` : head + rest;
  });
}

function isCompound(head: string, rest: string): boolean {
  const isWhole = isOrdinaryWord(head + rest) || endings.test(rest) || beginnings.test(head.toLowerCase());
  return !isWhole && (head.length === 1 || isOrdinaryWord(head)) && isOrdinaryWord(rest);
}
