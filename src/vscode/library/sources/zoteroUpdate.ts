import type { SourceRequest, SourceResponse } from "../../../core/sources/source";
import { parseItems, parseKeys, type ZoteroAnswer, type ZoteroRow } from "../../../core/sources/zotero/zoteroAnswers";
import type { Why } from "../../../core/sources/why";
import { parseGroups, type ZoteroGroup } from "../../../core/sources/zotero/zoteroGroups";
import { byKey, formatZoteroLibrary, rowsNow, type ZoteroLibrary } from "../../../core/sources/zotero/zoteroLibrary";
import {
  changesPerPage,
  changesRequest,
  itemsPerPage,
  groupsRequest,
  itemsRequest,
  type LibraryPlace,
  versionsPerPage,
  versionsRequest,
} from "../../../core/sources/zotero/zoteroRequests";
import { sendRequest, type Transport } from "../../../network/sendRequest";

/** Why there is nothing new of Zotero. */
export type ZoteroFailure = { readonly kind: "closed" } | { readonly kind: "off" } | { readonly kind: "broken"; readonly why: Why };

/** The items that Zotero has now, or why it does not say them. */
export type ZoteroUpdate = { readonly kind: "library"; readonly library: ZoteroLibrary; readonly isChanged: boolean } | ZoteroFailure;

export interface ZoteroDoor extends LibraryPlace {
  readonly transport: Transport;
  readonly signal: AbortSignal;
}

/** Everything together. A library of 50,000 items has about as much. */
const maxChars = 50_000_000;

/** A failure on the way, which ends the whole update. */
class Failed extends Error {
  constructor(readonly failure: ZoteroFailure) {
    super(failure.kind);
  }
}

/** Asks Zotero for what changed since `known`, or for everything. Rejects only if the signal is aborted. */
export async function updateZotero(known: ZoteroLibrary | undefined, door: ZoteroDoor): Promise<ZoteroUpdate> {
  try {
    const library = await libraryNow(known, createPager(door), door);
    return { kind: "library", library, isChanged: known === undefined || formatZoteroLibrary(known) !== formatZoteroLibrary(library) };
  } catch (error) {
    door.signal.throwIfAborted();
    if (error instanceof Failed) {
      return error.failure;
    }
    throw error;
  }
}

/** Returns the groups of the user, or `undefined` if Zotero does not say them: an older one cannot. Rejects only if the signal is aborted. */
export async function askForGroups({ transport, port, signal }: ZoteroDoor): Promise<readonly ZoteroGroup[] | undefined> {
  const sent = await sendRequest(groupsRequest(port), transport, signal);
  const answer = sent.kind === "answered" ? parseGroups(sent.response) : undefined;
  return answer?.kind === "found" ? answer.found : undefined;
}

async function libraryNow(given: ZoteroLibrary | undefined, pager: Pager, place: LibraryPlace): Promise<ZoteroLibrary> {
  const keys = await pager.pages((start) => versionsRequest(start, place), parseKeys, versionsPerPage);
  const { server, version } = pager.last();
  const known = given?.server === server && version >= given.version ? given : undefined;
  if (known) {
    const later = await changesSince(known, version, pager, place);
    if (keys.every((key) => known.rows.has(key) || later.has(key))) {
      return { server, version, rows: rowsNow(keys, known.rows, later) };
    }
  }
  const all = await pager.pages((start) => itemsRequest(start, 0, place), parseItems, itemsPerPage);
  return { server, version, rows: rowsNow(keys, new Map(), byKey(all)) };
}

/** Returns the items that another computer changed, which have a later version, and those that this one did, which have a later date. */
async function changesSince(
  { version: since, rows }: ZoteroLibrary,
  version: number,
  pager: Pager,
  place: LibraryPlace,
): Promise<ReadonlyMap<string, ZoteroRow>> {
  const synchronized =
    since > 0 && version > since ? await pager.pages((start) => itemsRequest(start, since, place), parseItems, itemsPerPage) : [];
  let newest = "";
  for (const { modified } of rows.values()) {
    newest = modified > newest ? modified : newest;
  }
  const isOld = (page: readonly ZoteroRow[]): boolean => (page.at(-1)?.modified ?? "") < newest;
  const own = await pager.pages((start) => changesRequest(start, place), parseItems, changesPerPage, isOld);
  return byKey([...synchronized, ...own]);
}

interface Pager {
  /** Returns what is on all pages, or on those up to the one that is the last needed. */
  pages<T>(
    request: (start: number) => SourceRequest,
    parse: (response: SourceResponse) => ZoteroAnswer<readonly T[]>,
    perPage: number,
    isEnough?: (page: readonly T[]) => boolean,
  ): Promise<readonly T[]>;
  /** Returns which Zotero gave the last answer, and its version. */
  last(): Pick<ZoteroLibrary, "server" | "version">;
}

function createPager({ transport, signal }: ZoteroDoor): Pager {
  let [chars, server, version, total] = [0, "", 0, 0];
  const ask = async <T>(request: SourceRequest, parse: (response: SourceResponse) => ZoteroAnswer<T>): Promise<T> => {
    const sent = await sendRequest(request, transport, signal);
    if (sent.kind !== "answered") {
      throw new Failed(sent.kind === "offline" ? { kind: "closed" } : sent);
    }
    const answer = parse(sent.response);
    chars += sent.response.text.length;
    if (answer.kind !== "found") {
      throw new Failed(answer);
    }
    if (chars > maxChars) {
      throw new Failed({ kind: "broken", why: { kind: "largeLibrary" } });
    }
    server = sent.header("zotero-server-id").slice(0, 200);
    version = numberIn(sent.header("last-modified-version"));
    total = numberIn(sent.header("total-results"));
    return answer.found;
  };
  return {
    async pages<T>(
      request: (start: number) => SourceRequest,
      parse: (response: SourceResponse) => ZoteroAnswer<readonly T[]>,
      perPage: number,
      isEnough: (page: readonly T[]) => boolean = (page) => page.length === 0,
    ) {
      const found: T[][] = [];
      for (let start = 0; start === 0 || start < total; start += perPage) {
        const page = await ask(request(start), parse);
        found.push([...page]);
        if (page.length === 0 || isEnough(page)) {
          break;
        }
      }
      return found.flat();
    },
    last: () => ({ server, version }),
  };
}

/** Returns 0 for a header that is not a number: the library has no versions. */
function numberIn(header: string): number {
  return /^\d{1,12}$/.test(header) ? Number(header) : 0;
}
