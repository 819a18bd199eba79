import * as vscode from "vscode";
import { shownNames } from "../../core/cards/shownNames";
import { describeAuthors, describePublication } from "../../core/citations/wording/describePaper";
import type { Paper } from "../../core/paper";
import type { SearchHit } from "../../core/search/searchIndex";
import type { CommandId } from "../platform/contributions";

/** So many of a paper's names stand in its row. */
const mostNames = 3;
/** So many of the words that it lacks. */
const mostMissing = 3;

/** A paper as a row of the quick pick; without one where there is none to show. */
export interface PaperRow extends vscode.QuickPickItem {
  readonly paper?: Paper;
}

interface RowButton extends vscode.QuickInputButton {
  readonly command: CommandId;
}

const insertButton: RowButton = {
  iconPath: new vscode.ThemeIcon("quote"),
  tooltip: "Insert Citation",
  command: "citelens.insertCitation",
};
const repositoryButton: RowButton = {
  iconPath: new vscode.ThemeIcon("github"),
  tooltip: "Open Linked Repository",
  command: "citelens.openRepository",
};
const panelButton: RowButton = {
  iconPath: new vscode.ThemeIcon("layout-sidebar-left"),
  tooltip: "Show in Panel",
  command: "citelens.showInPanel",
};

/** Takes the row, where several papers may be picked. */
export const anotherButton: RowButton = {
  iconPath: new vscode.ThemeIcon("add"),
  tooltip: "Pick Another: take this one, and look for the next",
  command: "citelens.pickAnother",
};

/** Stands where no paper does. */
export const nothingFound: PaperRow = { label: "$(info)", description: "No paper matches. Fewer words find more.", alwaysShow: true };

/** The row of a paper; a hit tells by what it was found. */
export function rowOf(paper: Paper, hit?: SearchHit): PaperRow {
  const hasCode = paper.links.some(({ kind }) => kind === "code");
  return {
    label: labelFor(hit),
    description: withoutIcons(paper.title),
    detail: detailOf(paper, hit),
    alwaysShow: true,
    buttons: [insertButton, ...(hasCode ? [repositoryButton] : []), panelButton],
    paper,
  };
}

/** The same row where several papers may be picked: it can be taken, and shows whether it is. */
export function withTaking(row: PaperRow, isTaken: boolean): PaperRow {
  return { ...row, label: isTaken ? "$(check)" : row.label, buttons: [anotherButton, ...(row.buttons ?? [])] };
}

/** The command that a row's button runs with the row's paper; `undefined` for a button that runs none. */
export function commandOf(button: vscode.QuickInputButton): CommandId | undefined {
  return [insertButton, repositoryButton, panelButton].find((one) => one === button)?.command;
}

/** An icon that tells by what a paper was found: its name or title, else its author, else only its abstract. */
function labelFor(hit: SearchHit | undefined): string {
  const fields = hit?.matches.map(({ field }) => field) ?? [];
  const isByTitle = fields.length === 0 ? hit?.snippet === undefined : fields.some((field) => field === "name" || field === "title");
  return isByTitle ? "$(book)" : fields.includes("authors") ? "$(person)" : hit?.snippet ? "$(note)" : "$(book)";
}

/** Icons are spelled by us alone: what comes from the paper cannot begin one. */
function detailOf(paper: Paper, hit: SearchHit | undefined): string {
  const facts = [
    describeMissing(hit?.missing ?? []),
    shownNames(paper).slice(0, mostNames).join(", "),
    describeAuthors(paper),
    describePublication(paper),
  ];
  const line = facts
    .filter((fact) => fact !== "")
    .map(withoutIcons)
    .join("  ·  ");
  return hit?.snippet ? `${line}  —  ${withoutIcons(hit.snippet.text)}` : line;
}

/** `without “gibberish”`: VS Code shows no separators while something is typed, so that each row tells that it fits only in part. */
function describeMissing(missing: readonly string[]): string {
  const words = missing
    .slice(0, mostMissing)
    .map((word) => `“${word}”`)
    .join(", ");
  return words === "" ? "" : `without ${words}${missing.length > mostMissing ? " …" : ""}`;
}

function withoutIcons(text: string): string {
  return text.replace(/\$(?=\()/g, "$\u2060");
}
