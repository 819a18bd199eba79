import { asciidocRows } from "./asciidocPatterns";
import type { PatternRow } from "./patternRow";

/** The ids of languages in which LaTeX commands cite. */
export const latexFamily = "latex tex latex-expl3 doctex rsweave rnoweb sweave knitr jlweave plaintex";
/** The ids of the variants of Markdown. */
export const markdownFamily = "markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown";
/** The ids of languages in which a page of a Jekyll site may be written. */
export const jekyllFamily = `${markdownFamily} html liquid jekyll`;
/** The ids of languages that Doxygen reads (manual, "Supported languages"). */
const doxygenLanguages =
  "c cpp cuda-cpp cuda objective-c objective-cpp csharp java d php python FortranFreeForm fortran fortran-modern vhdl idl slice";

/** Matches a key that is alone between separators. */
const plainKey = /^\s*(?<key>[^\s,;{}()[\]"'#%\\~`]+)\s*$/u;

/** Matches where a reference of Typst may begin: not behind a letter, except for those of Chinese, Japanese, Korean and Thai. */
const typstBoundary = String.raw`(?<!\\|[\p{L}\p{N}\p{M}]_|[\p{L}\p{N}\p{M}](?<![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]))`;

/** The syntaxes that a pattern can recognize, each with the source of its grammar. */
export const patternRows: readonly PatternRow[] = [
  {
    // sphinxcontrib-bibtex, "Roles and Directives", including `{see}key{p. 3}`. MyST has the same roles in braces, and there a semicolon also separates keys.
    id: "myst",
    languages: markdownFamily,
    separator: ",",
    brackets: "{}",
    closing: "`",
    pattern: /\{(?:foot|full)?cite[a-z]{0,12}(?::[a-z]{1,12}){0,2}\}`(?<keys>[^`\n]{0,4000})`/dg,
    key: /(?<=^|[,;])\s{0,50}(?:\{[^{}]{0,1000}\})?(?<key>[^\s,;{}"#%\\~`]{1,300})(?:\{[^{}]{0,1000}\})?\s{0,50}(?=[,;]|$)/dgu,
    open: /\{(?:foot|full)?cite[a-z]{0,12}(?::[a-z]{1,12}){0,2}\}`(?<list>[^`\n]*)$/,
  },
  {
    // In MyST, `{eval-rst}` holds reStructuredText.
    id: "rst",
    languages: "restructuredtext rst python markdown myst",
    separator: ",",
    brackets: "{}",
    closing: "`",
    pattern: /(?<![\w:`\\]):(?:foot|full)?cite[a-z]{0,12}(?::[a-z]{1,12}){0,2}:`(?<keys>[^`]{0,4000})`/dg,
    key: /(?<=^|,)\s{0,50}(?:\{[^{}]{0,1000}\})?(?<key>[^\s,;{}"#%\\~`<>]{1,300})(?:\{[^{}]{0,1000}\})?\s{0,50}(?=,|$)/dgu,
    open: /(?<![\w:`\\]):(?:foot|full)?cite[a-z]{0,12}(?::[a-z]{1,12}){0,2}:`(?<list>[^`]*)$/,
  },
  {
    // Typst 0.13, `lexer.rs`: a reference consists of label characters, without trailing full stops and colons, and ends at any other character,
    // after which another may begin. Typst reads one even in a word; we do so only in scripts without spaces, as elsewhere it is an e-mail address.
    id: "typst",
    languages: "typst",
    keyPrefix: "@",
    closing: "",
    pattern: new RegExp(
      String.raw`(?=@)(?:${typstBoundary}|(?<=${typstBoundary}@[\p{L}\p{N}\p{M}_.:-]{1,100}))@(?<keys>[\p{L}\p{N}\p{M}_-]+(?:[.:]+[\p{L}\p{N}\p{M}_-]+)*)`,
      "dgu",
    ),
    key: /^(?<key>.+)$/u,
    open: new RegExp(
      String.raw`${typstBoundary}(?<!@|(?:\(|import |include )")@(?<typed>(?:[\p{L}\p{N}\p{M}_-]+(?:[.:]+[\p{L}\p{N}\p{M}_-]+)*)?)$`,
      "u",
    ),
    // References to other labels look the same.
    isCertain: () => false,
  },
  {
    id: "typst-cite",
    languages: "typst",
    closing: "",
    // Named arguments may come before the key.
    pattern:
      /(?<![\p{L}\p{N}_-])cite\(\s{0,20}(?:[a-z]{1,20}:(?:[^,()<>[\]]|\[[^\][]{0,300}\]){0,200},\s{0,20}){0,5}(?:<(?<keys>[\p{L}\p{N}\p{M}_.:-]+)>|label\(\s{0,20}"(?<label>[^"\\\n]{1,300})"\s{0,20}\))(?:[^()]{0,400}\))?/dgu,
    key: /^(?<key>.+)$/u,
    open: /(?<![\p{L}\p{N}_-])cite\(\s{0,20}(?:[a-z]{1,20}:(?:[^,()<>[\]]|\[[^\][]{0,300}\]){0,200},\s{0,20}){0,5}(?:<|label\(\s{0,20}")(?<typed>[^"<>\\\n()]*)$/u,
  },
  {
    // Org 9.5, `org-element-citation-prefix-re` and `org-element-citation-key-re`; brackets in a prefix or suffix come in pairs. In double brackets it is a link. A full stop or the like after a key belongs to the sentence.
    id: "org",
    languages: "org",
    separator: ";",
    keyPrefix: "@",
    closing: "]",
    pattern: /(?<!\[)\[cite(?:\/[\w/-]{1,40})?:(?<keys>(?:[^\][]|\[[^\][]{0,300}\]){0,4000})\]/dg,
    key: /(?<![\p{L}\p{N}_@])@(?<key>[\p{L}\p{N}\p{M}_.:?!`'/*@+|(){}<>&^$#%~-]{0,300}[\p{L}\p{N}\p{M}_/*+)}>$#%~-])/u,
    // The "@" may still be missing.
    open: /(?<!\[)\[cite(?:\/[\w/-]{1,40})?:(?:(?:[^\][]*[^\p{L}\p{N}\][])?@(?<typed>[^\s;@,\][]*)|(?:[^\][]*;)?(?<bare>[\p{L}\p{N}_.:-]*))$/u,
  },
  {
    // org-ref's links: `cite:a,b` in version 2, and `cite:see &a p. 3;&b` in brackets in version 3. In single brackets with a key after an `@`, it
    // is Org's own citation, whose prefix looks like a key.
    id: "org-ref",
    languages: "org",
    separator: ",",
    closing: "",
    pattern:
      /(?<![\p{L}\p{N}_:/.@-])(?<!(?<!\[)\[(?=cite:[^\][]{0,4000}@[\p{L}\p{N}]))(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ss]mart|super|full|no)?[Cc]ite(?:t|p|alt|alp|author|year|yearpar|num|title|date|url)?\*?:(?<keys>[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_.:/-]*[\p{L}\p{N}\p{M}_/-])?(?:,[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_.:/-]*[\p{L}\p{N}\p{M}_/-])?)*)(?![.:]*[\p{L}\p{N}_/-])(?![^\][\n]{0,200}[;\s]&[\p{L}\p{N}])/dgu,
    key: plainKey,
    open: /(?<![\p{L}\p{N}_:/.@-])(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ss]mart|super|full|no)?[Cc]ite(?:t|p|alt|alp|author|year|yearpar|num|title|date|url)?\*?:(?<list>(?:[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.:/-]*(?:,[\p{L}\p{N}\p{M}_.:/-]*)*)?)$/u,
  },
  {
    id: "org-ref-3",
    languages: "org",
    separator: ";",
    keyPrefix: "&",
    closing: "",
    pattern:
      /(?<=\[\[|(?<![\p{L}\p{N}_:/.@[-]))\w{0,12}[cC]ite\w{0,12}\*?:(?:[^\][\n;&]{1,200};)?(?<keys>(?:[^\][\n;&]{0,100}(?<=[:;\s])&[\p{L}\p{N}\p{M}_.:/-]+[^\][\n;&]{0,100};?){1,50})(?:(?<=;)[^\][\n;&]{1,200})?(?=\])|(?<![\p{L}\p{N}_:/.@[-])\w{0,12}[cC]ite\w{0,12}\*?:(?<bare>&[\p{L}\p{N}\p{M}_.:/;&-]*[\p{L}\p{N}_])/dgu,
    key: /&(?<key>[\p{L}\p{N}\p{M}_.:/-]*[\p{L}\p{N}\p{M}_/-])/u,
    open: /(?<![\p{L}\p{N}_:/.@-])\w{0,12}[cC]ite\w{0,12}\*?:(?:(?:[^\][\n]*[;\s])?&(?<typed>[\p{L}\p{N}\p{M}_.:/-]*)|[^\][\n]*&[^\][\n]*;(?<bare>[\p{L}\p{N}\p{M}_.:/-]*))$/u,
  },
  ...asciidocRows,
  {
    // Doxygen, `doctokenizer.l`: a CITEID. Doxygen also takes any key in quotes, which this row does not read.
    id: "doxygen",
    languages: doxygenLanguages,
    closing: "",
    pattern:
      /(?<![\p{L}\p{N}_\\@])[\\@]cite(?:\{[^{}\n]{0,60}\})?[ \t]+(?<keys>[\p{L}\p{N}_?-](?:[\p{L}\p{N}\p{M}_+:/?-]|\.(?=[\p{L}\p{N}_+:/-]))*)/dgu,
    key: /^(?<key>.*[^?:.])[?:.]*$/u,
    open: /(?<![\p{L}\p{N}_\\@])[\\@]cite(?:\{[^{}\n]{0,60}\})?[ \t]+(?<typed>[\p{L}\p{N}\p{M}_.+:/?-]*)$/u,
  },
  {
    // jekyll-scholar, `utilities.rb`: the keys come before the options, `{% cite a b --locator 3 %}`. A key may also be a variable of the page.
    id: "jekyll",
    languages: jekyllFamily,
    separator: " ",
    closing: "%}",
    pattern:
      /\{%-?\s{0,20}(?:cite|nocite|quote|reference|cite_details|details_link)\s{1,20}(?<keys>[^\s%{}|"'-][^%{}\n]{0,2000}?)(?:\s{1,20}-[^%\n]{0,500})?\s{0,20}-?%\}/dg,
    key: /^(?!-|(?:page|site|post|include|layout|entry|paper)\.)(?<key>[^\s,{}|"']+)$/u,
    open: /\{%-?\s{0,20}(?:cite|nocite|quote|reference|cite_details|details_link)\s{1,20}(?<list>(?:[^\s%{}|"'-][^%{}|"'\n]{0,2000})?)$/,
  },
  {
    // Rdpack: a list of keys, or, if it begins with "@", a text in which each key has an "@"; ";textual" and the like may follow.
    id: "rdpack",
    languages: "r rd rmd rmarkdown rsweave",
    separator: ",",
    closing: "}",
    pattern: /\\insert(?:NoCite|CiteOnly|Cite|Ref)\{(?<keys>[^{}@\\;]{0,2000})(?:;[^{}\n]{0,60})?\}(?:\{[^{}\n]{0,60}\})?/dg,
    key: plainKey,
    open: /\\insert(?:NoCite|CiteOnly|Cite|Ref)\{(?<list>[^{}@\\;]*)$/,
  },
  {
    id: "rdpack-text",
    languages: "r rd rmd rmarkdown rsweave",
    separator: ";",
    keyPrefix: "@",
    closing: "}",
    pattern: /\\insert(?:NoCite|CiteOnly|Cite)\{@(?<keys>[^{}\\]{0,2000}?)(?:;[a-z]{1,20})?\}(?:\{[^{}\n]{0,60}\})?/dg,
    key: /(?<![\p{L}\p{N}_])@(?<key>[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_.:/+-]*[\p{L}\p{N}\p{M}_/+-])?)/gu,
    open: /\\insert(?:NoCite|CiteOnly|Cite)\{@(?:[^{}\\]*[^{}\\\p{L}\p{N}])?@(?<typed>[\p{L}\p{N}\p{M}_.:/+-]*)$/u,
  },
  {
    // DocumenterCitations.jl, `citation_link.jl`
    id: "documenter",
    languages: `julia ${markdownFamily}`,
    separator: ",",
    closing: "]",
    pattern: /\[(?<keys>[^\][;]{1,2000})(?:;\s[^\][]{0,400})?\]\(@[cC]ite(?:t|p|alt|alp|num)?\*?(?:%\w+%)?\)/dg,
    key: /^\s*(?<key>[^\s"#'(),{}%]+)\s*$/u,
    open: /\[(?<list>[^\][;\n]*)$/,
    openBefore: /^[^\][\n]{0,400}\]\(@[cC]ite/,
  },
  {
    id: "documenter-link",
    languages: `julia ${markdownFamily}`,
    closing: ")",
    pattern: /\]\(@[cC]ite\s{1,9}(?<keys>[^\s"#'(),{}%]+)\)/dg,
    key: /^(?<key>.+)$/u,
    open: /\]\(@[cC]ite[ \t]+(?<typed>[^\s"#'(),{}%]*)$/,
  },
];
