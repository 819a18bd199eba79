import type * as vscode from "vscode";
import type { CitationPlace } from "../../core/citations/cursor/citationPlace";
import { isDoxygenLanguage } from "../../core/citations/places/doxygen";
import { bibliographiesByDoxyfile } from "./doxyfile";
import { latexLanguages } from "./documentBibliographies";
import { languageOf } from "./languageOf";
import { notebookOf } from "./namedBibliographies";
import { fileName } from "../platform/readText";
import { rdpackPackageOf } from "./projectFiles";
import type { LatexRoots } from "./latexRoots";

/** The facts outside a document's text that decide how it cites. */
export type CitationContext = Pick<CitationPlace, "around" | "fileName" | "rdpackPackage" | "hasDoxyfile">;

/** Reads the other cells of a document's notebook, the LaTeX file with its preamble, its R package, and its Doxyfile. */
export async function citationContextOf(document: vscode.TextDocument, latexRoots: LatexRoots): Promise<CitationContext> {
  const { uri } = document;
  const languageId = languageOf(document);
  return {
    fileName: fileName(uri),
    around: cellsAround(document) ?? (latexLanguages.has(languageId) ? (await latexRoots.of(document))?.getText() : undefined),
    rdpackPackage: languageId === "r" ? (await rdpackPackageOf(document))?.name : undefined,
    hasDoxyfile: isDoxygenLanguage(languageId) && (await bibliographiesByDoxyfile(document)) !== undefined,
  };
}

function cellsAround(document: vscode.TextDocument): string | undefined {
  const cells = notebookOf(document)
    ?.getCells()
    .filter((cell) => cell.document !== document && cell.document.languageId === document.languageId);
  return cells?.map((cell) => cell.document.getText()).join("\n\n");
}
