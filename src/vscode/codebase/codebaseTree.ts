import * as vscode from "vscode";
import { shownNames } from "../../core/cards/shownNames";
import { citedYear } from "../../core/citations/wording/citedYear";
import { describeAuthors } from "../../core/citations/wording/describePaper";
import { formatReference } from "../../core/citations/wording/formatReference";
import type { Certainty } from "../../core/codebase/certainty";
import type { CodebasePaper, Place } from "../../core/codebase/createCodebase";
import type { Paper } from "../../core/paper";
import { createDelayed } from "../platform/slices";
import { showPlaceArgument } from "./showPlace";
import type { WorkspaceCodebase } from "./workspaceCodebase";

/** A row of the tree: a paper, or a place of it. A menu's command takes the paper's citekey from it. */
export type CodebaseRow =
  | { readonly kind: "paper"; readonly citekey: string; readonly found: CodebasePaper }
  | { readonly kind: "place"; readonly citekey: string; readonly place: Place }
  | { readonly kind: "more"; readonly citekey: string; readonly count: number };

/** The tree of papers with their places. */
export interface CodebaseTree extends vscode.TreeDataProvider<CodebaseRow>, vscode.Disposable {
  getChildren(row?: CodebaseRow): readonly CodebaseRow[] & CodebaseRow[];
}

/** Nobody looks at more places of one paper, and VS Code shows them at once. */
const maxShownPlaces = 500;
/** The tree is drawn anew at most so often. */
const redrawDelayMs = 100;

/** Creates the tree of the papers in the workspace. */
export function createCodebaseTree(codebase: Pick<WorkspaceCodebase, "papers" | "onDidChange">): CodebaseTree {
  const changed = new vscode.EventEmitter<undefined>();
  let drawn: readonly CodebasePaper[] = [];
  // The workspace is read again now and then, mostly with the same result. VS Code loses a row that the user opens while it draws anew.
  const redraw = createDelayed(redrawDelayMs, () => {
    if (!areAlike(drawn, codebase.papers())) {
      changed.fire(undefined);
    }
  });
  const subscription = codebase.onDidChange(redraw);
  return {
    onDidChangeTreeData: changed.event,
    getChildren(row) {
      if (row === undefined) {
        drawn = codebase.papers();
        return drawn.map(rowOf);
      }
      return row.kind === "paper" ? placesOf(row.found) : [];
    },
    getTreeItem: (row) => (row.kind === "paper" ? paperItem(row.found) : row.kind === "place" ? placeItem(row.place) : moreItem(row.count)),
    getParent: (row) => {
      const found = row.kind === "paper" ? undefined : codebase.papers().find(({ paper }) => paper.citekey === row.citekey);
      return found && rowOf(found);
    },
    dispose() {
      vscode.Disposable.from(changed, redraw, subscription).dispose();
    },
  };
}

/** Returns whether the rows of two lists look the same, also when they are opened. */
function areAlike(some: readonly CodebasePaper[], others: readonly CodebasePaper[]): boolean {
  return (
    some === others ||
    (some.length === others.length && some.every((one, index) => one === others[index] || textOf(one) === textOf(others[index])))
  );
}

function textOf(found: CodebasePaper | undefined): string {
  return found === undefined ? "" : JSON.stringify(found);
}

function rowOf(found: CodebasePaper): CodebaseRow {
  return { kind: "paper", citekey: found.paper.citekey, found };
}

function placesOf({ paper: { citekey }, places }: CodebasePaper): CodebaseRow[] {
  const shown: CodebaseRow[] = places.slice(0, maxShownPlaces).map((place) => ({ kind: "place", citekey, place }));
  return places.length > shown.length ? [...shown, { kind: "more", citekey, count: places.length - shown.length }] : shown;
}

const icons: Readonly<Record<Certainty, string>> = { citation: "quote", identifier: "verified", title: "book", name: "tag" };

/** VS Code cuts a row at its end, so what is short comes first: what the paper is called, how sure it is, and how often. Its title is last. */
function paperItem({ paper, certainty, places, files }: CodebasePaper): vscode.TreeItem {
  const called = shortLabel(paper);
  const item = new vscode.TreeItem(called, vscode.TreeItemCollapsibleState.Collapsed);
  const facts = [certaintyText(certainty), countText(places.length, files)];
  item.id = paper.citekey;
  item.description = [...facts, ...(called === paper.title ? [] : [paper.title])].join(" · ");
  item.iconPath = new vscode.ThemeIcon(icons[certainty]);
  item.tooltip = `${formatReference(paper)}\n${paper.citekey}\n${facts.join(" · ")}`;
  item.contextValue = "paper";
  const isInTitle = paper.title.startsWith(called.replace(/…$/, ""));
  item.accessibilityInformation = { label: [...(isInTitle ? [] : [called]), paper.title, ...facts].join(", ") };
  return item;
}

/** A longer name would hide what follows it. */
const maxLabelChars = 24;

/** Returns what a paper is called in short: its name, else its authors with the year, else the beginning of its title. */
function shortLabel(paper: Paper): string {
  const name = shownNames(paper).find((one) => one.length <= maxLabelChars);
  const authors = describeAuthors(paper);
  return (
    name ??
    (authors === "" ? shortened(paper.title, maxLabelChars) : `${shortened(authors, maxLabelChars)} ${citedYear(paper) ?? ""}`.trimEnd())
  );
}

/** Returns how sure it is that the paper is meant. */
function certaintyText(certainty: Certainty): string {
  const texts: Readonly<Record<Certainty, string>> = {
    citation: vscode.l10n.t("cited by key"),
    identifier: vscode.l10n.t("by its ID"),
    title: vscode.l10n.t("by its title"),
    name: vscode.l10n.t("by a name"),
  };
  return texts[certainty];
}

function countText(places: number, files: number): string {
  if (places === 1) {
    return vscode.l10n.t("one place");
  }
  return files === 1 ? vscode.l10n.t("{0} places in one file", places) : vscode.l10n.t("{0} places in {1} files", places, files);
}

function placeItem(place: Place): vscode.TreeItem {
  const uri = vscode.Uri.parse(place.file, true);
  const path = vscode.workspace.asRelativePath(uri);
  const where = place.cell
    ? vscode.l10n.t("cell {0}, line {1}", place.cell.index + 1, place.cell.line + 1)
    : vscode.l10n.t("line {0}", place.line);
  const item = new vscode.TreeItem(shortened(place.text, maxPlaceChars), vscode.TreeItemCollapsibleState.None);
  item.description = `${path}, ${where}`;
  item.tooltip = `${place.text}\n${path}:${place.line}\n${place.why}`;
  item.contextValue = "place";
  item.accessibilityInformation = { label: `${place.text}, ${path}, ${where}` };
  item.command = { command: "citelens.showPlace", title: vscode.l10n.t("Show Place"), arguments: [showPlaceArgument(place)] };
  return item;
}

/** A longer text, such as a title, would leave no room for the file and the line in a side bar of the usual width. */
const maxPlaceChars = 20;

function shortened(text: string, maxChars: number): string {
  const chars = Array.from(text);
  return chars.length <= maxChars
    ? text
    : `${chars
        .slice(0, maxChars - 1)
        .join("")
        .trimEnd()}…`;
}

function moreItem(count: number): vscode.TreeItem {
  return new vscode.TreeItem(vscode.l10n.t("and {0} more places", count), vscode.TreeItemCollapsibleState.None);
}
