/** The UTF-16 code units of a text; there may be others behind them. */
export type Codes = Uint8Array | Uint16Array;

/** Shorter texts are copied unit by unit, which is sooner done than asking the platform to. */
const minEncodedChars = 24;
const encoder = new TextEncoder();
let bytes = new Uint8Array(1 << 12);
let units = new Uint16Array(1 << 12);

/**
 * The code units of a text in an array, which is sooner gone through several times than the text is. It is the same array for all texts:
 * what it says holds until the next call.
 */
export function codesOf(text: string): Codes {
  const { length } = text;
  if (length > bytes.length) {
    bytes = new Uint8Array(length * 2);
    units = new Uint16Array(length * 2);
  }
  if (length >= minEncodedChars) {
    const { read, written } = encoder.encodeInto(text, bytes);
    // Of what is not ASCII each unit takes two bytes or more.
    if (read === length && written === length) {
      return bytes;
    }
  }
  for (let at = 0; at < length; at++) {
    units[at] = text.charCodeAt(at);
  }
  return units;
}
