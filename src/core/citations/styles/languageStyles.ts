/** The ids of the citation styles, as in settings and on the command line. */
export const citationStyleIds = [
  "latex",
  "pandoc",
  "myst",
  "typst",
  "org",
  "rst",
  "asciidoc",
  "doxygen",
  "documenter",
  "bibtex",
  "comment",
  "text",
  "markdown-link",
  "csl-json",
  "cff",
] as const;

export type CitationStyleId = (typeof citationStyleIds)[number];

const languagesByStyle: readonly (readonly [style: CitationStyleId, languages: string])[] = [
  ["latex", "latex tex latex-expl3 doctex rsweave rnoweb sweave knitr jlweave plaintex"],
  ["pandoc", "markdown quarto rmd rmarkdown markdown-math pandoc mdx juliamarkdown"],
  ["myst", "myst"],
  ["typst", "typst"],
  ["org", "org"],
  ["rst", "restructuredtext rst"],
  ["asciidoc", "asciidoc adoc"],
  ["bibtex", "bibtex biblatex bib"],
  ["text", "plaintext json csv tsv log search-result scminput git-commit jj-commit hg-commit textile"],
];

const styles: ReadonlyMap<string, CitationStyleId> = new Map(
  languagesByStyle.flatMap(([style, languages]) => languages.split(" ").map((language): [string, CitationStyleId] => [language, style])),
);

/** Returns the languages that use this style by default. */
export function styleLanguages(style: CitationStyleId): ReadonlySet<string> {
  return new Set([...styles].filter(([, own]) => own === style).map(([language]) => language));
}

/** Returns the citation style for a file in a language: a comment if it is a programming language or unknown. */
export function citationStyleFor(languageId: string): CitationStyleId {
  return styles.get(languageId) ?? "comment";
}
