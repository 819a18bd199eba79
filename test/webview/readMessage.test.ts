import assert from "node:assert/strict";
import { resultCards } from "../../src/core/cards/resultCard";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import type { DailyView, PageMessage, PanelMessage } from "../../src/webview/messages";
import { isDailyMessage, readPageMessage, readPanelMessage } from "../../src/webview/readMessage";

const cards = resultCards(
  bundledPapers.map((paper) => ({ paper })),
  "token distillation",
);
const [card] = cards;
const request = { query: "npo", only: [] };
const notMessages: readonly unknown[] = [
  undefined,
  null,
  0,
  "ready",
  [],
  {},
  { kind: "constructor" },
  { kind: "__proto__" },
  { kind: ["ready"] },
];

describe("readPageMessage", () => {
  const messages: readonly PageMessage[] = [
    { kind: "ready" },
    { kind: "search", request, sequence: 1, limit: 50 },
    { kind: "file", limit: 100 },
    { kind: "act", action: "copyBibtex", citekey: "zhang2024negative" },
    { kind: "open", citekey: "zhang2024negative", url: "https://arxiv.org/abs/2404.05868" },
    { kind: "source", citekey: "zhang2024negative", position: 0 },
    { kind: "lookUp", query: "xqzzvw" },
    { kind: "showDay", day: "2026-06-12" },
    { kind: "addDaily", ids: ["2404.05868"], isCited: false },
    { kind: "readDaily", ids: [] },
    { kind: "openDaily", id: "2404.05868", url: "https://arxiv.org/abs/2404.05868" },
    { kind: "jump", citekey: "zhang2024negative", uri: "file:///losses.py", line: 3 },
  ];
  for (const message of messages) {
    it(`accepts ${message.kind}`, () => {
      assert.deepEqual(readPageMessage(structuredClone(message)), message);
    });
    it(`rejects ${message.kind} with a missing or invalid part`, () => {
      checkParts(message, readPageMessage);
    });
  }
  it("knows the messages about daily papers", () => {
    assert.deepEqual(
      messages.filter(isDailyMessage).map(({ kind }) => kind),
      ["showDay", "addDaily", "readDaily", "openDaily"],
    );
  });
  it("rejects other actions", () => {
    for (const action of ["toString", "__proto__", "openFolder"]) {
      assert.equal(readPageMessage({ kind: "act", action, citekey: "a" }), undefined);
    }
  });
  it("rejects numbers that are not counts", () => {
    for (const limit of [-1, 0.5, NaN, Infinity, "50"]) {
      assert.equal(readPageMessage({ kind: "search", request, sequence: 1, limit }), undefined);
    }
  });
  it("rejects anything that is not a message", () => {
    assert.deepEqual(notMessages.filter(readPageMessage), []);
  });
});

describe("readPanelMessage", () => {
  assert.ok(card);
  const view: DailyView = {
    day: "2026-06-12",
    weekday: "Friday",
    previous: "2026-06-11",
    next: "",
    notice: "",
    ask: "",
    papers: [{ card, id: "2404.05868", upvotes: 3, isKnown: false }],
    unread: ["2404.05868"],
  };
  const messages: readonly PanelMessage[] = [
    { kind: "refresh" },
    { kind: "request", request },
    { kind: "results", sequence: 2, total: 106, found: 106, whole: 100, isByMeaning: false, problems: [], cards },
    {
      kind: "file",
      name: "losses.py",
      found: 30,
      papers: [
        {
          card,
          uses: [
            { uri: "file:///losses.py", line: 3 },
            { uri: "cell:a", cell: 2, line: 3 },
          ],
        },
      ],
    },
    { kind: "daily", view },
    { kind: "noDaily" },
    { kind: "done", action: "insertCitation", citekey: "zhang2024negative" },
  ];
  for (const message of messages) {
    it(`accepts ${message.kind}`, () => {
      assert.deepEqual(readPanelMessage(structuredClone(message)), message);
    });
    it(`rejects ${message.kind} with a missing or invalid part`, () => {
      checkParts(message, readPanelMessage);
    });
  }
  it("rejects daily papers with an invalid part", () => {
    for (const key of Object.keys(view)) {
      assert.equal(readPanelMessage({ kind: "daily", view: { ...view, [key]: 1 } }), undefined, key);
    }
    const [paper = {}] = view.papers;
    for (const key of ["card", "id", "upvotes", "isKnown"]) {
      for (const wrong of [undefined, null, -1, {}, [card]]) {
        const broken: object = { ...paper, [key]: wrong };
        assert.equal(readPanelMessage({ kind: "daily", view: { ...view, papers: [broken] } }), undefined, key);
      }
    }
  });
  it("rejects a card with an invalid part", () => {
    const results = { kind: "results", sequence: 2, total: 106, found: 1, whole: 1, isByMeaning: false, problems: [] };
    assert.ok(readPanelMessage({ ...results, cards: [card] }));
    for (const key of [...Object.keys(card), "isImported"]) {
      const broken: object = { ...card, [key]: 1 };
      assert.equal(readPanelMessage({ ...results, cards: [broken] }), undefined, key);
    }
  });
  it("rejects anything that is not a message", () => {
    assert.deepEqual(notMessages.filter(readPanelMessage), []);
  });
});

function checkParts(message: object, read: (value: unknown) => unknown): void {
  for (const [key, right] of Object.entries(message)) {
    // `true` may be right for a part that is `false`.
    for (const wrong of [undefined, null, {}, [1], typeof right === "boolean" ? 1 : true]) {
      assert.equal(read({ ...message, [key]: wrong }), undefined, `${key}: ${JSON.stringify(wrong)}`);
    }
  }
}
