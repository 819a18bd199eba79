import { fieldOf } from "../record";
import { dayOf, isDay } from "./dailyRecord";
import { readJson } from "./reading/readAnswer";
import { type DailyPaper, parseDailyPapers } from "./services/huggingFace";

/** The papers of a day of the daily list. */
export interface DailyList {
  readonly day: string;
  readonly papers: readonly DailyPaper[];
  /** The answer that they were read from. */
  readonly answer: string;
}

/** Formats a list for a file that a later session reads. */
export function formatKeptList({ day, answer }: DailyList): string {
  return JSON.stringify({ day, answer });
}

/**
 * Reads the file that an earlier session, or another version of CiteLens, has written. Returns `undefined` for anything else, and for the list of a
 * day to come: a clock that was wrong would keep it before those of today.
 */
export function parseKeptList(text: string, now: number): DailyList | undefined {
  const kept = readJson(asAnswer(text));
  const [day, answer] = "json" in kept ? ["day", "answer"].map((name) => fieldOf(kept.json, name)) : [];
  if (typeof day !== "string" || !isDay(day) || day > dayOf(now) || typeof answer !== "string") {
    return undefined;
  }
  const read = parseDailyPapers(asAnswer(answer));
  return read.kind === "found" ? { day, papers: read.found, answer } : undefined;
}

function asAnswer(text: string): Parameters<typeof parseDailyPapers>[0] {
  return { status: 200, contentType: "application/json", text };
}
