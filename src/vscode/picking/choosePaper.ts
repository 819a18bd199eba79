import * as vscode from "vscode";
import type { Paper } from "../../core/paper";
import { mentionOn } from "../mentions/mentionAtCursor";
import type { Services } from "../services/services";
import { pickPapers } from "./paperPicker";

/** The services with which the user chooses a paper, or a command is given one. */
export type ChoosingServices = Pick<Services, "current" | "log" | "openPicks" | "personal" | "recent">;

/** The papers of the mention that the active editor's cursor or selection is on, best first. */
export function papersAtCursor({ current }: Pick<Services, "current">): readonly Paper[] {
  const editor = vscode.window.activeTextEditor;
  return editor ? (mentionOn(current, editor.document, editor.selection)?.mention.papers ?? []) : [];
}

/**
 * The paper that a key from outside names, by any of its keys (see `CurrentLibrary`). Where none is known, files that are still to be read are
 * read first; the person is told where there is none then, and `undefined` comes back.
 */
export async function givenPaper(
  { current, personal, log }: Pick<Services, "current" | "log" | "personal">,
  key: string,
): Promise<Paper | undefined> {
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
export async function choosePaper(services: ChoosingServices, key: string | undefined, title: string): Promise<Paper | undefined> {
  return key === undefined
    ? (await pickPapers(services, { title, placeholder, first: papersAtCursor(services) }))[0]
    : usedPaper(services, key);
}

/** The same where the person may pick several. */
export async function choosePapers(services: ChoosingServices, key: string | undefined, title: string): Promise<readonly Paper[]> {
  if (key === undefined) {
    return pickPapers(services, { title, placeholder, first: papersAtCursor(services), isForSeveral: true });
  }
  const paper = await usedPaper(services, key);
  return paper ? [paper] : [];
}

const placeholder = "Name, title, author, year, id, or words of the abstract";

/** So much of a key that is unknown is told. */
const mostShown = 100;

async function usedPaper(services: ChoosingServices, key: string): Promise<Paper | undefined> {
  const given = await givenPaper(services, key);
  if (given) {
    services.recent.add([given.citekey]);
  }
  return given;
}
