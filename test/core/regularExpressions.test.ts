import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { effortOf } from "../guards/effort";
import { type WrittenRegExp, writtenRegExps } from "../inputs/writtenRegExps";

/** Returns all regular expressions of the core, literals and those built from strings. */
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

/** Returns lines of at least this length, each a repetition of a part: of the alphabets, or of a word from the expression itself. */
function hostileLines(regExp: RegExp, length: number): readonly string[] {
  const own = [...new Set(regExp.source.match(/[\p{L}]{2,}/gu) ?? [])].slice(0, 40).flatMap((word) => [word, `${word} `]);
  // A mark that begins a comment may be followed by either kind of line end.
  const marks = [...new Set(regExp.source.match(/[#%&;@=|<>*!?~`-]/g) ?? [])].flatMap((mark) => [
    mark,
    `${mark}\n`,
    `${mark}\r\n`,
    `${mark} \r\n`,
  ]);
  return [...alphabets, ...marks, ...own].flatMap((part) => {
    const line = part.repeat(Math.ceil(length / part.length));
    return [line, `${line}\u0000`];
  });
}

function replaceAll(regExp: RegExp, line: string): void {
  if (regExp.global) {
    line.replace(regExp, "");
  } else {
    regExp.exec(line);
  }
}

const length = 10_000;

/** The limit for a line. Linear time is some milliseconds, quadratic time is hundreds, and anything worse does not end. */
const limitMs = 50;

/** Files with expressions that take quadratic time, but get at most some hundred characters. */
const bounded = new Set(["bibliography/recordPapers.ts"]);

describe("regular expressions of the core", () => {
  const found = findAll();

  it("are all found", () => {
    assert.ok(found.length > 500);
    assert.ok(found.filter(({ isMade }) => isMade).length > 12);
  });

  for (const folder of new Set(found.map(({ place }) => place.replace(/[/.].*/s, "")))) {
    it(`take linear time on hostile lines: ${folder}`, function () {
      this.timeout(300_000);
      for (const { place, regExp } of found.filter((one) => one.place.startsWith(folder) && !bounded.has(one.place.replace(/:.*/, "")))) {
        for (const line of hostileLines(regExp, length)) {
          const isSlow = (): boolean => effortOf(() => replaceAll(regExp, line)) > limitMs;
          assert.ok(!isSlow() || !isSlow() || !isSlow(), `${place}: /${regExp.source}/ on ${JSON.stringify(line.slice(0, 20))}`);
        }
      }
    });
  }
});
