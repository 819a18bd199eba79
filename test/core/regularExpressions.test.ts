import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import ts from "typescript";

/** A regular expression of the core, and where it stands. */
interface Found {
  readonly place: string;
  readonly regExp: RegExp;
}

/** Every regular expression that the core's sources write as such; the few that are made of texts have tests of their own. */
function findAll(): readonly Found[] {
  const found: Found[] = [];
  for (const file of readdirSync("src/core", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))) {
    const source = ts.createSourceFile(file, readFileSync(path.join("src/core", file), "utf8"), ts.ScriptTarget.ES2022, true);
    const place = (node: ts.Node): string => `${file.split(path.sep).join("/")}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf("/");
        found.push({ place: place(node), regExp: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

const alphabets = ["a", "A", "1", " ", "\n", "\t", "-", "_", ".", ",", "(", "{", "[", "\\", "/", "$", "'", '"', ":", "+", "é", "\u0301", "aA", "a ", "A ", "a-", "a1", "a.", ", ", "\\a", "{a", "a}", "(a", "a, ", "the ", "https://", "a\n", "\n ", "\r\n"];

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

  it("are found", () => assert.ok(found.length > 500));

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
