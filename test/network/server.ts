import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Fetch } from "../../src/network/sendRequest";
import { responseOf } from "../core/sources/recordings";

/** One way in which a service on the loopback deals with a request. */
export type Play =
  | { readonly kind: "recorded"; readonly file: string; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "answer"; readonly status: number; readonly text: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "slow" | "cut off" | "hang up" | "endless" | "wrong certificate" | "no network" };

/** Services on the loopback, in place of those of the world. */
export interface LoopbackServices {
  /** Asks the loopback instead of the host of an address. */
  readonly fetch: Fetch;
  /** Says what a host does from now on. */
  play(host: string, play: Play): void;
  close(): Promise<void>;
}

const notFound: Play = { kind: "answer", status: 404, text: "Resource not found.", headers: { "content-type": "text/plain" } };

/** Starts the services. A host that nothing was said of has no paper. */
export async function startServices(): Promise<LoopbackServices> {
  const plays = new Map<string, Play>();
  const answer: RequestListener = (request, response) => {
    const [, host = ""] = (request.url ?? "").split("/");
    perform(plays.get(host) ?? notFound, response);
  };
  const plain = createServer(answer);
  const secure = createSecureServer({ key: pem("untrusted.key.pem"), cert: pem("untrusted.pem") }, answer);
  const [port, securePort] = await Promise.all([plain, secure].map(portOf));
  return {
    fetch: (url, init) => {
      const { host, pathname, search } = new URL(url);
      const kind = plays.get(host)?.kind;
      const base =
        kind === "wrong certificate"
          ? `https://127.0.0.1:${securePort ?? 0}`
          : `http://127.0.0.1:${kind === "no network" ? 1 : (port ?? 0)}`;
      return fetch(`${base}/${host}${pathname}${search}`, init);
    },
    play: (host, play) => void plays.set(host, play),
    close: async () => {
      await Promise.all(
        [plain, secure].map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

function pem(name: string): string {
  return readFileSync(`test/network/certificate/${name}`, "utf8");
}

function portOf(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function perform(play: Play, response: ServerResponse): void {
  switch (play.kind) {
    case "recorded": {
      const { text, contentType } = responseOf({ file: play.file, status: play.status ?? 200 });
      response.writeHead(play.status ?? 200, { "content-type": `${contentType}; charset=utf-8`, ...play.headers }).end(text);
      return;
    }
    case "answer":
      response.writeHead(play.status, play.headers).end(play.text);
      return;
    case "cut off":
      response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
      response.write('{"message":', () => response.destroy());
      return;
    case "hang up":
      response.destroy();
      return;
    case "endless":
      sendEndlessly(response);
      return;
    case "slow":
    case "wrong certificate":
    case "no network":
  }
}

function sendEndlessly(response: ServerResponse): void {
  const send = (): void => {
    if (!response.destroyed) {
      response.write("x".repeat(100_000), () => setImmediate(send));
    }
  };
  response.writeHead(200, { "content-type": "application/json" });
  send();
}
