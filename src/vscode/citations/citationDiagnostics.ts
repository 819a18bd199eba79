import * as vscode from "vscode";
import { keysOfOwn, underTwoKeys, unknownKeys } from "../../core/citations/reading/checkCitations";
import { mergeSources } from "../../core/library/mergeSources";
import type { Paper } from "../../core/paper";
import { bibliographiesOfDocument } from "../documentBibliographies";
import { latexRootOf } from "../latexRoots";
import type { PersonalLibrary } from "../library/personalLibrary";
import { createDelayed, generated } from "../library/slices";
import { rangeOf } from "../mentionAtCursor";
import { readSettings, registerSettingsListener } from "../settings";
import type { Bibliographies, Bibliography } from "./bibliographies";
import { citationsInDocument, citingLanguages, isBibliography } from "./citationsInDocument";
import { createNeverCited } from "./neverCited";

/** The code of a cited key without entry, for quick fixes. */
export const unknownKeyCode = "unknown-citekey";
/** So long after a change a document is checked, in milliseconds. */
const afterChange = 400;

interface DiagnosticSources {
  readonly bibliographies: Bibliographies;
  readonly personal: Pick<PersonalLibrary, "sources" | "onDidRead">;
}

/** Shows what is wrong with the citations of open documents whose bibliographies are known and can be read, and with those bibliographies. */
export function registerCitationDiagnostics(sources: DiagnosticSources): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("citelens citations");
  const neverCited = createNeverCited();
  const waiting = new Set<vscode.TextDocument>();
  const checkWaiting = createDelayed(afterChange, () => {
    const documents = [...waiting].filter((document) => !document.isClosed);
    waiting.clear();
    for (const document of documents) {
      void check(sources, document, { collection, neverCited });
    }
  });
  const ask = (document: vscode.TextDocument): void => {
    if (isChecked(document)) {
      waiting.add(document);
      checkWaiting();
    }
  };
  const askAll = (): void => {
    vscode.workspace.textDocuments.forEach(ask);
  };
  askAll();
  return vscode.Disposable.from(
    collection,
    checkWaiting,
    neverCited,
    vscode.workspace.onDidOpenTextDocument(ask),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        ask(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      collection.delete(uri);
    }),
    sources.personal.onDidRead(askAll),
    registerSettingsListener(askAll),
  );
}

function isChecked(document: vscode.TextDocument): boolean {
  const isFile = !["git", "output", "vscode", "review"].includes(document.uri.scheme);
  return isFile && (citingLanguages.includes(document.languageId) || isBibliography(document));
}

interface Checks {
  readonly collection: vscode.DiagnosticCollection;
  readonly neverCited: ReturnType<typeof createNeverCited>;
}

async function check(sources: DiagnosticSources, document: vscode.TextDocument, { collection, neverCited }: Checks): Promise<void> {
  const { version } = document;
  const found = isBibliography(document) ? await inBibliography(sources, document, neverCited) : await inCitations(sources, document);
  if (found && !document.isClosed && document.version === version) {
    collection.set(document.uri, found);
  }
}

/** The cited keys without entry; none where a bibliography is not known, or not to the end. */
async function inCitations({ bibliographies }: DiagnosticSources, document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  if (!readSettings(document)["diagnostics.unknownKeys"] || (await bibliographiesOfDocument(document)).length === 0) {
    return [];
  }
  const { files, missing, citekeys } = await bibliographies.of(document);
  if (missing.length > 0 || files.length === 0 || !files.every(({ keys }) => keys.isWhole)) {
    return [];
  }
  const names = files.map(({ uri }) => vscode.workspace.asRelativePath(uri)).join(", ");
  const root = document.languageId === "latex" ? await latexRootOf(document) : undefined;
  const known = new Set([...citekeys, ...keysOfOwn(document.getText()), ...keysOfOwn(root?.getText() ?? "")]);
  return unknownKeys(citationsInDocument(document), known).map(({ citekey, start, end }) => {
    const diagnostic = new vscode.Diagnostic(rangeOf(document, start, end), `No entry has the citation key ${citekey} (${names}).`, vscode.DiagnosticSeverity.Warning);
    diagnostic.source = "CiteLens";
    diagnostic.code = unknownKeyCode;
    return diagnostic;
  });
}

/** The entries that are the same paper as another, and those that nobody cites. */
async function inBibliography(
  { bibliographies, personal }: DiagnosticSources,
  document: vscode.TextDocument,
  neverCited: Checks["neverCited"],
): Promise<readonly vscode.Diagnostic[] | undefined> {
  const settings = readSettings(document);
  const file = await bibliographies.read(document.uri);
  const papers = personal.sources().find(({ uri }) => uri.toString() === document.uri.toString())?.papers();
  if (!file) {
    return undefined;
  }
  const twice = settings["diagnostics.sameTwice"] && papers ? await samePapers(file, papers) : [];
  return [...twice, ...(settings["diagnostics.neverCited"] ? await neverCited.of(file) : [])];
}

async function samePapers(file: Bibliography, papers: readonly Paper[]): Promise<readonly vscode.Diagnostic[]> {
  const places = new Map(file.keys.entries.map((place) => [place.citekey, place]));
  return underTwoKeys(await generated(mergeSources([papers]))).flatMap(({ citekey, first }) => {
    const [place, other] = [places.get(citekey), places.get(first)];
    if (!place || !other) {
      return [];
    }
    const diagnostic = new vscode.Diagnostic(file.rangeOf(place), `This is the same paper as ${first}.`, vscode.DiagnosticSeverity.Information);
    diagnostic.source = "CiteLens";
    diagnostic.code = "same-paper";
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(new vscode.Location(file.uri, file.rangeOf(other)), first)];
    return [diagnostic];
  });
}
