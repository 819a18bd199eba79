import type { ToolHost } from "../../agents/toolHost";
import { formatQueryProblem } from "../../core/cards/formatQueryProblem";
import type { Paper } from "../../core/paper";
import { parseQuery } from "../../core/search/query/parseQuery";
import { countAnswers } from "../../core/tools/answers/formatSearch";
import { nearestKeys } from "../../core/citations/reading/nearestKeys";
import { bundledSources } from "../../core/library/bundledPapers";
import type { KnownPaper } from "../../core/tools/agentTool";
import type { ReferenceCheck } from "../check/referenceCheck";
import type { CitingServices } from "../citing/planCitation";
import { readSettings } from "../platform/settings";
import { createPauses } from "../platform/slices";
import type { Services } from "../services/services";
import { checkForAgent } from "./checkForAgent";
import { citeForAgent } from "./citeForAgent";
import { codebaseForAgent, type ReadCodebase } from "./codebaseForAgent";

/** The services of the extension that the tools use. */
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
        total: countAnswers(found),
        problems: [
          ...parseQuery(query).problems.map((problem) => formatQueryProblem(problem)),
          ...(isWhole ? [] : ["The library is still being read, so papers may be missing. Search again in a minute."]),
        ],
      };
    },
    async papers(ids) {
      await ready();
      const pauseIfLong = createPauses();
      const answers: (KnownPaper | UnknownPaper)[] = [];
      for (const id of ids) {
        const paper = current.paperOf(id.trim());
        answers.push(
          paper
            ? { paper: citedAs(paper, id.trim(), current), ...originOf(personal, paper) }
            : { unknown: id, near: nearIn(current.papers(), id) },
        );
        await pauseIfLong();
      }
      return answers;
    },
    cite: (request, papers) => citeForAgent(services, request, papers),
    check: (request, signal) => checkForAgent(check, request, signal),
    codebase: (paths, signal) => codebaseForAgent(codebase, paths, signal),
  };
}

/** A paper that files list under several keys is cited by the one that was asked for. */
function citedAs(paper: Paper, id: string, current: Services["current"]): Paper {
  return paper.citekey !== id && current.library().byCitekey(id) === paper ? { ...paper, citekey: id } : paper;
}

type UnknownPaper = Exclude<Awaited<ReturnType<ToolHost["papers"]>>[number], KnownPaper>;

/** A longer id is no mistyped citekey. */
const maxComparedChars = 100;

function nearIn(papers: readonly Paper[], id: string): readonly string[] {
  return id.length > maxComparedChars
    ? []
    : nearestKeys(
        id,
        papers.map(({ citekey }) => citekey),
      );
}

const bundledName = "bundled papers";

/** Returns where a paper is from, the most trusted source first, and the paper as each source has it. */
function originOf(personal: Services["personal"], { citekey }: Paper): Omit<KnownPaper, "paper"> {
  const files = personal.placesOf(citekey);
  const ofFiles = files.flatMap(({ uri, label, citekey: written }) => {
    const source = personal.sources().find((one) => one.uri.toString() === uri.toString());
    const paper = source?.papers().find((one) => one.citekey === written);
    return paper ? [{ source: label, paper }] : [];
  });
  const bundled = bundledSources(readSettings().bundled)
    .flatMap(({ papers }) => papers.find((one) => one.citekey === citekey) ?? [])
    .slice(0, 1)
    .map((paper) => ({ source: bundledName, paper }));
  const isBundled = files.length === 0 || personal.setOf(citekey) !== undefined;
  return {
    sources: [...new Set([...files.map(({ label }) => label), ...(isBundled ? [bundledName] : [])])],
    versions: [...ofFiles, ...(isBundled ? bundled : [])],
  };
}
