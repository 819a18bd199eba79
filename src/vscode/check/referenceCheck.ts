import * as vscode from "vscode";
import { checkText } from "../../core/check/checkText";
import type { CheckedFile } from "../../core/check/references/checkedFile";
import { runSliced } from "../platform/slices";
import type { Services } from "../services/services";
import { createCheckers, type CheckerServices } from "./checkers";
import { type CheckedPlace, type PlacedFinding, placeFindings } from "./placedFindings";
import { createProjectFiles } from "./projectFiles";

/** A text to check. */
export interface CheckRequest extends CheckedPlace {
  readonly uri: vscode.Uri;
  readonly file: CheckedFile;
  /** Returns `true` once nobody wants the result. */
  readonly isUnwanted: () => boolean;
}

/** The findings of a text that `citelens.json` does not hide, and the counts of its references. */
export interface CheckOutcome {
  readonly findings: readonly PlacedFinding[];
  readonly references: number;
  readonly unknown: number;
}

/** Checks the references in texts, in slices. */
export interface ReferenceCheck extends vscode.Disposable {
  /** Returns `undefined` if the result is unwanted before it is there. */
  check(request: CheckRequest): Promise<CheckOutcome | undefined>;
  /** Fires after the same text may have other findings. */
  readonly onDidChange: vscode.Event<void>;
}

/** Creates the check. It reads and builds nothing before it is first asked. */
export function createReferenceCheck(services: CheckerServices & Pick<Services, "log">): ReferenceCheck {
  const checkers = createCheckers(services);
  const projectFiles = createProjectFiles(services.log);
  const changed = new vscode.EventEmitter<void>();
  const fire = (): void => {
    changed.fire();
  };
  const subscriptions = vscode.Disposable.from(checkers, projectFiles, changed, checkers.onDidChange(fire), projectFiles.onDidChange(fire));
  return {
    async check({ uri, file, text, positionAt, isUnwanted }) {
      const [checker, hides] = [await checkers.of(uri, file), await projectFiles.hidesIn(uri)];
      const checked = isUnwanted() ? undefined : await runSliced(checkText(text, file, checker), isUnwanted);
      if (!checked) {
        return undefined;
      }
      const findings = checked.findings.filter((finding) => !hides(finding));
      const { references, unknown } = checked;
      return { findings: placeFindings({ findings }, { text, positionAt }, services.personal), references, unknown };
    },
    onDidChange: changed.event,
    dispose() {
      subscriptions.dispose();
    },
  };
}
