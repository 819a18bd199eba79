import * as vscode from "vscode";
import { shownNames } from "../../core/cards/shownNames";
import { shownPublication } from "../../core/cards/shownPublication";
import { describeAuthors } from "../../core/citations/wording/describePaper";
import type { Paper } from "../../core/paper";
import type { SearchHit } from "../../core/search/searchIndex";
import type { CommandId } from "../platform/contributions";

/** The names in front of a title take at most this much of its line. */
const maxNamesChars = 24;
const maxMissingWords = 3;

/** A row of the list of papers. A row without a paper informs, or offers what can be done if no paper matches. */
export interface PaperRow extends vscode.QuickPickItem {
  readonly paper?: Paper;
  readonly run?: () => unknown;
}

interface RowButton extends vscode.QuickInputButton {
  readonly command: CommandId;
}

const insertButton: RowButton = {
  iconPath: new vscode.ThemeIcon("quote"),
  tooltip: vscode.l10n.t("Insert Citation"),
  command: "citelens.insertCitation",
};
const repositoryButton: RowButton = {
  iconPath: new vscode.ThemeIcon("github"),
  tooltip: vscode.l10n.t("Open Linked Repository"),
  command: "citelens.openRepository",
};
const panelButton: RowButton = {
  iconPath: new vscode.ThemeIcon("layout-sidebar-left"),
  tooltip: vscode.l10n.t("Show in Panel"),
  command: "citelens.showInPanel",
};
const nameButton: RowButton = {
  iconPath: new vscode.ThemeIcon("tag"),
  tooltip: vscode.l10n.t("Name Paper…"),
  command: "citelens.namePaper",
};

/** Picks the row and keeps the list open, if several papers may be picked. */
export const pickAnotherButton: RowButton = {
  iconPath: new vscode.ThemeIcon("add"),
  tooltip: vscode.l10n.t("Pick Another: add this paper and keep the list open"),
  command: "citelens.pickAnother",
};

/** Cites the row's paper after asking how. */
export const formButton: RowButton = {
  iconPath: new vscode.ThemeIcon("settings"),
  tooltip: vscode.l10n.t("Cite and Choose How (Ctrl/⌘+E): form, page, text before and after"),
  command: "citelens.citeInForm",
};

/**
 * Returns the row of a paper. The row of a hit shows how the paper was found.
 *
 * @param from where the paper is from: a file of the user's, or a bundled set
 */
export function paperRow(paper: Paper, from: string, hit?: SearchHit): PaperRow {
  const hasCode = paper.links.some(({ kind }) => kind === "code");
  return {
    label: iconFor(hit),
    description: withoutIcons([...namesBefore(paper, hit), paper.title].join(separator)),
    detail: detailFor(paper, from, hit),
    alwaysShow: true,
    buttons: [insertButton, ...(hasCode ? [repositoryButton] : []), panelButton, nameButton],
    paper,
  };
}

/** Returns the row with a button that picks it and, if it is picked to be cited, one that asks how; with a check mark if it is picked. */
export function pickableRow(row: PaperRow, isPicked: boolean, hasForms = false): PaperRow {
  const buttons = [pickAnotherButton, ...(hasForms ? [formButton] : []), ...(row.buttons ?? [])];
  return { ...row, label: isPicked ? "$(check)" : row.label, buttons };
}

/** Returns the command that a row's button runs with the row's paper, or `undefined` if the button runs none. */
export function commandOfButton(button: vscode.QuickInputButton): CommandId | undefined {
  return [insertButton, repositoryButton, panelButton, nameButton].find((one) => one === button)?.command;
}

/** Shows by which field a paper was found: its name or title, or else its authors, or else only its abstract. */
function iconFor(hit: SearchHit | undefined): string {
  const fields = hit?.matches.map(({ field }) => field) ?? [];
  const isByTitle = fields.length === 0 ? hit?.snippet === undefined : fields.some((field) => field === "name" || field === "title");
  return isByTitle ? "$(book)" : fields.includes("authors") ? "$(person)" : hit?.snippet ? "$(note)" : "$(book)";
}

function detailFor(paper: Paper, from: string, hit: SearchHit | undefined): string {
  const facts = [describeReason(hit), describeAuthors(paper), shownPublication(paper), from];
  const line = facts
    .filter((fact) => fact !== "")
    .map(withoutIcons)
    .join(separator);
  return hit?.snippet ? `${line} — ${withoutIcons(hit.snippet.text)}` : line;
}

const separator = " · ";

/**
 * Returns what stands before the title: the names by which alone the query found the paper, or else the first names, unless the title has
 * one of them. They are not in the row's label, because VS Code sorts rows by the matches in their labels.
 */
function namesBefore({ title, aliases }: Paper, hit: SearchHit | undefined): readonly string[] {
  const names = shownNames({ title, aliases });
  const isByTitle = hit?.matches.some(({ field }) => field === "title") === true;
  const matched = isByTitle ? [] : names.filter((name) => hit?.matches.some(({ field, text }) => field === "name" && text === name));
  const wanted = matched.length > 0 ? matched : names;
  if (wanted.some((name) => title.includes(name))) {
    return [];
  }
  const fitting = wanted.filter((_, index) => wanted.slice(0, index + 1).join(", ").length <= maxNamesChars);
  const shown = fitting.length > 0 ? fitting : wanted.slice(0, 1);
  return shown.length === 0 ? [] : [shown.join(", ")];
}

/** Returns `without “gibberish”`. VS Code hides separators while the user types, so each row says itself that it matches only in part. */
function describeMissing(missing: readonly string[]): string {
  const words = missing
    .slice(0, maxMissingWords)
    .map((word) => vscode.l10n.t("“{0}”", word))
    .join(", ");
  return words === "" ? "" : vscode.l10n.t("without {0}", `${words}${missing.length > maxMissingWords ? " …" : ""}`);
}

/**
 * Returns `like: “held-out tokens”` for a paper that was found by what its words mean, or only that it was if no phrase shows it, and
 * otherwise what it lacks of the query.
 */
function describeReason(hit: SearchHit | undefined): string {
  const phrases = (hit?.like ?? []).map((phrase) => vscode.l10n.t("“{0}”", phrase)).join(", ");
  if (phrases !== "") {
    return vscode.l10n.t("like: {0}", phrases);
  }
  return hit?.isByMeaning ? vscode.l10n.t("in other words") : describeMissing(hit?.missing ?? []);
}

/** Breaks up `$(`, so that VS Code shows no icon in text that comes from a paper. */
function withoutIcons(text: string): string {
  return text.replace(/\$(?=\()/g, "$\u2060");
}
