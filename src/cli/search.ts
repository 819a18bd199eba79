import { createSearchIndex } from "../core/search/createSearchIndex";
import { type SearchIndex } from "../core/search/searchIndex";
import { type SearchHit } from "../core/search/searchIndex";
import { parseQuery } from "../core/search/query/parseQuery";
import { type Command, type Invocation, positiveInteger } from "./command";
import { runToEnd } from "../core/sliced";
import { loadPapers } from "./papers";
import { loadWordVectors } from "./wordVectors";

const defaultLimit = 10;

/** `citelens search`: prints the papers for a query, best first. */
export const searchCommand: Command = {
  name: "search",
  usage: "search [QUERY] [--limit N] [--json]",
  summary: "Find papers for a query, best first; without QUERY, for each line of standard input.",
  help: [
    `  --limit N        print at most N papers per query (default: ${defaultLimit})`,
    "  --json           print one line of JSON per query",
  ],
  options: { limit: { type: "string" }, json: { type: "boolean" } },
  async run(invocation) {
    const limit = positiveInteger(invocation, "limit", defaultLimit);
    const format = invocation.flag("json") ? formatJson : formatText;
    const index = createSearchIndex(await loadPapers(invocation));
    const words = await loadWordVectors(invocation);
    if (words) {
      runToEnd(index.learnWords(words));
    }
    for await (const query of queries(invocation)) {
      if (invocation.terminal.isClosed()) {
        break;
      }
      for (const problem of problemsIn(query)) {
        invocation.terminal.writeError(`citelens search: ${problem}`);
      }
      await invocation.terminal.write(format(query, find(index, query, limit)));
    }
    return 0;
  },
};

async function* queries({ positionals, terminal }: Invocation): AsyncIterable<string> {
  if (positionals.length > 0) {
    yield positionals.join(" ");
  } else {
    yield* terminal.readLines();
  }
}

/** A year that is missing is no problem while a query is typed, but it is in a whole one. */
const yearless = /(?<!\S)(?:years?|after|since|before):[<>=≤≥]{0,2}(?!\S)/gi;

function problemsIn(query: string): readonly string[] {
  const { problems } = parseQuery(query);
  const missing = [...query.matchAll(yearless)].map(([filter]) => `${filter} needs a year, as in year:2022, after:2020 or before:2022.`);
  return [...new Set(problems.some((problem) => problem.startsWith("A year")) ? problems : [...problems, ...missing])];
}

/** An empty query finds nothing here; use `citelens names` to list what the library has. */
function find(index: SearchIndex, query: string, limit: number): readonly SearchHit[] {
  return query.trim() === "" ? [] : index.search(query, { limit });
}

function formatJson(query: string, hits: readonly SearchHit[]): string {
  const results = hits.map(({ paper, score, missing, like }) => ({
    id: paper.citekey,
    title: paper.title,
    score,
    ...(missing.length > 0 ? { missing } : {}),
    ...(like.length > 0 ? { like } : {}),
  }));
  return JSON.stringify({ query, results });
}

function formatText(query: string, hits: readonly SearchHit[]): string {
  if (hits.length === 0) {
    return `no papers found for "${query}"`;
  }
  return hits.map(({ paper, missing, like }) => [paper.citekey, paper.title, ...reasons(missing, like)].join("\t")).join("\n");
}

/** Returns what the paper lacks of the query, and what it has instead. */
function reasons(missing: SearchHit["missing"], like: SearchHit["like"]): readonly string[] {
  return [...(missing.length > 0 ? [`without ${missing.join(", ")}`] : []), ...(like.length > 0 ? [`like: ${like.join(", ")}`] : [])];
}
