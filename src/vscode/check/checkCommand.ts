import * as vscode from "vscode";
import { createDelayed } from "../platform/slices";
import { openDocument } from "../platform/openDocument";
import type { Services } from "../services/services";
import { checkFile, checkWorkspace, type WorkspaceCounts } from "./checkWorkspace";
import type { ShownFindings } from "./placedFindings";
import { readForCheck, type SkipKind } from "./readForCheck";
import type { ReferenceCheck } from "./referenceCheck";
import { showInformation, withoutLinks } from "../platform/notifications";

interface CheckCommandOptions extends Pick<Services, "log"> {
  readonly check: ReferenceCheck;
  readonly shown: ShownFindings;
  /** The addresses of the documents whose findings stay when they are closed. */
  readonly kept: Set<string>;
}

/** The command that checks the workspace. */
export interface CheckCommand extends vscode.Disposable {
  run(): Promise<void>;
}

/** Creates the command. Files with findings are watched from then on, and checked again when they change. */
export function createCheckCommand({ check, shown, kept, log }: CheckCommandOptions): CheckCommand {
  let watching: vscode.Disposable | undefined;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    watching ??= watchClosedFiles({ check, shown, kept, log });
    const { counts, isCancelled } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("CiteLens: Checking References"), cancellable: true },
      async (progress, token) => {
        const report = (share: number, file: string): void => {
          progress.report({ increment: share * 100, message: withoutLinks(file) });
        };
        return { counts: await checkWorkspace({ check, shown, kept, token, report }), isCancelled: token.isCancellationRequested };
      },
    );
    // The command ends without waiting for the user.
    void showSummary(counts, isCancelled);
  };
  return {
    run: () =>
      (running ??= run().finally(() => {
        running = undefined;
      })),
    dispose() {
      watching?.dispose();
    },
  };
}

async function showSummary(counts: WorkspaceCounts, isCancelled: boolean): Promise<void> {
  const { references, files, differing, unknown, skipped } = counts;
  const parts = [
    ...(isCancelled ? [vscode.l10n.t("The check was cancelled.")] : []),
    vscode.l10n.t(
      "{0} references in {1} files, {2} differ, {3} unknown here.",
      ...[references, files.size, differing, unknown].map((count) => count.toLocaleString(vscode.env.language)),
    ),
    ...(skipped.size > 0 ? [vscode.l10n.t("Left out: {0}.", [...skipped].map(describeSkipped).join(", "))] : []),
    ...(vscode.workspace.isTrusted ? [] : [vscode.l10n.t("In an untrusted workspace, only open files are checked.")]),
  ];
  const show = vscode.l10n.t("Show Problems");
  const choice = await showInformation(`CiteLens: ${parts.join(" ")}`, ...(differing > 0 ? [show] : []));
  if (choice === show) {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }
}

function describeSkipped([kind, count]: readonly [SkipKind, number]): string {
  switch (kind) {
    case "binary":
      return vscode.l10n.t("{0} binary", count);
    case "generated":
      return vscode.l10n.t("{0} generated", count);
    case "minified":
      return vscode.l10n.t("{0} minified", count);
    case "unreadable":
      return vscode.l10n.t("{0} unreadable or too large", count);
  }
}

/** A change of branch makes many events. */
const recheckDelayMs = 1_000;

/** Checks files again that are not open and had findings, after they have changed on disk. */
function watchClosedFiles({ check, shown, kept, log }: CheckCommandOptions): vscode.Disposable {
  const changed = new Map<string, vscode.Uri>();
  const cancellation = new vscode.CancellationTokenSource();
  const recheck = async (): Promise<void> => {
    const uris = [...changed.values()];
    changed.clear();
    for (const uri of uris.filter((one) => !openDocument(one))) {
      const read = await readForCheck(uri);
      const outcomes = "skipped" in read ? [] : await checkFile(check, { uri, text: read.text, token: cancellation.token });
      if (outcomes.length === 0) {
        shown.delete(uri);
      }
      for (const { place, outcome } of outcomes) {
        shown.set(place, outcome.findings);
      }
    }
  };
  const recheckSoon = createDelayed(recheckDelayMs, () => {
    recheck().catch((error: unknown) => {
      log.error("References could not be checked again.", error);
    });
  });
  const react = (uri: vscode.Uri): void => {
    if (kept.has(uri.toString())) {
      changed.set(uri.toString(), uri);
      recheckSoon();
    }
  };
  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  return vscode.Disposable.from(
    watcher,
    recheckSoon,
    watcher.onDidCreate(react),
    watcher.onDidChange(react),
    watcher.onDidDelete(react),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      react(uri);
    }),
    {
      dispose() {
        cancellation.cancel();
        cancellation.dispose();
      },
    },
  );
}
