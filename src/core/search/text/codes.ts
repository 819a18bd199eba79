/** The UTF-16 code units of a text; there may be others behind them. */
export type Codes = Uint8Array | Uint16Array;

/** Shorter texts are copied unit by unit, which is sooner done than asking the platform to. */
const shortText = 24;

/** Reads the code units of texts, one after another. */
export interface CodeReader {
  /**
   * The code units of a text in an array, which is sooner gone through several times than the text is. The array is the reader's own: it holds
   * until the reader reads the next text.
   */
  read(text: string): Codes;
}

/**
 * A reader for whoever has many texts to go through.
 *
 * @param room how long texts are that are read without making room for them first
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
      if (length >= shortText) {
        const { read, written } = encoder.encodeInto(text, bytes);
        // Of what is not ASCII each unit takes two bytes or more.
        if (read === length && written === length) {
          return bytes;
        }
      }
      copyUnits(text, units);
      return units;
    },
  };
}

/** The code units of one text, in an array of their own. */
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
