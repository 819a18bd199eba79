import * as vscode from "vscode";
import { isDailyDue, lastDays } from "../../../core/sources/dailyRecord";
import { registerSettingsListener } from "../../platform/settings";
import type { Services } from "../../services/services";
import { askForDay, isDailyOn } from "./askForDay";
import type { DailyPapers } from "./createDailyPapers";
import { keepDailyRecord, loadDailyRecord } from "./keptDaily";
import { describeFailures } from "../nothingCame";
import { showInformation } from "../../platform/notifications";

type VisitingServices = Pick<Services, "globalState" | "log" | "online"> & {
  readonly daily: Pick<DailyPapers, "fail" | "showDay" | "take">;
};

/** How often it is looked whether the list is due, and how long nothing was typed then. The first look is this long after the start. */
const defaultWaits: Waits = { lookMs: 120_000, quietMs: 60_000 };

interface Waits {
  readonly lookMs: number;
  readonly quietMs: number;
}

/** While the setting is on, asks for the daily list once a day at a time when nothing is typed. While it is off, does nothing at all. */
export function registerDailyVisits(services: VisitingServices, { lookMs, quietMs } = defaultWaits): vscode.Disposable {
  const controller = new AbortController();
  let visits: vscode.Disposable | undefined;
  const begin = (): vscode.Disposable => {
    let changedAt = 0;
    const typing = vscode.workspace.onDidChangeTextDocument(() => {
      changedAt = Date.now();
    });
    const timer = setInterval(() => {
      const now = Date.now();
      if (now - changedAt >= quietMs) {
        void visitDailyList(services, now, controller.signal);
      }
    }, lookMs);
    return vscode.Disposable.from(typing, {
      dispose: () => {
        clearInterval(timer);
      },
    });
  };
  const obey = (): void => {
    visits?.dispose();
    visits = isDailyOn() ? begin() : undefined;
  };
  const settings = registerSettingsListener((hasChanged) => {
    if (hasChanged("daily") || hasChanged("online.lookUp")) {
      obey();
    }
  });
  obey();
  return vscode.Disposable.from(settings, {
    dispose: () => {
      visits?.dispose();
      controller.abort();
    },
  });
}

/** Asks for today's list if it is due, and says how many papers are new. A failure is logged, and hours later the list is due again. */
async function visitDailyList(services: VisitingServices, now: number, signal: AbortSignal): Promise<void> {
  const { globalState, log, daily } = services;
  const record = loadDailyRecord(globalState);
  const [today = ""] = lastDays(now, 1);
  if (!isDailyDue(record, now)) {
    return;
  }
  // It is kept before the request, so that another window does not ask as well.
  await keepDailyRecord(globalState, { ...record, triedAt: now });
  try {
    const answer = await askForDay(services, { day: today, now }, signal);
    if (answer.kind !== "list") {
      daily.fail(today, answer);
      log.info(`The daily papers were not read. ${describeFailures([answer]).join(" ")}`);
      return;
    }
    const latest = loadDailyRecord(globalState);
    await keepDailyRecord(globalState, { ...latest, answered: today });
    await daily.take(answer);
    const fresh = answer.papers.filter(({ arxiv }) => !latest.shown.includes(arxiv));
    if (fresh.length > 0) {
      void offerList(daily, answer.day, fresh.length);
    }
  } catch (error) {
    if (!signal.aborted) {
      log.error("The daily papers could not be read.", error);
    }
  }
}

async function offerList({ showDay }: VisitingServices["daily"], day: string, count: number): Promise<void> {
  const [show, panel] = [vscode.l10n.t("Show"), vscode.l10n.t("Show in Panel")];
  const message = vscode.l10n.t("CiteLens: new daily papers of {0}: {1}", day, count);
  const choice = await showInformation(message, show, panel);
  if (choice === show) {
    await vscode.commands.executeCommand("citelens.dailyPapers", day);
  } else if (choice === panel) {
    await showDay(day);
    await vscode.commands.executeCommand("citelens.showPanel");
  }
}
