import * as vscode from "vscode";
import { bibliographiesInMakefile } from "../../core/bibliography/bibliographiesInMakefile";
import { bibliographiesInSphinx } from "../../core/bibliography/bibliographiesInSphinx";
import { metadataFilesInYaml, quartoProfilesInYaml } from "../../core/bibliography/bibliographiesInYaml";
import { namesIn } from "../../core/bibliography/bibliographiesNamedIn";
import { orUndefined } from "../platform/orUndefined";
import { readText } from "../platform/readText";
import { fileNamed } from "./namedFile";

/** A path as a project file writes it, that file, and the folder at which the path starts. */
export interface ProjectPath {
  readonly path: string;
  readonly namedIn: vscode.Uri;
  readonly folder: vscode.Uri;
}

type Reader = (file: vscode.Uri) => Promise<readonly ProjectPath[]>;

/**
 * The project files of a folder that name bibliographies for documents in it and below it: those of Quarto, bookdown, Jupyter Book and MyST; of
 * Sphinx, which documents Python too; and of Pandoc, which finds none by itself, so that a Makefile or a common name has to say which it gets.
 */
const rows: readonly (readonly [languages: string, files: string, read: Reader])[] = [
  [
    "markdown quarto rmd rmarkdown pandoc myst restructuredtext rst",
    "_quarto.yml _metadata.yml _bookdown.yml _config.yml myst.yml",
    namedByProjectYaml,
  ],
  // A page of a Jekyll site
  ["html liquid jekyll", "_config.yml", namedByProjectYaml],
  ["rmd rmarkdown markdown", "_bookdown.yml", namedByBookdown],
  ["restructuredtext rst markdown myst", "conf.py source/conf.py", namedBySphinx],
  ["python", "conf.py docs/conf.py docs/source/conf.py doc/conf.py doc/source/conf.py", namedBySphinx],
  ["markdown pandoc", "defaults.yaml defaults.yml pandoc.yaml pandoc.yml", namedByYaml],
  ["markdown", "mkdocs.yml mkdocs.yaml", namedByYaml],
  ["markdown pandoc", "Makefile makefile GNUmakefile", namedByMakefile],
];

/** Returns whether project files may name the bibliographies of documents in a language. */
export function hasProjectFiles(languageId: string): boolean {
  return rows.some(([languages]) => languages.split(" ").includes(languageId));
}

/** Returns the bibliographies that the project files of a folder name for documents in a language. */
export async function bibliographiesByProject(folder: vscode.Uri, languageId: string): Promise<readonly ProjectPath[]> {
  const own = rows.filter(([languages]) => languages.split(" ").includes(languageId));
  const named = await Promise.all(
    own.flatMap(([, files, read]) => files.split(" ").map((name) => read(vscode.Uri.joinPath(folder, name)))),
  );
  return named.flat();
}

/** Reads the metadata files and the profiles that a project file names, too. Their paths start at their own folders. */
async function namedByProjectYaml(file: vscode.Uri): Promise<readonly ProjectPath[]> {
  const folder = folderOf(file);
  const text = await textOf(file);
  const further = text === "" ? [] : [...metadataFilesInYaml(text), ...quartoProfilesInYaml(text)].slice(0, maxDefaults);
  const files = further.flatMap((path) => fileNamed(path, { namedIn: file, folder }) ?? []);
  const named = await Promise.all(files.map(namedByYaml));
  return [...namesIn(text, "yaml").map((path) => ({ path, namedIn: file, folder })), ...named.flat()];
}

/** All chapters of a book have the bibliographies that its first one, `index.Rmd`, names (bookdown's guide, "Usage"). */
async function namedByBookdown(file: vscode.Uri): Promise<readonly ProjectPath[]> {
  const folder = folderOf(file);
  const first = (await textOf(file)) === "" ? "" : await textOf(vscode.Uri.joinPath(folder, "index.Rmd"));
  return namesIn(first, "rmd").map((path) => ({ path, namedIn: file, folder }));
}

async function namedByYaml(file: vscode.Uri): Promise<readonly ProjectPath[]> {
  return namesIn(await textOf(file), "yaml").map((path) => ({ path, namedIn: file, folder: folderOf(file) }));
}

async function namedBySphinx(file: vscode.Uri): Promise<readonly ProjectPath[]> {
  return bibliographiesInSphinx(await textOf(file)).map((path) => ({ path, namedIn: file, folder: folderOf(file) }));
}

/** Pandoc runs in the Makefile's folder, at which the paths in its files with defaults start, too. */
async function namedByMakefile(file: vscode.Uri): Promise<readonly ProjectPath[]> {
  const folder = folderOf(file);
  const { bibliographies, defaults } = bibliographiesInMakefile(await textOf(file));
  const named = defaults.slice(0, maxDefaults).flatMap((path) => fileNamed(path, { namedIn: file, folder }) ?? []);
  const texts = await Promise.all(named.map(textOf));
  const paths = [...bibliographies, ...texts.flatMap((text) => namesIn(text, "yaml"))];
  return paths.map((path) => ({ path, namedIn: file, folder }));
}

/** The most files with defaults or metadata that are read for one project file. */
const maxDefaults = 10;

function folderOf(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, "..");
}

/** Returns "" for a file that cannot be read or that the reading door refuses. */
async function textOf(file: vscode.Uri): Promise<string> {
  return (await orUndefined(readText(file))) ?? "";
}
