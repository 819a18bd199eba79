import { fieldOf, isRecord } from "../record";

/** The memory of the daily papers from session to session. */
export interface DailyRecord {
  /** The day on which the list was last asked for without a command, and answered: `"2026-06-12"`. */
  readonly answered?: string;
  /** When it was last asked for so, in milliseconds since 1970. */
  readonly triedAt?: number;
  /** The arXiv ids of the papers that the user was shown in the pick or opened in the panel, the newest first. */
  readonly shown: readonly string[];
}

const dayMs = 24 * 3_600_000;
/** After a day that failed, the list is left alone so long. */
const retryMs = 2 * 3_600_000;
/** A day has 50 papers or fewer, and two weeks are offered. */
const maxShown = 1_000;

/** Returns the last days of the list, which has those of UTC, the newest first. */
export function lastDays(now: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, back) => dayOf(now - back * dayMs));
}

/** Returns the day of a time, as the list writes it: `"2026-06-12"`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Returns whether a text is a day as the list writes it: `"2026-06-12"`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Returns the day that is so many days after a day, or before it if the number is negative. */
export function dayBeside(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * dayMs);
}

/** Reads what an earlier session, or another version of CiteLens, has stored. */
export function readDailyRecord(stored: unknown): DailyRecord {
  const [answered, triedAt, shown] = isRecord(stored) ? ["answered", "triedAt", "shown"].map((name) => fieldOf(stored, name)) : [];
  return {
    ...(typeof answered === "string" ? { answered } : {}),
    ...(typeof triedAt === "number" ? { triedAt } : {}),
    shown: Array.isArray(shown) ? shown.filter((id) => typeof id === "string").slice(0, maxShown) : [],
  };
}

/** Returns whether the list may be asked for without a command: once a day, and not again soon after it failed. */
export function isDailyDue({ answered, triedAt }: DailyRecord, now: number): boolean {
  const [today] = lastDays(now, 1);
  return answered !== today && (triedAt === undefined || Math.abs(now - triedAt) >= retryMs);
}

/** Adds papers to those that the user has read. Forgets the oldest if there are many. */
export function withShown(record: DailyRecord, ids: readonly string[]): DailyRecord {
  return { ...record, shown: [...new Set([...ids, ...record.shown])].slice(0, maxShown) };
}
