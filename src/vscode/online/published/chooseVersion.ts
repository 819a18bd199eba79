import * as vscode from "vscode";
import { shownPublication } from "../../../core/cards/shownPublication";
import { describeAuthors } from "../../../core/citations/wording/describePaper";
import type { VersionKind } from "../../../core/sources/published/judgeVersion";
import type { PublishedVersion } from "../../../core/sources/published/publishedVersions";
import type { Failure } from "../../../network/online";
import { sourceNames } from "../askedServices";
import { describeFailures } from "../nothingCame";
import { withoutIcons } from "../preview";

/** Returns the only published version, or the one that the user chooses. A workshop's, a short, and a retitled one are never taken unseen. */
export async function chooseVersion(
  title: string,
  versions: readonly PublishedVersion[],
  failures: readonly Failure[],
): Promise<PublishedVersion | undefined> {
  const [first] = versions;
  if (versions.length === 1 && first?.kind === "published") {
    return first;
  }
  const rows = versions.map((version) => ({
    label: withoutIcons(describeVersion(version)),
    description: sourceNames([...new Set(version.records.map(({ found }) => found.source))]),
    detail: withoutIcons(detailOf(version)),
    version,
  }));
  const unanswered = describeFailures(failures).map((sentence) => ({ label: `$(warning) ${sentence}`, version: undefined }));
  const chosen = await vscode.window.showQuickPick([...rows, ...unanswered], {
    title: vscode.l10n.t("Which Is the Published Version of “{0}”?", title),
    placeHolder: vscode.l10n.t("Choose a version, or press Escape if none is right"),
    matchOnDetail: true,
  });
  return chosen?.version;
}

/** Returns what a version is and where it appeared: `"workshop version: ICML Workshop 2024"`. */
export function describeVersion({ kind, records: [{ paper }], isRetracted }: PublishedVersion): string {
  const place = shownPublication(paper);
  const words = [kindOf(kind), isRetracted ? vscode.l10n.t("retracted or withdrawn") : ""].filter((word) => word !== "");
  return words.length === 0 ? place : `${place} (${words.join(", ")})`;
}

function kindOf(kind: VersionKind): string {
  switch (kind) {
    case "published":
      return "";
    case "workshop":
      return vscode.l10n.t("at a workshop");
    case "short":
      return vscode.l10n.t("extended abstract, poster, or demo");
    case "retitled":
      return vscode.l10n.t("under another title");
  }
}

function detailOf({ records: [{ paper }] }: PublishedVersion): string {
  return [paper.title, describeAuthors(paper), paper.doi ?? ""].filter((fact) => fact !== "").join(" · ");
}
