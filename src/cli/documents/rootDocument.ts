import { readdir } from "node:fs/promises";
import path from "node:path";
import { bibliographiesNamedIn } from "../../core/bibliography/bibliographiesNamedIn";
import { isLatexRoot, latexPartsNamedIn } from "../../core/bibliography/latexParts";
import { typstPartsNamedIn } from "../../core/bibliography/typstParts";
import { namedPathProblem } from "../../core/bibliography/pathProblem";
import { readNear } from "./citedText";
import type { Roots } from "./roots";

/** A document that others are parts of, with the texts of the parts that it includes. */
export interface RootDocument {
  readonly file: string;
  readonly text: string;
  readonly parts: ReadonlySet<string>;
}

interface PartDocument {
  readonly file: string;
  readonly text: string;
  readonly languageId: string;
}

/** A language whose documents include others. */
export interface PartLanguage {
  readonly ending: RegExp;
  readonly languageId: string;
  isRoot(text: string): boolean;
  partsIn(text: string): readonly string[];
}

const latex: PartLanguage = {
  ending: /\.(?:tex|ltx|rnw|rtex)$/i,
  languageId: "latex",
  isRoot: isLatexRoot,
  partsIn: latexPartsNamedIn,
};

const typst: PartLanguage = {
  ending: /\.typ$/i,
  languageId: "typst",
  isRoot: (text) => bibliographiesNamedIn(text, "typst").length > 0,
  partsIn: typstPartsNamedIn,
};

/** The most folders upwards, files in them, and parts of a root that are read. */
const [maxFolders, maxCandidates, maxParts] = [4, 100, 100] as const;

/**
 * Returns the document of LaTeX or Typst that a file is a part of: the one that the file names, else one in its folder or above that includes it.
 * For a document that includes files, returns it with their texts.
 *
 * @param folders the file's folder and those above, up to its root
 */
export function rootDocumentOf(document: PartDocument, folders: readonly string[], roots: Roots): Promise<RootDocument | undefined> {
  return findRoot(document, folders, (file, { language, isNamed }) => readRoot(file, { language, isNamed, roots }));
}

/** How a file is read that may be a root. */
export interface RootReading {
  readonly language: PartLanguage;
  /** It is a root whatever it says. */
  readonly isNamed: boolean;
}

/** Like {@link rootDocumentOf}. The function that reads a file, or returns `undefined` if it is no root, may keep what it needs of it. */
export async function findRoot<Root extends Pick<RootDocument, "parts">>(
  { file, text, languageId }: PartDocument,
  folders: readonly string[],
  read: (file: string, reading: RootReading) => Promise<Root | undefined>,
): Promise<Root | undefined> {
  const language = languageId === "typst" ? typst : latex;
  const named = language === latex ? rootNamedIn(text) : undefined;
  if (named !== undefined && namedPathProblem(named) === undefined) {
    const root = path.resolve(path.dirname(file), path.extname(named) === "" ? `${named}.tex` : named);
    return read(root, { language, isNamed: true });
  }
  if (language.isRoot(text)) {
    return read(file, { language, isNamed: true });
  }
  for (const folder of folders.slice(0, maxFolders)) {
    for (const candidate of await candidatesIn(folder, language)) {
      const root = candidate === file ? undefined : await read(candidate, { language, isNamed: false });
      if (root?.parts.has(file) === true) {
        return root;
      }
    }
  }
  return undefined;
}

function rootNamedIn(text: string): string | undefined {
  const [, magic, subfile] =
    /^\s*%\s*!\s*TEX\s+root\s*=\s*(\S.*)$|\\documentclass\[([^\]\n]+)\]\{subfiles\}/im.exec(
      text.split("\n", 40).join("\n").slice(0, 10_000),
    ) ?? [];
  return (magic ?? subfile)?.trim();
}

async function candidatesIn(folder: string, { ending }: PartLanguage): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => ending.test(name))
    .sort()
    .slice(0, maxCandidates)
    .map((name) => path.join(folder, name));
}

/** Reads a root with its parts. Returns `undefined` if the file is no root. */
export async function readRoot(
  file: string,
  { language, isNamed, roots }: RootReading & { readonly roots: Roots },
): Promise<RootDocument | undefined> {
  const text = await readNear(file, roots);
  if (!isNamed && !language.isRoot(text)) {
    return undefined;
  }
  const parts = await partsOf(file, text, { language, roots });
  return { file, text: [text, ...parts.values()].join("\n"), parts: new Set(parts.keys()) };
}

/** Returns the texts of the files that a document includes, directly or through a part. Paths start at its folder or at the part's own. */
async function partsOf(
  file: string,
  text: string,
  { language, roots }: { readonly language: PartLanguage; readonly roots: Roots },
): Promise<ReadonlyMap<string, string>> {
  const home = path.dirname(file);
  const found = new Map<string, string>();
  const waiting = [{ folder: home, text }];
  for (let next = waiting.shift(); next && found.size < maxParts; next = waiting.shift()) {
    for (const name of language.partsIn(next.text).filter((one) => namedPathProblem(one) === undefined)) {
      for (const part of new Set([path.resolve(home, name), path.resolve(next.folder, name)])) {
        if (!found.has(part) && part !== file && found.size < maxParts) {
          const inPart = await readNear(part, roots);
          found.set(part, inPart);
          waiting.push({ folder: path.dirname(part), text: inPart });
        }
      }
    }
  }
  return found;
}
