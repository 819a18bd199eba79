import { execFileSync } from "node:child_process";
import process from "node:process";

/** The titles in the order in which the command line finds them. */
export function titlesFound(query: string): string[] {
  const line = execFileSync(process.execPath, ["dist/cli.js", "search", query, "--json"], { encoding: "utf8" });
  return (JSON.parse(line) as { results: { title: string }[] }).results.map(({ title }) => title);
}
