/** The encodings that a text file is read in. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * The text in these bytes, without byte order mark, and its encoding: what the mark says; without one UTF-16 where every
 * other byte of the beginning is zero, UTF-8 where the bytes are valid in it, else Windows-1252, which holds Latin-1.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (encoding !== undefined) {
    return { text: new TextDecoder(encoding).decode(bytes), encoding };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: withoutControls(new TextDecoder("windows-1252").decode(bytes)), encoding: "windows-1252" };
  }
}

/** What Windows-1252 has in 0x80 to 0x9F, where Latin-1 has control characters. */
const windowsSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some versions of Node decode Windows-1252 as if it were Latin-1. */
function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => windowsSigns.charAt(control.charCodeAt(0) - 0x80));
}

function markedEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) {
    return "utf-16le";
  }
  if (first === 0xfe && second === 0xff) {
    return "utf-16be";
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** As much of the beginning is looked at. */
const sample = 400;

function unmarkedUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const start = bytes.subarray(0, sample);
  const zeros = [0, 1].map((parity) => start.filter((byte, index) => index % 2 === parity && byte === 0).length);
  const enough = Math.max(2, start.length / 4);
  if ((zeros[1] ?? 0) >= enough && zeros[0] === 0) {
    return "utf-16le";
  }
  return (zeros[0] ?? 0) >= enough && zeros[1] === 0 ? "utf-16be" : undefined;
}
