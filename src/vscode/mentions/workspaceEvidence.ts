import * as vscode from "vscode";
import type { MentionLookUp } from "../../core/mentions/createMentionMatcher";
import type { Workspace } from "../../core/mentions/judge/score/readWorkspace";
import { isRootText } from "../../core/mentions/workspaceTexts";
import { type NamingDocument, ownerOf } from "../documents/namedBibliographies";
import type { UserPapers } from "../library/userPapers";
import { createDelayed } from "../platform/slices";
import { readWorkspaceData } from "./workspaceData";

/** The evidence that workspace folders give for names, from their READMEs, setup files, bibliographies, and remotes. */
export interface WorkspaceEvidence extends vscode.Disposable {
  /**
   * Returns the evidence in the workspace folder of a document for a look-up, or `undefined` if the folder has no evidence or is not read yet.
   * The first call for a folder begins to read it.
   */
  of(lookUp: MentionLookUp, document: NamingDocument): Workspace | undefined;
  /** Like `of`, but waits until the evidence is read. */
  read(lookUp: MentionLookUp, document: NamingDocument): Promise<Workspace | undefined>;
  /** Fires after the evidence in a folder that was read has changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** A save or a change of branch makes many events. */
const rereadDelayMs = 500;

interface EvidenceOptions {
  readonly personal: Pick<UserPapers, "sources" | "onDidRead">;
  readonly log: Pick<vscode.LogOutputChannel, "error">;
}

/** The evidence in one folder. */
interface Folder extends vscode.Disposable {
  of(lookUp: MentionLookUp): Workspace | undefined;
  read(lookUp: MentionLookUp): Promise<Workspace | undefined>;
  reread(): void;
}

/** Creates the evidence of workspace folders. A folder is read and watched once something is asked about it. */
export function createWorkspaceEvidence({ personal, log }: EvidenceOptions): WorkspaceEvidence {
  const changed = new vscode.EventEmitter<void>();
  const folders = new Map<string, Folder>();
  const folderOf = (document: NamingDocument): Folder | undefined => {
    const uri = vscode.workspace.getWorkspaceFolder(ownerOf(document).uri)?.uri;
    if (!uri) {
      return undefined;
    }
    const folder = folders.get(uri.toString()) ?? createFolder(uri, { personal, log }, changed);
    folders.set(uri.toString(), folder);
    return folder;
  };
  const rereadAll = (): void => {
    folders.forEach((folder) => {
      folder.reread();
    });
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    personal.onDidRead(rereadAll),
    vscode.workspace.onDidGrantWorkspaceTrust(rereadAll),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const { uri } of removed) {
        folders.get(uri.toString())?.dispose();
        folders.delete(uri.toString());
      }
    }),
  );
  return {
    of: (lookUp, document) => folderOf(document)?.of(lookUp),
    read: async (lookUp, document) => folderOf(document)?.read(lookUp),
    onDidChange: changed.event,
    dispose() {
      subscriptions.dispose();
      folders.forEach((folder) => {
        folder.dispose();
      });
    },
  };
}

function createFolder(uri: vscode.Uri, { personal, log }: EvidenceOptions, changed: vscode.EventEmitter<void>): Folder {
  let texts: readonly string[] | undefined;
  let isDisposed = false;
  /** The evidence for each look-up that asked, or `undefined` if the folder has no evidence. */
  let known = new WeakMap<MentionLookUp, { readonly workspace: Workspace | undefined }>();
  const readFor = (lookUp: MentionLookUp, given: readonly string[]): { readonly workspace: Workspace | undefined } => {
    // An empty workspace would count as one that is not about the papers.
    const found = known.get(lookUp) ?? { workspace: given.length === 0 ? undefined : lookUp.readWorkspace(given) };
    known.set(lookUp, found);
    return found;
  };
  const readTexts = async (): Promise<void> => {
    const found = await readWorkspaceData(uri, personal.sources()).catch((error: unknown) => {
      log.error(`The files that say what ${uri.toString(true)} is about could not be read.`, error);
      return [];
    });
    const isOther = texts !== undefined && found.join("\0") !== texts.join("\0");
    texts ??= found;
    if (isOther && !isDisposed) {
      texts = found;
      known = new WeakMap();
      changed.fire();
    }
  };
  let reading: Promise<void> | undefined;
  const reread = createDelayed(rereadDelayMs, () => {
    reading = (reading ?? Promise.resolve()).then(readTexts);
  });
  const waiting = new WeakSet<MentionLookUp>();
  const read = async (lookUp: MentionLookUp): Promise<Workspace | undefined> => {
    await (reading ??= readTexts());
    if (!known.has(lookUp)) {
      // A hover, which does not wait for this, is answered first.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return isDisposed ? undefined : readFor(lookUp, texts ?? []).workspace;
  };
  const watches = [
    watchFiles(new vscode.RelativePattern(uri, "*"), (changedUri) => isRootText(changedUri.path.split("/").at(-1) ?? ""), reread),
    watchFiles(new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".git"), "config"), () => true, reread),
  ];
  return {
    of(lookUp) {
      const found = known.get(lookUp);
      if (!found && !waiting.has(lookUp)) {
        waiting.add(lookUp);
        void read(lookUp).finally(() => waiting.delete(lookUp));
      }
      return found?.workspace;
    },
    read,
    reread,
    dispose() {
      isDisposed = true;
      reread.dispose();
      vscode.Disposable.from(...watches).dispose();
    },
  };
}

function watchFiles(pattern: vscode.RelativePattern, isRelevant: (uri: vscode.Uri) => boolean, onChange: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const react = (uri: vscode.Uri): void => {
    if (isRelevant(uri)) {
      onChange();
    }
  };
  return vscode.Disposable.from(watcher, watcher.onDidCreate(react), watcher.onDidChange(react), watcher.onDidDelete(react));
}
