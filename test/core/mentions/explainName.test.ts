import assert from "node:assert/strict";
import { formatReason } from "../../../src/core/cards/formatReason";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import { createMentionMatcher, type MentionOptions } from "../../../src/core/mentions/createMentionMatcher";
import type { Paper } from "../../../src/core/paper";

const matcher = createMentionMatcher(bundledPapers);

function paperOf(citekey: string, names: readonly string[], title = `A paper called ${citekey}`): Paper {
  return {
    citekey,
    title,
    authors: [],
    links: [],
    aliases: [{ text: title, kind: "title", why: "test" }, ...names.map((text) => ({ text, kind: "name" as const, why: "test" }))],
  };
}

describe("explain", () => {
  /** Checks the explanation at the cursor, drawn as `|`. The explained name is in angle quotes. */
  function check(drawn: string, isShown: boolean, reason: RegExp, own = matcher): void {
    const offset = drawn.replace(/[«»]/g, "").indexOf("|");
    const text = drawn.replace(/[«»|]/g, "");
    const found = own.explain(text, offset);
    assert.ok(found, drawn);
    assert.equal(`${text.slice(0, found.start)}«${text.slice(found.start, found.end)}»${text.slice(found.end)}`, drawn.replace("|", ""));
    const sentences = found.reasons.map((one) => formatReason(one)).join(" ");
    assert.equal(found.isShown, isShown, sentences);
    assert.match(sentences, reason);
    assert.equal(own.at(text, found.start) !== undefined, isShown, "as `at`");
    assert.ok(found.papers.length > 0);
  }

  it("says why a name is shown", () => {
    check("class «ViDT»Back|bone:", true, /^“ViDT” most likely means the paper: /);
    check("«np|o»_loss", true, /^“NPO” most likely means the paper: /);
    check("# «arXiv:2404.05|868v2»", true, /^This is the arXiv id of the paper\.$/);
    check("see «https://github.com/naver-ai/|vidt»", true, /^This is the repository of the paper\.$/);
    check("«npo|»_loss = 1  # npo_coeff", true, /most likely means the paper|hardly means/);
  });

  it("says why a name is silent", () => {
    check("if cost == «np|o»_coeff: pass", false, /may mean something else|part of a longer name/);
    check("«star|»_rating = 5", false, /may mean something else|part of/);
    check("«sage»_se|arch", false, /may mean something else|part of/);
    check("Unlearn = Sim«NP|O»", false, /\S/);
  });

  it("returns the papers that bear the name", () => {
    const own = createMentionMatcher([paperOf("a", ["QuuxNet"]), paperOf("b", ["QuuxNet"]), paperOf("c", ["Other"])]);
    assert.deepEqual(
      own.explain("x = QuuxNet()", 5)?.papers.map(({ citekey }) => citekey),
      ["a", "b"],
    );
  });

  it("returns the whole identifier of which a name is only a part", () => {
    const own = createMentionMatcher([paperOf("bert", ["BERT"]), paperOf("npo", ["NPO"]), paperOf("roberta", ["RoBERTa"])]);
    for (const [drawn, whole] of [
      ["We compare Col|BERT with others.", "ColBERT"],
      ["We compare ColBE|RT.", "ColBERT"],
      ["x = Sci|BERT()", "SciBERT"],
      ["Sim|NPO", "SimNPO"],
      ["Ro|BERTa", undefined],
      ["the bert|", undefined],
      ["We use BE|RT.", undefined],
      ["np|o_budget = 4", undefined],
    ] as const) {
      assert.equal(own.explain(drawn.replace("|", ""), drawn.indexOf("|"))?.whole, whole, drawn);
    }
  });

  it("returns nothing where there is no name", () => {
    for (const text of ["import os", "", "  ", "vidtest", "to_me"]) {
      assert.equal(matcher.explain(text, 1), undefined, text);
    }
  });
});

describe("names that the user mutes or always shows", () => {
  const star = paperOf("star2024", ["STAR"]);
  const own = (options: MentionOptions): ReturnType<typeof createMentionMatcher> => createMentionMatcher([star], options);

  it("are always shown, in every form", () => {
    const text = "star of the show; star_rating, *star";
    assert.deepEqual(own({}).find(text), []);
    const shown = own({ shown: ["star"] });
    assert.deepEqual(
      shown.find(text).map(({ start }) => start),
      [0, 18, 32],
    );
    assert.deepEqual(shown.find("starred; starting; a_bstar"), []);
    assert.deepEqual(shown.explain(text, 20)?.reasons, [{ kind: "always-shown" }]);
    assert.equal(shown.explain(text, 20)?.isShown, true);
  });

  it("are muted even if they are always shown", () => {
    const muted = own({ shown: ["STAR"], muted: ["Star"] });
    assert.deepEqual(muted.find("STAR"), []);
    assert.deepEqual(muted.explain("use_STAR_loss", 0), {
      start: 4,
      end: 8,
      alias: star.aliases[1],
      papers: [star],
      isShown: false,
      reasons: [{ kind: "never-shown", name: "STAR" }],
    });
  });

  it("are those of papers alone", () => {
    assert.equal(own({ muted: ["quux", "__proto__"] }).explain("quux", 0), undefined);
    assert.deepEqual(own({ shown: ["quux", "constructor"] }).find("quux constructor"), []);
  });
});
