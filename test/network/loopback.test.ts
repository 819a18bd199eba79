import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { createMemoryCache } from "../../src/network/answerCache";
import { createOnline } from "../../src/network/createOnline";
import { describeFailure } from "../../src/network/describeFailure";
import type { Online } from "../../src/network/online";
import { sources } from "../../src/core/sources/sources";
import { recordings } from "../core/sources/expectedAnswers";
import { shown } from "../core/sources/recordings";
import { startServices, type LoopbackServices, type Play } from "./server";

/** The clock runs this many times as fast, so that 20 seconds are a moment. */
const speed = 10;
const host = "api.crossref.org";
const never = new AbortController().signal;

/** Returns the door to these services, and what lets time pass. */
function onlineAt({ fetch }: LoopbackServices): { readonly online: Online; wait(ms: number): void } {
  const start = Date.now();
  let waitedMs = 0;
  const online = createOnline({
    fetch,
    now: () => start + waitedMs + speed * (Date.now() - start),
    delay: (ms, signal) => sleep(ms / speed, undefined, { signal }),
    cache: createMemoryCache(),
    version: "1.2.3",
    isBrowser: true,
  });
  return { online, wait: (ms) => void (waitedMs += ms) };
}

describe("services on the loopback", () => {
  let services: LoopbackServices;
  beforeEach(async () => {
    services = await startServices();
  });
  afterEach(() => services.close());

  it("are read like the recordings that they play", async () => {
    const { online } = onlineAt(services);
    for (const { source: id, file, status, expected } of recordings.filter(({ status: one }) => one !== 429)) {
      const source = sources.get(id);
      services.play("doi.org", { kind: "recorded", file, status });
      assert.ok(source);
      const answer = await online.ask(
        { source: id, url: `https://doi.org/${file}?${status}` },
        (response) => source.parse(response),
        never,
      );
      assert.ok(answer.kind !== "offline");
      assert.deepEqual(shown(answer).split("\n"), expected, file);
    }
  }).timeout(30_000);

  for (const [play, sentence] of [
    [{ kind: "slow" }, "Crossref gave no usable answer: it did not answer within 20 seconds."],
    [{ kind: "cut off" }, "Crossref gave no usable answer: the connection broke off."],
    [{ kind: "hang up" }, "Crossref gave no usable answer: the connection broke off."],
    [{ kind: "endless" }, "Crossref gave no usable answer: the answer is too long."],
    [{ kind: "wrong certificate" }, "Crossref gave no usable answer: its certificate is not valid."],
    [{ kind: "no network" }, "Crossref could not be reached. Is this computer online?"],
    [{ kind: "answer", status: 429, text: "<html>", headers: { "retry-after": "600" } }, "Crossref answers again in 10 minutes."],
    [{ kind: "answer", status: 429, text: "<html>" }, "Crossref does not answer at the moment. Try again later."],
    [{ kind: "answer", status: 403, text: "" }, "Crossref does not answer at the moment. Try again later."],
    [{ kind: "answer", status: 406, text: "" }, "Crossref does not answer at the moment. Try again later."],
    [{ kind: "answer", status: 500, text: "Oops" }, "Crossref does not answer at the moment. Try again later."],
    [{ kind: "recorded", file: "own-error-page.html" }, "Crossref gave no usable answer: the answer is a web page instead of JSON."],
    [
      { kind: "answer", status: 302, text: "", headers: { location: "https://example.org/" } },
      "Crossref gave no usable answer: it redirects to another place.",
    ],
  ] as readonly (readonly [Play, string])[]) {
    it(`say in a sentence that they are faulty: ${JSON.stringify(play).slice(0, 60)}`, async () => {
      const { online, wait } = onlineAt(services);
      const id = { kind: "doi", id: "10.1371/journal.pone.0033693" } as const;
      services.play(host, play);
      const { found, failures, unknownTo } = await online.lookUp(id, never);
      assert.deepEqual(
        failures.map((one) => describeFailure(one)),
        [sentence],
      );
      assert.deepEqual([found, unknownTo], [[], ["openalex", "semantic-scholar"]]);
      services.play(host, { kind: "recorded", file: "crossref/work-one.json" });
      wait(700_000);
      assert.equal((await online.lookUp(id, never)).found.length, 1);
    }).timeout(30_000);
  }
});
