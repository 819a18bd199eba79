import { execFileSync } from "node:child_process";
import process from "node:process";

/** Returns the titles of the papers that the command line finds, in its order. */
export function titlesFound(query: string): string[] {
  const line = execFileSync(process.execPath, ["dist/cli.js", "search", query, "--json"], { encoding: "utf8" });
  return (JSON.parse(line) as { results: { title: string }[] }).results.map(({ title }) => title);
}
