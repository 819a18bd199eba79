import type { Paper } from "../../paper";
import { citedAddress, describeAuthorsAndYear } from "../wording/describePaper";
import type { Cursor } from "../cursor/cursor";
import { formatReferenceWithoutAddress, oneLine } from "../wording/formatReference";

/** The way in which documentation comments of some languages link to a paper. */
export interface DocCommentStyle {
  readonly languages: string;
  /** Matches the mark that opens such a comment. */
  readonly opens: RegExp;
  /** Formats a link in running text: `{@link address | words}`. */
  readonly inline: (address: string, words: string) => string;
  /** Formats a link on a line of its own: `@see …`. */
  readonly alone: (address: string, words: string) => string;
  /** Escapes words of a paper, so that they do not act as markup. */
  readonly escape: (words: string) => string;
  /** Formats a reference on a line of its own if no address is known. */
  readonly words: (words: string) => string;
}

const slashes = /^(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))/;
const stars = /^\/\*\*(?![*/])/;
const unchanged = (words: string): string => words;

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
    words: unchanged,
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
    words: unchanged,
  },
} as const satisfies Readonly<Record<string, DocCommentStyle>>;

export type DocCommentStyleId = keyof typeof docCommentStyles;

export function isInDocComment(
  { languageId, region, mark }: Cursor,
  { languages, opens }: Pick<DocCommentStyle, "languages" | "opens">,
): boolean {
  return region?.kind === "comment" && opens.test(mark) && languages.split(" ").includes(languageId);
}

/** Formats a paper in running text: authors and year, linked to its address, or in parentheses if it has no address. */
export function docCommentLink(paper: Paper, { inline, escape }: DocCommentStyle): string {
  const address = addressOf(paper);
  const words = escape(oneLine(describeAuthorsAndYear(paper)));
  return address === undefined ? `(${words})` : inline(address, words);
}

/** Formats a paper on a line of its own, with the whole reference. */
export function docCommentLine(paper: Paper, { alone, escape, words }: DocCommentStyle): string {
  const address = addressOf(paper);
  const reference = escape(formatReferenceWithoutAddress(paper));
  return address === undefined ? words(reference) : alone(address, reference);
}

/** Returns the address to cite, with the characters encoded that could end a link or a comment. */
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
