import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import type { UserPapers } from "../library/userPapers";
import { mentionOn } from "../mentions/mentionAtCursor";
import { type PickerSources, pickPapers } from "./paperPicker";
import type { InsertionSources } from "../citing/planCitation";

/** What the commands work with. */
export interface CommandSources extends PickerSources, InsertionSources {
  readonly personal: UserPapers;
}

/** The papers of the mention that the active editor's cursor or selection is on, best first. */
export function papersAtCursor({ current }: Pick<CommandSources, "current">): readonly Paper[] {
  const editor = vscode.window.activeTextEditor;
  return editor ? (mentionOn(current, editor.document, editor.selection)?.mention.papers ?? []) : [];
}

/** What finds a paper that is named. */
export type GivenPaperSources = Pick<CommandSources, "current" | "log"> & { readonly personal: Pick<UserPapers, "refresh"> };

/**
 * The paper that a key from outside names, by any of its keys (see `PaperLookUps`). Where none is known, files that are still to be read are
 * read first; the person is told where there is none then, and `undefined` comes back.
 */
export async function givenPaper({ current, personal, log }: GivenPaperSources, key: string): Promise<Paper | undefined> {
  const known = current.paperOf(key);
  if (known) {
    return known;
  }
  const reading = personal.refresh();
  vscode.window.setStatusBarMessage("$(loading~spin) CiteLens: looking for the paper", reading);
  await reading;
  const paper = current.paperOf(key);
  if (!paper) {
    const shown = key.length > mostShown ? `${key.slice(0, mostShown)}…` : key;
    log.warn(`No paper is known by ${JSON.stringify(shown)}.`);
    void vscode.window.showInformationMessage(`CiteLens: no paper is known by “${shown}”.`);
  }
  return paper;
}

/** The paper that a key from outside names, see `givenPaper`; without a key the one that the person picks: that at the cursor stands first. */
export async function choosePaper(sources: CommandSources, key: string | undefined, title: string): Promise<Paper | undefined> {
  return key === undefined
    ? (await pickPapers(sources, { title, placeholder, first: papersAtCursor(sources) }))[0]
    : usedPaper(sources, key);
}

/** The same where the person may pick several. */
export async function choosePapers(sources: CommandSources, key: string | undefined, title: string): Promise<readonly Paper[]> {
  if (key === undefined) {
    return pickPapers(sources, { title, placeholder, first: papersAtCursor(sources), isForSeveral: true });
  }
  const paper = await usedPaper(sources, key);
  return paper ? [paper] : [];
}

const placeholder = "Name, title, author, year, id, or words of the abstract";

/** So much of a key that is unknown is told. */
const mostShown = 100;

async function usedPaper(sources: CommandSources, key: string): Promise<Paper | undefined> {
  const given = await givenPaper(sources, key);
  if (given) {
    sources.recent.add([given.citekey]);
  }
  return given;
}
