import * as vscode from "vscode";
import type { DailyList } from "../../../core/sources/dailyList";
import { lastDays } from "../../../core/sources/dailyRecord";
import { dailyPapers, parseDailyPapers } from "../../../core/sources/services/huggingFace";
import type { Failure } from "../../../network/online";
import { readSettings } from "../../platform/settings";
import type { Services } from "../../services/services";
import { isInBrowser } from "../askedServices";

/** The answer about a day of the daily list. */
export type DailyAnswer = (DailyList & { readonly kind: "list" }) | Failure;

interface AskedDay {
  readonly day: string;
  readonly now: number;
  /** True if an empty list of today is wanted, too. */
  readonly isExact?: boolean;
}

/** Returns whether the user has switched the daily papers on, which is consent to ask for them. */
export function isDailyOn(): boolean {
  const settings = readSettings();
  return settings.daily && settings["online.lookUp"] !== "never" && !isInBrowser;
}

/** Asks for the papers of a day. If today's list is still empty, asks for yesterday's. */
export async function askForDay(
  { online }: Pick<Services, "online">,
  { day, now, isExact = false }: AskedDay,
  signal: AbortSignal,
): Promise<DailyAnswer> {
  const [today, yesterday = day] = lastDays(now, 2);
  for (const one of day === today && !isExact ? [day, yesterday] : [day]) {
    let text = "";
    const answer = await online.ask(
      dailyPapers(one),
      (response) => {
        ({ text } = response);
        return parseDailyPapers(response);
      },
      signal,
    );
    if (answer.kind === "found") {
      return { kind: "list", day: one, papers: answer.found, answer: text };
    } else if (answer.kind !== "unknown") {
      return { source: "hugging-face", ...answer };
    }
  }
  return { kind: "list", day, papers: [], answer: "[]" };
}

/** Returns the name of the day in the user's language: `"Friday"`. */
export function weekdayOf(day: string): string {
  return new Date(day).toLocaleDateString(vscode.env.language, { weekday: "long", timeZone: "UTC" });
}
