import * as vscode from "vscode";
import { type PaperSources, resultCards } from "../../core/cards/resultCard";
import { formatQueryProblem } from "../../core/cards/formatQueryProblem";
import { parseQuery } from "../../core/search/query/parseQuery";
import type { DailyMessage, PageMessage, PanelMessage, PaperAction } from "../../webview/messages";
import { describePlace, showSource } from "../library/showSource";
import { jumpToUse } from "../mentions/papersInFile";
import { citedInActiveDocument } from "../picking/citedPapers";
import type { CommandId } from "../platform/contributions";
import { pause } from "../platform/slices";
import type { Services } from "../services/services";

type AnswerServices = Pick<Services, "current" | "log" | "mentions" | "personal" | "recent">;

const actionCommands: Readonly<Record<PaperAction, CommandId>> = {
  insertCitation: "citelens.insertCitation",
  copyBibtex: "citelens.copyBibtex",
  copyReferenceAs: "citelens.copyReferenceAs",
  openRepository: "citelens.openRepository",
  namePaper: "citelens.namePaper",
  moreLikeThis: "citelens.moreLikeThis",
};

/** Does what a message of the panel's page asks for. Returns the answer to the page, if any. */
export async function answerPage(
  message: Exclude<PageMessage, { kind: "ready" | "file" } | DailyMessage>,
  services: AnswerServices,
  isNewest: (sequence: number) => boolean,
): Promise<PanelMessage | undefined> {
  switch (message.kind) {
    case "search":
      // Queries that are already on their way arrive first, so that only the newest is searched for.
      await pause(0);
      return isNewest(message.sequence) ? searchResults(message, services) : undefined;
    case "act":
      await vscode.commands.executeCommand(actionCommands[message.action], message.citekey);
      // If the paper has left the library, the command has shown a message, and the action is not done.
      return services.current.paperOf(message.citekey) && { kind: "done", action: message.action, citekey: message.citekey };
    case "open":
      await openLink(message, services);
      return undefined;
    case "source":
      await openPlace(message, services);
      return undefined;
    case "lookUp":
      await vscode.commands.executeCommand("citelens.addPaper" satisfies CommandId, message.query);
      return undefined;
    case "jump":
      await jumpToUse(message, services.mentions);
      return undefined;
  }
}

function searchResults(
  { request: { query, only }, sequence, limit }: Extract<PageMessage, { kind: "search" }>,
  { current, recent, personal }: AnswerServices,
): PanelMessage {
  const library = current.library();
  const found =
    only.length > 0 && query.trim() === ""
      ? only.flatMap((citekey) => current.paperOf(citekey) ?? []).map((paper) => ({ paper, missing: [], isByMeaning: false }))
      : current.searchIndex().search(query, { recent: recent.citekeys(), cited: citedInActiveDocument(current), isOwn: personal.isOwn });
  const whole = found.filter(({ missing }) => missing.length === 0).length;
  return {
    kind: "results",
    sequence,
    total: library.papers.length,
    found: found.length,
    whole,
    isByMeaning: found[0]?.isByMeaning === true,
    problems: parseQuery(query).problems.map((problem) => formatQueryProblem(problem, vscode.l10n.t)),
    cards: resultCards(found.slice(0, limit), query, sourcesIn(personal), vscode.l10n.t),
  };
}

/** Returns where papers are from: their places in the user's files, such as `"paper/refs.bib, line 12"`, and their bundled sets. */
export function sourcesIn(personal: Services["personal"]): PaperSources {
  const imported = personal.importedFile.toString();
  return {
    placesOf: (citekey) => personal.placesOf(citekey).map(describePlace),
    setOf: personal.setOf,
    isImported: (citekey) => personal.placesOf(citekey).some(({ uri }) => uri.toString() === imported),
  };
}

/** Opens the user's file at this position on a card, unless the paper has left the file. */
async function openPlace(
  { citekey, position }: Extract<PageMessage, { kind: "source" }>,
  { current, personal }: AnswerServices,
): Promise<void> {
  const place = personal.placesOf(current.paperOf(citekey)?.citekey ?? citekey)[position];
  await (place && showSource([place], undefined));
}

/** Opens an address in the browser if it is one of the paper's links. */
async function openLink({ citekey, url }: Extract<PageMessage, { kind: "open" }>, { current, log }: AnswerServices): Promise<void> {
  const paper = current.paperOf(citekey);
  const [card] = paper ? resultCards([{ paper }], "") : [];
  if (card?.links.some((link) => link.url === url) !== true) {
    log.warn(`The panel's page asked for an address that is not a link of ${citekey}.`);
    return;
  }
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
