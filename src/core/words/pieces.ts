/** A part of an identifier that is read as one word, with its half-open offsets. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An acronym up to the capital that begins the next word, a word, small letters, digits, letters without case. */
const piece = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{Lm}]+/gu;

/**
 * The pieces of an identifier or a text, cut at case changes, at digits and at all that is neither letter nor digit:
 * `ViDTBackbone` gives `Vi`, `DT`, `Backbone`. Names are cut like any other word, so compare joined pieces, not single ones.
 */
export function splitPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const found of text.matchAll(piece)) {
    pieces.push({ text: found[0], start: found.index, end: found.index + found[0].length });
  }
  return pieces;
}

/** A name as one key, whatever its writing: `LAN-HDR`, `lan_hdr` and `LanHdr` are all `"lanhdr"`. */
export function joinPieces(text: string): string {
  return splitPieces(text)
    .map((found) => found.text.toLowerCase())
    .join("");
}
