import * as vscode from "vscode";
import type { CodebasePaper } from "../../core/codebase/createCodebase";
import { findFilesToRead } from "../documents/filesToRead";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { createDelayed } from "../platform/slices";
import { type KeyPapers, mayNameBibliographies } from "./citedPapers";
import { findAmong, goneFrom } from "./changedFiles";
import { createFileChanges } from "./fileChanges";
import { createFileContents, type FileContents } from "./fileContents";
import type { LeftOut, ReadingServices } from "./readFilePlaces";
import type { RemovedPapers } from "./removedPapers";
import { createRestartable } from "./restartable";

/** The progress of reading the workspace. A reading that the user stopped, or that has not begun, is not whole. */
export type CodebaseState =
  | { readonly kind: "unread" }
  | { readonly kind: "reading"; readonly read: number; readonly files: number }
  | { readonly kind: "read"; readonly files: number; readonly isWhole: boolean; readonly leftOut: ReadonlyMap<LeftOut, number> };

/** The papers that the files of the workspace mention. Nothing is read before the first call of `read`. */
export interface WorkspaceCodebase extends vscode.Disposable {
  state(): CodebaseState;
  /** Returns the papers without those that the user removed. The files are addresses. */
  papers(): readonly CodebasePaper[];
  /** Reads the workspace, or joins the reading that runs. From then on, each change of a file is followed. */
  read(): Promise<void>;
  /** Reads everything again. */
  reread(): Promise<void>;
  /** Stops the reading. The papers found so far stay. */
  stop(): void;
  /** Takes over what `removed` says now. */
  refresh(): void;
  /** Settles when all changes of files so far are taken over. */
  settled(): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

/** Other papers come in force several times at the start. */
const papersDelayMs = 1_000;
const maxFiles = 100_000;
/** The view shows the progress after so many files. */
const filesPerReport = 50;

/** The services that find papers in files. */
export interface CodebaseServices extends ReadingServices, KeyPapers {
  readonly current: Pick<PaperLookUps, "matcher" | "onDidChange"> & KeyPapers["current"];
  readonly log: Pick<vscode.LogOutputChannel, "error">;
}

/** Creates the papers of the workspace. */
export function createWorkspaceCodebase(services: CodebaseServices, removed: Pick<RemovedPapers, "has">): WorkspaceCodebase {
  const { current, log } = services;
  const changed = new vscode.EventEmitter<void>();
  const contents = createFileContents(services);
  let state: CodebaseState = { kind: "unread" };
  let shown: { readonly from: readonly CodebasePaper[]; readonly papers: readonly CodebasePaper[] } | undefined;
  const setState = (next: CodebaseState): void => {
    state = next;
    changed.fire();
  };
  const reading = createRestartable(async (token) => {
    try {
      const files = await readAll(contents, token, setState);
      setState({ kind: "read", files, isWhole: !token.isCancellationRequested, leftOut: contents.leftOut() });
    } catch (error) {
      log.error("The workspace could not be read for papers.", error);
      setState({ kind: "read", files: 0, isWhole: false, leftOut: contents.leftOut() });
    }
  });
  const changes = createFileChanges(async (uris) => {
    await reading.settled();
    if (uris.some(({ path }) => path.endsWith("/.gitignore"))) {
      await reading.restart();
      return;
    }
    await readChanged(contents, uris);
    if (state.kind === "read") {
      setState({ ...state, leftOut: contents.leftOut() });
    }
  }, log);
  const rereadForPapers = createDelayed(papersDelayMs, () => void reading.restart());
  const subscriptions: vscode.Disposable[] = [
    changed,
    changes,
    reading,
    rereadForPapers,
    current.onDidChange(() => {
      if (state.kind !== "unread") {
        contents.refresh();
        changed.fire();
        rereadForPapers();
      }
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (state.kind !== "unread" && ["files.exclude", "search.exclude"].some((key) => event.affectsConfiguration(key))) {
        rereadForPapers();
      }
    }),
  ];
  return {
    state: () => state,
    papers() {
      const from = contents.papers();
      if (shown?.from !== from) {
        shown = { from, papers: from.filter(({ paper }) => !removed.has(paper)) };
      }
      return shown.papers;
    },
    async read() {
      if (state.kind === "unread") {
        changes.watch();
        await reading.restart();
      }
      await reading.settled();
    },
    reread: async () => {
      changes.watch();
      await reading.restart();
    },
    stop: () => {
      reading.stop();
    },
    refresh() {
      shown = undefined;
      changed.fire();
    },
    settled: async () => {
      await changes.settled();
      await reading.settled();
    },
    onDidChange: changed.event,
    dispose() {
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** Reads all files of the workspace, and forgets those that are gone. Returns how many files were read before the token was cancelled. */
async function readAll(contents: FileContents, token: vscode.CancellationToken, report: (state: CodebaseState) => void): Promise<number> {
  const isStopped = (): boolean => token.isCancellationRequested;
  report({ kind: "reading", read: 0, files: 0 });
  const files = await findFilesToRead(token, maxFiles);
  if (!isStopped()) {
    const listed = new Set(files.map((uri) => uri.toString()));
    contents.remove(contents.files().filter((file) => !listed.has(file)));
  }
  let read = 0;
  for (const uri of files) {
    if (isStopped()) {
      break;
    }
    if (read % filesPerReport === 0) {
      report({ kind: "reading", read, files: files.length });
    }
    await contents.read(uri, isStopped);
    read++;
  }
  return read;
}

/** Takes over what happened to files and folders. */
async function readChanged(contents: FileContents, uris: readonly vscode.Uri[]): Promise<void> {
  const listed = await findAmong(uris);
  const addresses = new Set(listed.map((uri) => uri.toString()));
  contents.remove(goneFrom(contents.files(), uris, addresses));
  const citing = uris.some(mayNameBibliographies) ? contents.citingFiles().filter((file) => !addresses.has(file)) : [];
  for (const uri of [...listed, ...citing.map((file) => vscode.Uri.parse(file, true))]) {
    await contents.read(uri, () => false);
  }
}
