import { linesFrom } from "./lines";

/** The YAML header of a document. */
export interface FrontMatter {
  /** The lines between the two delimiters, with their line breaks. */
  readonly yaml: string;
  /** The offset at which the next line begins after the closing delimiter. */
  readonly end: number;
}

/**
 * Returns the YAML header of a Markdown document, or `undefined` if it has none or an unclosed one.
 *
 * The grammar is Pandoc's `yaml_metadata_block`: a line `---`, the header, and a line `---` or `...`. Blanks may follow a delimiter. Two
 * things differ: only a header on the first line counts (a byte order mark may precede it), as in Quarto, Jekyll and MyST, and its first
 * line may be empty, as in the latter two. The time is linear.
 */
export function frontMatterOf(text: string): FrontMatter | undefined {
  let start: number | undefined;
  for (const line of linesFrom(text, text.startsWith("\uFEFF") ? 1 : 0)) {
    if (start === undefined) {
      if (!/^---[ \t]*$/.test(line.text)) {
        return undefined;
      }
      start = line.next;
    } else if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) {
      return { yaml: text.slice(start, line.start), end: line.next };
    }
  }
  return undefined;
}
