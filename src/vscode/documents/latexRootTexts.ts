import * as vscode from "vscode";
import { namesLatexBibliography } from "../../core/bibliography/bibliographiesNamedIn";
import { latexPartsNamedIn, latexStylesNamedIn, preambleIn } from "../../core/bibliography/latexParts";
import { readOpenText } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";
import { type PartLanguage, typstParts } from "./latexRootSearch";
import type { NamingDocument } from "./namedBibliographies";
import { fileNamed, type OnRefused } from "./namedFile";

/** The most files that are read because a preamble includes them. */
const maxPreambleParts = 20;
/** The most parts of a body in which a bibliography is looked for. */
const maxBodyParts = 50;

/** The root of a LaTeX document with the files that its preamble includes, as one text. */
export interface LatexRoot extends NamingDocument {
  /** The texts that TeX reads before the document's own text: the preambles, and styles of the project. */
  readonly preamble: string;
}

/** Reads a root with the files that count for all its parts. Returns `undefined` if it cannot be read. */
export async function readRoot(uri: vscode.Uri, language: PartLanguage, onRefused?: OnRefused): Promise<LatexRoot | undefined> {
  const text = await readOpenText(uri);
  if (text === undefined) {
    return undefined;
  }
  if (language === typstParts) {
    return { uri, isUntitled: false, languageId: "typst", getText: () => text, preamble: "" };
  }
  const parts = await readPreambleParts(uri, text, onRefused);
  return rootWith(uri, {
    text,
    parts: [...parts, ...(await readBodyParts(uri, [text, ...parts], onRefused))],
    preamble: [preambleIn(text), ...parts],
  });
}

/** Returns a root that is the document itself, or `undefined` if it includes nothing that counts. */
export async function ownRoot(uri: vscode.Uri, text: string, onRefused?: OnRefused): Promise<LatexRoot | undefined> {
  const preamble = await readPreambleParts(uri, text, onRefused);
  const parts = [...preamble, ...(await readBodyParts(uri, [text, ...preamble], onRefused))];
  return parts.length === 0 ? undefined : rootWith(uri, { text, parts, preamble });
}

function rootWith(
  uri: vscode.Uri,
  { text, parts, preamble }: { readonly text: string; readonly parts: readonly string[]; readonly preamble: readonly string[] },
): LatexRoot {
  const whole = [text, ...parts].join("\n");
  return { uri, isUntitled: false, languageId: "latex", getText: () => whole, preamble: preamble.join("\n") };
}

/** Returns the files that a root's preamble includes, and the packages and the class that are files beside it. */
async function readPreambleParts(root: vscode.Uri, text: string, onRefused: OnRefused | undefined): Promise<readonly string[]> {
  const folder = vscode.Uri.joinPath(root, "..");
  const beside = new Set(((await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? []).map(([name]) => name));
  const isThere = (path: string): boolean => beside.has(path.split("/")[0] ?? "");
  const named = (one: string): readonly string[] => [...latexPartsNamedIn(preambleIn(one)), ...latexStylesNamedIn(one).filter(isThere)];
  const [paths, texts]: [Set<string>, string[]] = [new Set(named(text)), []];
  // The loop also reaches what is added to the set meanwhile.
  for (const path of paths) {
    const file = texts.length < maxPreambleParts ? fileNamed(path, { namedIn: root, folder, onRefused }) : undefined;
    const part = file && (await readOpenText(file));
    if (part !== undefined) {
      texts.push(part);
      named(part).forEach((one) => paths.add(one));
    }
  }
  return texts;
}

/** Returns the parts of a root's body that name a bibliography, unless its other texts do: a file for all that follows the chapters. */
async function readBodyParts(
  root: vscode.Uri,
  [text = "", ...others]: readonly string[],
  onRefused: OnRefused | undefined,
): Promise<readonly string[]> {
  if ([text, ...others].some(namesLatexBibliography)) {
    return [];
  }
  const paths = latexPartsNamedIn(text.slice(preambleIn(text).length)).slice(0, maxBodyParts);
  const place = { namedIn: root, folder: vscode.Uri.joinPath(root, ".."), onRefused };
  const parts = await Promise.all(paths.flatMap((path) => fileNamed(path, place) ?? []).map(readOpenText));
  return parts.filter((part) => part !== undefined).filter(namesLatexBibliography);
}
