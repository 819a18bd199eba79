import assert from "node:assert/strict";
import { runToEnd } from "../../../../src/core/sliced";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import { createMatcherInSlices, type MentionMatcher } from "../../../../src/core/mentions/createMentionMatcher";
import type { KnownKeys } from "../../../../src/core/mentions/forms/formKeys";
import { decodeFormKeys, encodeFormKeys } from "../../../../src/core/mentions/forms/keptKeys";
import type { Paper } from "../../../../src/core/paper";
import { createRandom, randomBelow, randomOf } from "../../../inputs/random";

const subject = { version: "1.0.0", muted: ["STAR"] };

function matcherOf(papers: readonly Paper[], known?: KnownKeys): MentionMatcher {
  return runToEnd(createMatcherInSlices(papers, { muted: subject.muted, known }));
}

/**
 * Returns the papers after a few changes: some removed, some replaced, some moved, some repeated, some copied with the same
 * content.
 */
function changed(papers: readonly Paper[], random: () => number): readonly Paper[] {
  const list = [...papers];
  for (let changes = randomBelow(random, 6); changes > 0; changes--) {
    const moved = list.splice(randomBelow(random, list.length), randomBelow(random, 4));
    const at = randomBelow(random, list.length);
    const paper = randomOf(random, bundledPapers);
    const others: readonly (readonly Paper[])[] = [
      [],
      [paper, paper],
      moved,
      [{ ...paper }],
      [{ ...paper, title: `${paper.title} Again`, doi: "10.1000/again" }],
      [{ ...paper, aliases: [...paper.aliases, { text: `Newly${at}Named`, kind: "name", why: "test" }] }],
    ];
    list.splice(at, 1, ...randomOf(random, others));
  }
  return list;
}

describe("known form keys", () => {
  it("make the matcher that reading all papers makes", () => {
    const random = createRandom(5);
    let papers = bundledPapers;
    let matcher = matcherOf(papers);
    for (let round = 0; round < 40; round++) {
      papers = changed(papers, random);
      matcher = matcherOf(papers, matcher.known);
      assert.deepEqual(matcher.known.keys, matcherOf(papers).known.keys, `round ${round}`);
    }
  });

  it("make it from kept bytes too, for any papers", () => {
    const random = createRandom(6);
    const bytes = runToEnd(encodeFormKeys(bundledPapers, matcherOf(bundledPapers).known.keys, subject));
    for (let round = 0; round < 20; round++) {
      const papers = changed(bundledPapers, random).map((paper) => ({ ...paper }));
      // As Node reads files: views at any offset.
      const kept = decodeFormKeys(Buffer.concat([Buffer.alloc(round), bytes]).subarray(round), subject);
      assert.ok(kept);
      assert.deepEqual(matcherOf(papers, kept).known.keys, matcherOf(papers).known.keys, `round ${round}`);
    }
  });

  it("read no paper again that is known", () => {
    const known = matcherOf(bundledPapers).known;
    const unread = bundledPapers.map((paper) => new Proxy(paper, { get: () => assert.fail("a paper was read") }));
    const blind: KnownKeys = { keys: known.keys, find: (_paper, expected) => expected };
    assert.deepEqual(matcherOf(unread, blind).known.keys, known.keys);
  });

  it("find what all papers' own keys find", () => {
    const bytes = runToEnd(encodeFormKeys(bundledPapers, matcherOf(bundledPapers).known.keys, subject));
    const text = bundledPapers.map(({ aliases }) => aliases.map((alias) => alias.text).join(", ")).join("\n");
    const found = (matcher: MentionMatcher): unknown =>
      matcher.find(text).map(({ start, end, papers }) => [start, end, papers.map(({ citekey }) => citekey)]);
    assert.deepEqual(found(matcherOf(bundledPapers, decodeFormKeys(bytes, subject))), found(matcherOf(bundledPapers)));
  });

  it("are rejected if they are damaged, cut off, or of another version or other muted names", () => {
    const bytes = runToEnd(encodeFormKeys(bundledPapers, matcherOf(bundledPapers).known.keys, subject));
    assert.ok(decodeFormKeys(bytes, subject));
    assert.equal(decodeFormKeys(bytes, { ...subject, version: "1.0.1" }), undefined);
    assert.equal(decodeFormKeys(bytes, { ...subject, muted: [] }), undefined);
    for (const length of [0, 3, 4, 8, 100, bytes.length - 4, bytes.length - 1]) {
      assert.equal(decodeFormKeys(bytes.slice(0, length), subject), undefined, `${length} bytes`);
    }
    for (let at = 0; at < bytes.length; at += 997) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      assert.equal(decodeFormKeys(damaged, subject), undefined, `byte ${at}`);
    }
  });
});
