import * as vscode from "vscode";
import { createSourceChanges } from "../../library/sources/sourceChanges";
import { readSettings, registerSettingsListener } from "../../platform/settings";
import { createDelayed, createPauses } from "../../platform/slices";
import type { Services } from "../../services/services";
import { isBibliography, isCiting, isView } from "../citationsInDocument";
import { type CheckServices, createCitationChecks } from "./citationChecks";

/** A document is checked this long after a change. */
const checkDelayMs = 400;
/** Documents that are checked at the same time. They often need the same files. */
const concurrentChecks = 10;

/** Shows the problems of citations in open documents, if all their bibliographies are known and readable, and the problems of .bib files. */
export function registerCitationDiagnostics(services: CheckServices & Pick<Services, "log">): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("citelens citations");
  const checks = createCitationChecks(services);
  const changes = createSourceChanges(services.personal);
  const waiting = new Set<vscode.TextDocument>();
  /** The addresses of the files on which the last check of each document depended. */
  const dependencies = new WeakMap<vscode.TextDocument, readonly string[]>();
  /** Documents with a citation that the user was still typing when they were checked. */
  const typing = new WeakSet<vscode.TextDocument>();
  const check = async (document: vscode.TextDocument): Promise<void> => {
    const { version } = document;
    const { diagnostics, files, isTyping = false } = await checks.check(document);
    dependencies.set(document, files);
    if (isTyping) {
      typing.add(document);
    } else {
      typing.delete(document);
    }
    if (diagnostics && !document.isClosed && document.version === version) {
      collection.set(document.uri, diagnostics);
    }
  };
  const checkWaiting = async (): Promise<void> => {
    const documents = [...waiting];
    waiting.clear();
    const pauseIfLong = createPauses();
    while (documents.length > 0) {
      // A document that has changed since is waiting again, and is checked in the next round.
      const batch = documents.splice(0, concurrentChecks).filter((document) => !document.isClosed && !waiting.has(document));
      await Promise.all(
        batch.map((document) =>
          check(document).catch((error: unknown) => {
            services.log.error(`The citations in ${document.uri.toString(true)} could not be checked.`, error);
          }),
        ),
      );
      await pauseIfLong();
    }
  };
  let checking = Promise.resolve();
  const checkSoon = createDelayed(checkDelayMs, () => {
    checking = checking.then(checkWaiting);
  });
  const requestCheck = (document: vscode.TextDocument): void => {
    if (isChecked(document)) {
      waiting.add(document);
      checkSoon();
    }
  };
  const requestAll = (): void => {
    vscode.workspace.textDocuments.forEach(requestCheck);
  };
  /** Requests a check of the documents that depend on the changed files, and of those whose dependencies are unknown. */
  const requestDependents = (changed: ReadonlySet<string>): void => {
    for (const document of vscode.workspace.textDocuments) {
      const files = dependencies.get(document);
      if (!files || [document.uri.toString(), ...files].some((address) => changed.has(address)) || dependsOnWorkspace(document)) {
        requestCheck(document);
      }
    }
  };
  requestAll();
  return vscode.Disposable.from(
    collection,
    checkSoon,
    checks,
    vscode.workspace.onDidOpenTextDocument(requestCheck),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        requestCheck(document);
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document } }) => {
      if (typing.has(document)) {
        requestCheck(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      collection.delete(uri);
    }),
    services.personal.onDidRead(() => {
      const { changed, isOther } = changes.since();
      (isOther ? requestAll : requestDependents)(changed);
    }),
    registerSettingsListener(requestAll),
  );
}

function isChecked(document: vscode.TextDocument): boolean {
  return isCiting(document) || (isBibliography(document) && !isView(document.uri));
}

/** Any file of the workspace may cite an entry, so the check for unused entries depends on all of them. */
function dependsOnWorkspace(document: vscode.TextDocument): boolean {
  return isBibliography(document) && readSettings(document)["diagnostics.neverCited"];
}
