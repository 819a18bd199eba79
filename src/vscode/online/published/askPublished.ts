import type { Paper } from "../../../core/paper";
import { followingRequests, publishedRequests, type PublishedRequest } from "../../../core/sources/published/publishedRequests";
import type { FoundPaper } from "../../../core/sources/source";
import { sources } from "../../../core/sources/sources";
import type { Failure, Online } from "../../../network/online";
import { parseDated } from "../../../network/parseDated";
import { isInBrowser } from "../askedServices";

/** The records that services have of the publications of a preprint, other papers among them. */
export interface PublishedAnswers {
  readonly found: readonly FoundPaper[];
  readonly failures: readonly Failure[];
}

/** Asks the services for the publications of a preprint: by its id and its title, then by the DOIs that its own records name. */
export async function askPublished({ ask }: Pick<Online, "ask">, paper: Paper, signal: AbortSignal): Promise<PublishedAnswers> {
  const place = { isBrowser: isInBrowser };
  const first = await askAll({ ask }, publishedRequests(paper, place), signal);
  const next = await askAll({ ask }, followingRequests(paper, first.found, place), signal);
  return { found: [...first.found, ...next.found], failures: [...first.failures, ...next.failures] };
}

async function askAll({ ask }: Pick<Online, "ask">, requests: readonly PublishedRequest[], signal: AbortSignal): Promise<PublishedAnswers> {
  const failures = new Map<string, Failure>();
  const found = await Promise.all(
    requests.map(async ({ source, request }): Promise<readonly FoundPaper[]> => {
      const service = sources.get(source);
      const answer = service && (await ask(request, (response) => parseDated(service, response), signal));
      if (answer && answer.kind !== "found" && answer.kind !== "unknown") {
        failures.set(source, { ...answer, source });
      }
      return answer?.kind === "found" ? answer.found : [];
    }),
  );
  return { found: found.flat(), failures: [...failures.values()] };
}
