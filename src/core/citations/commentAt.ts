import { type CommentSyntax, commentSyntaxOf } from "./commentSyntax";

/** How far before an offset it is looked whether a comment or string begins there, in UTF-16 code units. */
const reach = 20_000;

const proseLanguages = new Set(
  ["plaintext", "markdown", "quarto", "rmd", "mdx", "latex", "tex", "restructuredtext", "rst", "typst", "org", "asciidoc", "git-commit", "bibtex"],
);

/** C's block comments, in all languages whose line comment is C++'s. */
const slashBlock = ["/*", "*/"] as const;

/**
 * Whether an offset stands in a comment, a documentation string or prose, told by the language's comment marks alone: quotes are
 * respected, but neither regular-expression literals nor here-documents are known. A language without known marks counts as prose.
 */
export function isInComment(text: string, offset: number, languageId: string): boolean {
  const syntax = commentSyntaxOf(languageId);
  if (!syntax || proseLanguages.has(languageId)) {
    return true;
  }
  const from = Math.max(0, offset - reach);
  const start = from === 0 ? 0 : text.indexOf("\n", from) + 1;
  return scan(text.slice(start, text.indexOf("\n", offset) === -1 ? undefined : text.indexOf("\n", offset)), offset - start, syntax);
}

interface Region {
  readonly open: string;
  readonly close: string;
  readonly isComment: boolean;
}

function regionsOf({ line, block }: CommentSyntax): readonly Region[] {
  const blocks = [...(block ? [block] : []), ...(line === "//" ? [slashBlock] : [])];
  return [
    ...blocks.map(([open, close]) => ({ open, close, isComment: true })),
    ...(line === undefined ? [] : [{ open: line, close: "\n", isComment: true }]),
    ...(line === "#" ? ['"""', "'''"].map((mark) => ({ open: mark, close: mark, isComment: true })) : []),
    { open: '"', close: '"', isComment: false },
    { open: "'", close: "'", isComment: false },
    { open: "`", close: "`", isComment: false },
  ];
}

function scan(text: string, offset: number, syntax: CommentSyntax): boolean {
  const regions = regionsOf(syntax);
  for (let at = 0; at < text.length && at <= offset; ) {
    const region = regions.find(({ open }) => text.startsWith(open, at));
    if (!region) {
      at++;
      continue;
    }
    const end = endOf(text, at + region.open.length, region);
    if (offset < end || (offset === end && region.close === "\n")) {
      return region.isComment && offset >= at;
    }
    at = end;
  }
  return false;
}

/** Behind the region's close; a quoted string of one mark ends with its line at the latest. */
function endOf(text: string, from: number, { close, isComment }: Region): number {
  if (isComment) {
    const found = text.indexOf(close, from);
    return found === -1 ? text.length + 1 : found + (close === "\n" ? 0 : close.length);
  }
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") {
      at++;
    } else if (text[at] === close) {
      return at + 1;
    } else if (text[at] === "\n" && close !== "`") {
      return at;
    }
  }
  return text.length;
}
