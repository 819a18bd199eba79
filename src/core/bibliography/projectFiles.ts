import { bibliographiesInMakefile } from "./bibliographiesInMakefile";
import { namesIn } from "./bibliographiesNamedIn";
import { bibliographiesInSphinx } from "./bibliographiesInSphinx";
import { metadataFilesInYaml, quartoProfilesInYaml } from "./bibliographiesInYaml";

/** A file of a project that may name bibliographies for the documents in its folder and below it. */
export interface ProjectFile {
  /** The path from the folder. */
  readonly name: string;
  /** Returns what the text of the file names. An empty text, as of a missing file, names nothing. */
  read(text: string): NamedByProject;
}

export interface NamedByProject {
  /** The bibliographies as written. They start at the folder of the project file. */
  readonly paths: readonly string[];
  readonly further: readonly FurtherFile[];
}

/** A file that names bibliographies, too, because a project file refers to it. */
export interface FurtherFile {
  /** As written. It starts at the folder of the project file. */
  readonly path: string;
  readonly languageId: string;
  /** The folder at which its paths start: that of the project file, or its own. */
  readonly pathsStartAt: "project" | "itself";
}

type Reader = ProjectFile["read"];

/** The most files with defaults or metadata that are read for one project file. */
const maxFurther = 10;

/** All chapters of a book have the bibliographies that its first one names (bookdown's guide, "Usage"). */
const firstChapter: FurtherFile = { path: "index.Rmd", languageId: "rmd", pathsStartAt: "project" };

const inYaml: Reader = (text) => ({ paths: namesIn(text, "yaml"), further: [] });

const inProjectYaml: Reader = (text) => ({
  paths: namesIn(text, "yaml"),
  further: [...metadataFilesInYaml(text), ...quartoProfilesInYaml(text)]
    .slice(0, maxFurther)
    .map((path) => ({ path, languageId: "yaml", pathsStartAt: "itself" })),
});

const inBookdown: Reader = (text) => ({ paths: [], further: text === "" ? [] : [firstChapter] });

const inSphinx: Reader = (text) => ({ paths: bibliographiesInSphinx(text), further: [] });

/** Pandoc runs in the Makefile's folder, at which the paths in its files with defaults start, too. */
const inMakefile: Reader = (text) => {
  const { bibliographies, defaults } = bibliographiesInMakefile(text);
  return {
    paths: bibliographies,
    further: defaults.slice(0, maxFurther).map((path) => ({ path, languageId: "yaml", pathsStartAt: "project" })),
  };
};

/**
 * The files, by the languages of the documents that they are for: those of Quarto, bookdown, Jupyter Book, and MyST; of Sphinx, which documents
 * Python too; and of Pandoc, which finds none by itself, so that a Makefile or a common name has to say which it gets.
 */
const rows: readonly (readonly [languages: string, files: string, read: Reader])[] = [
  [
    "markdown quarto rmd rmarkdown pandoc myst restructuredtext rst",
    "_quarto.yml _metadata.yml _bookdown.yml _config.yml myst.yml",
    inProjectYaml,
  ],
  // A page of a Jekyll site
  ["html liquid jekyll", "_config.yml", inProjectYaml],
  ["rmd rmarkdown markdown", "_bookdown.yml", inBookdown],
  ["restructuredtext rst markdown myst", "conf.py source/conf.py", inSphinx],
  ["python", "conf.py docs/conf.py docs/source/conf.py doc/conf.py doc/source/conf.py", inSphinx],
  ["markdown pandoc", "defaults.yaml defaults.yml pandoc.yaml pandoc.yml", inYaml],
  ["markdown", "mkdocs.yml mkdocs.yaml", inYaml],
  ["markdown pandoc", "Makefile makefile GNUmakefile", inMakefile],
];

const filesByLanguage: ReadonlyMap<string, readonly ProjectFile[]> = new Map(
  [...new Set(rows.flatMap(([languages]) => languages.split(" ")))].map((languageId) => [
    languageId,
    rows
      .filter(([languages]) => languages.split(" ").includes(languageId))
      .flatMap(([, files, read]) => files.split(" ").map((name) => ({ name, read }))),
  ]),
);

/** Returns the project files that may name bibliographies for documents in a language. Empty for a language that has none. */
export function projectFilesFor(languageId: string): readonly ProjectFile[] {
  return filesByLanguage.get(languageId) ?? [];
}

/** An R package, and whether it cites with Rdpack. */
export interface RPackage {
  readonly name: string;
  readonly hasRdpack: boolean;
}

/** The bibliography that Rdpack reads, from the folder of the package (its vignette, "Inserting Bibtex references"). */
export const rdpackBibliography = "inst/REFERENCES.bib";

/** Returns the R package that a DESCRIPTION describes, or `undefined` for a text that names no package. */
export function packageIn(description: string): RPackage | undefined {
  const name = /^Package:\s*([\w.]+)/m.exec(description)?.[1];
  return name === undefined ? undefined : { name, hasRdpack: /\bRdpack\b/.test(description) };
}
