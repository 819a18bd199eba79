import * as vscode from "vscode";
import type { CheckedFile } from "../../core/check/references/checkedFile";
import { findFilesToRead } from "../documents/filesToRead";
import { openDocument } from "../platform/openDocument";
import { orUndefined } from "../platform/orUndefined";
import { fileName } from "../platform/readText";
import { createPauses, runSliced } from "../platform/slices";
import { createTextPositions } from "../platform/textPositions";
import { folderOf, isCheckable } from "./checkedDocuments";
import { checkDocument } from "./openDocuments";
import type { ShownFindings } from "./placedFindings";
import { fileOf } from "./projectFiles";
import { readForCheck, type SkipKind } from "./readForCheck";
import type { CheckOutcome, ReferenceCheck } from "./referenceCheck";

/** The counts of a check of the workspace. */
export interface WorkspaceCounts {
  /** The addresses of the files in which there are references. */
  readonly files: Set<string>;
  references: number;
  unknown: number;
  differing: number;
  readonly skipped: Map<SkipKind, number>;
}

/** The parts and the limits of a check of the workspace. */
export interface WorkspaceCheckOptions {
  readonly check: ReferenceCheck;
  readonly shown: ShownFindings;
  /** The addresses of the documents whose findings stay when they are closed. */
  readonly kept: Set<string>;
  readonly token: vscode.CancellationToken;
  /** Gets the share of the work that is done since the last call, and the file that is checked next. */
  readonly report: (share: number, file: string) => void;
}

/** Files that are read at the same time. */
const concurrentReads = 8;

/**
 * Checks the open documents, and all other files of the workspace if it is trusted. Shows what differs as it is found, and what an earlier check
 * found no longer, unless it is cancelled.
 */
export async function checkWorkspace(options: WorkspaceCheckOptions): Promise<WorkspaceCounts> {
  const { check, shown, kept, token, report } = options;
  const counts: WorkspaceCounts = { files: new Set(), references: 0, unknown: 0, differing: 0, skipped: new Map() };
  const before = new Set(kept);
  const add = (uri: vscode.Uri, { findings, references, unknown }: CheckOutcome): void => {
    if (references > 0) {
      counts.files.add(fileOf(uri).toString());
    }
    counts.references += references;
    counts.unknown += unknown;
    counts.differing += findings.length;
    shown.set(uri, findings);
    kept.add(uri.toString());
    before.delete(uri.toString());
  };
  const open = vscode.workspace.textDocuments.filter((document) => !document.isClosed && isCheckable(document));
  for (const document of open) {
    const outcome = await checkDocument(check, document, () => token.isCancellationRequested);
    if (outcome) {
      add(document.uri, outcome);
    }
  }
  const files = vscode.workspace.isTrusted ? await findFilesToRead(token) : [];
  const closed = files.filter((uri) => !openDocument(uri) && !openNotebook(uri));
  const pauseIfLong = createPauses();
  for (let next = 0; next < closed.length && !token.isCancellationRequested; next += concurrentReads) {
    const batch = closed.slice(next, next + concurrentReads);
    report(batch.length / closed.length, batch[0] ? vscode.workspace.asRelativePath(batch[0]) : "");
    const read = await Promise.all(batch.map(async (uri) => ({ uri, read: await readForCheck(uri) })));
    for (const { uri, read: result } of read) {
      if ("skipped" in result) {
        counts.skipped.set(result.skipped, (counts.skipped.get(result.skipped) ?? 0) + 1);
      } else {
        const outcomes = await checkFile(check, { uri, text: result.text, token });
        outcomes.forEach(({ place, outcome }) => {
          add(place, outcome);
        });
      }
      await pauseIfLong();
    }
  }
  if (!token.isCancellationRequested) {
    forget(before, { shown, kept });
  }
  return counts;
}

/** Removes what is no longer found. */
function forget(addresses: ReadonlySet<string>, { shown, kept }: Pick<WorkspaceCheckOptions, "shown" | "kept">): void {
  for (const address of addresses) {
    kept.delete(address);
    const uri = vscode.Uri.parse(address, true);
    if (!openDocument(uri)) {
      shown.delete(uri);
    }
  }
}

/** The outcome for an address: that of a file, or of a cell. */
interface PlacedOutcome {
  readonly place: vscode.Uri;
  readonly outcome: CheckOutcome;
}

/** A file that is not open. */
interface ClosedFile {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly token: vscode.CancellationToken;
}

/** Checks a file that is not open. Empty if it is cancelled. */
export async function checkFile(check: ReferenceCheck, { uri, text, token }: ClosedFile): Promise<readonly PlacedOutcome[]> {
  const isUnwanted = (): boolean => token.isCancellationRequested;
  const positionAt = await runSliced(createTextPositions(text), isUnwanted);
  const outcome = positionAt && (await check.check({ uri, file: closedFileOf(uri), text, positionAt, isUnwanted }));
  if (!outcome) {
    return [];
  }
  return isNotebook(uri) && outcome.findings.length > 0 ? checkCells(check, uri, { outcome, token }) : [{ place: uri, outcome }];
}

function closedFileOf(uri: vscode.Uri): CheckedFile {
  const folder = folderOf(uri);
  return { fileName: fileName(uri), ...(folder === undefined ? {} : { folder }) };
}

/** Shows the findings of a notebook at its cells. VS Code opens the notebook without showing it. */
async function checkCells(
  check: ReferenceCheck,
  uri: vscode.Uri,
  { outcome, token }: { readonly outcome: CheckOutcome; readonly token: vscode.CancellationToken },
): Promise<readonly PlacedOutcome[]> {
  const notebook = await orUndefined(vscode.workspace.openNotebookDocument(uri));
  const outcomes: PlacedOutcome[] = [];
  for (const { document } of notebook?.getCells() ?? []) {
    const found = await checkDocument(check, document, () => token.isCancellationRequested);
    outcomes.push(...(found ? [{ place: document.uri, outcome: found }] : []));
  }
  // Without an extension for notebooks, VS Code shows the file as text.
  return notebook ? outcomes : [{ place: uri, outcome }];
}

function isNotebook({ path }: vscode.Uri): boolean {
  return /\.ipynb$/i.test(path);
}

function openNotebook(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  return vscode.workspace.notebookDocuments.find((notebook) => !notebook.isClosed && notebook.uri.toString() === uri.toString());
}
