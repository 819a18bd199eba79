import type { Citation } from "./citation";
import { keysInList } from "./keysInList";

/** Commands with "cite" in their names that define or configure something, or take no key (natbib, biblatex, cite, apacite). */
const nonCitingCommands =
  "(?:set|new|renew|declare|provide|define|redeclare|print|bib|mkbib|if|at|blx|abx)[a-z@]*cite|(?:bib)?cite(?:style|text|reset|punct|dash|mid|left|right|form|sep|numfont|tracker|index|prepunct|postpunct|counter|setup|authorfont|print|dtl|guide|repunct)|[a-z]*citedelim|citeauthoryear|excite|incite";

/**
 * The commands of csquotes that quote and cite (manual, "Integrated interface" and "Display environments"). Those for another language take the
 * language before their options, as \begin takes the environment.
 */
const quoting = String.raw`(?:(?:foreign|hyphen|hybrid)?(?:text|block)cquote|begin\{(?:foreign|hyphen)?displaycquote\*?\})`;
const afterLanguage = String.raw`(?<=(?:foreign|hyphen|hybrid)(?:text|block)cquote\*?|(?:foreign|hyphen)displaycquote\*?\})`;

const command = String.raw`(?<=(?<!\\)(?:\\\\){0,50})\\(?!(?:${nonCitingCommands})[a-zA-Z]*[^a-zA-Z])(?:[a-zA-Z]{0,20}cite[a-zA-Z]{0,20}|${quoting}|bibentry)\*?`;
const option = String.raw`\s{0,50}(?:\[(?:[^\][{}]|\{[^{}]*\}){0,1000}\]|\((?:[^(){}]|\{[^{}]*\}){0,1000}\)|<[^<>{}\n]{0,500}>)`;
const group = String.raw`\s{0,50}\{[^{}]{0,2000}\}`;

/** Matches the beginning of a citation, up to its first list of keys; the first group of biblatex's `\volcite` is the volume, that of `\foreigntextcquote` the language. */
const beginning = new RegExp(
  String.raw`${command}(?:(?<=vol[a-z]{0,3}cites?\*?)(?:${option}){0,4}${group}|${afterLanguage}${group})?(?:${option}){0,4}\s{0,50}\{`,
  "gi",
);
const nextGroup = new RegExp(String.raw`(?:${option}){0,2}\s{0,50}\{`, "iy");
const list = /[^{}\\]{0,5000}\}/y;

/** Matches the part of a list between commas, if BibTeX and biber accept it as a key. */
const key = /^\s*(?<key>[^\s,{}%\\#~"]+)\s*$/u;

/** Matches the commands of LaTeX, natbib, biblatex, apacite, harvard, REVTeX, and the ACL and AMS styles; other commands may mean anything. */
const knownCommands =
  /^\\(?:(?:foot|paren|text|smart|super|auto|full|footfull|[fp]?note|no|short|online|new|possessive|mask|[fpstn]?(?:text|auto|foot|paren|smart)?vol|fvol|pvol)?cites?(?:t|p|alt|alp|alt|author|authors|affixed|asnoun|year|yearpar|num|nump|fullauthor|title|date|url|field|list|name|text|texts|A|NP|ANP|N|alias|talias|palias|s)?\*?|(?:foreign|hyphen|hybrid)?(?:text|block)cquote\*?|begin\{(?:foreign|hyphen)?displaycquote|bibentry)(?![a-z])/i;

/** Matches the text before a cursor in a list of keys. */
export const openLatexCitation = new RegExp(
  String.raw`${command}(?:(?<=cites\*?)(?:(?:${option}){0,2}${group}){1,20}|(?<=vol[a-z]{0,3}cite\*?)(?:${option})?${group}|${afterLanguage}${group})?(?:${option}){0,4}\s{0,50}\{(?<list>[^{}\\]*)$`,
  "i",
);

/**
 * Yields the citations of a LaTeX text without comments: `\citep[see][p.~3]{a,b}`. Each group of biblatex's `\cites{a}[2]{b}` is a citation of
 * its own, since each can take more keys.
 */
export function* findLatexCitations(text: string): Generator<Citation> {
  for (beginning.lastIndex = 0; ;) {
    const found = beginning.exec(text);
    if (!found) {
      return;
    }
    const resume = beginning.lastIndex;
    const isCertain = knownCommands.test(found[0]);
    let start = found.index;
    let listStart: number | undefined = resume;
    while (listStart !== undefined) {
      const end = endOfList(text, listStart);
      if (end === undefined) {
        break;
      }
      yield citationAt(text, { start, listStart, end, isCertain });
      start = end;
      listStart = /^\\[a-z]*cites(?![a-z])/i.test(found[0]) ? startOfNext(text, end) : undefined;
    }
    // An option of this citation may contain another citation.
    beginning.lastIndex = found.index + 1;
  }
}

interface Group {
  readonly start: number;
  readonly listStart: number;
  readonly end: number;
  readonly isCertain: boolean;
}

function citationAt(text: string, { start, listStart, end, isCertain }: Group): Citation {
  return {
    syntax: "latex",
    start,
    end,
    listStart,
    listEnd: end - 1,
    keys: keysInList(text.slice(listStart, end - 1), listStart, { separator: ",", key }),
    separator: ",",
    keyPrefix: "",
    closing: "}",
    isCertain,
  };
}

function endOfList(text: string, from: number): number | undefined {
  list.lastIndex = from;
  return list.test(text) ? list.lastIndex : undefined;
}

function startOfNext(text: string, from: number): number | undefined {
  nextGroup.lastIndex = from;
  return nextGroup.test(text) ? nextGroup.lastIndex : undefined;
}
