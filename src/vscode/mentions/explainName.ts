import * as vscode from "vscode";
import { commandAddress } from "../../core/cards/commandAddress";
import { escapeMarkdown } from "../../core/cards/escapeMarkdown";
import { type ExplanationActions, formatExplanation } from "../../core/cards/formatExplanation";
import { linkLabel } from "../../core/cards/linkLabel";
import { identifierAt } from "../../core/mentions/identifierAt";
import type { CommandId } from "../platform/contributions";
import type { CursorCard } from "./cursorCard";
import { explainAt, type MentionServices, textAround } from "./mentionAtCursor";
import { ruleOf } from "./muting";
import { showInformation } from "../platform/notifications";

/** The commands that an explanation may run. VS Code ignores links to any other command. */
const explanationCommands: readonly CommandId[] = [
  "citelens.alwaysShowName",
  "citelens.findPaper",
  "citelens.muteName",
  "citelens.namePaper",
  "citelens.showInPanel",
  "citelens.unmuteName",
];

interface ExplainServices extends MentionServices {
  readonly cursorCard: CursorCard;
}

/** Shows, at the cursor, which papers bear the name there, why it is shown or silent, and how to change that. */
export async function explainName(services: ExplainServices): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void showInformation(vscode.l10n.t("CiteLens: open a file and put the cursor on a name."));
    return;
  }
  const { document } = editor;
  await services.evidence.read(services.current.matcher(), document);
  const { active } = editor.selection;
  const explanation = explainAt(services, document, active);
  const { text, offset } = textAround(document, active);
  const content = explanation
    ? formatExplanation(explanation, ruleOf(explanation.alias.text), actions, vscode.l10n.t) +
      (explanation.whole === undefined ? "" : `\n\n---\n\n${searchActions(true)}`)
    : formatUnknown(identifierAt(text, offset), text);
  const card = new vscode.MarkdownString(content, true);
  card.isTrusted = { enabledCommands: explanationCommands };
  await services.cursorCard.show(editor, card);
}

function formatUnknown(identifier: ReturnType<typeof identifierAt>, text: string): string {
  const { t } = vscode.l10n;
  const sentence = identifier
    ? t("No known paper is called “{0}” or a part of it.", escapeMarkdown(text.slice(identifier.start, identifier.end)))
    : t("There is no name at the cursor.");
  return `${sentence}\n\n---\n\n${searchActions(identifier !== undefined)}`;
}

/** Returns the links to what the user can do about a name that no paper has, or where no name is. */
function searchActions(isName: boolean): string {
  const { t } = vscode.l10n;
  const find = `[${linkLabel("search", t("Find a paper"))}](command:${"citelens.findPaper" satisfies CommandId} "${t("Search your papers and the bundled ones")}")`;
  const name = `[${linkLabel("tag", t("Give a paper this name"))}](command:${"citelens.namePaper" satisfies CommandId} "${t("Choose the paper that you call so")}")`;
  return isName ? `${find} \u2002 ${name}` : find;
}

const actions: ExplanationActions = {
  showInPanel: (citekey) => addressOf("citelens.showInPanel", citekey),
  alwaysShow: (name) => addressOf("citelens.alwaysShowName", name),
  neverShow: (name) => addressOf("citelens.muteName", name),
  reset: (name) => addressOf("citelens.unmuteName", name),
};

function addressOf(id: CommandId, argument: string): string {
  return commandAddress(id, argument);
}
