import type { FoundPaper, PaperId, Source, SourceId } from "../core/sources/source";
import { agencyRequest, knownAgency, parseAgency } from "../core/sources/services/agency";
import { parseDated } from "./parseDated";
import { sources } from "../core/sources/sources";
import type { Failure, LookedUp, Online } from "./online";

type Ask = Online["ask"];

interface Place {
  readonly isBrowser: boolean;
}

/** What the services have said so far. */
interface Answers {
  readonly found: FoundPaper[];
  readonly unknownTo: SourceId[];
  readonly failures: Failure[];
}

/** Asks for a paper by its id, the service that knows it best first, and the others only as far as something is missing. */
export async function lookUp({ ask }: { readonly ask: Ask }, id: PaperId, signal: AbortSignal, place: Place): Promise<LookedUp> {
  const answers: Answers = { found: [], unknownTo: [], failures: [] };
  const arxivId = id.kind === "doi" ? /^10\.48550\/arxiv\.(.{1,60})$/i.exec(id.id)?.[1] : undefined;
  const asked: PaperId = arxivId === undefined ? id : { kind: "arxiv", id: arxivId };
  const order = asked.kind === "doi" ? await orderOfDoi(ask, asked.id, signal, place) : orderOf(asked);
  for (const group of order) {
    const open = group.flatMap((name) => sources.get(name) ?? []).filter((source) => !place.isBrowser || source.isOpenToBrowsers);
    if (answers.found.some(isComplete)) {
      break;
    }
    await Promise.all(open.map((source) => askOne(ask, source, asked, answers, signal)));
    answers.found.sort((one, other) => rank(order, one) - rank(order, other));
  }
  return answers;
}

function rank(order: readonly (readonly SourceId[])[], { source }: FoundPaper): number {
  return order.flat().indexOf(source);
}

/** Groups of services. Those of a group are asked at the same time, the next group only if no record is complete. */
function orderOf({ kind }: PaperId): readonly (readonly SourceId[])[] {
  return orders.get(kind) ?? [];
}

const orders: ReadonlyMap<PaperId["kind"], readonly (readonly SourceId[])[]> = new Map([
  ["arxiv", [["datacite", "hugging-face"], ["arxiv"], ["semantic-scholar"]]],
  ["openreview", [["openreview"]]],
  ["acl", [["acl-anthology"], ["semantic-scholar"]]],
  ["dblp", [["dblp"]]],
  ["semantic-scholar", [["semantic-scholar"]]],
  ["openalex", [["openalex"]]],
]);

async function orderOfDoi(ask: Ask, doi: string, signal: AbortSignal, { isBrowser }: Place): Promise<readonly (readonly SourceId[])[]> {
  const known = knownAgency(doi);
  const answer = known === undefined && !isBrowser ? await ask(agencyRequest(doi), parseAgency, signal) : undefined;
  const agency = answer?.kind === "found" ? answer.found : known;
  const own: readonly SourceId[] = agency === "datacite" ? ["datacite", "crossref"] : ["crossref", "datacite"];
  // A paper of another agency is at most where all are gathered.
  return [...(agency === "other" ? [] : own.map((one) => [one])), ["openalex"], ["semantic-scholar"]];
}

async function askOne(ask: Ask, source: Source, id: PaperId, { found, unknownTo, failures }: Answers, signal: AbortSignal): Promise<void> {
  const request = source.byId(id);
  if (!request) {
    return;
  }
  const answer = await ask(request, (response) => parseDated(source, response), signal);
  if (answer.kind === "found") {
    found.push(...answer.found.slice(0, 1));
  } else if (answer.kind === "unknown") {
    unknownTo.push(source.id);
  } else {
    failures.push({ ...answer, source: source.id });
  }
}

/** Returns whether a record needs no other. Hugging Face's alone has no publication. */
function isComplete({ item }: FoundPaper): boolean {
  return Array.isArray(item["author"]) && item["author"].length > 0 && item["issued"] !== undefined;
}
