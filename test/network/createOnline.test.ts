import assert from "node:assert/strict";
import { paperOfItem } from "../../src/core/formats/csl/paperOfItem";
import { describeFailure } from "../../src/network/describeFailure";
import type { PaperId, SourceAnswer, SourceRequest } from "../../src/core/sources/source";
import type { LookedUp } from "../../src/network/online";
import { responseOf } from "../core/sources/recordings";
import { goodAnswer } from "./answersOfServices";
import { createFakeNetwork, type FakeAnswer, type FakeNetwork } from "./fakeNetwork";

const never = new AbortController().signal;
const arxivId: PaperId = { kind: "arxiv", id: "2311.16162" };
const doi: PaperId = { kind: "doi", id: "10.1371/journal.pone.0033693" };

function recorded(file: string, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  const { text, contentType } = responseOf({ file, status: 200 });
  return { text, headers: { "content-type": `${contentType}; charset=utf-8`, ...headers } };
}

const page: FakeAnswer = { text: "<!DOCTYPE html><p>Sorry</p>", headers: { "content-type": "text/html" } };
const notFound: FakeAnswer = { status: 404, text: "Resource not found.", headers: { "content-type": "text/plain" } };

/** Answers by the host, and with 404 for other hosts. */
function byHost(answers: Readonly<Record<string, FakeAnswer>>): (url: string) => FakeAnswer {
  return (url) => answers[new URL(url).hostname] ?? notFound;
}

function shown({ found, unknownTo, failures }: LookedUp): string {
  const papers = found.map(({ source, item }) => `${source}: ${paperOfItem(item).title.slice(0, 20)}`);
  return [...papers, ...unknownTo.map((one) => `${one}: unknown`), ...failures.map((one) => describeFailure(one))].join("\n");
}

function hostsOf({ asked }: FakeNetwork): string {
  return asked.map(({ url }) => new URL(url).hostname).join(" ");
}

