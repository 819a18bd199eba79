import * as vscode from "vscode";
import { commandAddress } from "../core/cards/commandAddress";
import { type CardActions, type CardPlace, formatHoverCard, type HoverSubject } from "../core/cards/formatHoverCard";
import { isInComment } from "../core/citations/comments/commentAt";
import { citedPaperAt } from "./citedKeys/citedPaperAt";
import type { CommandId } from "./platform/contributions";
import { describePlace, placeArgument } from "./library/showSource";
import { textAround } from "./mentions/mentionAtCursor";
import { readSettings } from "./platform/settings";
import type { Services } from "./services/services";

/** The commands that a card may run; every other command address in it is dead. */
const cardCommands: readonly CommandId[] = [
  "citelens.insertCitation",
  "citelens.copyBibtex",
  "citelens.showInPanel",
  "citelens.muteName",
  "citelens.showSource",
];

/** Shows the card of the paper that the mouse rests on, in every language: by its citation key where one stands there, else by a name. */
export function registerHover({
  current,
  personal,
  bibliographies,
  earlyAnswers,
}: Pick<Services, "bibliographies" | "current" | "earlyAnswers" | "personal">): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: "*" },
    {
      async provideHover(document, position, token) {
        if (!isHoverWanted(document, position)) {
          return undefined;
        }
        const cited = await citedPaperAt(current, bibliographies, { document, position });
        if (cited) {
          const subject: HoverSubject = { alias: { text: cited.paper.title, kind: "title", why: "cited" }, papers: [cited.paper] };
          return new vscode.Hover(cardOf({ ...subject, places: placesOf(subject, personal) }), cited.range);
        }
        const placed = await earlyAnswers.mentionAt(document, position, token);
        return placed && new vscode.Hover(cardOf({ ...placed.mention, places: placesOf(placed.mention, personal) }), placed.range);
      },
    },
  );
}

/** Whether the settings want hovers at this place. */
export function isHoverWanted(document: vscode.TextDocument, position: vscode.Position): boolean {
  switch (readSettings(document)["hover.scope"]) {
    case "everywhere":
      return true;
    case "comments": {
      const { text, offset } = textAround(document, position);
      return isInComment(text, offset, document.languageId);
    }
    case "off":
      return false;
  }
}

/** Closes the card that the person has clicked on and gives the focus back to the editor. A VS Code that has no such command leaves it open. */
export async function hideHover(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.hideHover").then(undefined, () => undefined);
}

function placesOf({ papers }: HoverSubject, personal: Services["personal"]): readonly CardPlace[] {
  const citekey = papers[0]?.citekey ?? "";
  return personal
    .placesOf(citekey)
    .map((place) => ({ label: describePlace(place), address: addressOf("citelens.showSource", placeArgument(citekey, place)) }));
}

function cardOf(subject: HoverSubject): vscode.MarkdownString {
  const card = new vscode.MarkdownString(formatHoverCard(subject, cardActions), true);
  card.isTrusted = { enabledCommands: cardCommands };
  return card;
}

const cardActions: CardActions = {
  insertCitation: (citekey) => addressOf("citelens.insertCitation", citekey),
  copyBibtex: (citekey) => addressOf("citelens.copyBibtex", citekey),
  showInPanel: (citekey) => addressOf("citelens.showInPanel", citekey),
  muteName: (name) => addressOf("citelens.muteName", name),
};

function addressOf(id: CommandId, argument: string): string {
  return commandAddress(id, argument);
}
