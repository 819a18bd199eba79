import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import process from "node:process";
import { type WrittenRegExp, writtenRegExps } from "../inputs/writtenRegExps";

/** Every regular expression of the core, literals and those that are made of texts. */
function findAll(): readonly WrittenRegExp[] {
  return readdirSync("src/core", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((file) => writtenRegExps("src/core", file));
}

const alphabets = [
  "a",
  "A",
  "1",
  " ",
  "\n",
  "\t",
  "-",
  "_",
  ".",
  ",",
  "(",
  "{",
  "[",
  "\\",
  "/",
  "$",
  "'",
  '"',
  ":",
  "+",
  "é",
  "\u0301",
  "aA",
  "a ",
  "A ",
  "a-",
  "a1",
  "a.",
  ", ",
  "\\a",
  "{a",
  "a}",
  "(a",
  "a, ",
  "the ",
  "https://",
  "a\n",
  "\n ",
  "\r\n",
];

/** Lines of the length made of what the expression itself speaks of: its words, each again and again, and what stands between them. */
function hostileLines(regExp: RegExp, length: number): readonly string[] {
  const own = [...new Set(regExp.source.match(/[\p{L}]{2,}/gu) ?? [])].slice(0, 40).flatMap((word) => [word, `${word} `]);
  return [...alphabets, ...own].flatMap((part) => {
    const line = part.repeat(Math.ceil(length / part.length));
    return [line, `${line}\u0000`];
  });
}

/** Milliseconds of this process's own work. */
function milliseconds(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function replaceAll(regExp: RegExp, line: string): void {
  if (regExp.global) {
    line.replace(regExp, "");
  } else {
    regExp.exec(line);
  }
}

const length = 10_000;

/** Some milliseconds where the time is linear, some hundred where it is squared, and no end where it is worse. */
const most = 50;

/** Take squared time, and are given some hundred characters at most. */
const bounded = new Set(["bibliography/recordPapers.ts"]);

describe("regular expressions of the core", () => {
  const found = findAll();

  it("are found", () => {
    assert.ok(found.length > 500);
    assert.ok(found.filter(({ isMade }) => isMade).length > 12);
  });

  for (const folder of new Set(found.map(({ place }) => place.replace(/[/.].*/s, "")))) {
    it(`take time in proportion to hostile lines: ${folder}`, function () {
      this.timeout(300_000);
      for (const { place, regExp } of found.filter((one) => one.place.startsWith(folder) && !bounded.has(one.place.replace(/:.*/, "")))) {
        for (const line of hostileLines(regExp, length)) {
          const isSlow = (): boolean => milliseconds(() => replaceAll(regExp, line)) > most;
          assert.ok(!isSlow() || !isSlow() || !isSlow(), `${place}: /${regExp.source}/ on ${JSON.stringify(line.slice(0, 20))}`);
        }
      }
    });
  }
});
