import { markdownLines } from "./fences";
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

/** A YAML metadata block anywhere in a document. */
export interface MetadataBlock extends FrontMatter {
  /** The offset of its opening delimiter. */
  readonly start: number;
}

/**
 * Returns the YAML metadata blocks of a Markdown document, in order. Pandoc reads all of them: one that does not begin the document follows
 * an empty line, and no empty line follows its opening delimiter. Each of its lines is indented, or a key, a list item or a comment, because
 * text may also be between two thematic breaks. The time is linear.
 */
export function metadataBlocksOf(text: string): readonly MetadataBlock[] {
  const header = frontMatterOf(text);
  const blocks: MetadataBlock[] = header ? [{ ...header, start: 0 }] : [];
  if (!/\n---[ \t]*\r?\n/.test(text.slice(header?.end ?? 0))) {
    return blocks;
  }
  let open: { readonly start: number; readonly yaml: number } | undefined;
  let isAfterBlank = header === undefined;
  for (const { kind, line } of markdownLines(text, header?.end ?? 0)) {
    const isText = kind === "text";
    if (open && isText && /^(?:---|\.\.\.)[ \t]*$/.test(line.text) && line.start > open.yaml) {
      blocks.push({ start: open.start, yaml: text.slice(open.yaml, line.start), end: line.next });
      open = undefined;
    } else if (isText && isAfterBlank && /^---[ \t]*$/.test(line.text)) {
      open = { start: line.start, yaml: line.next };
    } else if (open && (!isText || !(line.start === open.yaml ? firstInBlock : inBlock).test(line.text))) {
      open = undefined;
    }
    isAfterBlank = isText && line.text.trim() === "";
  }
  return blocks;
}

const firstInBlock = /^(?:#.*|[\p{L}_][\p{L}\p{N}_-]{0,60}[ \t]{0,4}:(?:[ \t].*)?)$/u;
const inBlock = /^(?:|[ \t].*|#.*|-(?:[ \t].*)?|[\]}].*|[\p{L}_][\p{L}\p{N}_-]{0,60}[ \t]{0,4}:(?:[ \t].*)?)$/u;
