import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An item of the test's Zotero. A version of 0 is one that was never synchronized. */
export interface ServedItem {
  readonly key: string;
  readonly version: number;
  readonly dateModified: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A Zotero on the loopback, and what it was asked. */
export interface ServedZotero {
  items: ServedItem[];
  /** The groups of the user, each with the items of its library. */
  groups: { readonly id: number; readonly name: string; readonly items: readonly ServedItem[] }[];
  version: number;
  server: string;
  /** Replaces the proper answers. */
  fault: "off" | "garbage" | "slow" | "no groups" | undefined;
  readonly port: number;
  readonly asked: string[];
  /** The headers of the last request. */
  headers: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Starts a server that answers as the local API of Zotero does, on a free port, or on a given one. */
export async function serveZotero(items: readonly ServedItem[], port = 0): Promise<ServedZotero> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    served.asked.push(url.search);
    served.headers = request.headers;
    const send = (status: number, type: string, text: string, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { "Content-Type": type, ...headers }).end(text);
    };
    const items = itemsAt(url.pathname, served);
    if (served.fault === "off") {
      send(403, "text/plain", "Local API is not enabled");
    } else if (served.fault === "garbage") {
      send(200, "application/json", '[{ "key": "AAAA');
    } else if (url.pathname === "/api/users/0/groups") {
      const records = served.groups.map(({ id, name }) => ({
        id,
        version: 1,
        links: {},
        meta: {},
        data: { id, version: 1, name, description: "" },
      }));
      send(200, "application/json", JSON.stringify(records, undefined, 4));
    } else if (!items) {
      send(404, "text/plain", "No endpoint found");
    } else {
      const { text, headers } = answerTo(url.searchParams, { ...served, items });
      setTimeout(() => send(200, "application/json", text, headers), served.fault === "slow" ? 1_500 : 0);
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const served: ServedZotero = {
    items: [...items],
    groups: [],
    version: 0,
    server: "one",
    fault: undefined,
    port: (server.address() as AddressInfo).port,
    asked: [],
    headers: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return served;
}

/** Returns the items of the library that a path names. */
function itemsAt(path: string, { items, groups, fault }: ServedZotero): readonly ServedItem[] | undefined {
  const group = /^\/api\/groups\/(\d+)\/items\/top$/.exec(path)?.[1];
  return path === "/api/users/0/items/top"
    ? items
    : fault === "no groups"
      ? undefined
      : groups.find(({ id }) => String(id) === group)?.items;
}

function answerTo(
  parameters: URLSearchParams,
  { items, version, server }: Pick<ServedZotero, "version" | "server"> & { readonly items: readonly ServedItem[] },
): { text: string; headers: Record<string, string> } {
  const since = Number(parameters.get("since") ?? 0);
  const found = items.filter((item) => since === 0 || item.version > since);
  const sorted = parameters.get("sort") === "dateModified" ? [...found].sort((a, b) => (a.dateModified < b.dateModified ? 1 : -1)) : found;
  const start = Number(parameters.get("start") ?? 0);
  const page = sorted.slice(start, start + Number(parameters.get("limit") ?? sorted.length));
  const headers = { "Total-Results": String(found.length), "Last-Modified-Version": String(version), "Zotero-Server-ID": server };
  return parameters.get("format") === "versions"
    ? { text: JSON.stringify(Object.fromEntries(page.map((item) => [item.key, item.version])), undefined, 4), headers }
    : { text: JSON.stringify(page.map(recordOf), undefined, 4), headers };
}

function recordOf({ key, version, dateModified, data }: ServedItem): unknown {
  return { key, version, library: { type: "user", id: 0, name: "My Library" }, meta: {}, data: { key, version, dateModified, ...data } };
}
