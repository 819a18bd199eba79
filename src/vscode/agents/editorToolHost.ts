import type { ToolHost } from "../../agents/toolHost";
import { formatQueryProblem } from "../../core/cards/formatQueryProblem";
import { parseQuery } from "../../core/search/query/parseQuery";
import { nearCitekeys } from "../../core/tools/nearCitekeys";
import type { ReferenceCheck } from "../check/referenceCheck";
import type { CitingServices } from "../citing/planCitation";
import type { Services } from "../services/services";
import { checkForAgent } from "./checkForAgent";
import { citeForAgent } from "./citeForAgent";
import { codebaseForAgent, type ReadCodebase } from "./codebaseForAgent";

/** What the tools use of the extension. */
export interface ToolServices extends CitingServices, Pick<Services, "personal" | "log"> {
  readonly check: Pick<ReferenceCheck, "check">;
  readonly codebase: ReadCodebase;
}

/** Creates the host that answers calls of tools with what the extension knows. It waits until the user's papers are in force. */
export function createEditorToolHost(services: ToolServices): ToolHost {
  const { current, personal, check, codebase } = services;
  const ready = async (): Promise<void> => {
    await personal.started;
    await current.settled();
  };
  return {
    async search(query, limit) {
      await ready();
      const index = current.searchIndex();
      const found = index.search(query, { isOwn: personal.isOwn });
      const isWhole = index.size >= current.papers().length;
      return {
        hits: found.slice(0, limit),
        total: found.length,
        problems: [
          ...parseQuery(query).problems.map((problem) => formatQueryProblem(problem)),
          ...(isWhole ? [] : ["The library is still being read, so papers may be missing. Search again in a minute."]),
        ],
      };
    },
    async papers(ids) {
      await ready();
      return ids.map((id) => {
        const paper = current.paperOf(id.trim());
        return paper
          ? { paper, sources: sourcesOf(personal, paper.citekey) }
          : { unknown: id, near: nearCitekeys(id, current.papers().map(({ citekey }) => citekey)) };
      });
    },
    cite: (request, papers) => citeForAgent(services, request, papers),
    check: (request, signal) => checkForAgent(check, request, signal),
    codebase: (paths, signal) => codebaseForAgent(codebase, paths, signal),
  };
}

/** Returns where a paper is from, the most trusted source first: `"refs.bib"`, `"bundled papers"`. */
function sourcesOf(personal: Services["personal"], citekey: string): readonly string[] {
  const files = personal.placesOf(citekey).map(({ label }) => label);
  return [...new Set([...files, ...(files.length === 0 || personal.setOf(citekey) ? ["bundled papers"] : [])])];
}
