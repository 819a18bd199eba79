import * as vscode from "vscode";
import type { Finding, FindingKind } from "../../core/check/finding";

/** Returns the message of a finding in the user's language: what differs, from which fact, and where the fact is from. */
export function describeFinding(finding: Finding): string {
  return describing[finding.kind](finding);
}

const describing: Readonly<Record<FindingKind, (finding: Finding) => string>> = {
  "other-paper-id": ({ owner, known, source }) => {
    const own = known === "" ? "" : ` ${vscode.l10n.t("The paper has {0}.", plainId(known))}`;
    return owner
      ? `${vscode.l10n.t("This identifier differs from what we know: it is that of “{0}” ({1}).", owner.title, source)}${own}`
      : vscode.l10n.t("This identifier differs from what we know: the paper has {0} ({1}).", plainId(known), source);
  },
  title: ({ known, source }) => vscode.l10n.t("The title differs from what we know: “{0}” ({1}).", known, source),
  authors: describeAuthors,
  year: ({ known, source }) =>
    known === ""
      ? vscode.l10n.t("This year is in the future.")
      : vscode.l10n.t("The year differs from what we know: {0} ({1}).", known, source),
  venue: ({ known, source }) => vscode.l10n.t("The venue differs from what we know: {0} ({1}).", known, source),
  placeholder: ({ known, paper, source }) =>
    known !== ""
      ? vscode.l10n.t("This is a placeholder. What we know is: {0} ({1}).", known, source)
      : paper
        ? vscode.l10n.t("This is a placeholder in a reference to “{0}” ({1}).", paper.title, source)
        : vscode.l10n.t("This is a placeholder."),
  retracted: ({ source }) => vscode.l10n.t("This paper is retracted or withdrawn ({0}).", source),
  repository: ({ owner, source }) =>
    vscode.l10n.t("This repository differs from what we know: it is that of “{0}” ({1}).", owner?.title ?? "", source),
};

/** More names are not read in a message. */
const maxNames = 5;

function describeAuthors({ names = { extra: [], missing: [] }, paper, source }: Finding): string {
  const known = (paper?.authors ?? []).flatMap(({ family, literal }) => family ?? literal ?? []);
  const { extra, missing } = names;
  const parts = [
    vscode.l10n.t("The authors differ from what we know: {0} ({1}).", listed(known), source),
    ...(extra.length > 0 ? [vscode.l10n.t("Not among them: {0}.", listed(extra))] : []),
    ...(missing.length > 0 && missing.length < known.length ? [vscode.l10n.t("Missing: {0}.", listed(missing))] : []),
  ];
  return parts.join(" ");
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, maxNames).join(", ");
  return names.length > maxNames ? vscode.l10n.t("{0} and {1} more", shown, names.length - maxNames) : shown;
}

/** Returns an id without the name of its site: `"acl:2020.acl-main.703"` is shown as people write it. */
export function plainId(id: string): string {
  return id.replace(/^[a-z]\w{1,20}:(?!\/)/, "");
}
