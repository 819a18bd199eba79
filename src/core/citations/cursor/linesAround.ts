/** A line of a text, without its line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Returns the line that contains an offset; an offset just before a line break belongs to the line that the break ends. */
export function lineAt(text: string, offset: number): Line {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const end = endOfLine(text, offset);
  return { start, end, text: text.slice(start, end) };
}

/** Returns the lines of a text from `start`, which begins a line, up to `end`. */
export function linesBetween(text: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at <= end;) {
    const line = lineAt(text, at);
    lines.push(line.end > end ? { start: at, end, text: text.slice(at, end) } : line);
    const found = text.indexOf("\n", at);
    at = found === -1 ? end + 1 : found + 1;
  }
  return lines;
}

export function endOfLine(text: string, offset: number): number {
  const found = text.indexOf("\n", offset);
  const end = found === -1 ? text.length : found;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

/** Returns the spaces and tabs at the beginning of a line. */
export function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** Returns new text with the line ends of the text that it goes into. */
export function withLineEndsOf(text: string, newText: string): string {
  return text.includes("\r\n") ? newText.replace(/\r?\n/g, "\r\n") : newText;
}

/** Wraps words into lines of at most `width` characters; a longer word gets a line of its own. */
export function wrapped(words: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
    }
  }
  return lines;
}