describe("looking a paper up", () => {
  const datacite = recorded("datacite/arxiv-doi.json");
  const crossref = recorded("crossref/work-one.json");
  for (const [why, id, answers, expected, asked] of [
    [
      "by arXiv id",
      arxivId,
      { "api.datacite.org": datacite },
      "datacite: Leveraging Artificia\nhugging-face: unknown",
      "api.datacite.org huggingface.co",
    ],
    [
      "at arXiv if the others do not have it",
      { kind: "arxiv", id: "1605.08386v1" },
      { "export.arxiv.org": recorded("arxiv/one-by-id.xml") },
      "arxiv: Heat-bath random wal\ndatacite: unknown\nhugging-face: unknown",
      "api.datacite.org huggingface.co export.arxiv.org",
    ],
    [
      "by DOI, at its agency",
      doi,
      { "doi.org": recorded("crossref/doi-ra.json"), "api.crossref.org": crossref },
      "crossref: Methylphenidate Expo",
      "doi.org api.crossref.org",
    ],
    [
      "by DOI without the agency",
      doi,
      { "doi.org": page, "api.crossref.org": crossref },
      "crossref: Methylphenidate Expo",
      "doi.org api.crossref.org",
    ],
    [
      "by DOI of another agency",
      doi,
      { "doi.org": recorded("crossref/own-ra-other.json"), "api.openalex.org": goodAnswer("api.openalex.org", doi.id) },
      "openalex: Paper 10.1371/journa",
      "doi.org api.openalex.org",
    ],
    [
      "that nobody has",
      { kind: "doi", id: "10.5281/none.1" },
      {},
      "datacite: unknown\ncrossref: unknown\nopenalex: unknown\nsemantic-scholar: unknown",
      "api.datacite.org api.crossref.org api.openalex.org api.semanticscholar.org",
    ],
    [
      "of an older venue of OpenReview",
      { kind: "openreview", id: "Older1" },
      { "api2.openreview.net": recorded("openreview/own-empty.json"), "api.openreview.net": recorded("openreview/own-notes.json") },
      "openreview: Testing Reviews",
      "api2.openreview.net api.openreview.net",
    ],
    [
      "and takes no other paper",
      arxivId,
      { "export.arxiv.org": recorded("arxiv/one-by-id.xml"), "api.semanticscholar.org": recorded("semantic-scholar/paper-minimal.json") },
      "datacite: unknown\nhugging-face: unknown\narXiv gave no usable answer: the answer is about another paper.\nSemantic Scholar gave no usable answer: the answer is about another paper.",
      "api.datacite.org huggingface.co export.arxiv.org api.semanticscholar.org",
    ],
    [
      "while a service refuses",
      arxivId,
      {
        "api.datacite.org": { status: 429, headers: { "retry-after": "7200" } },
        "huggingface.co": page,
        "export.arxiv.org": { status: 406 },
        "api.semanticscholar.org": { status: 503 },
      },
      "DataCite answers again in 2 hours.\nHugging Face gave no usable answer: the answer is a web page instead of JSON.\narXiv does not answer at the moment. Try again later.\nSemantic Scholar does not answer at the moment. Try again later.",
      "api.datacite.org huggingface.co export.arxiv.org api.semanticscholar.org",
    ],
  ] as readonly (readonly [string, PaperId, Readonly<Record<string, FakeAnswer>>, string, string])[]) {
    it(`works ${why}`, async () => {
      const network = createFakeNetwork(byHost(answers));
      assert.equal(shown(await network.online.lookUp(id, never)), expected);
      assert.equal(hostsOf(network), asked);
    });
  }

  it("asks in browsers only who lets them", async () => {
    const network = createFakeNetwork(byHost({}), { isBrowser: true });
    await network.online.lookUp(doi, never);
    await network.online.lookUp(arxivId, never);
    assert.equal(hostsOf(network), "api.crossref.org api.openalex.org api.semanticscholar.org api.semanticscholar.org");
    assert.ok(network.asked.every(({ headers }) => !("User-Agent" in headers)));
  });

  it("says who asks", async () => {
    const network = createFakeNetwork(byHost({}), { contact: "me@example.org", repository: "https://example.org/citelens" });
    await network.online.lookUp(arxivId, never);
    assert.equal(network.asked[0]?.headers["User-Agent"], "CiteLens/1.2.3 (https://example.org/citelens; mailto:me@example.org)");
    const hostile = createFakeNetwork(byHost({}), { contact: "me@example.org\r\nX: y" });
    await hostile.online.lookUp(arxivId, never);
    assert.equal(hostile.asked[0]?.headers["User-Agent"], "CiteLens/1.2.3");
  });

  it("says in a browser who asks, but only to Crossref", async () => {
    const network = createFakeNetwork(byHost({}), { isBrowser: true, contact: "me+a@example.org" });
    await network.online.lookUp(doi, never);
    await network.online.findByTitle("A Test", never);
    assert.deepEqual(
      network.asked.map(({ url }) => url.includes("mailto=me%2Ba%40example.org")),
      network.asked.map(({ url }) => url.startsWith("https://api.crossref.org/")),
    );
  });

  it("has the date of the answer, also from the cache", async () => {
    const network = createFakeNetwork(byHost({ "api.datacite.org": datacite }));
    const [first] = (await network.online.lookUp(arxivId, never)).found;
    await network.clock.delay(3_600_000);
    const [second] = (await network.online.lookUp(arxivId, never)).found;
    assert.ok(first?.asOf !== undefined && network.clock.now() - first.asOf >= 3_600_000);
    assert.equal(second?.asOf, first.asOf);
  });
});

