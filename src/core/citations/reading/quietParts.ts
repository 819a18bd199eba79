import { asciidocBlocks } from "./asciidocBlocks";
import { blankMatches, blankRanges } from "./blanked";
import { regionsIn } from "../comments/commentAt";
import { documentationOf } from "./latex/latexDocumentation";
import { latexVerbatim } from "./latex/latexVerbatim";
import { isMyst } from "../styles/citeCommands";
import { withoutMarkdownBlocks } from "./markdownBlocks";
import { withoutMdxCode } from "./mdxParts";
import { fencedCode } from "../../text/fences";
import { frontMatterOf } from "../../text/frontMatter";
import { orgComments } from "../../text/orgComments";
import { rstBlocks } from "./rstBlocks";
import { typstQuiet } from "./typstQuiet";

/**
 * Replaces a text's quiet parts, in which nothing is cited, with spaces, so that all offsets stay: code in prose, prose that is commented out,
 * and in source code everything but comments and documentation.
 *
 * @param around the texts of a LaTeX document that stand before the text, such as the preamble of its root.
 */
export type WithoutQuietParts = (text: string, languageId: string, around?: string) => string;

/** Matches addresses, which may contain an `@`. */
const address = String.raw`\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>()[\]{}"'\x60]+`;

/**
 * Matches formulas by Pandoc's rule (`tex_math_dollars`): a single dollar that begins one is not followed by a space, and one that ends it
 * neither preceded by a space nor followed by a digit. No formula has an empty line. An
 * environment of LaTeX may be one, too.
 */
const formula = String.raw`\$\$(?:(?!\n[ \t]*\r?\n|\$\$)(?:\\[\s\S]|[^\\])){1,2000}\$\$|(?<!\$)\$(?![\s$])(?:(?!\n[ \t]*\r?\n)(?:\\[\s\S]|[^$\\])){1,1000}(?<!\s)\$(?![\d$])|\\begin\{(?<environment>(?:equation|align|gather|multline|eqnarray|math|displaymath|flalign|alignat)\*?)\}(?:(?!\n[ \t]*\r?\n)[\s\S]){0,3000}?\\end\{\k<environment>\}`;

/** Matches a tag of HTML (CommonMark 0.31, section 6.6), whose attributes are no text. */
const tag = String.raw`<\/?[A-Za-z][A-Za-z\d-]{0,60}(?:\s{1,20}[A-Za-z_:@][\w.:-]{0,100}(?:\s{0,9}=\s{0,9}(?:[^\s"'=<>\x60]{1,500}|"[^"]{0,1000}"|'[^']{0,1000}'))?){0,30}\s{0,20}\/?>`;

/** Matches what Liquid, the language of Jekyll's templates, does not run, or shows as code. */
const liquidQuiet = String.raw`\{%-?\s{0,9}(?<liquid>raw|comment|highlight)\b[^%\n]{0,200}%\}[\s\S]*?(?:\{%-?\s{0,9}end\k<liquid>\s{0,9}-?%\}|$(?![\s\S]))`;
const htmlComment = String.raw`<!--[\s\S]*?(?:-->|$(?![\s\S]))`;
const htmlQuiet = new RegExp(`${htmlComment}|${liquidQuiet}`, "gi");

/** Matches inline code, formulas, Quarto's and Hugo's shortcodes, tags, comments, addresses and link targets, but not Julia's `(@cite)` or MyST's roles, which also use backquotes. */
const markdownInline = new RegExp(
  String.raw`(?<kept>\{[\w:]{0,20}cite[\w:]{0,20}\}\x60[^\x60\n]*\x60?|@\{[^{}\s]{1,300}\}|\\(?!begin\{)[\s\S])|(?<!\x60)(\x60+)(?!\x60)(?:(?!\n[ \t]*\n)[\s\S]){0,1000}?(?<!\x60)\2(?!\x60)|${formula}|${htmlComment}|${liquidQuiet}|\{\{[<%][^\n]{0,500}?[>%]\}\}|${tag}|${address}|\]\((?!@)[^()\s]*|<[\w.+-]+@[\w.-]+>`,
  "gi",
);

/** Matches an inline literal of reStructuredText. */
const rstInline = /``(?:(?!\n[ \t]*\n)[\s\S]){1,1000}?``/g;

/** Matches code, comments, verbatim text, formulas and addresses in Org. */
const orgQuiet = new RegExp(
  String.raw`^[ \t]*#\+begin_(src|example|comment|export)\b[\s\S]*?(?:^[ \t]*#\+end_\1\b.*|$(?![\s\S]))|^[ \t]*# .*|^[ \t]*: .*|(?<=^|[\s({'"-])([=~])(?!\s)[^\n]{1,300}?(?<!\s)\2(?=$|[\s.,:!?;'")}\\[-])|\bsrc_[\w+#-]{1,40}(?:\[[^\]\n]{0,300}\])?\{[^{}\n]{0,1000}\}|\\\([^\n]{1,1000}?\\\)|\\\[(?:(?!\n[ \t]*\n)[\s\S]){1,2000}?\\\]|\$\$(?:(?!\n[ \t]*\n)[^$]){1,2000}\$\$|${address}`,
  "gim",
);

