import assert from "node:assert/strict";
import process from "node:process";
import { paperOfItem } from "../../src/core/formats/csl/paperOfItem";
import type { PaperId } from "../../src/core/sources/source";
import { describeFailure } from "../../src/network/describeFailure";
import type { LookedUp } from "../../src/network/online";
import { recordings } from "../core/sources/expectedAnswers";
import { responseOf } from "../core/sources/recordings";
import { createRandom, randomBelow, randomOf } from "../inputs/random";
import { goodAnswer, unknownAnswer } from "./answersOfServices";
import { createFakeNetwork, type FakeAnswer } from "./fakeNetwork";

const seed = Number(process.env["CITELENS_SEED"] ?? 19);
const mixtures = 10_000;
const papersPerNetwork = 20;
const dayMs = 24 * 3_600_000;
const html = { "content-type": "text/html" };

const recorded: readonly FakeAnswer[] = recordings.map(({ file, status }) => {
  const { text, contentType } = responseOf({ file, status });
  return { status, text, headers: { "content-type": contentType } };
});

/** All that can go wrong. Each gets the right answer, of which it may be a part. */
const faults: readonly ((good: FakeAnswer, random: () => number) => FakeAnswer)[] = [
  (good) => ({ ...good, afterMs: 15_000 }),
  (good) => ({ ...good, afterMs: Number.POSITIVE_INFINITY }),
  (good) => ({ ...good, isCutOff: true }),
  (good) => ({ ...good, text: (good.text ?? "").slice(0, -9) }),
  (good, random) => ({ ...good, status: 429, headers: { "retry-after": String(randomBelow(random, 20)) } }),
  (good) => ({ ...good, status: 429 }),
  () => ({
    status: 429,
    text: "Rate exceeded.",
    headers: { "content-type": "text/plain", "retry-after": "Wed, 02 Dec 2026 07:28:00 GMT" },
  }),
  (good) => ({ ...good, status: 403 }),
  (good) => ({ ...good, status: 406 }),
  () => ({ status: 500, text: "<html>Oops</html>", headers: html }),
  () => ({ status: 503, text: "", headers: { "retry-after": "soon" } }),
  () => ({ text: "<!DOCTYPE html><title>Log in to this network</title>", headers: html }),
  () => ({ text: "<html>404</html>", status: 404, headers: html }),
  () => ({ status: 302, headers: { location: "https://example.org/login" } }),
  (good) => ({ ...good, headers: { ...good.headers, "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" } }),
  () => ({ error: "CERT_HAS_EXPIRED" }),
  () => ({ error: "ENOTFOUND" }),
  () => ({ status: 404, text: "Resource not found.", headers: { "content-type": "text/plain" } }),
  () => ({ text: '{"data":null}', headers: { "content-type": "application/json" } }),
  (good) => ({ text: '[[["'.repeat(10_000), ...(good.headers && { headers: good.headers }) }),
  (_, random) => randomOf(random, recorded),
];

function idOf(number: number): PaperId {
  return number % 2 === 0 ? { kind: "arxiv", id: `2401.${String(number).padStart(5, "0")}` } : { kind: "doi", id: `10.1000/${number}` };
}

/** Returns the id that an address asks for. */
function idIn(url: string): string {
  return /2401\.\d{5}/.exec(url)?.[0] ?? /10\.1000\/\d+/.exec(decodeURIComponent(url))?.[0] ?? "";
}

/** No service has the paper of each seventh number. */
function isKnown(id: string): boolean {
  return id === "" || Number(id.split(/[./]/).at(-1)) % 7 !== 0;
}

describe("mixtures of answers and faults", () => {
  it(`never end in a wrong paper, an error, or a queue that stands still (seed ${seed})`, async function () {
    this.timeout(120_000);
    const random = createRandom(seed);
    const tally = { found: 0, unknown: 0, failed: 0 };
    for (let start = 0; start < mixtures; start += papersPerNetwork) {
      let isMixed = true;
      const share = random();
      const network = createFakeNetwork((url) => {
        const { hostname } = new URL(url);
        const good = isKnown(idIn(url)) ? goodAnswer(hostname, idIn(url)) : unknownAnswer(hostname);
        return isMixed && random() < share ? randomOf(random, faults)(good, random) : good;
      });
      const ids = Array.from({ length: papersPerNetwork }, (_, index) => idOf(start + index));
      const results = await Promise.all(ids.map((id) => network.online.lookUp(id, new AbortController().signal)));
      results.forEach((result, index) => {
        checkResult(ids[index], result);
        tally[result.found.length > 0 ? "found" : result.failures.length > 0 ? "failed" : "unknown"]++;
      });
      const times = network.asked.filter(({ url }) => url.startsWith("https://export.arxiv.org/")).map(({ at }) => at);
      assert.ok(times.every((at, index) => index === 0 || at - (times[index - 1] ?? 0) >= 3_000));
      assert.equal(network.mostAtOnce(), 1);
      isMixed = false;
      await network.clock.delay(3 * dayMs);
      const next = idOf(7 * start + 1);
      checkResult(next, await network.online.lookUp(next, new AbortController().signal));
      assert.ok((await network.online.lookUp(next, new AbortController().signal)).found.length > 0);
    }
    assert.ok(tally.found > 1_000 && tally.failed > 100 && tally.unknown > 50, JSON.stringify(tally));
  });
});

function checkResult(id: PaperId | undefined, { found, failures, unknownTo }: LookedUp): void {
  for (const { item, source } of found) {
    assert.ok(isKnown(id?.id ?? ""), source);
    assert.equal(paperOfItem(item).title, `Paper ${id?.id ?? ""}`, source);
  }
  for (const failure of failures) {
    assert.match(describeFailure(failure), /^(?:DataCite|Crossref|arXiv|OpenAlex|Semantic Scholar|Hugging Face) [^\n]{10,200}[.?]$/);
    assert.ok(!unknownTo.includes(failure.source));
  }
  assert.ok(found.length + failures.length + unknownTo.length > 0);
}