describe("finding papers by title", () => {
  it("joins what is the same, and keeps the most alike first", async () => {
    const item = (DOI: string, title: string, family: string): object => ({
      DOI,
      type: "journal-article",
      title: [title],
      author: [{ family }],
      issued: { "date-parts": [[2020]] },
    });
    const works = {
      status: "ok",
      message: { items: [item("10.1000/a", "Another Test of Things", "Li"), item("10.1000/b", "A Test", "Ng")] },
    };
    const openAlex = {
      results: [
        {
          id: "W1",
          doi: "https://doi.org/10.1000/b",
          title: "A test",
          authorships: [{ author: { display_name: "Bo Ng" } }],
          publication_year: 2020,
        },
      ],
    };
    const json = (value: unknown): FakeAnswer => ({ text: JSON.stringify(value), headers: { "content-type": "application/json" } });
    const network = createFakeNetwork(byHost({ "api.crossref.org": json(works), "api.openalex.org": json(openAlex) }));
    const { candidates, failures } = await network.online.findByTitle("A Test", never);
    assert.deepEqual(
      candidates.map((one) => one.map(({ source, item: { DOI } }) => `${source} ${String(DOI)}`)),
      [["crossref 10.1000/b", "openalex 10.1000/b"]],
    );
    assert.deepEqual(failures, []);
  });

  it("says who did not answer", async () => {
    const network = createFakeNetwork(
      byHost({ "api.crossref.org": recorded("crossref/items-markup-in-title.json"), "api.openalex.org": { status: 429 } }),
    );
    const { candidates, failures } = await network.online.findByTitle("GenerRNA", never);
    assert.equal(candidates.length, 1);
    assert.deepEqual(
      failures.map((one) => describeFailure(one)),
      ["OpenAlex does not answer at the moment. Try again later."],
    );
  });
});

const question: SourceRequest = { source: "crossref", url: "https://api.crossref.org/works/10.1%2Fa" };
const answering =
  (kind: "found" | "unknown"): (() => { kind: "found"; found: string } | { kind: "unknown" }) =>
  () =>
    kind === "found" ? { kind, found: "x" } : { kind };

describe("the queue", () => {
  it("asks arXiv once in three seconds, one at a time", async () => {
    const network = createFakeNetwork(() => ({ afterMs: 400 }));
    const ids = [1, 2, 3, 4];
    await Promise.all(
      ids.map((id) =>
        network.online.ask({ source: "arxiv", url: `https://export.arxiv.org/api/query?id_list=${id}` }, answering("found"), never),
      ),
    );
    const times = network.asked.map(({ at }) => at);
    assert.equal(times.length, 4);
    assert.ok(
      times.every((at, index) => index === 0 || at - (times[index - 1] ?? 0) >= 3_000),
      times.join(" "),
    );
    assert.equal(network.mostAtOnce(), 1);
  });

  it("obeys the headers of Crossref", async () => {
    const network = createFakeNetwork(() => ({ headers: { "x-rate-limit-limit": "1", "x-rate-limit-interval": "5s" } }));
    for (const id of [1, 2, 3]) {
      await network.online.ask({ ...question, url: `https://api.crossref.org/works/${id}` }, answering("found"), never);
    }
    const times = network.asked.map(({ at }) => at);
    assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 5_000 && (times[2] ?? 0) - (times[1] ?? 0) >= 5_000, times.join(" "));
  });

  for (const [why, headers, seconds] of [
    ["x-ratelimit", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "600" }, 600],
    ["RateLimit with r and t", { ratelimit: '"api";r=0;t=55' }, 55],
    ["RateLimit with words", { ratelimit: "limit=100, remaining=0, reset=55" }, 55],
    ["some left", { ratelimit: '"api";r=3;t=55' }, undefined],
    ["numbers that are none", { "x-ratelimit-remaining": "zero", "x-ratelimit-reset": "-5" }, undefined],
  ] as const) {
    it(`leaves a host alone when nothing is left: ${why}`, async () => {
      const network = createFakeNetwork(() => ({ headers }));
      await network.online.ask(question, answering("found"), never);
      const second = await network.online.ask({ ...question, url: `${question.url}b` }, answering("found"), never);
      assert.deepEqual(second, seconds === undefined ? { kind: "found", found: "x" } : { kind: "later", waitSeconds: seconds });
      assert.equal(network.asked.length, seconds === undefined ? 2 : 1);
    });
  }

  for (const [retryAfter, requests, kind] of [
    ["5", 2, "found"],
    ["10", 2, "found"],
    ["11", 1, "later"],
    [new Date(Date.UTC(2026, 10, 30, 0, 0, 6)).toUTCString(), 2, "found"],
    [new Date(Date.UTC(2026, 10, 30, 2)).toUTCString(), 1, "later"],
    ["soon", 1, "later"],
  ] as const) {
    it(`asks ${requests === 2 ? "once more" : "no more"} after Retry-After: ${retryAfter}`, async () => {
      let count = 0;
      const network = createFakeNetwork(() =>
        count++ === 0 ? { status: 429, headers: { "retry-after": retryAfter } } : recorded("crossref/work-one.json"),
      );
      const { found, failures } = await network.online.lookUp({ kind: "openalex", id: "W1" }, never);
      assert.equal(network.asked.length, requests);
      assert.equal(found.length > 0 || failures[0]?.kind !== "later" ? "found" : "later", kind);
    });
  }

  it("asks once more only once", async () => {
    const network = createFakeNetwork(() => ({ status: 503, headers: { "retry-after": "2" } }));
    const { failures } = await network.online.lookUp({ kind: "openalex", id: "W1" }, never);
    assert.deepEqual(failures, [{ kind: "later", waitSeconds: 2, source: "openalex" }]);
    assert.equal(network.asked.length, 2);
  });
});

