import assert from "node:assert/strict";
import { formatDiff } from "../../../src/core/tools/unifiedDiff";
import { createRandom, randomBelow, randomOf } from "../../inputs/random";

/** Applies a diff in the most literal way: copies the lines that it names. */
function applied(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const result: string[] = [];
  let at = 0;
  for (const line of diff.split("\n").slice(2, -1)) {
    const start = /^@@ -(\d+),(\d+) /.exec(line);
    if (start) {
      const to = Number(start[1]) - (start[2] === "0" ? 0 : 1);
      result.push(...old.slice(at, to));
      at = to;
    } else if (line.startsWith("\\")) {
      result.push((result.pop() ?? "").replace(/\n$/, ""));
    } else if (line.startsWith("+")) {
      result.push(`${line.slice(1)}\n`);
    } else {
      if (line.startsWith(" ")) {
        result.push(old[at] ?? "");
      }
      at++;
    }
  }
  return [...result, ...old.slice(at)].join("");
}

describe("diffs of edits", () => {
  function check(before: string, after: string, expected: string): void {
    assert.equal(formatDiff([{ file: "a.txt", before, after }]), expected);
  }

  it("have the changed lines with two lines around them", () => {
    check("a\nb\nc\nd\ne\n", "a\nb\nc!\nd\ne\n", "--- a.txt\n+++ a.txt\n@@ -1,5 +1,5 @@\n a\n b\n-c\n+c!\n d\n e\n");
    check("a\n", "b\na\n", "--- a.txt\n+++ a.txt\n@@ -1,1 +1,2 @@\n+b\n a\n");
    check("", "a\n", "--- /dev/null\n+++ a.txt\n@@ -0,0 +1,1 @@\n+a\n");
    check("a", "a\nb\n", "--- a.txt\n+++ a.txt\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n");
    check("a\r\nb\r\n", "a\r\nx\r\nb\r\n", "--- a.txt\n+++ a.txt\n@@ -1,2 +1,3 @@\n a\n+x\n b\n");
    check("a\n", "a\n", "");
  });

  it("have distant changes apart, and near ones together", () => {
    const lines = Array.from({ length: 30 }, (_, line) => `${line}\n`);
    const hunks = (...at: number[]): number =>
      formatDiff([
        { file: "a", before: lines.join(""), after: lines.map((line, index) => (at.includes(index) ? "x\n" : line)).join("") },
      ]).split("@@ -").length - 1;
    assert.equal(hunks(3, 20), 2);
    assert.equal(hunks(3, 8), 1);
    assert.equal(hunks(3, 9), 2);
    assert.equal(hunks(3, 4, 5), 1);
  });

  it("give the new text when they are applied", () => {
    const random = createRandom(5);
    for (let count = 0; count < 800; count++) {
      const before = Array.from({ length: randomBelow(random, 25) }, () => `${randomOf(random, "abcde")}\n`);
      const after = before.flatMap((line) => (random() < 0.1 ? [] : random() < 0.15 ? [line, "new\n"] : [random() < 0.1 ? "x\n" : line]));
      const [old, now] = [before.join(""), after.join("") + (random() < 0.1 ? "end" : "")];
      const diff = formatDiff([{ file: "a", before: old, after: now }]);
      assert.equal(old === now ? old : applied(old, diff), now, JSON.stringify([old, now, diff]));
    }
  });

  it("take time by the length of texts, also if all lines differ", () => {
    const before = "a\n".repeat(200_000);
    const diff = formatDiff([{ file: "a", before, after: `x\n${"b\n".repeat(200_000)}` }]);
    assert.equal(diff.split("\n").length, 3 + 400_001 + 1);
  });

  it("name files on one line", () => {
    assert.match(formatDiff([{ file: "a\nb", before: "", after: "c\n" }]), /^\+\+\+ a b$/m);
  });
});
