import * as vscode from "vscode";
import type { Services } from "../services/services";
import { createCheckCommand } from "./checkCommand";
import { registerOpenDocuments } from "./openDocuments";
import { createShownFindings } from "./placedFindings";
import { createReferenceCheck, type ReferenceCheck } from "./referenceCheck";
import { registerReferenceQuickFixes } from "./referenceQuickFixes";

/** The check of references, in open documents and on request in the workspace. */
export interface RegisteredCheck extends vscode.Disposable, Pick<ReferenceCheck, "check"> {
  /** Checks the references in the workspace, and shows a summary. */
  checkWorkspace(): Promise<void>;
}

/** Registers everything that checks references. */
export function registerCheck(services: Pick<Services, "log" | "personal" | "current">): RegisteredCheck {
  const { log } = services;
  const kept = new Set<string>();
  const shown = createShownFindings();
  const check = createReferenceCheck(services);
  const command = createCheckCommand({ check, shown, kept, log });
  const subscriptions = vscode.Disposable.from(
    shown,
    check,
    command,
    registerOpenDocuments({ check, shown, log, isKept: (uri) => kept.has(uri.toString()) }),
    registerReferenceQuickFixes(shown),
  );
  return {
    check: check.check,
    checkWorkspace: () => command.run(),
    dispose() {
      subscriptions.dispose();
    },
  };
}
