import path from "node:path";
import { namedPathProblem } from "../../core/bibliography/pathProblem";
import { namesIn } from "../../core/bibliography/bibliographiesNamedIn";
import { rdpackBibliography } from "../../core/bibliography/projectFiles";
import { isDoxygenLanguage } from "../../core/citations/places/doxygen";
import { latexFamily } from "../../core/citations/syntaxes/citationPatterns";
import { pathFrom } from "../check/pathFrom";
import { readNear, realPathIn } from "./citedText";
import { namedByDoxyfile, namedByProject, type NamedPath, type RdpackPackage, rdpackPackageIn } from "./projectBibliographies";
import { findRoot, readRoot, rootDocumentOf, type RootReading } from "./rootDocument";
import { type Roots, rootOf } from "./roots";

/** A document, and what its text is without the form of its file: the cells of a notebook. */
export interface CitingDocument {
  /** Behind all symbolic links. */
  readonly file: string;
  readonly text: string;
  readonly languageId: string;
}

/** The bibliographies of a document, and what else outside of its text decides how it cites. */
export interface Surroundings {
  /** Behind all symbolic links, and in a root. They need not exist. */
  readonly bibliographies: readonly string[];
  /** The text of the LaTeX or Typst document that the document is a part of. */
  readonly around?: string;
  readonly rdpackPackage?: string;
  readonly hasDoxyfile: boolean;
}

const latexLanguages: ReadonlySet<string> = new Set(latexFamily.split(" "));
/** One document names at most this many bibliographies. */
const maxNamed = 100;
const maxFoldersUp = 8;
const charsPerEnd = 250_000;

/** Finds the bibliographies that a document or its project names, as the editor does: those named in it, in its project's files, or by its root. */
export async function surroundingsOf(document: CitingDocument, roots: Roots): Promise<Surroundings> {
  const { file, languageId } = document;
  const folders = foldersUp(file, roots);
  const root = hasRoots(languageId) ? await rootDocumentOf(document, folders, roots) : undefined;
  const rdpack = languageId === "r" ? await rdpackPackageIn(folders.slice(0, 3), roots) : undefined;
  const doxygen = isDoxygenLanguage(languageId) ? await namedByDoxyfile(folders, roots) : undefined;
  const inProject = await Promise.all(folders.map((folder) => namedByProject(folder, languageId, roots)));
  const own = [...named(document.text, languageId, path.dirname(file)), ...inProject.flat()];
  const others = [...(root ? named(root.text, languageId, path.dirname(root.file)) : []), ...atRdpack(rdpack), ...(doxygen ?? [])];
  return {
    bibliographies: await existing(own.length > 0 ? own : others, document, roots),
    ...(root ? { around: root.text } : {}),
    ...(rdpack ? { rdpackPackage: rdpack.name } : {}),
    hasDoxyfile: doxygen !== undefined,
  };
}

/** Finds the bibliographies that project files name for documents. Each folder is read once. */
export interface ProjectBibliographies {
  /** Returns those of a document, behind all symbolic links and in a root. They need not exist. */
  of(document: Pick<CitingDocument, "file" | "languageId">): Promise<readonly string[]>;
  /** Returns those that the LaTeX or Typst document names that a document is a part of. */
  ofPart(document: Pick<CitingDocument, "file" | "languageId">): Promise<readonly string[]>;
}

