import { formatBibtex } from "../../formats/bibtex/write/formatBibtex";
import { formatCffReference } from "../../formats/formatCff";
import { formatCslJson } from "../../formats/csl/completeItem";
import type { Paper } from "../../paper";
import { type CommentSyntax, commentSyntaxOf, formatComment } from "../comments/commentSyntax";
import { citedAddress } from "../wording/describePaper";
import { sanitizeCitekey, sanitizeEnclosedCitekey } from "../wording/citedKey";
import { formatReference, oneLine } from "../wording/formatReference";
import { type CitationStyleId, citationStyleFor } from "./languageStyles";

export { type CitationStyleId, citationStyleFor, citationStyleIds } from "./languageStyles";

/** The options for formatting a citation. Given comment marks override those known for the language. */
export interface CitationFormatOptions {
  readonly languageId?: string | undefined;
  readonly lineComment?: string | undefined;
  readonly blockComment?: readonly [open: string, close: string] | undefined;
  /** The citation command, if the style has several: `"citep"`, `"cite:t"`; for Doxygen with its mark: `"@cite"`. */
  readonly command?: string | undefined;
}

/** One way of citing. */
export interface CitationStyle {
  readonly id: CitationStyleId;
  /** The label shown to the user. */
  readonly label: string;
  /** True if it cites by the key of a bibliography entry. */
  readonly isKeyed: boolean;
  /** Formats the citation of papers, without a line break at the end; "" for no papers. */
  readonly format: (papers: readonly Paper[], context?: CitationFormatOptions) => string;
}

/** The styles that cite by the key of a bibliography entry. */
const keyedStyles: ReadonlySet<CitationStyleId> = new Set([
  "latex",
  "pandoc",
  "myst",
  "typst",
  "org",
  "rst",
  "asciidoc",
  "doxygen",
  "documenter",
]);

const rows: readonly Omit<CitationStyle, "isKeyed">[] = [
  { id: "latex", label: "LaTeX citation", format: (papers, context) => `\\${context?.command ?? "cite"}{${keys(papers).join(",")}}` },
  {
    id: "pandoc",
    label: "Pandoc Markdown citation",
    format: (papers) => `[${papers.map(({ citekey }) => pandocKey(citekey)).join("; ")}]`,
  },
  { id: "myst", label: "MyST citation", format: (papers, context) => `{${context?.command ?? "cite:p"}}\`${keys(papers).join(",")}\`` },
  {
    id: "typst",
    label: "Typst citation",
    format: (papers) => papers.map(({ citekey }) => typstKey(sanitizeEnclosedCitekey(citekey))).join(" "),
  },
  {
    id: "org",
    label: "Org citation",
    format: (papers, context) => orgCitation(keys(papers), context?.command ?? "[cite:@"),
  },
  {
    id: "rst",
    label: "reStructuredText citation",
    format: (papers, context) => `:${context?.command ?? "cite:p"}:\`${keys(papers).join(",")}\``,
  },
  { id: "asciidoc", label: "AsciiDoc citation", format: (papers, context) => `${context?.command ?? "cite"}:[${keys(papers).join(",")}]` },
  {
    id: "doxygen",
    label: "Doxygen citation",
    format: (papers, context) =>
      keys(papers)
        .map((key) => `${context?.command ?? "\\cite"} ${key}`)
        .join(" "),
  },
  {
    id: "documenter",
    label: "Documenter citation (Julia)",
    format: (papers, context) => `[${keys(papers).join(", ")}](@${context?.command ?? "cite"})`,
  },
  { id: "bibtex", label: "BibTeX entry", format: (papers) => papers.map(formatBibtex).join("\n\n") },
  { id: "comment", label: "Reference in a comment", format: formatComments },
  { id: "text", label: "Reference as plain text", format: (papers) => papers.map(formatReference).join("\n") },
  { id: "markdown-link", label: "Markdown link", format: (papers) => papers.map(markdownLink).join(", ") },
  { id: "csl-json", label: "CSL-JSON", format: formatCslJson },
  { id: "cff", label: "CITATION.cff reference", format: (papers) => papers.map((paper) => formatCffReference(paper)).join("\n") },
];

/** All citation styles by their ids, in the order in which the user sees them. */
export const citationStyles: ReadonlyMap<string, CitationStyle> = new Map(
  rows.map((style) => [style.id, { ...style, isKeyed: keyedStyles.has(style.id), format: unlessEmpty(style.format) }]),
);

/** Formats the citation of papers in the given style, else in the style of the file's language. */
export function insertionFor(papers: readonly Paper[], options: CitationFormatOptions & { readonly styleId?: string | undefined }): string {
  const styleId = options.styleId ?? citationStyleFor(options.languageId ?? "");
  return citationStyles.get(styleId)?.format(papers, options) ?? "";
}

/** Formats a citation in Org that begins with a mark such as `[cite:@`, `[[citep:&` or `cite:`. */
function orgCitation(citekeys: readonly string[], mark: string): string {
  const prefix = /[@&]$/.exec(mark)?.[0] ?? "";
  const closing = mark.startsWith("[[") ? "]]" : mark.startsWith("[") ? "]" : "";
  const list = citekeys.map((key) => `${prefix}${key}`).join(prefix === "" ? "," : ";");
  return `${mark.slice(0, mark.length - prefix.length)}${list}${closing}`;
}

function unlessEmpty(format: CitationStyle["format"]): CitationStyle["format"] {
  return (papers, context) => (papers.length === 0 ? "" : format(papers, context));
}

function keys(papers: readonly Paper[]): readonly string[] {
  return papers.map(({ citekey }) => sanitizeCitekey(citekey));
}

/** Formats a citekey for Pandoc, in braces if it has more than letters, digits and inner punctuation (manual, "Citation syntax"). */
export function pandocKey(given: string): string {
  const citekey = sanitizeEnclosedCitekey(given);
  return /^[\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*$/u.test(citekey) ? `@${citekey}` : `@{${citekey}}`;
}

/** Formats a citekey for Typst; its short form allows only label characters, and no full stop or colon at the end. */
export function typstKey(citekey: string): string {
  const isLabel = /^[\p{L}\p{N}_-]+(?:[.:]+[\p{L}\p{N}_-]+)*$/u.test(citekey);
  return isLabel ? `@${citekey}` : `#cite(label(${JSON.stringify(citekey)}))`;
}

function formatComments(papers: readonly Paper[], context: CitationFormatOptions = {}): string {
  const known: CommentSyntax | undefined = commentSyntaxOf(context.languageId ?? "");
  const line = context.lineComment ?? (context.blockComment ? undefined : known?.line);
  const block = context.blockComment ?? known?.block;
  const syntax: CommentSyntax = { ...(line === undefined ? {} : { line }), ...(block ? { block } : {}) };
  return papers.map((paper) => formatComment(formatReference(paper), syntax)).join("\n");
}

/** Formats `[title](address)`, or only the escaped title if no address is known. */
function markdownLink(paper: Paper): string {
  const title = oneLine(paper.title).replace(/[\\`*_[\]<>&#|~$]/g, "\\$&");
  const address = citedAddress(paper);
  return address === undefined
    ? title
    : `[${title}](<${oneLine(address).replace(/[<>\\\s]/g, encodeURIComponent)}>)`.replace(/\(<([^()\s<>]*)>\)$/, "($1)");
}
