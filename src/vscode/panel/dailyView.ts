import * as vscode from "vscode";
import { type PaperSources, resultCards } from "../../core/cards/resultCard";
import { dayBeside, lastDays } from "../../core/sources/dailyRecord";
import { paperOfFound } from "../../core/sources/paperOfFound";
import type { DailyPaper } from "../../core/sources/services/huggingFace";
import { sourceName } from "../../core/sources/sources";
import type { DailyCard, DailyView } from "../../webview/messages";
import { weekdayOf } from "../online/daily/askForDay";
import type { DailyState } from "../online/daily/createDailyPapers";
import type { Services } from "../services/services";

interface DailyViewParts {
  readonly current: Services["current"];
  readonly sources: PaperSources;
  /** The ids of the papers that the user has read. */
  readonly read: ReadonlySet<string>;
  readonly now: number;
}

/** Returns the daily papers as the panel's page shows them. */
export function dailyView(state: DailyState, { current, sources, read, now }: DailyViewParts): DailyView {
  const [today = ""] = lastDays(now, 1);
  const day = dayOf(state) ?? today;
  const papers = state.kind === "list" ? dailyCards(state.list.papers, current, sources) : [];
  return {
    day,
    weekday: weekdayOf(day),
    previous: dayBeside(day, -1),
    next: day < today ? dayBeside(day, 1) : "",
    ...describeState(state, papers.length),
    papers,
    unread: papers.flatMap(({ id }) => (read.has(id) ? [] : [id])),
  };
}

function dayOf(state: DailyState): string | undefined {
  return state.kind === "list" ? state.list.day : state.kind === "none" ? undefined : state.day;
}

function describeState(state: DailyState, count: number): Pick<DailyView, "notice" | "ask"> {
  switch (state.kind) {
    case "none":
      return { notice: vscode.l10n.t("CiteLens has not asked for today’s list yet."), ask: vscode.l10n.t("Show Today’s Papers") };
    case "asking":
      return { notice: vscode.l10n.t("Asking {0}…", sourceName("hugging-face")), ask: "" };
    case "failed":
      return { notice: state.why, ask: vscode.l10n.t("Try Again") };
    case "list":
      return { notice: count === 0 ? vscode.l10n.t("The list of this day has no papers.") : "", ask: "" };
  }
}

/** Returns the papers of a day, each once, with what the library says of those that it has. */
function dailyCards(daily: readonly DailyPaper[], current: Services["current"], sources: PaperSources): readonly DailyCard[] {
  const library = current.library();
  const byId = new Map(daily.map((one) => [one.arxiv, one]));
  return [...byId.values()].flatMap(({ paper: found, arxiv, upvotes }) => {
    const known = library.byAny(arxiv);
    const paper = paperOfFound([found]);
    const [card] = paper ? resultCards([{ paper }], "", undefined, vscode.l10n.t) : [];
    const [own = card] = known ? resultCards([{ paper: known }], "", sources, vscode.l10n.t) : [];
    // Some of the bundled papers have no abstract.
    return card && own
      ? [{ card: own.abstract.text === "" ? { ...own, abstract: card.abstract } : own, id: arxiv, upvotes, isKnown: known !== undefined }]
      : [];
  });
}
