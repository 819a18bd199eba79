import * as vscode from "vscode";
import type { Paper } from "../core/paper";
import type { PersonalLibrary } from "./library/personalLibrary";
import { mentionOn } from "./mentionAtCursor";
import type { LanguageComments } from "./languageComments";
import { pickPapers, type PickerSources } from "./paperPicker";

/** What the commands work with. */
export interface CommandSources extends PickerSources {
  readonly log: vscode.LogOutputChannel;
  readonly personal: PersonalLibrary;
  readonly comments: LanguageComments;
  /** What is remembered for the workspace. */
  readonly workspaceState: vscode.Memento;
}

/** The papers of the mention that the active editor's cursor or selection is on, best first. */
export function papersAtCursor({ current }: Pick<CommandSources, "current">): readonly Paper[] {
  const editor = vscode.window.activeTextEditor;
  return editor ? (mentionOn(current, editor.document, editor.selection)?.mention.papers ?? []) : [];
}

/** The paper with a citekey that came from outside, or `undefined` where there is none. */
export function givenPaper({ current, log }: Pick<CommandSources, "current" | "log">, citekey: string | undefined): Paper | undefined {
  const paper = citekey === undefined ? undefined : current.library().byCitekey(citekey);
  if (citekey !== undefined && !paper) {
    log.warn(`No paper has the citation key ${JSON.stringify(citekey.slice(0, 100))}.`);
  }
  return paper;
}

/** The paper with this citekey where there is one, else the one that the person picks; that at the cursor stands first. */
export async function choosePaper(sources: CommandSources, citekey: string | undefined, title: string): Promise<Paper | undefined> {
  const given = knownPaper(sources, citekey);
  return given ?? (await pickPapers(sources, { title, placeholder, first: papersAtCursor(sources) }))[0];
}

/** The same where the person may pick several. */
export async function choosePapers(sources: CommandSources, citekey: string | undefined, title: string): Promise<readonly Paper[]> {
  const given = knownPaper(sources, citekey);
  return given ? [given] : pickPapers(sources, { title, placeholder, first: papersAtCursor(sources), isForSeveral: true });
}

const placeholder = "Name, title, author, year, id, or words of the abstract";

function knownPaper(sources: CommandSources, citekey: string | undefined): Paper | undefined {
  const given = givenPaper(sources, citekey);
  if (given) {
    sources.recent.add([given.citekey]);
  }
  return given;
}
