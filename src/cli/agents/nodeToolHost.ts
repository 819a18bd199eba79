import { nearestKeys } from "../../core/citations/reading/nearestKeys";
import { formatQueryProblem } from "../../core/cards/formatQueryProblem";
import { parseQuery } from "../../core/search/query/parseQuery";
import { countAnswers } from "../../core/tools/answers/formatSearch";
import type { ToolHost } from "../../agents/toolHost";
import type { Invocation } from "../command";
import { checkPaths, checkGivenText } from "./checkForAgent";
import { citeInFile } from "./citeInFile";
import { listPapers } from "./codebaseForAgent";
import { createLoader, type LoadedPapers } from "./loadedPapers";
import type { Roots } from "../documents/roots";

/** Creates what answers the calls of tools in a process, with the papers of a command. Each call may have other roots. */
export function createNodeToolHost(invocation: Invocation): (roots: Roots) => ToolHost {
  const load = createLoader(invocation);
  const inTurn = createTurns();
  return (roots) => ({
    async search(query, limit) {
      const { index, isOwn } = await load();
      const hits = (await index()).search(query, { isOwn });
      const problems = parseQuery(query).problems.map((problem) => formatQueryProblem(problem));
      return { hits: hits.slice(0, limit), total: countAnswers(hits), problems };
    },
    async papers(ids) {
      const loaded = await load();
      return ids.map((id) => {
        const paper = loaded.library.byAny(id.trim());
        return paper ? citedAs(loaded, id.trim(), loaded.known(paper)) : { unknown: id, near: nearKeys(loaded, id) };
      });
    },
    cite: (request, papers) => inTurn(async () => citeInFile(request, papers, roots, (await load()).matcher)),
    check: async (request, signal) =>
      request.text === undefined
        ? checkPaths(request.paths, roots, { loaded: await load(), invocation, signal })
        : checkGivenText(request.text, await load()),
    codebase: async (paths, signal) => listPapers(paths, roots, { loaded: await load(), invocation, signal }),
  });
}

/** Agents call tools at the same time. Returns a function that does one piece of work after the other, so that each reads what the last one wrote. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

/** A paper that a file lists under several keys is cited by the one that was asked for. */
function citedAs({ library }: LoadedPapers, id: string, known: ReturnType<LoadedPapers["known"]>): ReturnType<LoadedPapers["known"]> {
  const isOtherKey = known.paper.citekey !== id && library.byCitekey(id) === known.paper;
  return isOtherKey ? { ...known, paper: { ...known.paper, citekey: id } } : known;
}

/** An id with digits and points is no mistyped citekey. */
function nearKeys({ library }: LoadedPapers, id: string): readonly string[] {
  return /^[\p{L}_]/u.test(id) && id.length <= maxKeyChars
    ? nearestKeys(
        id,
        library.papers.map(({ citekey }) => citekey),
      )
    : [];
}

const maxKeyChars = 200;
