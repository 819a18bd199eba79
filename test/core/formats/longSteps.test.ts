import assert from "node:assert/strict";
import { createLibraryReader } from "../../../src/core/formats/createLibraryReader";
import { effortOf } from "../../guards/effort";

/** A step takes less than 50 ms on a quiet machine. Work that is not sliced takes several times as long as this. */
const limitMs = 120;
const attempts = 4;

interface Read {
  readonly longestMs: number;
  readonly papers: number;
  readonly problems: readonly string[];
}

function readInSteps(text: string, fileName: string): Read {
  const reader = createLibraryReader(fileName);
  let longestMs = effortOf(() => {
    reader.update(text);
  });
  const step = (): boolean => {
    const more: boolean[] = [];
    const effort = effortOf(() => {
      more.push(reader.step(20_000));
    });
    longestMs = Math.max(longestMs, effort);
    return more[0] === true;
  };
  while (step()) {
    // Each step is one slice.
  }
  return { longestMs, papers: reader.papers().length, problems: reader.problems().map(({ message }) => message) };
}

function times(unit: string, length = 400_000): string {
  return unit.repeat(Math.ceil(length / unit.length));
}

function many(count: number, format: (index: number) => string, between: string): string {
  return Array.from({ length: count }, (_, index) => format(index)).join(between);
}

describe("one record of 400 kB is read in short steps", () => {
  const rows: readonly (readonly [what: string, fileName: string, text: string, papers: number, problem?: RegExp])[] = [
    ["names of RIS", "a.ris", `TY  - JOUR\nTI  - a\n${many(36_000, (index) => `AU  - A${index}, B`, "\n")}\nER  - \n`, 1, /36000 names/],
    ["editors of RIS", "a.ris", `TY  - JOUR\nTI  - a\n${times("ED  - A, B\r\n")}ER  - \n`, 1, /"editor" has \d+ names/],
    ["a name of RIS", "a.ris", `TY  - JOUR\nTI  - a\nAU  - ${times("\\'a")}\nER  - \n`, 1],
    ["records of RIS", "a.ris", times("TY  -\n"), 0, /no title/],
    ["names of BibTeX", "a.bib", `@misc{a, title={b}, author={${many(66_000, () => "A", " and ")}}}`, 1, /cut at 100,000/],
    [
      "accents in all fields of BibTeX",
      "a.bib",
      `@article{a, ${["title", "journal", "pages", "volume", "abstract"].map((name) => `${name}={${times("\\'a", 90_000)}}`).join(",")}}`,
      1,
      /The journal has 90000 characters/,
    ],
    ["formulas in BibTeX", "a.bib", `@misc{a, title={${times("$a$ ", 99_000)}}}`, 1],
    [
      "names of CSL-JSON",
      "a.json",
      `[{"id":"a","title":"b","author":[${many(50_000, (index) => `{"family":"${index}"}`, ",")}]}]`,
      1,
      /50000 names/,
    ],
    ["a title of CSL-JSON", "a.json", `[{"id":"a","title":"${times("\\\\'a")}"}]`, 1, /Only the first 20000/],
    ["a list of names", "a.json", `[{"title":"a","abstract":"b","author":"${times("a,")}"}]`, 1, /Only the first 20000/],
    ["records without ids", "a.json", `[{"id":"a","title":"b","note":${times('{"title":"a"},\n')}}]`, 26_666, /not valid JSON/],
    ["YAML documents", "a.yaml", times("---\n"), 0, /Too many parts/],
    ["YAML blank lines", "a.yaml", `- id: a\n  title: b\n${times("\r\n")}`, 0, /Too many parts/],
    ["YAML names", "a.yaml", `- id: a\n  title: b\n  author:\n${times("  - family: a\n")}- id: c\n  title: d\n`, 1, /Too many parts/],
    [
      "a YAML list",
      "a.yml",
      `a:\n  type: Article\n  title: b\n  author: [${times("a,")}]\nc:\n  type: Book\n  title: d\n`,
      1,
      /Too many parts/,
    ],
    ["a YAML title", "a.yaml", `- id: a\n  title: "${times("~")}"\n`, 1, /Only the first 20000/],
    ["lines of a list", "a.txt", times("a\n"), 0, /without an abstract/],
    ["lines with CRLF", "a.txt", `A Title\r\n\r\nAn abstract.\r\n${times("#\r\n")}`, 1, /without an abstract/],
  ];
  for (const [what, fileName, text, papers, problem] of rows) {
    it(what, function () {
      this.timeout(60_000);
      const longest: number[] = [];
      let read = readInSteps(text, fileName);
      while (longest.push(Math.round(read.longestMs)) < attempts && read.longestMs > limitMs) {
        read = readInSteps(text, fileName);
      }
      assert.ok(Math.min(...longest) < limitMs, `the longest step took ${longest.join(", ")} ms`);
      assert.equal(read.papers, papers, JSON.stringify(read.problems.slice(0, 3)));
      assert.ok(problem === undefined || read.problems.some((message) => problem.test(message)), JSON.stringify(read.problems.slice(0, 3)));
    });
  }
});
