import * as vscode from "vscode";
import { type CheckedFile, documentOwnKeys, duplicateEntries, unknownKeys } from "../../../core/citations/reading/checkCitations";
import { openCitationAt } from "../../../core/citations/reading/findCitations";
import { mergeSources } from "../../../core/library/mergeSources";
import { isMyst } from "../../../core/citations/styles/citeCommands";
import type { Paper } from "../../../core/paper";
import { latexLanguages } from "../../documents/documentBibliographies";
import { languageOf } from "../../documents/languageOf";
import { preambleOf } from "../../documents/latexRoots";
import { isInMystProject } from "../../documents/projectFiles";
import { rangeOf } from "../../mentions/mentionAtCursor";
import { fileName } from "../../platform/readText";
import { readSettings } from "../../platform/settings";
import { runSliced } from "../../platform/slices";
import type { BibliographyFile, Services } from "../../services/services";
import { citationsInDocument, isBibliography } from "../citationsInDocument";
import { createNeverCited } from "./neverCited";

/** The code of diagnostics for cited keys without an entry, by which quick fixes find them. */
export const unknownKeyCode = "unknown-citekey";

/** The code of diagnostics for a second entry of the same paper. The related information names the first. */
export const samePaperCode = "same-paper";

/** The services that checks use. */
export type CheckServices = Pick<Services, "bibliographies" | "latexRoots" | "personal">;

/** The result of a check. */
export interface CheckResult {
  /** `undefined` if the earlier diagnostics still hold. */
  readonly diagnostics: readonly vscode.Diagnostic[] | undefined;
  /** The addresses of the files on which the result depends, besides the document itself. */
  readonly files: readonly string[];
  /** True if a diagnostic is held back because the user is still typing the citation. */
  readonly isTyping?: boolean;
}

/** The checks of citations and bibliographies. */
export interface CitationChecks extends vscode.Disposable {
  /** Checks the entries of a .bib file, or the citations in any other document. */
  check(document: vscode.TextDocument): Promise<CheckResult>;
}

/** Creates the checks. Files are read when a check needs them. */
export function createCitationChecks({ bibliographies, personal, latexRoots }: CheckServices): CitationChecks {
  const neverCited = createNeverCited({ latexRoots });
  /** Finds entries for the same paper, and entries that are never cited. */
  const checkBibliography = async (document: vscode.TextDocument): Promise<CheckResult> => {
    const settings = readSettings(document);
    const file = await bibliographies.read(document.uri);
    const papers = personal
      .sources()
      .find(({ uri }) => uri.toString() === document.uri.toString())
      ?.papers();
    if (!file) {
      return { diagnostics: undefined, files: [] };
    }
    const duplicates = settings["diagnostics.sameTwice"] && papers ? await duplicateDiagnostics(file, papers) : [];
    const uncited = settings["diagnostics.neverCited"] ? await neverCited.check(file) : [];
    return { diagnostics: [...duplicates, ...uncited], files: [] };
  };
  /** Finds cited keys without an entry. Reports nothing unless all bibliographies are known and were read to the end. */
  const checkCitations = async (document: vscode.TextDocument): Promise<CheckResult> => {
    if (!readSettings(document)["diagnostics.unknownKeys"]) {
      return { diagnostics: [], files: [] };
    }
    const { files, missing, isNamed } = await bibliographies.of(document);
    const isComplete = isNamed && missing.length === 0 && files.every(({ keys }) => keys.isWhole);
    const typed = typedKeys(document);
    const diagnostics = isComplete ? await unknownKeyDiagnostics(document, files, latexRoots) : [];
    const kept = diagnostics.filter(({ range }) => !typed.has(document.offsetAt(range.start)));
    return {
      diagnostics: kept,
      isTyping: kept.length < diagnostics.length,
      files: [...files.map(({ uri }) => uri), ...missing].map(String),
    };
  };
  return {
    check: (document) => (isBibliography(document) ? checkBibliography(document) : checkCitations(document)),
    dispose: () => {
      neverCited.dispose();
    },
  };
}

/** Returns the offsets of the words that are no keys yet, because a cursor is behind further words: `[@batch norm`. */
function typedKeys(document: vscode.TextDocument): ReadonlySet<number> {
  const text = document.getText();
  const cursors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document).flatMap(({ selections }) => selections);
  return new Set(
    cursors.flatMap(({ active }) => {
      const open = openCitationAt(text, document.offsetAt(active), languageOf(document), preambleOf(document));
      return open?.words === undefined ? [] : [open.start];
    }),
  );
}

async function unknownKeyDiagnostics(
  document: vscode.TextDocument,
  files: readonly BibliographyFile[],
  latexRoots: Services["latexRoots"],
): Promise<readonly vscode.Diagnostic[]> {
  const names = files.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(", ");
  const root = latexLanguages.has(languageOf(document)) ? await latexRoots.of(document) : undefined;
  const own = new Set([...documentOwnKeys(document.getText()), ...documentOwnKeys(root?.getText() ?? "")]);
  const ignored = new Set(readSettings(document)["diagnostics.ignoredKeys"]);
  const known = {
    has: (citekey: string) => ignored.has(citekey) || own.has(citekey) || files.some(({ citekeys }) => citekeys.has(citekey)),
  };
  return unknownKeys(citationsInDocument(document), known, await checkedFile(document)).map(({ citekey, start, end }) => {
    const diagnostic = new vscode.Diagnostic(
      rangeOf(document, start, end),
      vscode.l10n.t("Citation key {0} not found in {1}.", citekey, names),
      vscode.DiagnosticSeverity.Warning,
    );
    diagnostic.source = "CiteLens";
    diagnostic.code = unknownKeyCode;
    return diagnostic;
  });
}

async function checkedFile(document: vscode.TextDocument): Promise<CheckedFile> {
  const languageId = languageOf(document);
  const isMarkdown = languageId === "markdown";
  const isInMyst = languageId === "myst" || (isMarkdown && (isMyst(document.getText()) || (await isInMystProject(document))));
  return { languageId, fileName: fileName(document.uri), isMyst: isInMyst };
}

async function duplicateDiagnostics(file: BibliographyFile, papers: readonly Paper[]): Promise<readonly vscode.Diagnostic[]> {
  const duplicates = duplicateEntries(await runSliced(mergeSources([papers])));
  const places = new Map(duplicates.length === 0 ? [] : file.keys.entries.map((place) => [place.citekey, place]));
  return duplicates.flatMap(({ citekey, first }) => {
    const [place, firstPlace] = [places.get(citekey), places.get(first)];
    if (!place || !firstPlace) {
      return [];
    }
    const message = vscode.l10n.t("This is the same paper as {0}.", first);
    const diagnostic = new vscode.Diagnostic(file.rangeOf(place), message, vscode.DiagnosticSeverity.Information);
    diagnostic.source = "CiteLens";
    diagnostic.code = samePaperCode;
    const firstLocation = new vscode.Location(file.uri, file.rangeOf(firstPlace));
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(firstLocation, first)];
    return [diagnostic];
  });
}
