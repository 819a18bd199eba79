import * as vscode from "vscode";
import { type CodebasePaper, createCodebase } from "../../core/codebase/createCodebase";
import { excludedGlob } from "../documents/excludedGlob";
import { readIgnoreRules } from "../documents/ignoreRules";
import type { PaperLookUps } from "../lookup/paperLookUps";
import { createDelayed } from "../platform/slices";
import { createCitedPapers, type KeyPapers, mayNameBibliographies } from "./citedPapers";
import { type LeftOut, readFilePlaces, type ReadingServices } from "./readFilePlaces";
import type { RemovedPapers } from "./removedPapers";

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

/** A branch that is checked out changes many files, and other papers come in force several times at the start. */
const [fileDelayMs, papersDelayMs] = [300, 1_000];
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
  const leftOutFiles = new Map<string, LeftOut>();
  const codebase = createCodebase();
  const cited = createCitedPapers(codebase, services);
  let state: CodebaseState = { kind: "unread" };
  let running: { readonly source: vscode.CancellationTokenSource; readonly done: Promise<void> } | undefined;
  let shown: { readonly from: readonly CodebasePaper[]; readonly papers: readonly CodebasePaper[] } | undefined;
  const knownFiles = (): readonly string[] => [...new Set([...codebase.files(), ...cited.files(), ...leftOutFiles.keys()])];
  const setState = (next: CodebaseState): void => {
    state = next;
    changed.fire();
  };
  const readFile = async (uri: vscode.Uri, isUnwanted: () => boolean): Promise<void> => {
    const found = await readFilePlaces(services, uri, isUnwanted);
    if (found === undefined) {
      return;
    }
    const address = uri.toString();
    leftOutFiles.delete(address);
    if (typeof found === "string") {
      cited.remove(address);
      leftOutFiles.set(address, found);
    } else {
      cited.set(address, found);
    }
  };
  const readAll = async ({ token }: vscode.CancellationTokenSource): Promise<void> => {
    const isStopped = (): boolean => token.isCancellationRequested;
    setState({ kind: "reading", read: 0, files: 0 });
    const files = await listFiles(token);
    const listed = new Set(files.map((uri) => uri.toString()));
    for (const gone of isStopped() ? [] : knownFiles().filter((file) => !listed.has(file))) {
      cited.remove(gone);
      leftOutFiles.delete(gone);
    }
    let read = 0;
    for (const [index, uri] of files.entries()) {
      if (isStopped()) {
        break;
      }
      if (index % filesPerReport === 0) {
        setState({ kind: "reading", read: index, files: files.length });
      }
      await readFile(uri, isStopped);
      read++;
    }
    setState({ kind: "read", files: read, isWhole: !isStopped(), leftOut: countsOf(leftOutFiles) });
  };
  const reread = (): Promise<void> => {
    running?.source.cancel();
    const before = running?.done ?? Promise.resolve();
    const source = new vscode.CancellationTokenSource();
    const done = before
      .then(() => readAll(source))
      .catch((error: unknown) => {
        log.error("The workspace could not be read for papers.", error);
        setState({ kind: "read", files: 0, isWhole: false, leftOut: countsOf(leftOutFiles) });
      })
      .finally(() => {
        source.dispose();
        running = running?.source === source ? undefined : running;
      });
    running = { source, done };
    return done;
  };
  /** Takes over what happened to files and folders. */
  const readChanged = async (uris: readonly vscode.Uri[]): Promise<void> => {
    await running?.done;
    if (uris.some(({ path }) => path.endsWith("/.gitignore"))) {
      await reread();
      return;
    }
    const listed = await listAmong(uris);
    const addresses = new Set(listed.map((uri) => uri.toString()));
    for (const gone of goneFrom(knownFiles(), uris, addresses)) {
      cited.remove(gone);
      leftOutFiles.delete(gone);
    }
    const citing = uris.some(mayNameBibliographies) ? cited.files().filter((file) => !addresses.has(file)) : [];
    for (const uri of [...listed, ...citing.map((file) => vscode.Uri.parse(file, true))]) {
      await readFile(uri, () => false);
    }
    if (state.kind === "read") {
      setState({ ...state, leftOut: countsOf(leftOutFiles) });
    }
  };
  const changes = createFileChanges(readChanged, log);
  const rereadForPapers = createDelayed(papersDelayMs, () => void reread());
  const subscriptions: vscode.Disposable[] = [
    changed,
    changes,
    rereadForPapers,
    current.onDidChange(() => {
      if (state.kind !== "unread") {
        cited.refresh();
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
      const from = codebase.papers();
      if (shown?.from !== from) {
        shown = { from, papers: from.filter(({ paper }) => !removed.has(paper)) };
      }
      return shown.papers;
    },
    async read() {
      if (state.kind === "unread") {
        changes.watch();
        await reread();
      }
      await running?.done;
    },
    reread: async () => {
      changes.watch();
      await reread();
    },
    stop: () => running?.source.cancel(),
    refresh() {
      shown = undefined;
      changed.fire();
    },
    settled: async () => {
      await changes.settled();
      await running?.done;
    },
    onDidChange: changed.event,
    dispose() {
      running?.source.cancel();
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** Returns the files that are looked at, ordered by their addresses. */
async function listFiles(token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  const [files, isIgnored] = await Promise.all([
    vscode.workspace.findFiles("**/*", excludedGlob(), maxFiles, token),
    readIgnoreRules(token),
  ]);
  return files.filter((uri) => !isIgnored(uri)).sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Returns the files among some files and folders that exist, and that neither the settings nor git exclude. */
async function listAmong(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const { token } = new vscode.CancellationTokenSource();
  const isIgnored = await readIgnoreRules(token);
  const found = new Map<string, vscode.Uri>();
  for (const uri of uris) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    // These signs have a meaning in patterns.
    const path = vscode.workspace.asRelativePath(uri, false).replace(/[*?{}[\],]/g, "?");
    const files = folder
      ? await vscode.workspace.findFiles(new vscode.RelativePattern(folder, `{${path},${path}/**}`), excludedGlob())
      : [];
    for (const file of files.filter((one) => !isIgnored(one))) {
      found.set(file.toString(), file);
    }
  }
  return [...found.values()];
}

/** Returns those of the known files that were among some files and folders, and are not listed there any more. */
function goneFrom(known: readonly string[], uris: readonly vscode.Uri[], listed: ReadonlySet<string>): readonly string[] {
  const places = uris.map((uri) => uri.toString());
  return known.filter((file) => !listed.has(file) && places.some((place) => file === place || file.startsWith(`${place}/`)));
}

function countsOf(leftOut: ReadonlyMap<string, LeftOut>): ReadonlyMap<LeftOut, number> {
  const counts = new Map<LeftOut, number>();
  for (const reason of leftOut.values()) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

/** The changes of the workspace's files, collected for a moment and then taken over one after the other. */
interface FileChanges extends vscode.Disposable {
  /** Begins to watch. */
  watch(): void;
  settled(): Promise<void>;
}

function createFileChanges(take: (uris: readonly vscode.Uri[]) => Promise<void>, log: Pick<vscode.LogOutputChannel, "error">): FileChanges {
  const waiting = new Map<string, vscode.Uri>();
  let watcher: vscode.FileSystemWatcher | undefined;
  let work = Promise.resolve();
  const takeWaiting = (): void => {
    const uris = [...waiting.values()];
    waiting.clear();
    work = work
      .then(() => take(uris))
      .catch((error: unknown) => {
        log.error("Changed files could not be read for papers.", error);
      });
  };
  const ask = createDelayed(fileDelayMs, takeWaiting);
  const add = (uri: vscode.Uri): void => {
    if (!/\/(?:\.git|node_modules)\//.test(uri.path)) {
      waiting.set(uri.toString(), uri);
      ask();
    }
  };
  const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (watcher) {
      add(uri);
    }
  });
  return {
    watch() {
      if (!watcher) {
        watcher = vscode.workspace.createFileSystemWatcher("**/*");
        watcher.onDidCreate(add);
        watcher.onDidChange(add);
        watcher.onDidDelete(add);
      }
    },
    async settled() {
      if (waiting.size > 0) {
        takeWaiting();
      }
      await work;
    },
    dispose() {
      ask.dispose();
      vscode.Disposable.from(saved, ...(watcher ? [watcher] : [])).dispose();
    },
  };
}
