import type { AgentTool, KnownPaper, ToolRequest } from "../core/tools/agentTool";
import { formatCited } from "../core/tools/answers/formatCited";
import { formatCodebase } from "../core/tools/answers/formatCodebase";
import { formatFindings } from "../core/tools/answers/formatFindings";
import { formatPapers, formatUnknown, type UnknownId } from "../core/tools/answers/formatPapers";
import { formatSearch } from "../core/tools/answers/formatSearch";
import type { ToolHost } from "./toolHost";

/** The answer of a tool. An error says what to do next. */
export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}

/** Runs a tool with the input of a call, which may be anything. Rejects only as the host does. */
export async function runTool(tool: AgentTool, input: unknown, host: ToolHost, signal: AbortSignal): Promise<ToolAnswer> {
  const read = tool.read(input);
  return "problem" in read ? { text: read.problem, isError: true } : answer(read.request, host, signal);
}

async function answer(request: ToolRequest, host: ToolHost, signal: AbortSignal): Promise<ToolAnswer> {
  switch (request.kind) {
    case "search":
      return { text: formatSearch(request.query, await host.search(request.query, request.limit)), isError: false };
    case "papers": {
      const papers = await papersOf(request.ids, host);
      return { text: formatPapers(papers, request.fields), isError: !papers.some(isKnown) };
    }
    case "cite":
      return cite(request, host);
    case "check": {
      const outcome = await host.check(request, signal);
      return { text: formatFindings(outcome, request.limit), isError: outcome.kind === "refused" };
    }
    case "codebase": {
      const outcome = await host.codebase(request.paths, signal);
      return { text: formatCodebase(outcome, request), isError: outcome.kind === "refused" };
    }
  }
}

/** Cites nothing if an id is unknown: half a citation would look like a whole one. */
async function cite(request: Extract<ToolRequest, { kind: "cite" }>, host: ToolHost): Promise<ToolAnswer> {
  const found = await papersOf(request.ids, host);
  const unknown = found.filter((one): one is UnknownId => !isKnown(one));
  if (unknown.length > 0) {
    return { text: ["Nothing was written.", ...unknown.map(formatUnknown)].join("\n"), isError: true };
  }
  const outcome = await host.cite(
    request,
    found.filter(isKnown).map(({ paper }) => paper),
  );
  return { text: formatCited(outcome), isError: outcome.kind === "refused" };
}

/** Looks ids up. A paper that is named twice, by its citation key and its DOI, is answered once. */
async function papersOf(ids: readonly string[], host: ToolHost): Promise<readonly (KnownPaper | UnknownId)[]> {
  const found = await host.papers(ids);
  return [...new Map(found.map((one) => [isKnown(one) ? `paper ${one.paper.citekey}` : `id ${one.unknown}`, one])).values()];
}

function isKnown(one: KnownPaper | UnknownId): one is KnownPaper {
  return "paper" in one;
}
