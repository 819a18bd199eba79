import type { Paper } from "../../paper";
import { citedAddress, describeShortly } from "../wording/describePaper";
import type { Cursor } from "../cursor/cursor";
import { formatWords, oneLine } from "../wording/formatReference";

/** How documentation comments of a language point to a paper. */
export interface DocCommentStyle {
  readonly languages: string;
  /** What opens such a comment. */
  readonly opens: RegExp;
  /** In running text: `{@link address | words}`. */
  readonly inline: (address: string, words: string) => string;
  /** On a line of its own: `@see …`. */
  readonly alone: (address: string, words: string) => string;
  /** Words of a paper, so that they are no marks. */
  readonly escape: (words: string) => string;
  /** On a line of its own where no address is known. */
  readonly words: (words: string) => string;
}

const slashes = /^(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))/;
const stars = /^\/\*\*(?![*/])/;
const same = (words: string): string => words;

export const docCommentStyles = {
  // https://jsdoc.app/tags-inline-link, https://tsdoc.org/pages/tags/link
  jsdoc: {
    languages: "javascript javascriptreact typescript typescriptreact vue svelte astro coffeescript",
    opens: stars,
    inline: (address, words) => `{@link ${address} | ${words}}`,
    alone: (address, words) => `@see {@link ${address} | ${words}}`,
    escape: (words) => words.replace(/\{/g, "(").replace(/\}/g, ")").replace(/\|/g, "/").replace(/@/g, "\\@"),
    words: (words) => `@see ${words}`,
  },
  // Documentation Comment Specification for the standard doclet, "@see".
  javadoc: {
    languages: "java groovy",
    opens: stars,
    inline: (address, words) => `<a href="${address}">${words}</a>`,
    alone: (address, words) => `@see <a href="${address}">${words}</a>`,
    escape: (words) => escapeMarkup(words).replace(/@/g, "&#64;").replace(/\{/g, "&#123;").replace(/\}/g, "&#125;"),
    words: (words) => `@see "${words.replace(/"/g, "'").replace(/&quot;/g, "'")}"`,
  },
  // PSR-19, 5.15 and 5.16.
  phpdoc: {
    languages: "php",
    opens: stars,
    inline: (address, words) => `{@see ${address} ${words}}`,
    alone: (address, words) => `@see ${address} ${words}`,
    escape: (words) => words.replace(/\{/g, "(").replace(/\}/g, ")"),
    words: (words) => `@see ${words}`,
  },
  // Scala's documentation, "Scaladoc for library authors".
  scaladoc: {
    languages: "scala",
    opens: stars,
    inline: (address, words) => `[[${address} ${words}]]`,
    alone: (address, words) => `@see [[${address} ${words}]]`,
    escape: (words) => words.replace(/\[/g, "(").replace(/\]/g, ")"),
    words: (words) => `@see ${words}`,
  },
  // C# language specification, annex D.3, "see" and "seealso".
  "xml-doc": {
    languages: "csharp fsharp vb",
    opens: /^(?:\/\/\/(?!\/)|\/\*\*(?![*/])|''')/,
    inline: (address, words) => `<see href="${address}">${words}</see>`,
    alone: (address, words) => `<seealso href="${address}">${words}</seealso>`,
    escape: escapeMarkup,
    words: same,
  },
  // Swift's markup, "See also".
  "swift-doc": {
    languages: "swift",
    opens: slashes,
    inline: markdownLink,
    alone: (address, words) => `- SeeAlso: ${markdownLink(address, words)}`,
    escape: escapeMarkdown,
    words: (words) => `- SeeAlso: ${words}`,
  },
  // The rustdoc book, "How to write documentation"; Dart's and Kotlin's documentation comments are Markdown too.
  "markdown-doc": {
    languages: "rust dart kotlin zig",
    opens: slashes,
    inline: markdownLink,
    alone: markdownLink,
    escape: escapeMarkdown,
    words: same,
  },
} as const satisfies Readonly<Record<string, DocCommentStyle>>;

export type DocCommentStyleId = keyof typeof docCommentStyles;

export function isInDocComment(
  { languageId, region, mark }: Cursor,
  { languages, opens }: Pick<DocCommentStyle, "languages" | "opens">,
): boolean {
  return region?.kind === "comment" && opens.test(mark) && languages.split(" ").includes(languageId);
}

/** A paper in running text: its address with authors and year; in brackets without an address. */
export function docCommentLink(paper: Paper, { inline, escape }: DocCommentStyle): string {
  const address = addressOf(paper);
  const words = escape(oneLine(describeShortly(paper)));
  return address === undefined ? `(${words})` : inline(address, words);
}

/** A paper on a line of its own, with the whole reference. */
export function docCommentLine(paper: Paper, { alone, escape, words }: DocCommentStyle): string {
  const address = addressOf(paper);
  const reference = escape(formatWords(paper));
  return address === undefined ? words(reference) : alone(address, reference);
}

/** An address that ends neither a link nor a comment. */
export function addressOf(paper: Paper): string | undefined {
  const address = citedAddress(paper);
  return address === undefined
    ? undefined
    : oneLine(address).replace(/[\s"'<>()[\]{}|\\*`^]/g, (sign) => `%${(sign.codePointAt(0) ?? 32).toString(16).toUpperCase()}`);
}

function escapeMarkup(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function escapeMarkdown(words: string): string {
  return words.replace(/[\\`*_[\]<>]/g, "\\$&");
}

function markdownLink(address: string, words: string): string {
  return `[${words}](${address})`;
}
