/** The kinds of characters between two words of an alias in a file. A gap is the sum of the kinds of its characters. */
export const Gap = {
  underscore: 1,
  hyphen: 2,
  space: 4,
  /** A line break, with the comment marker of the next line. */
  line: 8,
  /** `.`, as in addresses and version numbers. */
  dot: 16,
  /** `/`, as in addresses. */
  slash: 32,
  /** Quotes, braces, colons and other characters that titles have between words. */
  loose: 64,
} as const;

/** A name does not continue across a longer gap, in UTF-16 code units. */
export const maxGapLength = 80;

const kinds = new Uint8Array(0x10000);
kinds[0x5f] = Gap.underscore;
for (const hyphen of "-\u00ad\u2010\u2011") {
  kinds[hyphen.charCodeAt(0)] = Gap.hyphen;
}
for (const space of " \t\u00a0\u2009\u202f~") {
  kinds[space.charCodeAt(0)] = Gap.space;
}
for (const line of "\n\r\u2028") {
  kinds[line.charCodeAt(0)] = Gap.line;
}
kinds[0x2e] = Gap.dot;
kinds[0x2f] = Gap.slash;
for (const loose of ":,'\"{}\\?!()&;#*%<>|+$`[]\u2012\u2013\u2014\u2018\u2019\u201c\u201d") {
  kinds[loose.charCodeAt(0)] = Gap.loose;
}

/** Returns the kind of a character in a gap; 0 for a character that no gap has. */
export function gapKind(code: number): number {
  return kinds[code] ?? 0;
}
