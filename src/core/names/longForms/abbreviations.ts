/** A short form in brackets with the long form before it, or the other way round, and the half-open offsets of the pair. */
export interface Abbreviation {
  readonly short: string;
  readonly long: string;
  readonly start: number;
  readonly end: number;
  /** The offset of the short form itself. */
  readonly shortStart: number;
}

const bracket = /\(([^()]{2,160})\)/g;
/** Matches "Differentiable Semantic Rendering - DSR loss": capitals only, each the first letter of a word. */
const dashed = /\p{Ll} (?:-|–|—|--) (\p{Lu}{2,8})(?![\p{L}\p{N}-])/gu;
const lead =
  /^(?:i\.e\.,?|termed|called|named|dubbed|abbreviated(?: as)?|abbr\.?|denoted(?: as| by)?|referred to as|a\.k\.a\.?|aka|or|hereafter|namely|short for|for short)\s*[,:]?\s+/i;
const tail = /(?:,|(?<![\s,]))\s+(?:for short|in short|hereafter|henceforth)$/i;

/**
 * Returns the pairs of short and long forms in a text. The algorithm is from Schwartz and Hearst, "A Simple Algorithm for
 * Identifying Abbreviation Definitions in Biomedical Text" (PSB 2003): the letters and digits of the short form, from the last
 * to the first, must each occur in the words before it, and the first one must begin a word. Also reads `(ReSTE for short)` and
 * `(or Metrix)`.
 */
export function findAbbreviations(text: string): readonly Abbreviation[] {
  const pairs: Abbreviation[] = [];
  for (const match of brackets(text)) {
    const inner = (match[1] ?? "").trim();
    const content = (inner.split(/[;,]\s/)[0] ?? "")
      .replace(lead, "")
      .replace(tail, "")
      .replace(/^["“'‘]|["”'’]$/g, "")
      .trim();
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - 200), match.index);
    if (isShortForm(content)) {
      const found = longFormFor(content, before) ?? longFormOfCounted(content, before);
      const long = found === undefined ? undefined : wholeLongForm(found, content, before);
      if (long !== undefined) {
        const start = match.index - (before.length - before.lastIndexOf(long));
        pairs.push({ short: content, long, start, end, shortStart: match.index + match[0].indexOf(content) });
      }
    } else {
      const short = /(\S+)\s*$/.exec(before)?.[1];
      const whole = inner.replace(/^(?:short for|stands for|abbreviation of)\s+/i, "");
      if (short !== undefined && isShortForm(short) && wordsOf(whole) >= 2 && longFormFor(short, whole) === whole) {
        const start = match.index - before.length + before.lastIndexOf(short);
        pairs.push({ short, long: whole, start, end, shortStart: start });
      }
    }
  }
  for (const match of text.matchAll(dashed)) {
    const [whole, short = ""] = match;
    const long = longFormFor(short, text.slice(Math.max(0, match.index - 200), match.index + 1));
    if (long !== undefined && initials(long) === short) {
      const end = match.index + whole.length;
      pairs.push({ short, long, start: match.index + 1 - long.length, end, shortStart: end - short.length });
    }
  }
  return pairs;
}

const maxBrackets = 400;

function* brackets(text: string): Generator<RegExpExecArray> {
  let count = 0;
  for (const match of text.matchAll(bracket)) {
    if (count++ >= maxBrackets) {
      return;
    }
    yield match;
  }
}

function initials(long: string): string {
  return long
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join("");
}

/**
 * Returns whether a text can be a short form: 2 to 14 characters, at most two words, with a capital, and a letter or digit
 * first.
 */
function isShortForm(text: string): boolean {
  const isSized = text.length >= 2 && text.length <= 14 && wordsOf(text) <= 2;
  return isSized && /^[\p{L}\p{N}]/u.test(text) && /\p{Lu}/u.test(text) && !/^\d+(?:[.,]\d+)?\p{Lu}?$|\. /u.test(text);
}

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}

/**
 * Returns the long form of a short form that contains a count: `S3T` has three words with S, then one with T; `AR2` has two
 * with R. Reads the short form without its digits, then adds the preceding words that begin with the counted letter.
 */
function longFormOfCounted(short: string, before: string): string | undefined {
  const counted = /(\p{L})(\d)/u.exec(short);
  if (counted === null || short.length > 6) {
    return undefined;
  }
  let long = longFormFor(short.replace(/\d/g, ""), before, short.length + Number(counted[2]));
  const letter = (counted[1] ?? "").toLowerCase();
  for (let more = Number(counted[2]); more > 1 && long !== undefined; more--) {
    const preceding = /(?<!\S)(\S+)\s+$/.exec(before.slice(0, before.lastIndexOf(long)));
    if (preceding?.[1]?.toLowerCase().startsWith(letter) !== true) {
      break;
    }
    long = before.slice(preceding.index).trimEnd();
  }
  return long;
}

/** Returns the shortest long form at the end of `before`, by Schwartz and Hearst, or `undefined` if the letters do not fit. */
export function longFormFor(short: string, before: string, words = Math.min(short.length + 5, short.length * 2)): string | undefined {
  const trimmed = before.replace(/(?<![\s"“”'‘’,])[\s"“”'‘’,]+$/, "");
  const least = trimmed.length - windowLength(trimmed, words);
  let at = trimmed.length - 1;
  for (let index = short.length - 1; index >= 0; index--) {
    const wanted = short.charAt(index).toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(wanted)) {
      continue;
    }
    while (at >= least && (trimmed.charAt(at).toLowerCase() !== wanted || (index === 0 && isInsideWord(trimmed, at)))) {
      at--;
    }
    if (at < least) {
      return undefined;
    }
    at--;
  }
  const long = byInitials(short, trimmed) ?? trimmed.slice(trimmed.lastIndexOf(" ", at + 1) + 1);
  const cleaned = long.replace(/^["“'‘(]+/, "");
  return cleaned.length > short.length && !cleaned.toLowerCase().split(/[\s-]/).includes(short.toLowerCase()) && !/[.;:!?]\s/.test(cleaned)
    ? cleaned
    : undefined;
}

/**
 * Returns the last words if the short form consists of their first letters: `Smooth Sparse Unit` for `SSU`, rather than `Sparse
 * Unit`.
 */
function byInitials(short: string, before: string): string | undefined {
  const wanted = short.toLowerCase();
  const words = [...before.matchAll(/[\p{L}\p{N}]+/gu)].slice(-wanted.length);
  const isMatch = /^\p{L}{2,8}$/u.test(wanted) && words.map(([word]) => word.charAt(0).toLowerCase()).join("") === wanted;
  return isMatch ? before.slice(words[0]?.index) : undefined;
}

/**
 * Returns a long form with the first part of a compound that it begins in (`token-Pruned Pose Transformer`), and with the number that the short
 * form ends in: `3D Diffusion Policy` for `DP3`.
 */
function wholeLongForm(long: string, short: string, before: string): string {
  const start = before.lastIndexOf(long);
  const compound = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,20}-$/u.exec(before.slice(Math.max(0, start - 22), start))?.[0] ?? "";
  const digit = /\p{L}(\d)$/u.exec(short)?.[1];
  const isCounted = digit !== undefined && before.slice(0, start).endsWith(` ${digit}D `);
  return `${isCounted ? `${digit}D ` : compound}${long}`;
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** Returns the length of the last `count` words, in UTF-16 code units. */
function windowLength(text: string, count: number): number {
  let at = text.length;
  for (let word = 0; word < count && at > 0; word++) {
    at = Math.max(text.lastIndexOf(" ", at - 1), 0);
  }
  return text.length - at;
}
