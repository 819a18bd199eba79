import { emit, type Reader, take } from "./latexReader";

/** A tie is a space, unless it means "about" or "up to": `1M~60M`, ` ~80`. */
export function readTilde(reader: Reader): void {
  const isNumberBefore = /\d[A-Za-z%]?$/.test(reader.tail);
  const isDigitAfter = /\d/.test(reader.text.charAt(reader.at + 1));
  const isTie = reader.tail !== "" && !/[\s(]$/.test(reader.tail) && !(isNumberBefore && isDigitAfter);
  emit(reader, isTie ? " " : "~");
  reader.at++;
}

/** `---` and `--` are dashes, except before the name of a command-line option. In the formula of a field, `-` is a minus sign. */
export function readDashes(reader: Reader): void {
  const dashes = take(reader, /-+/y);
  if (reader.kind === "field" && reader.at <= reader.mathEnd) {
    const isHyphen = /\p{L}$/u.test(reader.tail) && /\p{L}/u.test(reader.text.charAt(reader.at));
    emit(reader, isHyphen ? dashes : "−".repeat(dashes.length));
    return;
  }
  const isOption = /(?:^|[\s`"'(])$/.test(reader.tail) && /[a-z]/.test(reader.text.charAt(reader.at));
  const dash = dashes.length === 2 ? "–" : "—";
  emit(reader, dashes.length === 1 || dashes.length > 3 || (isOption && dashes.length === 2) ? dashes : dash);
}

const quotedWords = /`(?=[^\s`'])[^`'\r\n]{1,100}'(?![\p{L}\p{N}'])/uy;

/** Two apostrophes or two grave accents are quotation marks, and so are one grave accent and the apostrophe that ends the quoted words. */
export function readQuotes(reader: Reader): void {
  const quotes = take(reader, /``|''/y);
  if (quotes) {
    emit(reader, quotes === "``" ? "“" : "”");
    return;
  }
  quotedWords.lastIndex = reader.at;
  const isOpening = !/[\p{L}\p{N}]$/u.test(reader.tail) && quotedWords.test(reader.text);
  const isClosing = reader.at === reader.quoteEnd;
  reader.quoteEnd = isOpening ? quotedWords.lastIndex - 1 : -1;
  emit(reader, isOpening ? "‘" : isClosing ? "’" : reader.text.charAt(reader.at));
  reader.at++;
}
