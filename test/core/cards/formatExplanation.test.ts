import assert from "node:assert/strict";
import { commandAddress } from "../../../src/core/cards/commandAddress";
import { type ExplanationActions, formatExplanation, type NameRule } from "../../../src/core/cards/formatExplanation";
import type { NameExplanation } from "../../../src/core/mentions/mention";
import type { Paper } from "../../../src/core/paper";

const name = { text: "NPO", kind: "name", why: "test" } as const;
const npo: Paper = { citekey: "zhang2024negative", title: "Negative Preference", authors: [], year: 2024, links: [], aliases: [name] };
const silent: NameExplanation = {
  start: 0,
  end: 3,
  alias: name,
  papers: [npo],
  isShown: false,
  reasons: [{ kind: "as-written" }, { kind: "never-shown", name: "NPO" }],
};
const actions: ExplanationActions = {
  showInPanel: (citekey) => commandAddress("show", citekey),
  alwaysShow: (text) => commandAddress("always", text),
  neverShow: (text) => commandAddress("never", text),
  reset: (text) => commandAddress("reset", text),
};

describe("formatExplanation", () => {
  it("shows the reasons and the papers", () => {
    const text = formatExplanation(silent, "automatic", actions);
    assert.match(
      text,
      /^\*\*“NPO” is not shown here\*\*\n\nThe name is written here as the paper writes it\\\. You chose never to show “NPO”\\\.\n\nIt is a name of this paper:\n\n- \[Negative Preference\]\(command:show/,
    );
    assert.match(formatExplanation({ ...silent, isShown: true }, "automatic", actions), /^\*\*“NPO” is shown here/);
  });

  for (const [rule, commands] of [
    ["automatic", ["always", "never"]],
    ["always", ["reset", "never"]],
    ["never", ["reset", "always"]],
  ] as const satisfies readonly (readonly [NameRule, readonly string[]])[]) {
    it(`offers what else the user can decide: ${rule}`, () => {
      const found = [...formatExplanation(silent, rule, actions).matchAll(/command:(always|never|reset)\?%5B%22NPO%22%5D/g)];
      assert.deepEqual(
        found.map(([, command]) => command),
        commands,
      );
    });
  }

  it("speaks of the whole identifier if the name is only a part of it", () => {
    const text = formatExplanation({ ...silent, whole: "SimNPO" }, "automatic", actions);
    assert.match(
      text,
      /^\*\*No known paper is called “SimNPO”\*\*\n\nIts part “NPO” is a name of this paper:\n\n- \[Negative Preference\]\(command:show[^\n]*$/,
    );
    assert.match(formatExplanation({ ...silent, papers: [npo, npo], whole: "SimNPO" }, "automatic", actions), /of these papers:/);
  });

  it("offers nothing for titles and ids", () => {
    for (const alias of [
      { text: "Negative Preference", kind: "title", why: "title" },
      { text: "arXiv:2404.05868", kind: "name", why: "arXiv id" },
    ] as const) {
      assert.doesNotMatch(formatExplanation({ ...silent, alias }, "automatic", actions), /command:(?!show)/);
    }
  });

  it("lists six papers and counts the others, and escapes everything", () => {
    const papers = Array.from({ length: 9 }, () => ({ ...npo, title: "[x](y) <b>" }));
    const text = formatExplanation({ ...silent, papers, reasons: [{ kind: "never-shown", name: "<i> [a](b)" }] }, "automatic", actions);
    assert.match(text, /It is a name of these papers:/);
    assert.match(text, /- and 3 more/);
    assert.doesNotMatch(text, /<|\]\(y|\]\(b/);
  });
});
