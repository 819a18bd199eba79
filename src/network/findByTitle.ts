import { joinCandidates } from "../core/sources/joinCandidates";
import { askedForTitles } from "../core/sources/orders";
import type { FoundPaper } from "../core/sources/source";
import { sources } from "../core/sources/sources";
import type { Failure, FoundByTitle, Online } from "./online";
import { parseDated } from "./parseDated";

const maxHits = 10;

/** Asks for papers by their title. Returns them all: which one is meant, the user decides. */
export async function findByTitle({ ask }: { readonly ask: Online["ask"] }, title: string, signal: AbortSignal): Promise<FoundByTitle> {
  const failures: Failure[] = [];
  const lists = await Promise.all(
    askedForTitles.map(async (name): Promise<readonly FoundPaper[]> => {
      const source = sources.get(name);
      const request = source?.byTitle?.(title, maxHits);
      if (!source || !request) {
        return [];
      }
      const answer = await ask(request, (response) => parseDated(source, response), signal);
      if (answer.kind !== "found" && answer.kind !== "unknown") {
        failures.push({ ...answer, source: name });
      }
      return answer.kind === "found" ? answer.found : [];
    }),
  );
  return { candidates: joinCandidates(lists.flat(), title), failures };
}
