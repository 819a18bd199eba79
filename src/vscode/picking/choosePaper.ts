import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { identifierAt } from "../../core/mentions/identifierAt";
import { pageOfPasted } from "../../core/text/pageOfPasted";
import { mentionInEditor, textAround } from "../mentions/mentionAtCursor";
import type { Services } from "../services/services";
import { openPage } from "./nothingFound";
import { type PickOptions, pickPapers } from "./paperPicker";
import { showInformation } from "../platform/notifications";

/** The services that a command needs to get its paper, from the user or by a key. */
export type ChoosingServices = Pick<Services, "current" | "evidence" | "log" | "openPicks" | "personal" | "recent">;

/** Returns what the box of a list of papers says while it is empty. */
export function searchPlaceholder(): string {
  return vscode.l10n.t("Name, title, author, year, id, or words of the abstract");
}

const maxKeyLengthInMessage = 100;

/** Returns the papers that come first in a list: those of the name at the cursor. If the cursor is in a word that is no name, no paper is meant. */
function meantAtCursor(services: Pick<Services, "current" | "evidence">): Pick<PickOptions, "first" | "isNoneMeant"> {
  const first = papersAtCursor(services);
  const editor = vscode.window.activeTextEditor;
  return { first, isNoneMeant: first.length === 0 && editor !== undefined && isInWord(editor) };
}

/**
 * Returns whether a word is selected, or the cursor is between its letters. In front of it or behind it, the user goes on writing. An editor may
 * have no selection, as `mentionInEditor` says.
 */
function isInWord({ document, selections }: vscode.TextEditor): boolean {
  const selection = selections.at(0);
  if (!selection) {
    return false;
  }
  const { text, offset } = textAround(document, selection.active);
  const word = identifierAt(text, offset);
  return word !== undefined && (!selection.isEmpty || (word.start < offset && offset < word.end));
}

/** Returns the papers of the mention at the cursor or selection of the active editor, best first. */
export function papersAtCursor(services: Pick<Services, "current" | "evidence">): readonly Paper[] {
  const editor = vscode.window.activeTextEditor;
  return (editor && mentionInEditor(services, editor)?.mention.papers) ?? [];
}

/**
 * Returns the paper that a key from outside names, by any kind of key that `PaperLookUps.paperOf` knows. If none matches, reads the files that
 * are still to be read and tries again. If none matches then either, shows a message and returns `undefined`.
 */
export async function lookUpPaper(
  { current, personal, log }: Pick<Services, "current" | "log" | "personal">,
  key: string,
): Promise<Paper | undefined> {
  const known = current.paperOf(key);
  if (known) {
    return known;
  }
  const reading = personal.refresh();
  vscode.window.setStatusBarMessage(`$(loading~spin) ${vscode.l10n.t("CiteLens: looking for the paper")}`, reading);
  await reading;
  const paper = current.paperOf(key);
  if (!paper) {
    const shown = key.length > maxKeyLengthInMessage ? `${key.slice(0, maxKeyLengthInMessage)}…` : key;
    log.warn(`No paper matches ${JSON.stringify(shown)}.`);
    void offerNext(key, vscode.l10n.t("CiteLens: no paper matches “{0}”.", shown));
  }
  return paper;
}

/** Shows that no paper matches, and offers to look an id or address up, to open its page, and to import papers. */
async function offerNext(key: string, message: string): Promise<void> {
  const page = pageOfPasted(key);
  const [lookUp, open, add] = [vscode.l10n.t("Look Up…"), vscode.l10n.t("Open in the Browser"), vscode.l10n.t("Import Papers…")];
  const choice = await showInformation(message, ...(page === undefined ? [] : [lookUp, open]), add);
  if (choice === lookUp) {
    await vscode.commands.executeCommand("citelens.addPaper", key);
  } else if (choice === open && page !== undefined) {
    await openPage(page);
  } else if (choice === add) {
    await vscode.commands.executeCommand("citelens.importPapers");
  }
}

/** Returns the paper that `key` names (see `lookUpPaper`). Without a key, lets the user pick one; the paper at the cursor comes first. */
export async function choosePaper(services: ChoosingServices, key: string | undefined, title: string): Promise<Paper | undefined> {
  return key === undefined
    ? (await pickPapers(services, { title, placeholder: searchPlaceholder(), ...meantAtCursor(services) }))[0]
    : lookUpAndRemember(services, key);
}

/**
 * Like `choosePaper`, but the user may pick several papers.
 *
 * @param onChooseForm is called if the user also wants to choose how they are cited.
 */
export async function choosePapers(
  services: ChoosingServices,
  key: string | undefined,
  title: string,
  onChooseForm?: () => void,
): Promise<readonly Paper[]> {
  if (key === undefined) {
    const form = onChooseForm ? { onChooseForm } : {};
    return pickPapers(services, {
      title,
      placeholder: searchPlaceholder(),
      ...meantAtCursor(services),
      isForSeveral: true,
      ...form,
    });
  }
  const paper = await lookUpAndRemember(services, key);
  return paper ? [paper] : [];
}

async function lookUpAndRemember(services: ChoosingServices, key: string): Promise<Paper | undefined> {
  const paper = await lookUpPaper(services, key);
  if (paper) {
    services.recent.add([paper.citekey]);
  }
  return paper;
}