/**
 * Matches inline passthroughs, formulas, monospaced text and escaped macros of AsciiDoc (Asciidoctor's documentation, "Passthroughs", "Equations"). A `+`
 * behind `]` joins citations in asciidoctor-bibliography.
 */
const asciidocInline =
  /\\[a-z]{2,20}\*?:[^\s[\]]{0,60}\[|\+{3}[\s\S]{1,1000}?\+{3}|\+\+[^\n]{1,500}?\+\+|\$\$[^\n]{1,500}?\$\$|(?<![\p{L}\p{N}_\];:+])\+(?![\s+])(?:(?!\n[ \t]*\n)[^+]){0,1000}(?<!\s)\+(?![\p{L}\p{N}_+])|(?<![\p{L}\p{N}_])(?:pass:[a-z,]{0,20}|(?:stem|latexmath|asciimath):)\[(?:[^\]\\]|\\[\s\S]){0,1000}\]|`[^`\n]+`/gu;

const rows: readonly (readonly [languages: string, without: WithoutQuietParts])[] = [
  [
    "latex tex latex-expl3 rsweave rnoweb sweave knitr jlweave plaintex rd",
    (text, _languageId, around) => blankRanges(text, latexVerbatim(text, around)),
  ],
  ["doctex", withoutCode],
  [
    "markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown",
    (text, languageId) => {
      const isMdx = languageId === "mdx";
      const isMystText = languageId === "myst" || (languageId === "markdown" && isMyst(text));
      const prose = withoutMarkdownBlocks(text, { isMyst: isMystText, isMdx });
      const blanked = blankMatches(isMdx ? withoutMdxCode(prose) : prose, markdownInline);
      return isMystText ? withRstBlocks(blanked, text) : blanked;
    },
  ],
  ["typst", (text) => blankRanges(text, typstQuiet(text))],
  ["restructuredtext rst", withoutRstQuiet],
  ["org", (text) => blankMatches(blankRanges(text, orgComments(text)), orgQuiet)],
  ["html liquid jekyll", (text) => blankMatches(text, htmlQuiet)],
  ["asciidoc", (text) => blankMatches(blankRanges(text, asciidocBlocks(text)), asciidocInline)],
];

const byLanguage: ReadonlyMap<string, WithoutQuietParts> = new Map(
  rows.flatMap(([languages, without]) => languages.split(" ").map((language) => [language, without] as const)),
);

/** Blanks the quiet parts by the rules of the language; in a programming language, only comments remain. */
export const withoutQuietParts: WithoutQuietParts = (text, languageId, around) =>
  (byLanguage.get(languageId) ?? commentsOf)(text, languageId, around);

/** Matches the signs in reStructuredText that cite only in Markdown or LaTeX. */
const foreignSign = /[@\\]|\{(?=[\w:]{1,40}\}`)/g;

/**
 * Returns a MyST text whose code is blanked with the reStructuredText in it, which is code to Markdown: what `{eval-rst}` holds.
 */
function withRstBlocks(blanked: string, text: string): string {
  const parts: string[] = [];
  let last = 0;
  for (const { info, start, end } of text.includes("{eval-rst}") ? fencedCode(text, frontMatterOf(text)?.end ?? 0) : []) {
    if (info === "{eval-rst}") {
      const rst = withoutRstQuiet(text.slice(start, end)).replace(foreignSign, "_");
      parts.push(blanked.slice(last, start), rst);
      last = end;
    }
  }
  return parts.join("") + blanked.slice(last);
}

function withoutRstQuiet(text: string): string {
  return blankMatches(blankRanges(text, rstBlocks(text)), rstInline);
}

/** The driver and the code of a .dtx file may define what its documentation uses. */
function withoutCode(text: string): string {
  const documentation = documentationOf(text);
  return blankRanges(documentation, latexVerbatim(documentation, text));
}

/** Keeps only the comments and documentation strings; those of Python are reStructuredText. */
function commentsOf(text: string, languageId: string): string {
  const comments = blankRanges(text, codeIn(text, languageId));
  return languageId === "python" ? blankMatches(blankRanges(comments, docstringBlocks(comments, text)), rstInline) : comments;
}

/** Yields the literal blocks, doctests and the like in the documentation strings of a Python file. */
function* docstringBlocks(comments: string, text: string): Generator<readonly [start: number, end: number]> {
  for (const { kind, start, end } of regionsIn(text, "python")) {
    if (kind === "comment" && text[start] !== "#") {
      for (const [from, to] of rstBlocks(comments.slice(0, end), comments.lastIndexOf("\n", start) + 1)) {
        yield [Math.max(from, start), Math.max(to, start)];
      }
    }
  }
}

function* codeIn(text: string, languageId: string): Generator<readonly [start: number, end: number]> {
  let last = 0;
  for (const { kind, start, end } of regionsIn(text, languageId)) {
    if (kind === "comment") {
      yield [last, start];
      last = end;
    }
  }
  yield [last, text.length];
}
