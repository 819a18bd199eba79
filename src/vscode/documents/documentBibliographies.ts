import * as vscode from "vscode";
import { rdpackBibliography } from "../../core/bibliography/projectFiles";
import { isDoxygenLanguage } from "../../core/citations/places/doxygen";
import { latexFamily } from "../../core/citations/syntaxes/citationPatterns";
import { bibliographiesByDoxyfile } from "./doxyfile";
import { languageOf } from "./languageOf";
import { bibliographiesOf, type NamingDocument } from "./namedBibliographies";
import type { OnRefused } from "./namedFile";
import { rdpackPackageOf } from "./projectFiles";
import type { LatexRoots } from "./latexRoots";

/** The languages whose documents may be parts of a LaTeX document. */
export const latexLanguages: ReadonlySet<string> = new Set(latexFamily.split(" "));

/** Ways to find the bibliographies of a document that does not name any. The first row for its language counts. */
const rows: readonly (readonly [
  holds: (languageId: string) => boolean,
  find: (document: NamingDocument, latexRoots: LatexRoots, onRefused?: OnRefused) => Promise<readonly vscode.Uri[]>,
])[] = [
  [(languageId) => latexLanguages.has(languageId) || languageId === "typst", ofRoot],
  [(languageId) => languageId === "r", ofRdpackPackage],
  [isDoxygenLanguage, async (document, _latexRoots, onRefused) => (await bibliographiesByDoxyfile(document, onRefused)) ?? []],
];

/**
 * Returns the bibliographies that a document names, else those of the LaTeX or Typst document, the R package, or the Doxyfile that it
 * belongs to.
 *
 * @param onRefused gets a sentence about each name that names no file.
 */
export async function bibliographiesOfDocument(
  document: NamingDocument,
  latexRoots: LatexRoots,
  onRefused?: OnRefused,
): Promise<readonly vscode.Uri[]> {
  const named = await bibliographiesOf(document, onRefused);
  const find = named.length === 0 ? rows.find(([holds]) => holds(languageOf(document)))?.[1] : undefined;
  return (await find?.(document, latexRoots, onRefused)) ?? named;
}

async function ofRoot(document: NamingDocument, latexRoots: LatexRoots, onRefused?: OnRefused): Promise<readonly vscode.Uri[]> {
  const root = await latexRoots.of(document);
  return root ? bibliographiesOf(root, onRefused) : [];
}

async function ofRdpackPackage(document: NamingDocument): Promise<readonly vscode.Uri[]> {
  const found = await rdpackPackageOf(document);
  return found ? [vscode.Uri.joinPath(found.folder, rdpackBibliography)] : [];
}