describe("the cache of answers", () => {
  const hour = 3_600_000;
  for (const [kind, hours, requests] of [
    ["found", 24 * 6, 1],
    ["found", 24 * 8, 2],
    ["unknown", 23, 1],
    ["unknown", 25, 2],
  ] as const) {
    it(`answers that a paper is ${kind} ${requests === 1 ? "still" : "no more"} after ${hours} hours`, async () => {
      const network = createFakeNetwork(() => ({}));
      await network.online.ask(question, answering(kind), never);
      await network.clock.delay(hours * hour);
      assert.equal((await network.online.ask(question, answering(kind), never)).kind, kind);
      assert.equal(network.asked.length, requests);
    });
  }

  it("keeps no errors, and asks the same only once at a time", async () => {
    const network = createFakeNetwork(() => page);
    const broken = (): SourceAnswer => ({ kind: "broken", why: { kind: "noRecord" } });
    await network.online.ask(question, broken, never);
    await network.online.ask(question, broken, never);
    assert.equal(network.asked.length, 2);
    await Promise.all([1, 2, 3].map(() => network.online.ask(question, answering("found"), never)));
    assert.equal(network.asked.length, 3);
  });

  it("may fail", async () => {
    const fails = (): Promise<never> => Promise.reject(new Error("disk full"));
    const network = createFakeNetwork(() => ({}), { cache: { get: fails, set: fails } });
    assert.equal((await network.online.ask(question, answering("found"), never)).kind, "found");
  });
});

