import { formatQueryProblem } from "../core/cards/formatQueryProblem";
import { parseQuery } from "../core/search/query/parseQuery";
import { createSearchIndex } from "../core/search/createSearchIndex";
import type { SearchHit, SearchIndex, SearchOptions } from "../core/search/searchIndex";
import { type Command, type Invocation, positiveInteger } from "./command";
import { runToEnd } from "../core/sliced";
import { loadOwnAndBundled } from "./papers";
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
    const { papers, own } = await loadOwnAndBundled(invocation);
    const index = createSearchIndex(papers);
    const isOwn = (citekey: string): boolean => own.has(citekey);
    const words = await loadWordVectors(invocation);
    if (words) {
      runToEnd(index.learnWords(words));
    }
    for await (const query of queries(invocation)) {
      if (invocation.terminal.isClosed()) {
        break;
      }
      for (const problem of parseQuery(query).problems) {
        invocation.terminal.writeError(`citelens search: ${formatQueryProblem(problem)}`);
      }
      await invocation.terminal.write(format(query, find(index, query, { limit, isOwn })));
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

/** An empty query finds nothing here; use `citelens names` to list what the library has. */
function find(index: SearchIndex, query: string, options: SearchOptions): readonly SearchHit[] {
  return query.trim() === "" ? [] : index.search(query, options);
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
