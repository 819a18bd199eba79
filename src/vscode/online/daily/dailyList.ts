import type * as vscode from "vscode";
import { type DailyRecord, lastDays, readDailyRecord } from "../../../core/sources/dailyRecord";
import { type DailyPaper, dailyPapers, parseDailyPapers } from "../../../core/sources/services/huggingFace";
import type { Failure } from "../../../network/online";
import { readSettings } from "../../platform/settings";
import type { Services } from "../../services/services";
import { isInBrowser } from "../askedServices";

const recordKey = "dailyPapers";

/** The papers of a day of the daily list. */
export interface DailyList {
  readonly kind: "list";
  readonly day: string;
  readonly papers: readonly DailyPaper[];
}

/** Returns whether the user has switched the daily papers on, which is consent to ask for them. */
export function isDailyOn(): boolean {
  const settings = readSettings();
  return settings.daily && settings["online.lookUp"] !== "never" && !isInBrowser;
}

/** Asks for the papers of a day. If today's list is still empty, asks for yesterday's. */
export async function askForDay(
  { online }: Pick<Services, "online">,
  { day, now }: { readonly day: string; readonly now: number },
  signal: AbortSignal,
): Promise<DailyList | Failure> {
  const [today, yesterday = day] = lastDays(now, 2);
  for (const one of day === today ? [day, yesterday] : [day]) {
    const answer = await online.ask(dailyPapers(one), parseDailyPapers, signal);
    if (answer.kind === "found") {
      return { kind: "list", day: one, papers: answer.found };
    } else if (answer.kind !== "unknown") {
      return { source: "hugging-face", ...answer };
    }
  }
  return { kind: "list", day, papers: [] };
}

/** Reads which papers the user was shown, and when the list was asked for. */
export function loadDailyRecord(storage: vscode.Memento): DailyRecord {
  return readDailyRecord(storage.get(recordKey));
}

/** Keeps it for later sessions. */
export async function keepDailyRecord(storage: vscode.Memento, record: DailyRecord): Promise<void> {
  await storage.update(recordKey, record);
}
