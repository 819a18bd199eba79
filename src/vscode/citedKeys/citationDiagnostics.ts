import * as vscode from "vscode";
import { createDelayed, createPauses } from "../platform/slices";
import { createSourceChanges } from "../library/sources/sourceChanges";
import { readSettings, registerSettingsListener } from "../platform/settings";
import type { Services } from "../services/services";
import { type CheckServices, createCitationChecks } from "./citationChecks";
import { citingLanguages, isBibliography } from "./citationsInDocument";

/** So long after a change a document is checked, in milliseconds. */
const afterChange = 400;
/** So many documents are checked beside each other: they ask for the same files. */
const checkedAtOnce = 10;

/** Shows what is wrong with the citations of open documents whose bibliographies are known and can be read, and with those bibliographies. */
export function registerCitationDiagnostics(services: CheckServices & Pick<Services, "log">): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("citelens citations");
  const checks = createCitationChecks(services);
  const changes = createSourceChanges(services.personal);
  const waiting = new Set<vscode.TextDocument>();
  /** On which files the last check of a document depended. */
  const filesOf = new WeakMap<vscode.TextDocument, readonly string[]>();
  const check = async (document: vscode.TextDocument): Promise<void> => {
    const { version } = document;
    const { found, files } = await checks.of(document);
    filesOf.set(document, files);
    if (found && !document.isClosed && document.version === version) {
      collection.set(document.uri, found);
    }
  };
  const checkWaiting = async (): Promise<void> => {
    const documents = [...waiting];
    waiting.clear();
    const pauseIfLong = createPauses();
    while (documents.length > 0) {
      // What has changed meanwhile is checked the next time.
      const some = documents.splice(0, checkedAtOnce).filter((document) => !document.isClosed && !waiting.has(document));
      await Promise.all(
        some.map((document) =>
          check(document).catch((error: unknown) => {
            services.log.error(`The citations in ${document.uri.toString(true)} could not be checked.`, error);
          }),
        ),
      );
      await pauseIfLong();
    }
  };
  let checking = Promise.resolve();
  const checkLater = createDelayed(afterChange, () => {
    checking = checking.then(checkWaiting);
  });
  const ask = (document: vscode.TextDocument): void => {
    if (isChecked(document)) {
      waiting.add(document);
      checkLater();
    }
  };
  const askAll = (): void => {
    vscode.workspace.textDocuments.forEach(ask);
  };
  /** Those that a change of these files concerns, or of which that is not known. */
  const askOf = (changed: ReadonlySet<string>): void => {
    for (const document of vscode.workspace.textDocuments) {
      const files = filesOf.get(document);
      if (!files || [document.uri.toString(), ...files].some((address) => changed.has(address)) || dependsOnAll(document)) {
        ask(document);
      }
    }
  };
  askAll();
  return vscode.Disposable.from(
    collection,
    checkLater,
    checks,
    vscode.workspace.onDidOpenTextDocument(ask),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        ask(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      collection.delete(uri);
    }),
    services.personal.onDidRead(() => {
      const { changed, isOther } = changes.since();
      (isOther ? askAll : askOf)(changed);
    }),
    registerSettingsListener(askAll),
  );
}

function isChecked(document: vscode.TextDocument): boolean {
  const isFile = !["git", "output", "vscode", "review"].includes(document.uri.scheme);
  return isFile && (citingLanguages.includes(document.languageId) || isBibliography(document));
}

/** Whether an entry is cited anywhere, the whole workspace tells. */
function dependsOnAll(document: vscode.TextDocument): boolean {
  return isBibliography(document) && readSettings(document)["diagnostics.neverCited"];
}
