const space = /\s+/y;

/**
 * Splits a BibTeX value at each match of this sticky pattern outside of braces. The pattern must begin with white space, a
 * tie, a comma or a semicolon.
 */
export function splitOutsideBraces(text: string, pattern: RegExp): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) {
      depth++;
    } else if (code === 125) {
      depth = Math.max(0, depth - 1);
    } else if (depth === 0 && (code <= 32 || code === 44 || code === 59 || (code === 126 && text.charCodeAt(at - 1) !== 92))) {
      pattern.lastIndex = at;
      if (pattern.test(text)) {
        pieces.push(text.slice(start, at));
        start = pattern.lastIndex;
        at = start - 1;
      } else if (code <= 32) {
        // The pattern matches at no later place in this white space either.
        space.lastIndex = at;
        at = space.test(text) ? space.lastIndex - 1 : at;
      }
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}
