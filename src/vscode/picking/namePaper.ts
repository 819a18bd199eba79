import * as vscode from "vscode";
import { identifierAt } from "../../core/mentions/identifierAt";
import type { Paper } from "../../core/paper";
import { fold } from "../../core/words/fold";
import { changeGivenNames, type NamesChange } from "../library/importedLibrary";
import { explainAt, textAround } from "../mentions/mentionAtCursor";
import type { Services } from "../services/services";
import { choosePaper, type ChoosingServices } from "./choosePaper";
import { showInformation, withoutLinks } from "../platform/notifications";

const maxNameChars = 100;

/**
 * Gives a name to a paper, which the user types: the paper with this key, or one that the user chooses. The name is kept in the user's own
 * library.
 */
export async function namePaper(services: ChoosingServices, key?: string): Promise<void> {
  const suggested = nameToSuggest(services);
  const paper = await choosePaper(services, key, vscode.l10n.t("Name Paper…"));
  const typed =
    paper &&
    (await vscode.window.showInputBox({
      title: vscode.l10n.t("Name “{0}”", paper.title),
      prompt: vscode.l10n.t("Type the name as you write it in code or text, such as ResNet. Hovers, search and completion will find it."),
      value: suggested ?? "",
      validateInput: (value) => validate(value, paper, services),
    }));
  const name = typed?.trim();
  if (paper && name !== undefined && name !== "") {
    const message = vscode.l10n.t("CiteLens: “{0}” is now called {1}, too.", paper.title, name);
    await changeNames(services, { paper, change: (names) => [...names, { name }] }, message);
  }
}

/** Removes a name that the user gave to a paper: to the paper with this key, or to one that the user chooses. */
export async function removeName(services: ChoosingServices, key?: string): Promise<void> {
  const named = services.personal.importedPapers().filter(({ names = [] }) => names.length > 0);
  const wanted = key === undefined ? undefined : services.current.paperOf(key);
  const isWanted = ({ citekey, title }: Paper): boolean => key === undefined || citekey === key || title === wanted?.title;
  const rows = named
    .filter(isWanted)
    .flatMap((paper) => (paper.names ?? []).map(({ name }) => ({ label: name, description: paper.title, paper })));
  if (rows.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: you have given no name to remove. Name Paper… gives one."));
    return;
  }
  const chosen = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("Remove Name…"), matchOnDescription: true });
  if (chosen) {
    const { label, paper } = chosen;
    const change = { paper, change: (names: NamesOf) => names.filter(({ name }) => name !== label) };
    await changeNames(services, change, vscode.l10n.t("CiteLens: “{0}” is no longer called {1}.", paper.title, label));
  }
}

type NamesOf = Parameters<NamesChange["change"]>[0];

/** Changes the names in the user's own library, shows a message, and offers to undo the change. */
async function changeNames({ personal }: ChoosingServices, change: NamesChange, message: string): Promise<void> {
  const { undo } = await personal.changeImported((known) => changeGivenNames(personal.importedFile, known, change));
  void offerUndo(message, async () => {
    await personal.changeImported(async () => {
      await undo();
      return {};
    });
  });
}

async function offerUndo(message: string, undo: () => Promise<void>): Promise<void> {
  if ((await showInformation(message, vscode.l10n.t("Undo"))) !== undefined) {
    await undo();
  }
}

/** Returns the selected text or the identifier at the cursor if it is no name yet. */
function nameToSuggest(services: Pick<Services, "current" | "evidence">): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const { document, selection } = editor;
  const { text, offset } = textAround(document, selection.active);
  const identifier = identifierAt(text, offset);
  const name = selection.isEmpty ? identifier && text.slice(identifier.start, identifier.end) : document.getText(selection);
  const isUsable = name !== undefined && name.length <= maxNameChars && !/[\r\n]/.test(name) && validName.test(name);
  return isUsable && !explainAt(services, document, selection.active) ? name : undefined;
}

/** A name of one character is never found. */
const validName = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;

function validate(
  value: string,
  paper: Paper,
  { current }: Pick<Services, "current">,
): vscode.InputBoxValidationMessage | string | undefined {
  const name = value.trim();
  if (name === "") {
    return undefined;
  }
  if (name.length > maxNameChars || !validName.test(name)) {
    return vscode.l10n.t("A name has two to {0} characters, with a letter or digit at both ends.", maxNameChars);
  }
  const folded = fold(name);
  const bears = ({ aliases }: Paper): boolean => aliases.some(({ text }) => fold(text) === folded);
  if (bears(paper)) {
    return vscode.l10n.t("The paper has this name already.");
  }
  const other = current.papers().find(bears);
  return (
    other && {
      message: withoutLinks(vscode.l10n.t("Also a name of “{0}”.", other.title)),
      severity: vscode.InputBoxValidationSeverity.Info,
    }
  );
}
