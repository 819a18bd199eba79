import * as vscode from "vscode";
import { documentOwnKeys, duplicateEntries, unknownKeys } from "../../core/citations/reading/checkCitations";
import { mergeSources } from "../../core/library/mergeSources";
import type { Paper } from "../../core/paper";
import { runSliced } from "../platform/slices";
import { rangeOf } from "../mentions/mentionAtCursor";
import { readSettings } from "../platform/settings";
import type { BibliographyFile, Services } from "../services/services";
import { citationsInDocument, isBibliography } from "./citationsInDocument";
import { createNeverCited } from "./neverCited";

/** The code of a cited key without entry, for quick fixes. */
export const unknownKeyCode = "unknown-citekey";

/** The services that checks use. */
export type CheckServices = Pick<Services, "bibliographies" | "latexRoots" | "personal">;

/** What came of a check. */
export interface Checked {
  /** `undefined` where what was found before is to stay. */
  readonly found: readonly vscode.Diagnostic[] | undefined;
  /** The addresses of the files that it depends on, beside the document itself. */
  readonly files: readonly string[];
}

/** Checks documents for what is wrong with citations. */
export interface CitationChecks extends vscode.Disposable {
  /** Of a .bib file its entries, of any other document the citations in it. */
  of(document: vscode.TextDocument): Promise<Checked>;
}

/** Reads nothing before it is asked. */
export function createCitationChecks({ bibliographies, personal, latexRoots }: CheckServices): CitationChecks {
  const neverCited = createNeverCited();
  /** The entries that are the same paper as another, and those that nobody cites. */
  const inBibliography = async (document: vscode.TextDocument): Promise<Checked> => {
    const settings = readSettings(document);
    const file = await bibliographies.read(document.uri);
    const papers = personal
      .sources()
      .find(({ uri }) => uri.toString() === document.uri.toString())
      ?.papers();
    if (!file) {
      return { found: undefined, files: [] };
    }
    const twice = settings["diagnostics.sameTwice"] && papers ? await samePapers(file, papers) : [];
    return { found: [...twice, ...(settings["diagnostics.neverCited"] ? await neverCited.of(file) : [])], files: [] };
  };
  /** The cited keys without entry; none where a bibliography is not known, or not to the end. */
  const inCitations = async (document: vscode.TextDocument): Promise<Checked> => {
    if (!readSettings(document)["diagnostics.unknownKeys"]) {
      return { found: [], files: [] };
    }
    const { files, missing, isNamed } = await bibliographies.of(document);
    const isWhole = isNamed && missing.length === 0 && files.every(({ keys }) => keys.isWhole);
    return {
      found: isWhole ? await unknownIn(document, files, latexRoots) : [],
      files: [...files.map(({ uri }) => uri), ...missing].map(String),
    };
  };
  return {
    of: (document) => (isBibliography(document) ? inBibliography(document) : inCitations(document)),
    dispose: () => {
      neverCited.dispose();
    },
  };
}

async function unknownIn(
  document: vscode.TextDocument,
  files: readonly BibliographyFile[],
  latexRoots: Services["latexRoots"],
): Promise<readonly vscode.Diagnostic[]> {
  const names = files.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(", ");
  const root = document.languageId === "latex" ? await latexRoots.of(document) : undefined;
  const own = new Set([...documentOwnKeys(document.getText()), ...documentOwnKeys(root?.getText() ?? "")]);
  const known = { has: (citekey: string) => own.has(citekey) || files.some(({ citekeys }) => citekeys.has(citekey)) };
  return unknownKeys(citationsInDocument(document), known).map(({ citekey, start, end }) => {
    const diagnostic = new vscode.Diagnostic(
      rangeOf(document, start, end),
      `No entry has the citation key ${citekey} (${names}).`,
      vscode.DiagnosticSeverity.Warning,
    );
    diagnostic.source = "CiteLens";
    diagnostic.code = unknownKeyCode;
    return diagnostic;
  });
}

async function samePapers(file: BibliographyFile, papers: readonly Paper[]): Promise<readonly vscode.Diagnostic[]> {
  const same = duplicateEntries(await runSliced(mergeSources([papers])));
  const places = new Map(same.length === 0 ? [] : file.keys.entries.map((place) => [place.citekey, place]));
  return same.flatMap(({ citekey, first }) => {
    const [place, other] = [places.get(citekey), places.get(first)];
    if (!place || !other) {
      return [];
    }
    const diagnostic = new vscode.Diagnostic(
      file.rangeOf(place),
      `This is the same paper as ${first}.`,
      vscode.DiagnosticSeverity.Information,
    );
    diagnostic.source = "CiteLens";
    diagnostic.code = "same-paper";
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(new vscode.Location(file.uri, file.rangeOf(other)), first)];
    return [diagnostic];
  });
}
