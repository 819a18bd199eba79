import { isFieldCompound, isNameWord, shapeOf, trimWord } from "../text/nameShape";
import type { Token } from "../text/sentences";
import { headNouns, prepositions } from "../text/signalWords";
import { isStopWord } from "../../words/stopWords";

/** The tokens `[from, to)` and their text. */
export interface Run {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** True if it is in quotes. */
  readonly isQuoted?: boolean;
}

const maxNameWords = 12;

const connectors = new Set(["for", "of", "with", "in", "via", "to", "by", "on", "from", "&"]);

/**
 * Returns the name that begins at `from`, or `undefined`: words that look like parts of a name (`Neural PG-RANK`, `Style
 * Transformer for Authorship Representations`), with a version (`RetroMAE v2`). A connector such as "for" is part of a name
 * only if `connect` is set and capitalized words surround it.
 */
export function readName(tokens: readonly Token[], from: number, connect = false): Run | undefined {
  const leads = isFieldCompound(tokens[from]?.text ?? "") && isNameWord(tokens[from + 1]) && !hasCoinedWord(tokens[from + 1]?.text ?? "");
  let to = leads ? from + 1 : from;
  while (to < from + maxNameWords && isNameWord(tokens[to])) {
    to++;
    if (/['’]s?$/.test(tokens[to - 1]?.text ?? "")) {
      break;
    }
    const version = tokens[to]?.text ?? "";
    if (/^(?:v?\d(?:\.\d+)?|[IVX]{1,3})$/.test(version) && tokens[to]?.start === (tokens[to - 1]?.end ?? 0) + 1) {
      to++;
      break;
    }
    const joins = connect && connectors.has(tokens[to]?.text ?? "") && isNameWord(tokens[to + 1]);
    to += joins ? 1 : 0;
  }
  return to === from ? undefined : runOf(tokens, from, to);
}

/** Like `readName`, but includes connectors if the name has no coined word: `Unlearning from Logit Difference`. */
export function readLongestName(tokens: readonly Token[], from: number): Run | undefined {
  const short = readName(tokens, from);
  return short === undefined || hasCoinedWord(short.text) ? short : readName(tokens, from, true);
}

/** Returns the run `[from, to)` with its text as written, without a genitive at the end. */
export function runOf(tokens: readonly Token[], from: number, to: number): Run {
  let text = "";
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    const gap = index > from && token !== undefined && token.start > (tokens[index - 1]?.end ?? 0) ? " " : "";
    text += gap + (token?.text ?? "");
  }
  return { text: trimWord(text), from, to };
}

/**
 * Returns the lower-case noun phrase at `from`, such as `multi-sample dropout`, or `undefined`. It ends at the first mark, verb
 * or preposition.
 */
export function readPlainPhrase(tokens: readonly Token[], from: number): Run | undefined {
  let to = from;
  while (to < from + 7 && isPhraseWord(tokens[to])) {
    to++;
  }
  return to === from ? undefined : runOf(tokens, from, to);
}

const verbLike = new Set(
  "is are was were be can could may might will would has have had does do which that aims achieves helps outperforms improves enables allows consists learns uses takes makes leads shows yields provides introduces performs requires combines encourages".split(
    " ",
  ),
);

function isPhraseWord(token: Token | undefined): boolean {
  if (token === undefined || !token.isWord) {
    return false;
  }
  const { lower } = token;
  return !prepositions.has(lower) && !verbLike.has(lower) && !isStopWord(lower) && !/^\d+$/.test(lower);
}

/** Returns whether a word is a noun for the kind of thing that names belong to: `method`, `loss`, `benchmark`. */
export function isHeadNoun(token: Token | undefined): boolean {
  return token !== undefined && headNouns.has(token.lower);
}

/** Returns whether a name has a coined word, which nobody writes by chance: `PG-RANK` has one, `Cut Your Losses` does not. */
export function hasCoinedWord(text: string): boolean {
  return text.split(/\s+/).some((word) => shapeOf(word) === "coined");
}
