/** The file name extensions of languages that cite by keys. */
const endings: readonly (readonly [languageId: string, endings: string])[] = [
  ["latex", "tex ltx latex ctx sty cls bbx cbx ins"],
  ["doctex", "dtx"],
  ["rsweave", "rnw rtex"],
  ["markdown", "md mkd mkdn mdown mdwn markdown mdx myst"],
  ["juliamarkdown", "jmd"],
  ["quarto", "qmd"],
  ["rmd", "rmd rmarkdown"],
  ["typst", "typ"],
  ["restructuredtext", "rst rest"],
  ["org", "org"],
  ["asciidoc", "adoc asciidoc asc"],
  ["python", "py"],
  ["julia", "jl"],
  ["r", "r"],
  ["rd", "rd"],
  ["cpp", "c h cc cpp cxx hh hpp hxx cu cuh ino dox"],
  ["java", "java"],
  ["csharp", "cs"],
  ["php", "php"],
  ["fortran", "f90 f95 f03 f08"],
];

const languages: ReadonlyMap<string, string> = new Map(
  endings.flatMap(([languageId, list]) => list.split(" ").map((ending) => [ending, languageId] as const)),
);

/** Returns the language of a file by its name, or `undefined` if such files do not cite by keys. */
export function citingLanguageOf(fileName: string): string | undefined {
  return languages.get(/\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "");
}

/** A glob for all files that may cite by keys, and for notebooks, with extensions in lower case, upper case or capitalized. */
export const citingFilesGlob = `**/*.{${[...languages.keys(), "ipynb"].flatMap((ending) => [...new Set([ending, ending.toUpperCase(), ending.slice(0, 1).toUpperCase() + ending.slice(1)])]).join(",")}}`;
