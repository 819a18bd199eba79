const latexSigns: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const rows: readonly (readonly [languages: string, escape: (words: string) => string])[] = [
  [
    "latex tex latex-expl3 doctex rsweave rnoweb sweave knitr jlweave",
    (words) => words.replace(/[\\~^]|[{}$&#_%]/g, (sign) => latexSigns[sign] ?? `\\${sign}`),
  ],
  ["markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown", (words) => words.replace(/[\\`*_[\]<>@#|~$]/g, "\\$&")],
  ["typst", (words) => words.replace(/[\\`*_[\]<>@#$~]/g, "\\$&")],
  ["restructuredtext rst", (words) => words.replace(/[\\*`|]|_(?![\p{L}\p{N}])/gu, "\\$&")],
];

const byLanguage: ReadonlyMap<string, (words: string) => string> = new Map(
  rows.flatMap(([languages, escape]) => languages.split(" ").map((language) => [language, escape] as const)),
);

/** Escapes words for prose in a language, so that none of their characters acts as markup. */
export function escapeProse(words: string, languageId: string): string {
  return byLanguage.get(languageId)?.(words) ?? words;
}
