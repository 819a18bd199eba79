import type { WrittenIdentifier } from "./identifiersIn";
import type { Block } from "./blocks";

/** A part of a text that its layout marks as a title: the words of a link, or words in quotes or italics. Half-open offsets. */
export interface MarkedTitle {
  readonly start: number;
  readonly end: number;
  /** The identifier whose address the link leads to. */
  readonly linked?: WrittenIdentifier;
}

/** A marked title has at most so many UTF-16 code units. */
const maxChars = 300;

/** Returns the marked titles in a block, in order. */
export function markedTitlesIn(text: string, block: Block, identifiers: readonly WrittenIdentifier[]): readonly MarkedTitle[] {
  const linked = identifiers.flatMap((identifier): readonly MarkedTitle[] => {
    const range = linkText(text, block, identifier.whole);
    return range ? [{ ...range, linked: identifier }] : [];
  });
  // Quotes around an identifier mark no title.
  const taken = [...linked, ...identifiers.map(({ whole }) => whole)];
  const quoted = quotedIn(text, block).filter((one) => !taken.some(({ start, end }) => one.start < end && one.end > start));
  return [...linked, ...quoted].sort((a, b) => a.start - b.start);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** How a link's words stand before its address: Markdown, reStructuredText. */
const before: readonly { readonly sign: RegExp; readonly open: string }[] = [
  { sign: /\]\(<?$/, open: "[" },
  { sign: /\s?<$/, open: "`" },
];
/** How a link's words stand behind its address: HTML, LaTeX, Org, Typst. */
const behind: readonly { readonly sign: RegExp; readonly close: string }[] = [
  { sign: /^["'][^<>]{0,100}>/, close: "<" },
  { sign: /^\}\s?\{/, close: "}" },
  { sign: /^\]\[/, close: "]" },
  { sign: /^"\)\[/, close: "]" },
];

function linkText(text: string, block: Block, whole: Range): Range | undefined {
  const left = text.slice(Math.max(block.start, whole.start - maxChars - 4), whole.start);
  for (const { sign, open } of before) {
    const found = sign.exec(left);
    const opening = found ? left.lastIndexOf(open, found.index - 1) : -1;
    if (found && opening !== -1 && left.charAt(opening - 1) !== "!") {
      const start = whole.start - left.length + opening + open.length;
      return trimmed(text, { start, end: whole.start - left.length + found.index });
    }
  }
  const right = text.slice(whole.end, Math.min(block.end, whole.end + maxChars + 100));
  for (const { sign, close } of behind) {
    const found = sign.exec(right);
    const closing = found ? right.indexOf(close, found[0].length) : -1;
    if (found && closing !== -1) {
      return trimmed(text, { start: whole.end + found[0].length, end: whole.end + closing });
    }
  }
  return undefined;
}

const quotes =
  /(?<![\p{L}\p{N}"\\])"(?![\s"])(?<plain>[^"\n]{10,300})(?<!\s)"(?![\p{L}\p{N}"])|„(?<german>[^„“”]{10,300})[“”]|“(?<curly>[^“”]{10,300})”|``(?<latex>[^`']{10,300})''|«(?<french>[^«»]{10,300})»|»(?<danish>[^«»]{10,300})«|[《「『](?<asian>[^《》「」『』]{10,300})[》」』]|(?<![\w*])(?<stars>\*{1,3})(?! )(?<starred>[^*\n]{10,300})\k<stars>(?![\w*])|(?<![\w_])(?<lines>_{1,2})(?! )(?<lined>[^_\n]{10,300})\k<lines>(?![\w_])|\\(?:emph|textit|textbf|textsl)\{(?<command>[^{}]{10,300})\}|<(?<tag>i|em|b|strong|cite)>(?<html>[^<>]{10,300})<\/\k<tag>>/dgu;

function quotedIn(text: string, { start, end }: Block): readonly Range[] {
  return [...text.slice(start, end).matchAll(quotes)].flatMap(({ indices }) => {
    const groups = indices?.groups ?? {};
    const at = contents.map((name) => groups[name]).find((one) => one !== undefined);
    return at ? [trimmed(text, { start: start + at[0], end: start + at[1] })] : [];
  });
}

const contents = ["plain", "german", "curly", "latex", "french", "danish", "asian", "starred", "lined", "command", "html"];

/** Leaves out blanks, marks and punctuation around a title. */
function trimmed(text: string, { start, end }: Range): Range {
  const words = text.slice(start, end);
  const left = /^[\s"“”„«»‹›《「『'`*_{[(]*/.exec(words)?.[0].length ?? 0;
  const right = /(?<![\s"“”«»‹›》」』'`*_}\]),.;])[\s"“”«»‹›》」』'`*_}\]),.;]*$/.exec(words.slice(left))?.[0].length ?? 0;
  return { start: start + left, end: Math.max(start + left, end - right) };
}

const ordinary =
  /^(?:official|unofficial|implementation|implementations|pytorch|tensorflow|jax|code|codebase|paper|papers|project|page|website|homepage|arxiv|preprint|pdf|html|documentation|docs|tutorial|blog|post|model|models|card|dataset|datasets|hugging|face|github|repository|repo|release|licen[cs]e|demo|colab|notebook|slides|video|poster|talk|supplementary|material|appendix|table|figure|section|equation|algorithm|the|this|our|their|original|full|see|read|more|here|link|download|available|accepted|published|awesome|list|readme|build|status|spotlight|oral)$/i;

/**
 * Returns whether words are written like a title: at least four, most of the longer ones capitalized, and few of those that links to papers
 * usually have (`Official PyTorch implementation`).
 */
export function looksLikeTitle(words: string): boolean {
  const all = words.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const long = all.filter((word) => word.length > 3 && /\p{L}/u.test(word));
  const capitalized = long.filter((word) => /^[\p{Lu}\p{N}]/u.test(word));
  const usual = all.filter((word) => ordinary.test(word));
  return (
    all.length >= 4 &&
    long.length >= 3 &&
    capitalized.length >= 0.7 * long.length &&
    usual.length * 3 <= all.length &&
    !/[=<>{}$;()]|\bet al\b/.test(words)
  );
}
