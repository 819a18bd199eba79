import { isAsked } from "../core/sources/isAsked";
import { askedId, orderOf } from "../core/sources/orders";
import { agencyRequest, knownAgency, parseAgency } from "../core/sources/services/agency";
import { olderNote } from "../core/sources/services/openReview";
import type { FoundPaper, PaperId, Source, SourceId, SourceRequest } from "../core/sources/source";
import { sources } from "../core/sources/sources";
import { titleInPath } from "../core/sources/titleInPath";
import { findByTitle } from "./findByTitle";
import type { Failure, LookedUp, Online } from "./online";
import { parseDated } from "./parseDated";

type Ask = Online["ask"];

interface Place {
  readonly isBrowser: boolean;
}

/** The answers of the services so far. */
interface Answers {
  readonly found: FoundPaper[];
  readonly unknownTo: SourceId[];
  readonly failures: Failure[];
}

/** Asks for a paper by its id, the service that knows it best first, and the others only as far as something is missing. */
export async function lookUp(online: { readonly ask: Ask }, id: PaperId, signal: AbortSignal, place: Place): Promise<LookedUp> {
  const { ask } = online;
  const asked = askedId(id);
  const named = titleInPath(asked);
  if (named) {
    const { candidates, failures } = await findByTitle(online, named.title, signal);
    return { found: candidates.find((candidate) => named.isSame(candidate)) ?? [], unknownTo: [], failures };
  }
  const answers: Answers = { found: [], unknownTo: [], failures: [] };
  const order = orderOf(asked, asked.kind === "doi" ? await agencyOf(ask, asked.id, signal, place) : undefined);
  for (const group of order) {
    if (answers.found.some(isComplete)) {
      break;
    }
    const open = group.flatMap((name) => sources.get(name) ?? []).filter((source) => !place.isBrowser || source.isOpenToBrowsers);
    await Promise.all(open.map((source) => askOne(ask, source, asked, answers, signal)));
  }
  const rank = ({ source }: FoundPaper): number => order.flat().indexOf(source);
  answers.found.sort((one, other) => rank(one) - rank(other));
  return answers;
}

/** Only the prefix of the DOI is asked for. Without an answer, the order is the usual one. */
async function agencyOf(ask: Ask, doi: string, signal: AbortSignal, { isBrowser }: Place): Promise<ReturnType<typeof knownAgency>> {
  const known = knownAgency(doi);
  if (known !== undefined || isBrowser) {
    return known;
  }
  const answer = await ask(agencyRequest(doi), parseAgency, signal);
  return answer.kind === "found" ? answer.found : undefined;
}

async function askOne(ask: Ask, source: Source, id: PaperId, { found, unknownTo, failures }: Answers, signal: AbortSignal): Promise<void> {
  const request = source.byId(id);
  if (!request) {
    return;
  }
  const send = (one: SourceRequest): ReturnType<typeof ask<readonly FoundPaper[]>> =>
    ask(one, (response) => parseDated(source, response), signal);
  const first = await send(request);
  const answer = first.kind === "unknown" && id.kind === "openreview" ? await send(olderNote(id.id)) : first;
  if (answer.kind === "found") {
    const one = answer.found.find((candidate) => isAsked(id, candidate));
    if (one) {
      found.push(one);
    } else {
      failures.push({ kind: "broken", why: { kind: "otherPaper" }, source: source.id });
    }
  } else if (answer.kind === "unknown") {
    unknownTo.push(source.id);
  } else {
    failures.push({ ...answer, source: source.id });
  }
}

/** Returns whether a record needs no other: it has authors and a date. */
function isComplete({ item }: FoundPaper): boolean {
  return Array.isArray(item["author"]) && item["author"].length > 0 && item["issued"] !== undefined;
}
