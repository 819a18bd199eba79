import path from "node:path";
import { bibliographiesInDoxyfile } from "../../core/bibliography/bibliographiesInDoxyfile";
import { bibliographiesInMakefile } from "../../core/bibliography/bibliographiesInMakefile";
import { bibliographiesInSphinx } from "../../core/bibliography/bibliographiesInSphinx";
import { metadataFilesInYaml, quartoProfilesInYaml } from "../../core/bibliography/bibliographiesInYaml";
import { namesIn } from "../../core/bibliography/bibliographiesNamedIn";
import { readNear } from "./citedText";
import type { Roots } from "./roots";

/** A path as a file writes it, and the folder at which it starts. */
export interface NamedPath {
  readonly path: string;
  readonly folder: string;
}

type Reader = (file: string, roots: Roots) => Promise<readonly NamedPath[]>;

/** The project files that name bibliographies for documents below them, by the languages of these documents; as in the editor. */
const rows: readonly (readonly [languages: string, files: string, read: Reader])[] = [
  [
    "markdown quarto rmd rmarkdown pandoc myst restructuredtext rst html liquid jekyll",
    "_quarto.yml _metadata.yml _bookdown.yml _config.yml myst.yml",
    namedByProjectYaml,
  ],
  ["rmd rmarkdown markdown", "_bookdown.yml", namedByBookdown],
  ["restructuredtext rst markdown myst", "conf.py source/conf.py", namedBySphinx],
  ["python", "conf.py docs/conf.py docs/source/conf.py doc/conf.py doc/source/conf.py", namedBySphinx],
  ["markdown pandoc", "defaults.yaml defaults.yml pandoc.yaml pandoc.yml", namedByYaml],
  ["markdown", "mkdocs.yml mkdocs.yaml", namedByYaml],
  ["markdown pandoc", "Makefile makefile GNUmakefile", namedByMakefile],
];

/** Returns the paths that the project files of a folder name for documents in a language. */
export async function namedByProject(folder: string, languageId: string, roots: Roots): Promise<readonly NamedPath[]> {
  const own = rows.filter(([languages]) => languages.split(" ").includes(languageId));
  const named = own.flatMap(([, files, read]) => files.split(" ").map((name) => read(path.join(folder, name), roots)));
  return (await Promise.all(named)).flat();
}

/** The usual paths of Doxygen's configuration, from a folder that has the sources in it or below it. */
const doxyfiles = ["Doxyfile", "docs/Doxyfile", "doc/Doxyfile", "Doxyfile.in", "docs/Doxyfile.in", "doc/Doxyfile.in"];

/** Returns the paths that the nearest Doxyfile in some folders names, or `undefined` if no folder has one. */
export async function namedByDoxyfile(folders: readonly string[], roots: Roots): Promise<readonly NamedPath[] | undefined> {
  for (const file of folders.flatMap((folder) => doxyfiles.map((name) => path.join(folder, name)))) {
    const text = await readNear(file, roots);
    if (text !== "") {
      return at(file, bibliographiesInDoxyfile(text));
    }
  }
  return undefined;
}

/** An R package that reads citations with Rdpack. */
export interface RdpackPackage {
  readonly name: string;
  readonly folder: string;
}

/** Returns the R package of the nearest DESCRIPTION in some folders, if that names Rdpack. */
export async function rdpackPackageIn(folders: readonly string[], roots: Roots): Promise<RdpackPackage | undefined> {
  for (const folder of folders) {
    const description = await readNear(path.join(folder, "DESCRIPTION"), roots);
    const name = /^Package:\s*([\w.]+)/m.exec(description)?.[1];
    if (name !== undefined) {
      return /\bRdpack\b/.test(description) ? { name, folder } : undefined;
    }
  }
  return undefined;
}

function at(file: string, paths: readonly string[]): readonly NamedPath[] {
  return paths.map((one) => ({ path: one, folder: path.dirname(file) }));
}

/** The most files with defaults or metadata that are read for one project file. */
const maxFurther = 10;

async function namedByProjectYaml(file: string, roots: Roots): Promise<readonly NamedPath[]> {
  const text = await readNear(file, roots);
  const further = text === "" ? [] : [...metadataFilesInYaml(text), ...quartoProfilesInYaml(text)].slice(0, maxFurther);
  const named = await Promise.all(further.map((one) => namedByYaml(path.resolve(path.dirname(file), one), roots)));
  return [...at(file, namesIn(text, "yaml")), ...named.flat()];
}

async function namedByBookdown(file: string, roots: Roots): Promise<readonly NamedPath[]> {
  const first = (await readNear(file, roots)) === "" ? "" : await readNear(path.join(path.dirname(file), "index.Rmd"), roots);
  return at(file, namesIn(first, "rmd"));
}

async function namedByYaml(file: string, roots: Roots): Promise<readonly NamedPath[]> {
  return at(file, namesIn(await readNear(file, roots), "yaml"));
}

async function namedBySphinx(file: string, roots: Roots): Promise<readonly NamedPath[]> {
  return at(file, bibliographiesInSphinx(await readNear(file, roots)));
}

async function namedByMakefile(file: string, roots: Roots): Promise<readonly NamedPath[]> {
  const { bibliographies, defaults } = bibliographiesInMakefile(await readNear(file, roots));
  const texts = await Promise.all(defaults.slice(0, maxFurther).map((one) => readNear(path.resolve(path.dirname(file), one), roots)));
  return at(file, [...bibliographies, ...texts.flatMap((text) => namesIn(text, "yaml"))]);
}
