import { formatBibtex } from "../../formats/bibtex/formatBibtex";
import { formatCffReference } from "../../formats/formatCff";
import { formatCslJson } from "../../formats/csl/formatCslJson";
import type { Paper } from "../../paper";
import { type CommentSyntax, commentSyntaxOf, formatComment } from "../comments/commentSyntax";
import { citedAddress } from "../wording/describePaper";
import { citedKey, enclosedKey } from "../wording/citedKey";
import { formatReference, oneLine } from "../wording/formatReference";
import { type CitationStyleId, citationStyleFor } from "./languageStyles";

export { type CitationStyleId, citationStyleFor, citationStyleIds } from "./languageStyles";

/** Where a citation is to stand. The comment marks, where known, win over those that the language is known for. */
export interface CitationContext {
  readonly languageId?: string | undefined;
  readonly lineComment?: string | undefined;
  readonly blockComment?: readonly [open: string, close: string] | undefined;
  /** The command that the document cites by, where the style has several: `"citep"`, `"cite:t"`; with its mark for Doxygen: `"@cite"`. */
  readonly command?: string | undefined;
}

/** One way of citing. */
export interface CitationStyle {
  readonly id: CitationStyleId;
  /** For people to choose by. */
  readonly label: string;
  /** Whether it cites by the key of an entry that stands elsewhere. */
  readonly isKeyed: boolean;
  /** The text that cites these papers; no line break at its end; "" for no papers. */
  readonly format: (papers: readonly Paper[], context?: CitationContext) => string;
}

/** Those that cite by the key of an entry that stands elsewhere. */
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
  { id: "typst", label: "Typst citation", format: (papers) => papers.map(({ citekey }) => typstKey(enclosedKey(citekey))).join(" ") },
  {
    id: "org",
    label: "Org citation",
    format: (papers) =>
      `[cite:${keys(papers)
        .map((key) => `@${key}`)
        .join(";")}]`,
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
    label: "Citation of Julia's Documenter",
    format: (papers, context) => `[${keys(papers).join(", ")}](@${context?.command ?? "cite"})`,
  },
  { id: "bibtex", label: "BibTeX entry", format: (papers) => papers.map(formatBibtex).join("\n\n") },
  { id: "comment", label: "Reference in a comment", format: formatComments },
  { id: "text", label: "Reference as plain text", format: (papers) => papers.map(formatReference).join("\n") },
  { id: "markdown-link", label: "Markdown link", format: (papers) => papers.map(markdownLink).join(", ") },
  { id: "csl-json", label: "CSL-JSON", format: formatCslJson },
  { id: "cff", label: "Reference of a CITATION.cff", format: (papers) => papers.map((paper) => formatCffReference(paper)).join("\n") },
];

/** All ways of citing by their ids, in the order in which people are offered them. */
export const citationStyles: ReadonlyMap<string, CitationStyle> = new Map(
  rows.map((style) => [style.id, { ...style, isKeyed: keyedStyles.has(style.id), format: unlessEmpty(style.format) }]),
);

/** What citing these papers inserts into a file: in the style asked for, else in the one for the file's language. */
export function insertionFor(papers: readonly Paper[], options: CitationContext & { readonly styleId?: string | undefined }): string {
  const styleId = options.styleId ?? citationStyleFor(options.languageId ?? "");
  return citationStyles.get(styleId)?.format(papers, options) ?? "";
}

function unlessEmpty(format: CitationStyle["format"]): CitationStyle["format"] {
  return (papers, context) => (papers.length === 0 ? "" : format(papers, context));
}

function keys(papers: readonly Paper[]): readonly string[] {
  return papers.map(({ citekey }) => citedKey(citekey));
}

/** Pandoc needs braces around a citekey that has more than letters, digits and inner punctuation (manual, "Citation syntax"). */
export function pandocKey(given: string): string {
  const citekey = enclosedKey(given);
  return /^[\p{L}\p{N}_]+(?:[:.#$%&\-+?<>~/][\p{L}\p{N}_]+)*$/u.test(citekey) ? `@${citekey}` : `@{${citekey}}`;
}

/** Typst's short form takes label characters only, and no full stop or colon at the end. */
function typstKey(citekey: string): string {
  const isLabel = /^[\p{L}\p{N}_-]+(?:[.:]+[\p{L}\p{N}_-]+)*$/u.test(citekey);
  return isLabel ? `@${citekey}` : `#cite(label(${JSON.stringify(citekey)}))`;
}

function formatComments(papers: readonly Paper[], context: CitationContext = {}): string {
  const known: CommentSyntax | undefined = commentSyntaxOf(context.languageId ?? "");
  const line = context.lineComment ?? (context.blockComment ? undefined : known?.line);
  const block = context.blockComment ?? known?.block;
  const syntax: CommentSyntax = { ...(line === undefined ? {} : { line }), ...(block ? { block } : {}) };
  return papers.map((paper) => formatComment(formatReference(paper), syntax)).join("\n");
}

/** `[title](address)`, or the escaped title alone where no address is known. */
function markdownLink(paper: Paper): string {
  const title = oneLine(paper.title).replace(/[\\`*_[\]<>&#|~$]/g, "\\$&");
  const address = citedAddress(paper);
  return address === undefined
    ? title
    : `[${title}](<${oneLine(address).replace(/[<>\\\s]/g, encodeURIComponent)}>)`.replace(/\(<([^()\s<>]*)>\)$/, "($1)");
}
