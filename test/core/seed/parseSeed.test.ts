import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseSeed } from "../../../src/core/seed/parseSeed";
import { createRandom } from "../../inputs/random";
import { assertEffort } from "../../guards/effort";

const banner = ["new", "Get trending papers in your email inbox!", "Subscribe", "Daily Papers", "by AK and the research community"];
const prose = "This paper introduces a method that makes models forget what they should not know, and keeps what they should. "
  .repeat(3)
  .trim();

/** Compares the titles, and the problems as "LINE: text up to the first colon". */
function check(text: string, titles: readonly string[], problems: readonly string[]): void {
  const read = parseSeed(text);
  assert.deepEqual(
    read.papers.map((paper) => paper.title),
    titles,
  );
  assert.deepEqual(
    read.problems.map(({ line, message }) => `${line}: ${message.split(":")[0] ?? ""}`),
    problems,
  );
}

function seedOf(...lines: readonly string[]): string {
  return lines.join("\n\n");
}

describe("parseSeed", () => {
  const seed = readFileSync("seeds/daily-papers.txt", "utf8");

  it("reads the bundled seed", () => {
    const { papers, problems } = parseSeed(seed);
    assert.deepEqual(problems, []);
    assert.equal(papers.length, 106);
    const [first, last] = [papers[0], papers.at(-1)];
    assert.deepEqual([first?.title.slice(0, 10), first?.line], ["DeBERTaV3:", 11]);
    assert.match(last?.title ?? "", /^Dataset Condensation with Contrastive Signals/);
    const lines = seed.split("\n");
    assert.ok(papers.every((paper) => lines[paper.line - 1] === paper.title && lines[paper.line + 1] === paper.abstract));
  });

  it("reads with and without a banner, whatever its text", () => {
    check(seedOf("A Title of Some Kind", prose), ["A Title of Some Kind"], []);
    check(seedOf(...banner, "A Title of Some Kind", prose), ["A Title of Some Kind"], []);
    check(seedOf("Home", "Sign in", "A Title of Some Kind", prose), ["Home", "Sign in", "A Title of Some Kind"].slice(2), [
      "3: Title without an abstract",
    ]);
    check(seedOf("Papers", "of the week", "A Title of Some Kind", prose), ["A Title of Some Kind"], []);
    check(seedOf("Trending Papers", "Log In Now", "About This Page", "A Title of Some Kind", prose), ["A Title of Some Kind"], []);
    check(seedOf("An Extendable Detector", prose, "vLLM: fast serving", prose), ["An Extendable Detector", "vLLM: fast serving"], []);
  });

  it("reports missing parts and loses no other paper", () => {
    check("", [], ["1: The text is empty. Expected titles and abstracts in turn."]);
    check("\uFEFF \r\n\r\n", [], ["1: The text is empty. Expected titles and abstracts in turn."]);
    check(
      seedOf("First Paper of All", prose, "Second One Is Bare", "Third Paper of All", prose),
      ["First Paper of All", "Third Paper of All"],
      ["5: Title without an abstract"],
    );
    check(seedOf(...banner, "First One Is Bare", "Second Paper of All", prose), ["Second Paper of All"], ["11: Title without an abstract"]);
    check(
      seedOf("First Paper of All", prose, prose, "Second Paper of All", prose),
      ["First Paper of All", "Second Paper of All"],
      ["5: Abstract without a title"],
    );
    check(seedOf("First Paper of All", prose, "Last One Is Bare"), ["First Paper of All"], ["5: Title without an abstract"]);
    check(
      seedOf("Twice Is Enough", prose, "Once Is Fine Too", prose, "Twice is Enough", prose),
      ["Twice Is Enough", "Once Is Fine Too"],
      ["9: Duplicate title (first on line 1)"],
    );
    check(
      seedOf("A Paper With a Short Abstract", "We show that it works, and we say in a few words why it does."),
      ["A Paper With a Short Abstract"],
      [],
    );
  });

  it("reads CRLF, lone CR and a byte-order mark", () => {
    for (const text of [seed.replaceAll("\n", "\r\n"), seed.replaceAll("\n", "\r"), `\uFEFF${seed}`]) {
      const { papers, problems } = parseSeed(text);
      assert.deepEqual(problems, []);
      assert.equal(papers.length, 106);
      assert.equal(papers[0]?.line, 11);
    }
  });

  it("reports lines of ten megabytes and reads the rest quickly", function () {
    this.timeout(20_000);
    const [word, text] = ["x".repeat(10_000_000), "many words ".repeat(1_000_000)];
    assertEffort(3_000, () => {
      check(
        seedOf("First Paper of All", prose, word, "Second Paper of All", prose),
        ["First Paper of All", "Second Paper of All"],
        ["5: A line of 10000000 characters is too long for a title or an abstract."],
      );
      check(
        seedOf("First Paper of All", text, "Second Paper of All", prose),
        ["Second Paper of All"],
        ['3: A line of 10999999 characters is too long for a title or an abstract, below the title "First Paper of All".'],
      );
      check(
        seedOf(word, text),
        [],
        [
          "1: A line of 10000000 characters is too long for a title or an abstract.",
          "3: A line of 10999999 characters is too long for a title or an abstract.",
        ],
      );
    });
  });

  it("never throws or invents papers, whatever lines are dropped, doubled, swapped or cut", function () {
    this.timeout(20_000);
    const random = createRandom(20261123);
    const lines = seed.split("\n");
    for (let round = 0; round < 200; round++) {
      const damaged = lines.flatMap((line) => damage(line, random));
      const { papers, problems } = parseSeed(damaged.join(random() < 0.5 ? "\n" : "\r\n"));
      const trimmed = damaged.map((line) => line.trim());
      assert.ok(papers.every((paper) => trimmed[paper.line - 1] === paper.title));
      assert.ok(problems.every((problem) => problem.line >= 1 && problem.line <= damaged.length && problem.message !== ""));
      assert.ok(papers.length > 60, `${papers.length} papers in round ${round}`);
    }
  });
});

function damage(line: string, random: () => number): string[] {
  const luck = random();
  if (luck < 0.01) {
    return [];
  }
  if (luck < 0.02) {
    return [line, line];
  }
  return [luck < 0.03 ? line.slice(0, Math.floor(random() * line.length)) : line];
}
