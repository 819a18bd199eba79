/** The UTF-16 code units of a text. The array may be longer than the text. */
export type Codes = Uint8Array | Uint16Array;

/** Shorter texts are copied unit by unit, which is faster than a call of the encoder. */
const minEncodedChars = 24;
const encoder = new TextEncoder();
let bytes = new Uint8Array(1 << 12);
let units = new Uint16Array(1 << 12);

/**
 * Returns the code units of a text as an array, which is faster than the text to go through several times. All calls share the
 * array: it is valid until the next call, and the caller must not yield before it is done with it.
 */
export function codesOf(text: string): Codes {
  const { length } = text;
  if (length > bytes.length) {
    bytes = new Uint8Array(length * 2);
    units = new Uint16Array(length * 2);
  }
  if (length >= minEncodedChars) {
    const { read, written } = encoder.encodeInto(text, bytes);
    // Characters outside ASCII take two bytes or more, so that the lengths differ.
    if (read === length && written === length) {
      return bytes;
    }
  }
  for (let at = 0; at < length; at++) {
    units[at] = text.charCodeAt(at);
  }
  return units;
}
