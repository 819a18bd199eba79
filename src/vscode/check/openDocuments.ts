import * as vscode from "vscode";
import { registerSettingsListener } from "../platform/settings";
import { createDelayed } from "../platform/slices";
import type { Services } from "../services/services";
import { checkedFileOf, isChecked } from "./checkedDocuments";
import type { ShownFindings } from "./placedFindings";
import type { CheckOutcome, ReferenceCheck } from "./referenceCheck";

/** A document is checked this long after a change. */
const checkDelayMs = 500;

interface OpenDocumentsOptions extends Pick<Services, "log"> {
  readonly check: ReferenceCheck;
  readonly shown: ShownFindings;
  /** Returns whether findings stay when their document is closed, because a check of the workspace found them. */
  readonly isKept: (uri: vscode.Uri) => boolean;
}

/** Checks the references in open documents as the user types. An edit ends a check of the text before it. */
export function registerOpenDocuments({ check, shown, isKept, log }: OpenDocumentsOptions): vscode.Disposable {
  const waiting = new Set<vscode.TextDocument>();
  let isDisposed = false;
  const checkWaiting = async (): Promise<void> => {
    // A document that is added meanwhile comes at the end.
    for (const document of waiting) {
      waiting.delete(document);
      if (isDisposed) {
        return;
      }
      await checkOne(document).catch((error: unknown) => {
        logError(document, error);
      });
    }
  };
  const logError = ({ uri }: vscode.TextDocument, error: unknown): void => {
    if (!isDisposed) {
      log.error(`The references in ${uri.toString(true)} could not be checked.`, error);
    }
  };
  const checkOne = async (document: vscode.TextDocument): Promise<void> => {
    const outcome = isChecked(document) ? await checkDocument(check, document, () => isDisposed) : undefined;
    if (outcome) {
      shown.set(document.uri, outcome.findings);
    }
  };
  let checking = Promise.resolve();
  const checkSoon = createDelayed(checkDelayMs, () => {
    checking = checking.then(checkWaiting);
  });
  const request = (document: vscode.TextDocument): void => {
    if (isChecked(document)) {
      waiting.add(document);
      checkSoon();
    } else if (!isKept(document.uri)) {
      shown.delete(document.uri);
    }
  };
  const requestAll = (): void => {
    vscode.workspace.textDocuments.forEach(request);
  };
  requestAll();
  return vscode.Disposable.from(
    checkSoon,
    check.onDidChange(requestAll),
    vscode.workspace.onDidOpenTextDocument(request),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        request(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      waiting.delete(document);
      if (!isKept(document.uri)) {
        shown.delete(document.uri);
      }
    }),
    registerSettingsListener((hasChanged) => {
      if (hasChanged("check.references") || hasChanged("bundled")) {
        requestAll();
      }
    }),
    {
      dispose() {
        isDisposed = true;
      },
    },
  );
}

/** Checks a document as it is now. Returns `undefined` if it changes or is closed meanwhile. */
export function checkDocument(
  check: Pick<ReferenceCheck, "check">,
  document: vscode.TextDocument,
  isCancelled: () => boolean,
): Promise<CheckOutcome | undefined> {
  const { version, uri } = document;
  return check.check({
    uri,
    file: checkedFileOf(document),
    text: document.getText(),
    positionAt: (offset) => document.positionAt(offset),
    isUnwanted: () => isCancelled() || document.isClosed || document.version !== version,
  });
}
