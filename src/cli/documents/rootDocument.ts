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
}

interface PartLanguage {
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
export async function rootDocumentOf(
  { file, text, languageId }: { readonly file: string; readonly text: string; readonly languageId: string },
  folders: readonly string[],
  roots: Roots,
): Promise<RootDocument | undefined> {
  const language = languageId === "typst" ? typst : latex;
  const named = language === latex ? rootNamedIn(text) : undefined;
  if (named !== undefined && namedPathProblem(named) === undefined) {
    const root = path.resolve(path.dirname(file), path.extname(named) === "" ? `${named}.tex` : named);
    return withParts(root, language, roots);
  }
  if (language.isRoot(text)) {
    return withParts(file, language, roots);
  }
  for (const folder of folders.slice(0, maxFolders)) {
    for (const candidate of await candidatesIn(folder, language)) {
      const root = candidate === file ? undefined : await rootIncluding(candidate, file, { language, roots });
      if (root) {
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

async function rootIncluding(
  candidate: string,
  part: string,
  { language, roots }: { readonly language: PartLanguage; readonly roots: Roots },
): Promise<RootDocument | undefined> {
  const text = await readNear(candidate, roots);
  if (!language.isRoot(text)) {
    return undefined;
  }
  const parts = await partsOf(candidate, text, { language, roots });
  return parts.has(part) ? { file: candidate, text: [text, ...parts.values()].join("\n") } : undefined;
}

async function withParts(file: string, language: PartLanguage, roots: Roots): Promise<RootDocument> {
  const text = await readNear(file, roots);
  const parts = await partsOf(file, text, { language, roots });
  return { file, text: [text, ...parts.values()].join("\n") };
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
