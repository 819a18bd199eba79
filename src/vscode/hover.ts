import * as vscode from "vscode";
import { commandAddress } from "../core/cards/commandAddress";
import { formatLookUpCard } from "../core/cards/formatLookUpCard";
import { type CardActions, type CardPlace, formatHoverCard, type HoverSubject } from "../core/cards/formatHoverCard";
import { paperIdAt } from "../core/citations/reading/paperIdAt";
import { isInComment } from "../core/citations/comments/commentAt";
import { citedPaperAt } from "./citedKeys/citekeyAt";
import { languageOf } from "./documents/languageOf";
import type { CommandId } from "./platform/contributions";
import { describePlace, placeArgument } from "./library/showSource";
import { rangeOf, textAround } from "./mentions/mentionAtCursor";
import { readSettings } from "./platform/settings";
import type { Services } from "./services/services";

/** The commands that a card may run. VS Code ignores links to any other command. */
const cardCommands: readonly CommandId[] = [
  "citelens.insertCitation",
  "citelens.copyBibtex",
  "citelens.showInPanel",
  "citelens.moreLikeThis",
  "citelens.namePaper",
  "citelens.muteName",
  "citelens.showSource",
];

/** Registers the hover in every language. It shows the paper of the citation key under the mouse, or else of the name. */
export function registerHover({
  current,
  personal,
  bibliographies,
  earlyAnswers,
  cursorCard,
}: Pick<Services, "bibliographies" | "current" | "cursorCard" | "earlyAnswers" | "personal">): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: "*" },
    {
      async provideHover(document, position, token) {
        const requested = cursorCard.at(document, position);
        if (requested) {
          return new vscode.Hover(requested);
        }
        if (!isHoverWanted(document, position)) {
          return undefined;
        }
        const cited = await citedPaperAt({ bibliographies, current }, document, position);
        if (cited) {
          const subject: HoverSubject = { alias: { text: cited.paper.title, kind: "title", why: "cited" }, papers: [cited.paper] };
          return new vscode.Hover(createCard({ ...subject, places: cardPlaces(subject, personal) }), cited.range);
        }
        const placed = await earlyAnswers.mentionAt(document, position, token);
        if (!placed) {
          return lookUpHover(current, document, position);
        }
        const subjects = withoutSamePapers([placed.mention, ...placed.others]);
        return new vscode.Hover(
          subjects.map((subject, index) =>
            createCard({
              ...subject,
              places: cardPlaces(subject, personal),
              ...(subjects.length > 1 ? { amongSeveral: index < subjects.length - 1 ? "another follows" : "last" } : {}),
            }),
          ),
          placed.range,
        );
      },
    },
  );
}

/** Returns the card of an id that no paper has. It offers to look the paper up, and asks nobody by itself. */
function lookUpHover(current: Services["current"], document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const { text, start, offset } = textAround(document, position);
  const found = paperIdAt(text, offset, languageOf(document));
  if (!found || current.paperOf(found.id)) {
    return undefined;
  }
  const unknown = { label: found.id, page: found.page, lookUp: addressOf("citelens.addPaper", found.id) };
  const card = new vscode.MarkdownString(formatLookUpCard(unknown, vscode.l10n.t));
  card.isTrusted = { enabledCommands: ["citelens.addPaper"] };
  return new vscode.Hover(card, rangeOf(document, start + found.start, start + found.end));
}

/** Returns whether the settings allow hovers at a position. */
export function isHoverWanted(document: vscode.TextDocument, position: vscode.Position): boolean {
  switch (readSettings(document)["hover.scope"]) {
    case "everywhere":
      return true;
    case "comments": {
      const { text, offset } = textAround(document, position);
      return isInComment(text, offset, languageOf(document));
    }
    case "off":
      return false;
  }
}

/** Closes the card that the user clicked on, and focuses the editor. A VS Code without this command leaves the card open. */
export async function hideHover(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.hideHover").then(undefined, () => undefined);
}

/** Returns the subjects without those whose best paper an earlier one has. */
function withoutSamePapers(subjects: readonly HoverSubject[]): readonly HoverSubject[] {
  const first = new Map([...subjects].reverse().map((subject) => [subject.papers[0]?.citekey, subject]));
  return subjects.filter((subject) => first.get(subject.papers[0]?.citekey) === subject);
}

function cardPlaces({ papers }: HoverSubject, personal: Services["personal"]): readonly CardPlace[] {
  const citekey = papers[0]?.citekey ?? "";
  return personal
    .placesOf(citekey)
    .map((place) => ({ label: describePlace(place), address: addressOf("citelens.showSource", placeArgument(citekey, place)) }));
}

function createCard(subject: HoverSubject): vscode.MarkdownString {
  const card = new vscode.MarkdownString(formatHoverCard(subject, cardActions, vscode.l10n.t), true);
  card.isTrusted = { enabledCommands: cardCommands };
  return card;
}

const cardActions: CardActions = {
  insertCitation: (citekey) => addressOf("citelens.insertCitation", citekey),
  copyBibtex: (citekey) => addressOf("citelens.copyBibtex", citekey),
  showInPanel: (citekey) => addressOf("citelens.showInPanel", citekey),
  moreLikeThis: (citekey) => addressOf("citelens.moreLikeThis", citekey),
  namePaper: (citekey) => addressOf("citelens.namePaper", citekey),
  muteName: (name) => addressOf("citelens.muteName", name),
};

/** Like `commandAddress`, for ids that the compiler knows. */
function addressOf(id: CommandId, argument: string): string {
  return commandAddress(id, argument);
}
