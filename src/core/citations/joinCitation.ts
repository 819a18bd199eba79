/** How far before a cursor a citation is looked for that it stands in, in UTF-16 code units. */
const reach = 400;

/** A citation that is there already and can take more keys. */
interface OpenCitation {
  readonly separator: string;
  readonly keyPrefix: string;
  /** What stands before the cursor in the list of keys. */
  readonly before: RegExp;
  /** What ends the list. */
  readonly close: string;
}

const openCitations: Readonly<Record<"latex" | "pandoc" | "rst", OpenCitation>> = {
  latex: { separator: ",", keyPrefix: "", before: /\\[A-Za-z]*cite[A-Za-z]*\*?(?:\[[^\][]*\]){0,2}\{([^{}\\]*)$/i, close: "}" },
  pandoc: { separator: ";", keyPrefix: "@", before: /\[([^\][]*@[^\][]*)$/, close: "]" },
  rst: { separator: ",", keyPrefix: "", before: /:cite:[a-z:]*`([^`]*)$/, close: "`" },
};

/**
 * What adds keys to the citation that the offset stands in, such as `\cite{song2022extendable|}`, with the separators that it needs;
 * `undefined` where the offset stands in none.
 */
export function joinCitation(text: string, offset: number, style: "latex" | "pandoc" | "rst", citekeys: readonly string[]): string | undefined {
  const { separator, keyPrefix, before, close } = openCitations[style];
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).slice(-reach);
  const earlier = offset === 0 ? undefined : before.exec(line)?.[1];
  const rest = text.slice(offset, offset + reach);
  const end = rest.search(/[\n\r]/);
  const closing = rest.slice(0, end === -1 ? undefined : end).indexOf(close);
  if (earlier === undefined || closing === -1) {
    return undefined;
  }
  const later = rest.slice(0, closing).trim();
  const keys = citekeys.map((citekey) => keyPrefix + citekey).join(separator === ";" ? "; " : separator);
  const first = earlier.trim() === "" || earlier.trimEnd().endsWith(separator) ? "" : separator;
  const last = later === "" || later.startsWith(separator) ? "" : separator;
  const space = separator === ";" ? " " : "";
  return `${first}${first === "" || /\s$/.test(earlier) ? "" : space}${keys}${last}${last === "" ? "" : space}`;
}
