import * as vscode from "vscode";
import type { DailyList } from "../../../core/sources/dailyList";
import { isDay, lastDays } from "../../../core/sources/dailyRecord";
import { paperOfFound } from "../../../core/sources/paperOfFound";
import { sourceName } from "../../../core/sources/sources";
import type { ChoosingServices } from "../../picking/choosePaper";
import type { Services } from "../../services/services";
import { askForDay, isDailyOn, weekdayOf } from "./askForDay";
import type { DailyPapers } from "./createDailyPapers";
import { chooseDailyPapers } from "./dailyPick";
import { isInBrowser } from "../askedServices";
import { keepPapers } from "../keepPapers";
import { ask } from "../lookUp";
import { mayAsk } from "../mayAsk";
import { describeFailures } from "../nothingCame";
import { previewOf, showPreview } from "../preview";
import { showInformation } from "../../platform/notifications";

type DailyServices = ChoosingServices & Pick<Services, "online"> & { readonly daily: Pick<DailyPapers, "markRead" | "read" | "take"> };

const offeredDays = 14;

/**
 * Shows the papers of a day of Hugging Face's daily list. Adds those that the user ticks, or shows one before it is added.
 *
 * @param given the day: `"2026-06-12"`; without it, the user chooses one
 */
export async function showDailyPapers(services: DailyServices, given = ""): Promise<void> {
  if (isInBrowser) {
    void showInformation(
      vscode.l10n.t(
        "CiteLens: {0} cannot be asked from a browser. VS Code on the desktop shows the daily papers.",
        sourceName("hugging-face"),
      ),
    );
    return;
  }
  const day = isDay(given) ? given : await chooseDay();
  const list = day === undefined ? undefined : await askUser(services, day);
  if (list?.papers.length === 0) {
    void showInformation(vscode.l10n.t("CiteLens: the daily list of {0} has no papers.", list.day));
  } else if (list) {
    await addFromList(services, list);
  }
}

async function chooseDay(): Promise<string | undefined> {
  const rows = lastDays(Date.now(), offeredDays).map((day) => ({
    label: day,
    description: weekdayOf(day),
  }));
  const row = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t("Daily Papers…"),
    placeHolder: vscode.l10n.t("Choose a day (UTC)"),
  });
  return row?.label;
}

/** Asks for a day once the user has agreed, and again if they want to after a failure. */
async function askUser(services: DailyServices, day: string): Promise<DailyList | undefined> {
  const about = vscode.l10n.t("Daily papers of {0}", day);
  if (!isDailyOn() && !(await mayAsk(sourceName("hugging-face"), about))) {
    return undefined;
  }
  const again = vscode.l10n.t("Try Again");
  for (;;) {
    const answer = await ask(about, (signal) => askForDay(services, { day, now: Date.now() }, signal));
    if (!answer || answer.kind === "list") {
      return answer;
    }
    if ((await showInformation(`CiteLens: ${describeFailures([answer]).join(" ")}`, again)) !== again) {
      return undefined;
    }
  }
}

async function addFromList(services: DailyServices, list: DailyList): Promise<void> {
  const { daily } = services;
  const choice = chooseDailyPapers(services, list, daily.read());
  await daily.take(list, true);
  await daily.markRead(list.papers.map(({ arxiv }) => arxiv));
  const { ticked, active } = (await choice) ?? { ticked: [] };
  if (ticked.length > 0) {
    await keepPapers(
      services,
      ticked.flatMap(({ paper }) => paperOfFound([paper]) ?? []),
      "add",
    );
  } else if (active) {
    const preview = previewOf(services, [active.paper]);
    const wanted = preview && (await showPreview(services, preview));
    await (preview && wanted && keepPapers(services, [preview.paper], wanted));
  }
}
