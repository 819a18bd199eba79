import { appendFileSync, existsSync, readFileSync } from "node:fs";
import process from "node:process";

/** The file of the notes, because the tests of several processes write them. */
const file = `${process.env["CITELENS_OUTCOME"] ?? ""}.retried`;

/** Notes that something needed a second attempt. The runner counts these notes. */
export function noteRetry(what: string, error: unknown): void {
  appendFileSync(file, `${JSON.stringify(`${what}\n${firstLines(error)}`)}\n`);
}

/** Returns all notes until now. */
export function notedRetries(): readonly string[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  return lines.map((line) => JSON.parse(line) as string);
}

/**
 * Returns an error's message and the top of its stack, both cut off, because the message may compare whole libraries. An error from
 * another process is a plain object.
 */
export function firstLines(error: unknown): string {
  return (typeof error === "object" && error !== null && "stack" in error ? String(error.stack) : String(error))
    .split("\n")
    .slice(0, 12)
    .map((line) => line.slice(0, 400))
    .join("\n");
}
