import { blankMatches, blankRanges } from "./blanked";
import { regionsIn } from "../comments/commentAt";
import { withoutMarkdownBlocks } from "./markdownBlocks";

/**
 * Replaces a text's quiet parts, in which nothing is cited, with spaces, so that all offsets stay: code in prose, prose that is commented out,
 * and in source code everything but comments and documentation.
 */
export type WithoutQuietParts = (text: string, languageId: string) => string;

/** Matches addresses, which may contain an `@`. */
const address = String.raw`\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>()[\]{}"'\x60]+`;

/**
 * Matches formulas by Pandoc's rule (`tex_math_dollars`): a single dollar that begins one is not followed by a space, and one that ends it
 * neither preceded by a space nor followed by a digit. No formula has an empty line.
 */
const formula = String.raw`\$\$(?:(?!\n[ \t]*\r?\n|\$\$)(?:\\[\s\S]|[^\\])){1,2000}\$\$|(?<!\$)\$(?![\s$])(?:(?!\n[ \t]*\r?\n)(?:\\[\s\S]|[^$\\])){1,1000}(?<!\s)\$(?![\d$])`;

/** Matches inline code, formulas, comments, addresses and link targets, but not Julia's `(@cite)` or MyST's roles, which also use backquotes. */
const markdownInline = new RegExp(
  String.raw`(?<kept>\{[\w:]{0,20}cite[\w:]{0,20}\}\x60[^\x60\n]*\x60?|@\{[^{}\s]{1,300}\}|\\[\s\S])|(?<!\x60)(\x60+)(?!\x60)(?:(?!\n[ \t]*\n)[\s\S]){0,1000}?(?<!\x60)\2(?!\x60)|${formula}|<!--[\s\S]*?(?:-->|$(?![\s\S]))|${address}|\]\((?!@)[^()\s]*|<[\w.+-]+@[\w.-]+>`,
  "gi",
);

/** Matches verbatim text (LaTeX's `verbatim`, and the packages fancyvrb, listings, minted and comment) and comments. Escaped characters are skipped. */
const latexQuiet =
  /(?<kept>\\(?!begin\{|verb|iffalse|lstinline|mintinline)[\s\S])|%.*|\\begin\{((?:[vV]erbatim|BVerbatim|LVerbatim|SaveVerbatim|lstlisting|minted|comment|filecontents|alltt)\*?)\}[\s\S]*?(?:\\end\{\2\}|$(?![\s\S]))|\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?|mintinline(?:\[[^\]\n]*\])?\{\w+\})([^\sA-Za-z*{])(?:(?!\3).)*\3|\\(?:lstinline(?:\[[^\]\n]*\])?|mintinline(?:\[[^\]\n]*\])?\{\w+\})\{(?:[^{}\n]|\{[^{}\n]*\})*\}|\\iffalse\b[\s\S]*?(?:\\fi\b|$(?![\s\S]))|^<<.*>>=[^\n]*\n[\s\S]*?(?:^@[^\S\n]*$|$(?![\s\S]))/gm;

/** Matches code, comments, addresses, and strings with package names (`"@preview/cetz:0.2.0"`); `label("…")` names a key and is kept. */
const typstQuiet = new RegExp(
  String.raw`(?<kept>\\[\s\S]|label\("[^"\n]*"\))|(\x60{3,})[\s\S]*?(?:\2|$(?![\s\S]))|\x60[^\x60]*\x60|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|${address}|\/\/.*|"@(?:[^"\\\n]|\\.)*"`,
  "g",
);

const rstQuiet = new RegExp(
  String.raw`\x60\x60(?:(?!\n[ \t]*\n)[\s\S]){1,1000}?\x60\x60|^([ \t]*)\.\.[ \t]+(?:code|code-block|sourcecode|parsed-literal|highlight|literalinclude|raw)::.*\n(?:(?:\1[ \t]+.*|[ \t]*)\n)*`,
  "gm",
);

const orgQuiet = new RegExp(
  String.raw`^[ \t]*#\+begin_(src|example|comment|export)\b[\s\S]*?(?:^[ \t]*#\+end_\1\b.*|$(?![\s\S]))|^[ \t]*# .*|^[ \t]*: .*|(?<=^|[\s({'"-])([=~])(?!\s)[^\n]{1,300}?(?<!\s)\2(?=$|[\s.,:!?;'")}\\[-])|${address}`,
  "gim",
);

const asciidocQuiet = /^(\/{4,}|-{4,}|\.{4,})[ \t]*$[\s\S]*?(?:^\1[ \t]*$|$(?![\s\S]))|^\/\/(?!\/).*|`[^`\n]+`/gm;

const rows: readonly (readonly [languages: string, without: WithoutQuietParts])[] = [
  ["latex tex latex-expl3 doctex rsweave rnoweb sweave knitr jlweave plaintex rd", (text) => blankMatches(text, latexQuiet)],
  [
    "markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown",
    (text) => blankMatches(withoutMarkdownBlocks(text), markdownInline),
  ],
  ["typst", (text) => blankMatches(text, typstQuiet)],
  ["restructuredtext rst", (text) => blankMatches(text, rstQuiet)],
  ["org", (text) => blankMatches(text, orgQuiet)],
  ["asciidoc", (text) => blankMatches(text, asciidocQuiet)],
];

const byLanguage: ReadonlyMap<string, WithoutQuietParts> = new Map(
  rows.flatMap(([languages, without]) => languages.split(" ").map((language) => [language, without] as const)),
);

/** Blanks the quiet parts by the rules of the language; in a programming language, only comments remain. */
export const withoutQuietParts: WithoutQuietParts = (text, languageId) => (byLanguage.get(languageId) ?? commentsOf)(text, languageId);

/** Keeps only the comments and documentation strings. */
function commentsOf(text: string, languageId: string): string {
  return blankRanges(text, codeIn(text, languageId));
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
