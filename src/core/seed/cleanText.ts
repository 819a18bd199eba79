import { latexToUnicode } from "./latexToUnicode";

/**
 * What people read and search: the text of a scraped title or abstract without the residue of LaTeX (see
 * {@link latexToUnicode}) and of scraping: commands that lost their backslash (`64times 64` is 64 × 64), words cut at a
 * line's end, HTML entities and tags, citation keys, lost and doubled spaces. Addresses stay as they are. Never throws.
 */
export function cleanText(raw: string): string {
  const unescaped = outsideAddresses(raw.normalize("NFC"), withoutMarkup);
  return outsideAddresses(latexToUnicode(unescaped), (text) => joinCutWords(restoreSpaces(restoreCommands(text))))
    .replace(/\s+/g, " ")
    .trim();
}

/** Applies this to what stands between the addresses of a text. */
function outsideAddresses(text: string, change: (part: string) => string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"], ["nbsp", " "], ["ndash", "–"], ["mdash", "—"],
]);

function withoutMarkup(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u200C\u200D\u2060\uFEFF]/g, "")
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/<\/?(?:i|b|em|strong|sub|sup|sc|p|span|br|scp|jats:\w{1,20}|mml:\w{1,20})(?:\s[^<>]{0,200})?\/?>/gi, "")
    .replace(/&(?:#(\d{2,6})|([a-z]{2,5}));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (entities.get(name ?? "") ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    );
}

const lostGreek: ReadonlyMap<string, string> = new Map([
  ["alpha", "α"], ["beta", "β"], ["gamma", "γ"], ["delta", "δ"], ["epsilon", "ε"], ["lambda", "λ"], ["mu", "μ"],
  ["rho", "ρ"], ["sigma", "σ"], ["tau", "τ"], ["theta", "θ"],
]);
const lostSymbols: ReadonlyMap<string, string> = new Map([["infty", "∞"], ["leq", "≤"], ["geq", "≥"], ["neq", "≠"]]);

/** Keys of citations whose `\cite` was lost, several with commas between: `huang2024lazy,mukhoti2023fine`. */
const citationKeys =
  /\s[a-z]{2,20}(?:19|20)\d\d[a-z]{3,20}(?:,\s?[a-z]{2,20}(?:19|20)\d\d[a-z]{3,20}){0,20}(?=[\s.,;)–—]|$)/g;

/** Commands whose backslash the scraping lost, where they can be nothing else. */
function restoreCommands(text: string): string {
  return text
    .replace(/(\d)times(?:\s*(?=\d)|(?![A-Za-z]))/g, (whole, digit: string, at: number) =>
      /\d/.test(text.charAt(at + whole.length)) ? `${digit} × ` : `${digit}×`,
    )
    .replace(/(\d) x (?=10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])/g, "$1 × ")
    .replace(/([A-Z])cdot\s?(?=[A-Z])/g, "$1·")
    .replace(/\bmath(?:cal|bb|bf|rm|frak|scr)\s*(?=[A-Z])/g, "")
    .replace(/\bsqrt\s*(?=[A-Z\d(])/g, "√")
    .replace(/\b(?:infty|[lgn]eq)\b/g, (name) => lostSymbols.get(name) ?? name)
    .replace(/\b([a-z]{2,7})\s?=\s?(?=\d)/g, (whole, name: string) => {
      const letter = lostGreek.get(name);
      return letter === undefined ? whole : `${letter} = `;
    })
    .replace(/([a-z])x20(1[34])(?=[a-z])/g, (_, before: string, code: string) => before + (code === "13" ? "–" : "—"))
    .replace(citationKeys, "")
    .replace(/\s+([.,;:!?)])(?=\s|$)/g, "$1")
    .replace(/(\p{L})([–—])(?=\s)/gu, "$1 $2")
    .replace(/(\s)\s*(?=[–—])/g, "$1");
}

/** As often as this a text has no space after its full stops and commas before it counts as having lost them. */
const fewestLostSpaces = 4;
const lostSpace = /(?<=\p{Ll}{2})[.,](?=\p{Lu}\p{Ll}|\p{Ll}{3})/gu;

function restoreSpaces(text: string): string {
  const tidy = text.replace(/(\b(?:i\.e|e\.g)\.)(?=\p{L})/gu, "$1 ").replace(/,i\.e\./g, ", i.e.");
  if ((tidy.match(lostSpace)?.length ?? 0) < fewestLostSpaces) {
    return tidy;
  }
  return tidy
    .replace(/(?<=\p{Ll}{2})[.,](?=\p{L}{2})/gu, "$& ")
    .replace(/(?<=\p{Ll}{3})\((?=\p{L}[\p{L}.])/gu, " (")
    .replace(/\)(?=\p{L}{2})/gu, ") ")
    .replace(/(?<=[.:])(?=\d\)\s)/g, " ");
}

const openCompounds = new Set(
  "high low long short large small full real zero few one two three self well state open deep near single double cross".split(" "),
);
const suspending = new Set("and or to nor but versus vs the a an that which with of in for by from we is are as on".split(" "));

/** Words cut at a line's end: `unprece- dented`, `high- quality`; never `pre- and post-training`. */
function joinCutWords(text: string): string {
  return text.replace(/(?<!\p{L})(\p{L}{1,20})- (\p{Ll}{2,20})(?!\p{L})/gu, (whole, head: string, rest: string) => {
    if (suspending.has(rest)) {
      return whole;
    }
    const isCompound = openCompounds.has(head.toLowerCase()) && !/^(?:ings?|ers?|est|ly|ed|ness|ish)$/.test(rest);
    return isCompound ? `${head}-${rest}` : head + rest;
  });
}
