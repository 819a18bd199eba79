import * as vscode from "vscode";
import { resultCards } from "../../core/cards/resultCard";
import { isDay } from "../../core/sources/dailyRecord";
import { paperOfFound } from "../../core/sources/paperOfFound";
import type { DailyPaper } from "../../core/sources/services/huggingFace";
import type { DailyMessage } from "../../webview/messages";
import type { DailyPapers } from "../online/daily/createDailyPapers";
import { keepPapers } from "../online/keepPapers";
import { createDelayed } from "../platform/slices";
import type { Services } from "../services/services";
import { sourcesIn } from "./answerPage";
import { dailyView } from "./dailyView";
import type { ReportedPage } from "./panelFile";

type DailyServices = Pick<Services, "current" | "log" | "personal" | "recent"> & { readonly daily: DailyPapers };

/** Sends the daily papers to the panel's page, and does what the page asks for. */
export interface DailyReport extends vscode.Disposable {
  /** Sends the list that is there. Asks no service. */
  send(): Promise<void>;
  /** Does what the user asks for: only `showDay` may ask a service. */
  answer(message: DailyMessage): Promise<void>;
}

/** One change is often followed by others. All changes within this time cause one report. */
const reportDelayMs = 50;

/** Creates the report. It is sent again whenever it may have changed. */
export function createDailyReport(services: DailyServices, { isReady, post }: ReportedPage): DailyReport {
  const { current, daily, log, personal } = services;
  const sendNow = (): void => {
    const state = daily.state();
    if (isReady()) {
      const parts = { current, sources: sourcesIn(personal), read: daily.read(), now: Date.now() };
      post(state ? { kind: "daily", view: dailyView(state, parts) } : { kind: "noDaily" });
    }
  };
  const sendSoon = createDelayed(reportDelayMs, sendNow);
  const subscriptions = vscode.Disposable.from(daily.onDidChange(sendSoon), current.onDidChange(sendSoon), sendSoon);
  const papersOfDay = (ids: readonly string[]): readonly DailyPaper[] => {
    const state = daily.state();
    return state?.kind === "list" ? state.list.papers.filter(({ arxiv }) => ids.includes(arxiv)) : [];
  };
  return {
    async send() {
      await daily.load();
      sendNow();
    },
    async answer(message) {
      switch (message.kind) {
        case "showDay":
          await (isDay(message.day) && daily.showDay(message.day));
          return;
        case "addDaily": {
          const chosen = papersOfDay(message.ids);
          await daily.markRead(chosen.map(({ arxiv }) => arxiv));
          const papers = chosen.flatMap(({ paper }) => paperOfFound([paper]) ?? []);
          await keepPapers(services, papers, message.isCited ? "cite" : "add");
          return;
        }
        case "readDaily":
          await daily.markRead(papersOfDay(message.ids).map(({ arxiv }) => arxiv));
          return;
        case "openDaily": {
          const papers = papersOfDay([message.id]).flatMap(({ paper }) => paperOfFound([paper]) ?? []);
          const [card] = resultCards(
            papers.map((paper) => ({ paper })),
            "",
          );
          if (card?.links.some(({ url }) => url === message.url) !== true) {
            log.warn("The panel's page asked for an address that is not a link of a daily paper.");
            return;
          }
          await vscode.env.openExternal(vscode.Uri.parse(message.url, true));
        }
      }
    },
    dispose: () => void subscriptions.dispose(),
  };
}
