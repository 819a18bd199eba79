import { appendFileSync, existsSync, readFileSync } from "node:fs";
import process from "node:process";

/** A file, as tests in several processes write to it. */
const file = `${process.env["CITELENS_OUTCOME"] ?? ""}.retried`;

/** Notes that something needed a second attempt; the runner counts it. */
export function noteRetry(what: string, error: unknown): void {
  appendFileSync(file, `${JSON.stringify(`${what}\n${firstLines(error)}`)}\n`);
}

/** Returns everything that was noted until now. */
export function notedRetries(): readonly string[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  return lines.map((line) => JSON.parse(line) as string);
}

/**
 * Returns an error's message and the first steps of its stack, without the rest of a comparison of whole libraries. From another process an
 * error comes as a plain object.
 */
export function firstLines(error: unknown): string {
  return (typeof error === "object" && error !== null && "stack" in error ? String(error.stack) : String(error))
    .split("\n")
    .slice(0, 12)
    .map((line) => line.slice(0, 400))
    .join("\n");
}
