import { linesFrom } from "../../../text/lines";

/** A part of a text in which a reference stands whole: a paragraph, an item of a list, a row of a table. Half-open offsets. */
export interface Block {
  readonly start: number;
  readonly end: number;
}

/** Matches what stands before the text of a line: comment signs, quotes of mails and docstrings. Each repetition is bounded. */
const leader =
  /^[ \t]{0,80}(?:(?:#{1,6}|\/{2,4}!?|\/\*{1,2}!?|\*{1,2}(?!\*)|%{1,4}|;{1,4}|--|>{1,4}|<!--|"""|'''|""|dnl\b|REM\b|\.\.)[ \t]{0,80}){0,2}/;
/** Matches the beginning of an item of a list, a row of a table, or an entry of a written bibliography. */
const item =
  /^(?:[-*+•–][ \t]|\(?\d{1,4}[.)][ \t]|\[[\w+.-]{1,12}\]:?[ \t]|\[\^[\w-]{1,40}\]:|\||\\(?:item|bibitem)\b|@\w{1,20}\{|:\w{1,20}[ \w]{0,40}:[ \t])/;
/** A longer block is cut: no reference needs more. */
const [maxBlockLines, maxBlockChars] = [30, 4_000] as const;

/** Returns the block around an offset. */
export function blockAt(text: string, offset: number): Block {
  const from = startBefore(text, offset);
  const part = text.slice(from, offset + 2 * maxBlockChars);
  for (const { start, end } of blocksIn(part)) {
    if (from + end >= offset) {
      return { start: from + Math.min(start, offset - from), end: from + end };
    }
  }
  return { start: offset, end: offset };
}

/** Returns the beginning of the paragraph around an offset, or of a line not far before it. */
function startBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - maxBlockChars);
  const before = text.slice(from, offset);
  const paragraphs = [...before.matchAll(/\n[^\S\n]{0,80}[#*%;/>-]{0,4}[^\S\n]{0,80}\n/g)];
  const last = paragraphs.at(-1);
  if (last) {
    return from + last.index + last[0].length;
  }
  return from === 0 ? 0 : from + before.indexOf("\n") + 1;
}

/** Returns the blocks of a text, in order. */
export function* blocksIn(text: string): Generator<Block> {
  let start = -1;
  let end = -1;
  let lines = 0;
  let marks = "";
  /** The column of the item's sign. A line that is not to the right of it is no part of the item. */
  let itemColumn = -1;
  for (const line of linesFrom(text, 0)) {
    const [sign = ""] = leader.exec(line.text) ?? [];
    const content = line.text.slice(sign.length);
    const isBlank = content.trim() === "";
    // The text of a reStructuredText footnote goes on below its first word, without a sign.
    const outer = sign.replace(/\.\.[ \t]*$/, "");
    const kind = outer.trim().charAt(0);
    const isItem = item.test(content) || item.test(line.text.trimStart());
    const begins = isBlank || isItem || kind !== marks || sign.length <= itemColumn;
    if (start !== -1 && (begins || lines >= maxBlockLines || line.end - start > maxBlockChars)) {
      yield { start, end };
      start = -1;
    }
    itemColumn = isItem ? outer.length : begins ? -1 : itemColumn;
    if (!isBlank) {
      start = start === -1 ? line.start + sign.length : start;
      lines = start === line.start + sign.length ? 1 : lines + 1;
      end = Math.min(line.end, start + 4 * maxBlockChars);
      marks = kind;
    }
  }
  if (start !== -1) {
    yield { start, end };
  }
}
