/** A part of an identifier that is one word, with its half-open offsets. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An acronym up to the capital that begins the next word, a word, lower-case letters, digits, or letters without case. */
const piece = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{Lm}]+/gu;

/**
 * Splits an identifier or a text at case changes, at digits, and at characters that are neither letters nor digits:
 * `ViDTBackbone` becomes `Vi`, `DT`, `Backbone`. Names are split like any other word, so compare joined pieces, not single
 * ones.
 */
export function splitPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const found of text.matchAll(piece)) {
    pieces.push({ text: found[0], start: found.index, end: found.index + found[0].length });
  }
  return pieces;
}

/** Returns the same key for all spellings of a name: `"lanhdr"` for `LAN-HDR`, `lan_hdr` and `LanHdr`. */
export function joinPieces(text: string): string {
  return splitPieces(text)
    .map((found) => found.text.toLowerCase())
    .join("");
}
