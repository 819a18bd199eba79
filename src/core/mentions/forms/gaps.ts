/** What may stand between two words of an alias in a file; a gap is the sum of what stands in it. */
export const Gap = {
  underscore: 1,
  hyphen: 2,
  space: 4,
  /** A line break, with the comment marker of the next line. */
  line: 8,
  /** `.`, which addresses and version numbers have. */
  dot: 16,
  /** `/`, which addresses have. */
  slash: 32,
  /** Quotes, braces, colons and whatever else titles may have between words. */
  loose: 64,
} as const;

/** Longer gaps are none. */
export const longestGap = 80;

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
for (const loose of ":,'\"{}\\?!()&;#*%>|+$`[]\u2012\u2013\u2014\u2018\u2019\u201c\u201d") {
  kinds[loose.charCodeAt(0)] = Gap.loose;
}

/** What a character is in a gap; 0 for one that no gap has. */
export function gapKind(code: number): number {
  return kinds[code] ?? 0;
}
