import assert from "node:assert/strict";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { identifierAt, mentionsAt } from "../../../src/core/mentions/identifierAt";

const matcher = createMentionMatcher(bundledPapers);

describe("identifierAt", () => {
  /** Checks that the identifier at the cursor, drawn as `|`, is the part in angle quotes. */
  function check(drawn: string): void {
    const offset = drawn.replace(/[«»]/g, "").indexOf("|");
    const text = drawn.replace(/[«»|]/g, "");
    const identifier = identifierAt(text, offset);
    const marked = identifier
      ? `${text.slice(0, identifier.start)}«${text.slice(identifier.start, identifier.end)}»${text.slice(identifier.end)}`
      : text;
    assert.equal(marked, drawn.replace("|", ""));
  }

  for (const drawn of [
    "class «ViDT|Backbone»(nn.Module)",
    "«|npo_loss» = 1",
    "«npo_loss|» = 1",
    "x = «_pri|vate2»",
    "a-«b|»-c",
    "用«Vi|DT»块",
    "«na|ïve_café»",
    "a  | b",
    "|",
    "()|()",
  ]) {
    it(drawn, () => check(drawn));
  }

  it("cuts a long identifier", () => {
    assert.deepEqual(identifierAt("a".repeat(1_000_000), 500_000), { start: 499_744, end: 500_256 });
  });
});

describe("mentionsAt", () => {
  /** Checks, at each offset of the text in brackets, the marked range and the names that are found, the nearest first. */
  function check(drawn: string, names: readonly string[], marked = drawn.replace(/[⟦⟧]/g, "")): void {
    const [start, end] = [drawn.indexOf("⟦"), drawn.indexOf("⟧") - 1];
    const text = drawn.replace(/[⟦⟧]/g, "");
    for (let offset = start; offset < end; offset++) {
      const found = mentionsAt(matcher, text, offset);
      assert.deepEqual(
        [found && text.slice(found.start, found.end), found?.mentions.map(({ alias }) => alias.text)],
        [marked, names],
        `${text} at ${offset}`,
      );
    }
  }

  it("answers at each letter of the identifier", () => {
    check("⟦ViDTBackbone⟧", ["ViDT"]);
    check("⟦npo_loss⟧", ["NPO"]);
    check("⟦build_vidt_nano⟧", ["ViDT"]);
    check("self.⟦build_vidt⟧(args)", ["ViDT"], "build_vidt");
    check("two ⟦ViDTs⟧.", ["ViDT"], "ViDTs");
  });

  it("puts the name under the offset first, and the others from near to far", () => {
    check("⟦vidt⟧_NPOLoss", ["ViDT", "NPO"], "vidt_NPOLoss");
    check("vidt⟦_⟧NPOLoss", ["ViDT", "NPO"], "vidt_NPOLoss");
    check("vidt_⟦NPOLoss⟧", ["NPO", "ViDT"], "vidt_NPOLoss");
    check("vidt⟦NPOLoss⟧", ["NPO", "ViDT"], "vidtNPOLoss");
  });

  it("marks a mention that is longer than its identifiers", () => {
    check("see ⟦Negative Preference Optimization⟧ and", ["Negative Preference Optimization"], "Negative Preference Optimization");
    check("⟦arXiv:2404.05868v2⟧", ["arXiv:2404.05868"]);
    check("// ⟦token-merging⟧.ts", ["Token Merging"], "token-merging");
  });

  it("finds nothing beside an identifier, and nothing in others", () => {
    for (const [text, offset] of [
      ["npo_loss + other", 11],
      ["npo_loss  ", 9],
      ["vidtest", 2],
      ["", 0],
    ] as const) {
      assert.equal(mentionsAt(matcher, text, offset), undefined, text);
    }
  });
});
