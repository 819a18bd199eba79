/** A word or a punctuation mark, with its half-open offsets in the whole text, in UTF-16 code units. */
export interface Token {
  readonly text: string;
  /** `text` in lower case. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
}

/** A sentence: its tokens, and the text from the first to the last. */
export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * Matches a word with the characters that names contain (`U-net`, `LR+GD`, `Human3.6M`, `ViDT+`, `teacher's`), an address, or
 * one mark.
 */
const token =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}+_'’@²³]|[-‐‑/·](?=[\p{L}\p{N}])|(?<=\p{Lu})(?:–|--)(?=\p{Lu})|\.(?=[\p{N}])|(?<=\p{N}),(?=\p{N}{3}))*|https?:\/\/[^\s)\]}>]+|--+|[^\s\p{L}\p{N}]/gu;

const abbreviations = new Set([
  "e.g",
  "i.e",
  "eg",
  "ie",
  "et",
  "al",
  "vs",
  "fig",
  "cf",
  "resp",
  "approx",
  "aka",
  "a.k.a",
  "etc",
  "w.r.t",
  "wrt",
  "no",
  "dr",
  "eq",
  "sec",
]);

/**
 * Returns the sentences of a clean text. Also splits `representation.PLTON`, where the space after the full stop is missing.
 * Does not split after `e.g.`, `et al.` or an initial.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const close = (): void => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first !== undefined && last !== undefined) {
      sentences.push({ text: text.slice(first.start, last.end), tokens });
      tokens = [];
    }
  };
  for (const found of text.matchAll(token)) {
    const [word] = found;
    const end = found.index + word.length;
    tokens.push({
      text: word,
      lower: word.toLowerCase(),
      start: found.index,
      end,
      isWord: isWordStart(word) && !(word.startsWith("http") && word.includes("://")),
    });
    if (word.length === 1 && ".!?;".includes(word) && endsSentence(text, tokens, end)) {
      close();
    }
  }
  close();
  return sentences;
}

const letterOrDigit = /^[\p{L}\p{N}]/u;

/** Returns whether a token begins with a letter or a digit. ASCII takes a fast path. */
function isWordStart(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) : letterOrDigit.test(word);
}

function endsSentence(text: string, tokens: readonly Token[], end: number): boolean {
  const mark = text.charAt(end - 1);
  const next = text.slice(end, end + 3);
  if (mark === ";") {
    return true;
  }
  const before = tokens.at(-2)?.text ?? "";
  const known = abbreviations.has(before.toLowerCase()) || /^\p{Lu}$|^[eaiw]$/u.test(before) || /^[egk]$/.test(before);
  if (/^["'”’)\]]?\s+["“'‘([]?[\p{L}\p{N}]/u.test(`${next} x`) && /^["'”’)\]]?\s/.test(next)) {
    return !known;
  }
  return /^\p{Lu}/u.test(next) && /^\p{Ll}{3,}$/u.test(before);
}
