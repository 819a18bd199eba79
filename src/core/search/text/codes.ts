/** The UTF-16 code units of a text. The array may be longer than the text. */
export type Codes = Uint8Array | Uint16Array;

/** Shorter texts are copied unit by unit, which is faster than a call of the encoder. */
const minEncodedChars = 24;

/** Reads the code units of texts, one after another. */
export interface CodeReader {
  /**
   * Returns the code units of a text in an array, which is faster than the text to go through several times. The array belongs
   * to the reader and is valid until the next call.
   */
  read(text: string): Codes;
}

/**
 * Creates a reader for callers that go through many texts.
 *
 * @param room the length of texts, in code units, up to which no larger array is needed
 */
export function createCodeReader(room = 1 << 12): CodeReader {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(room);
  let units = new Uint16Array(room);
  return {
    read(text) {
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
      copyUnits(text, units);
      return units;
    },
  };
}

/** Returns the code units of a text, in an array of their own. */
export function codesOf(text: string): Codes {
  const units = new Uint16Array(text.length);
  copyUnits(text, units);
  return units;
}

function copyUnits(text: string, units: Uint16Array): void {
  for (let at = 0; at < text.length; at++) {
    units[at] = text.charCodeAt(at);
  }
}