describe("a request", () => {
  const long = "x".repeat(2_000_001);
  for (const [why, answer, sentence] of [
    ["is too slow", { afterMs: Number.POSITIVE_INFINITY }, "Crossref gave no usable answer: it did not answer within 20 seconds."],
    ["is cut off", { text: "{}", isCutOff: true }, "Crossref gave no usable answer: the connection broke off."],
    ["has a wrong certificate", { error: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "Crossref gave no usable answer: its certificate is not valid."],
    ["has no network", { error: "ENOTFOUND" }, "Crossref could not be reached. Is this computer online?"],
    ["is refused", { error: "ECONNREFUSED" }, "Crossref could not be reached. Is this computer online?"],
    ["is long", { text: long }, "Crossref gave no usable answer: the answer is too long."],
    [
      "leads elsewhere",
      { status: 302, headers: { location: "https://example.org/" } },
      "Crossref gave no usable answer: it redirects to another place.",
    ],
    [
      "leads to http",
      { status: 302, headers: { location: "http://api.crossref.org/" } },
      "Crossref gave no usable answer: it redirects to another place.",
    ],
    [
      "leads to this computer",
      { status: 307, headers: { location: "http://127.0.0.1:23119/" } },
      "Crossref gave no usable answer: it redirects to another place.",
    ],
    ["leads nowhere", { status: 301, headers: { location: "https://" } }, "Crossref gave no usable answer: it redirects to another place."],
    ["leads on and on", { status: 301, headers: { location: "/again" } }, "Crossref gave no usable answer: it redirects too often."],
    ["gets a page", page, "Crossref gave no usable answer: the answer is a web page instead of JSON."],
    [
      "gets half of JSON",
      { text: '{"message":', headers: { "content-type": "application/json" } },
      "Crossref gave no usable answer: the answer is not JSON.",
    ],
  ] as readonly (readonly [string, FakeAnswer, string])[]) {
    it(`that ${why} ends in a sentence, and the next one is asked`, async () => {
      let isFirst = true;
      const browser = createFakeNetwork(
        (url) => (url.includes("crossref") && isFirst ? answer : url.includes("crossref") ? recorded("crossref/work-one.json") : notFound),
        { isBrowser: true },
      );
      const { failures } = await browser.online.lookUp(doi, never);
      assert.deepEqual(
        failures.map((one) => describeFailure(one)),
        [sentence],
      );
      isFirst = false;
      assert.equal((await browser.online.lookUp(doi, never)).found.length, 1);
    });
  }

  it("follows redirects to hosts of the list", async () => {
    const network = createFakeNetwork((url) =>
      url.includes("/moved") ? { text: "{}" } : { status: 301, headers: { location: "https://doi.org/moved" } },
    );
    const answer = await network.online.ask(question, ({ text }) => ({ kind: "found", found: text }), never);
    assert.deepEqual(answer, { kind: "found", found: "{}" });
  });

  for (const [url, source] of [
    ["http://api.crossref.org/works", "crossref"],
    ["https://example.org/", "crossref"],
    ["https://api.crossref.org:8443/", "crossref"],
    ["https://me@api.crossref.org/", "crossref"],
    ["https://api.crossref.org.example.org/", "crossref"],
    ["http://127.0.0.1:23119/api", "crossref"],
    ["http://localhost:23119/api", "zotero"],
    ["http://127.0.0.2:23119/api", "zotero"],
    ["file:///etc/passwd", "zotero"],
    ["", "crossref"],
  ] as const) {
    it(`is not sent to ${url === "" ? "nowhere" : url} for ${source}`, async () => {
      const network = createFakeNetwork(() => ({}));
      assert.equal((await network.online.ask({ source, url }, answering("found"), never)).kind, "broken");
      assert.equal(network.asked.length, 0);
    });
  }

  it("ends at once when it is aborted, in the queue and under way", async () => {
    const network = createFakeNetwork(() => ({ afterMs: 10_000 }));
    const [first, second] = [new AbortController(), new AbortController()];
    const start = network.clock.now();
    const underWay = network.online.ask(question, answering("found"), first.signal);
    const waiting = network.online.ask({ ...question, url: `${question.url}b` }, answering("found"), second.signal);
    const last = network.online.ask({ ...question, url: `${question.url}c` }, answering("found"), never);
    second.abort();
    await assert.rejects(waiting, /abort/i);
    first.abort();
    await assert.rejects(underWay, /abort/i);
    assert.ok(network.clock.now() - start < 10_000);
    assert.equal((await last).kind, "found");
    await assert.rejects(network.online.lookUp(doi, first.signal), /abort/i);
  });

  it("is broken, not lost, if a reader fails", async () => {
    const network = createFakeNetwork(() => ({}));
    const answer = await network.online.ask(
      question,
      () => {
        throw new Error("a mistake");
      },
      never,
    );
    assert.equal(answer.kind, "broken");
  });
});