/** Creates a finder. */
export function createProjectBibliographies(roots: Roots): ProjectBibliographies {
  const byFolder = new Map<string, Promise<readonly string[]>>();
  const readNamed = createRootReader(roots);
  const inFolder = new Map<string, Promise<readonly NamedPath[]>>();
  const namedIn = (folder: string, languageId: string): Promise<readonly NamedPath[]> => {
    const key = `${languageId}:${folder}`;
    const found = inFolder.get(key) ?? namedByProject(folder, languageId, roots);
    inFolder.set(key, found);
    return found;
  };
  const read = async ({ file, languageId }: Pick<CitingDocument, "file" | "languageId">): Promise<readonly string[]> => {
    const folders = foldersUp(file, roots);
    const inProject = (await Promise.all(folders.map((folder) => namedIn(folder, languageId)))).flat();
    const others =
      inProject.length > 0
        ? []
        : [
            ...(languageId === "r" ? atRdpack(await rdpackPackageIn(folders.slice(0, 3), roots)) : []),
            ...(isDoxygenLanguage(languageId) ? ((await namedByDoxyfile(folders, roots)) ?? []) : []),
          ];
    return existing([...inProject, ...others], { file, languageId }, roots);
  };
  return {
    async of({ file, languageId }) {
      const real = await realPathIn(file, roots);
      if (real === undefined) {
        return [];
      }
      const key = `${languageId}:${path.dirname(real)}`;
      const found = byFolder.get(key) ?? read({ file: real, languageId });
      byFolder.set(key, found);
      return found;
    },
    async ofPart({ file, languageId }) {
      const real = hasRoots(languageId) ? await realPathIn(file, roots) : undefined;
      if (real === undefined) {
        return [];
      }
      const text = await readNear(real, roots);
      const root = await findRoot({ file: real, text, languageId }, foldersUp(real, roots), readNamed);
      return existing(root?.named ?? [], { file: real, languageId }, roots);
    },
  };
}

/** The bibliographies that a root names, without its text. */
interface NamingRoot {
  readonly parts: ReadonlySet<string>;
  readonly named: readonly NamedPath[];
}

/** Creates a function that reads each root once, as many files may be parts of it. */
function createRootReader(roots: Roots): (file: string, reading: RootReading) => Promise<NamingRoot | undefined> {
  const known = new Map<string, Promise<NamingRoot | undefined>>();
  const read = async (file: string, reading: RootReading): Promise<NamingRoot | undefined> => {
    const root = await readRoot(file, { ...reading, roots });
    return root && { parts: root.parts, named: named(root.text, reading.language.languageId, path.dirname(file)) };
  };
  return (file, reading) => {
    const key = `${reading.language.languageId} ${String(reading.isNamed)} ${file}`;
    const found = known.get(key) ?? read(file, reading);
    known.set(key, found);
    return found;
  };
}

function hasRoots(languageId: string): boolean {
  return latexLanguages.has(languageId) || languageId === "typst";
}

function atRdpack(rdpack: RdpackPackage | undefined): readonly NamedPath[] {
  return rdpack ? [{ path: rdpackBibliography, folder: rdpack.folder }] : [];
}

/** Returns the folder of a file and those above it, up to its root. */
function foldersUp(file: string, roots: Roots): readonly string[] {
  const root = rootOf(file, roots) ?? path.dirname(file);
  const folders: string[] = [];
  for (let folder = path.dirname(file); folders.length < maxFoldersUp; folder = path.dirname(folder)) {
    folders.push(folder);
    if (folder === root || folder === path.dirname(folder)) {
      break;
    }
  }
  return folders;
}

/** Reads the beginning and the end of a long text, as bibliographies are named in one of both. */
function named(text: string, languageId: string, folder: string): readonly NamedPath[] {
  const ends = text.length <= 2 * charsPerEnd ? text : `${text.slice(0, charsPerEnd)}\n${text.slice(-charsPerEnd)}`;
  return namesIn(ends, languageId).map((one) => ({ path: one, folder }));
}

/** Leaves out what names no file and what is outside of the roots. In Typst, a leading slash means the root. */
async function existing(
  paths: readonly NamedPath[],
  { file, languageId }: Pick<CitingDocument, "file" | "languageId">,
  roots: Roots,
): Promise<readonly string[]> {
  const usable = paths.slice(0, maxNamed).filter((one) => namedPathProblem(one.path) === undefined);
  const files = usable.map((one) => {
    const written = one.path.replaceAll("\\", "/");
    const top = languageId === "typst" && written.startsWith("/") ? rootOf(file, roots) : undefined;
    return top === undefined ? path.resolve(one.folder, written) : path.join(top, written);
  });
  const real = await Promise.all(files.map((one) => realPathIn(one, roots)));
  return [...new Set(real.filter((one) => one !== undefined && pathFrom(path.dirname(one), one) !== undefined))].flatMap(
    (one) => one ?? [],
  );
}
