import assert from "node:assert/strict";
import { atMostProblems, maxProblems } from "../../../src/core/formats/atMostProblems";
import { createLibraryReader } from "../../../src/core/formats/createLibraryReader";
import { isWholeLibrary } from "../../../src/core/formats/csl/isWholeLibrary";
import { libraryFormat, parseLibrary, type ParsedLibrary } from "../../../src/core/formats/parseLibrary";
import { parseLibraryInSlices } from "../../../src/core/formats/parseLibraryInSlices";
import type { Paper, Problem } from "../../../src/core/paper";
import { runToEnd } from "../../../src/core/sliced";
import { assertEffort } from "../../guards/effort";
import { withWatchdog } from "../../guards/watchdog";
import { nestedTexts, repeatedTexts } from "../../inputs/repeatedTexts";

interface Read {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
}

/** Reads a text as the extension does, step by step. */
function readInSteps(text: string, fileName: string): Read {
  const reader = createLibraryReader(fileName);
  reader.update(text);
  while (reader.step(20_000)) {
    // Each step is one slice.
  }
  return { papers: reader.papers(), problems: reader.problems() };
}

/** Reads a text in all ways, which must find the same titles. */
function titlesIn(text: string, fileName: string): readonly string[] {
  const titlesOf = ({ papers }: Read): readonly string[] => papers.map(({ title }) => title);
  const titles = titlesOf(parseLibrary(text, { fileName }));
  assert.deepEqual(titlesOf(readInSteps(text, fileName)), titles);
  assert.deepEqual(titlesOf(runToEnd(parseLibraryInSlices(text, { fileName }))), titles);
  return titles;
}

function parse(text: string, fileName: string): ParsedLibrary {
  return parseLibrary(text, { fileName });
}

describe("hostile files", () => {
  describe("take time linear in their length", () => {
    /** A fast machine takes a tenth of this. Quadratic time takes minutes. */
    const limitMs = 4_000;
    const times = (unit: string, length = 400_000): string => unit.repeat(Math.ceil(length / unit.length));
    const rows: readonly (readonly [what: string, fileName: string, text: string])[] = [
      ["blanks in a name list", "a.bib", `@article{a, title={b}, author={{A}${times(" ")}}}`],
      ["odd blanks in a name list", "a.bib", `@article{a, title={b}, author={{A}${times(" \u00a0")}}}`],
      ["blanks and commas in a name list", "a.bib", `@article{a, title={b}, author={{A}, ${times("  ,")}}}`],
      ["braces in a title", "a.bib", `@article{a, title={${times("{")}}}`],
      ["both braces in a title", "a.bib", `@article{a, title={${times("{}")}}}`],
      ["braces without an entry", "a.bib", times("}{")],
      ["fields without a value", "a.bib", `@article{a, ${times("x=,")}}`],
      ["fields without a value on lines", "a.bib", `@article{a,${times("\nx=")}}`],
      ["fields without a value and CRLF", "a.bib", `@article{a,${times("\r\nx = ,")}}`],
      ["the same field", "a.bib", `@article{a,${times("x={a},\n")}}`],
      ["values that are never closed", "a.bib", `@article{a,${times("x={a\n")}`],
      ["quotes that are never closed", "a.bib", `@article{a,${times('x="{,\n')}`],
      ["@ in an entry", "a.bib", `@article{a,${times("@")}}`],
      ["@a( without an entry", "a.bib", times("@a(")],
      ["@ and blanks", "a.bib", times("@ \t")],
      ["the beginnings of entries", "a.bib", times("@a{b,")],
      ["parentheses in a value", "a.bib", `@article(a, title="${times(")")}")`],
      ["RIS continuation lines", "a.ris", `TY  - JOUR\nTI  - a\n${times("b\n")}ER  - \n`],
      ["RIS continuation lines with CRLF", "a.ris", `TY  - JOUR\r\nTI  - a\r\n${times("b\r\n")}ER  - \r\n`],
      ["RIS continuation lines of an abstract", "a.ris", `TY  - JOUR\nTI  - a\nAB  - a\n${times("  b c\n")}ER  - \n`],
      ["RIS records without an end", "a.ris", times("TY  - JOUR\n")],
      ["YAML keys", "a.yaml", times("<<: *a\n")],
      ["YAML blank lines", "a.yaml", `- id: a\n  title: b\n${times("\r\n")}`],
      ["YAML documents", "a.yaml", times("---\n")],
      ["YAML brackets", "a.yaml", `- id: a\n  title: ${times("[")}`],
      ["JSON brackets", "a.json", times("[")],
      ["JSON that is cut", "a.json", `[${times('{"a":')}`],
      ["JSON records that are broken", "a.json", `[${times('{"title":,},')}`],
      ["JSON records that are never closed", "a.json", `[${times(',{"title":')}]`],
      ["a text of blank lines", "a.txt", `a:${times("\n")}b`],
    ];
    for (const [what, fileName, text] of rows) {
      it(what, function () {
        this.timeout(60_000);
        withWatchdog(
          () => {
            assertEffort(limitMs, () => readInSteps(text, fileName), what);
          },
          () => what,
        );
      });
    }

    it("of repeated and nested parts: a sample, and all of them under stress", function () {
      this.timeout(120_000);
      const texts = [...repeatedTexts().filter((_, index) => index % 41 === 0), ...nestedTexts()];
      for (const { what, fileName, ofLength } of texts) {
        withWatchdog(
          () => {
            assertEffort(1_500, () => readInSteps(ofLength(40_000), fileName), what);
          },
          () => what,
        );
      }
    });
  });

  describe("in minified JSON lose only the broken records", () => {
    const records = Array.from(
      { length: 1_000 },
      (_, index) => `{"id":"k${index}","title":"T${index}","author":[{"family":"A"},{"family":"B"}]}`,
    );
    const broken: readonly (readonly [what: string, record: string])[] = [
      ["a colon", '{"id" "k","title":"x"}'],
      ["a comma", '{"id":"k" "title":"x"}'],
      ["a closing brace", '{"id":"k","title":"x"'],
      ["a closing quote", '{"id":"k,"title":"x"}'],
      ["a value", '{"id":"k","title":}'],
      ["a closing bracket", '{"id":"k","title":"x","author":[{"family":"A"},{"family":"B"}}'],
      ["the beginning", '"k","title":"x","author":[{"family":"A"}]}'],
    ];
    for (const [what, record] of broken) {
      for (const between of [",", ", ", " ,\r\n"]) {
        it(`that lack ${what}, between ${JSON.stringify(between)}`, () => {
          const text = `[${[...records.slice(0, 10), record, ...records.slice(10)].join(between)}]`;
          const titles = titlesIn(text, "a.json");
          assert.ok(titles.length >= 999, `${titles.length}`);
          assert.ok(titles.every((title) => title.startsWith("T")));
          const { problems } = readInSteps(text, "a.json");
          assert.equal(problems.length, what === "the beginning" ? problems.length : 1, JSON.stringify(problems));
        });
      }
    }

    it("that are several, the first among them", () => {
      const text = `[${records.map((record, index) => (index % 100 === 0 ? record.replace(":", "") : record)).join(",")}]`;
      assert.equal(titlesIn(text, "a.json").length, 990);
    });

    it("and are not taken for whole", () => {
      const text = `[${[...records, '{"id" "k","title":"x"}'].join(",")}]`;
      assert.equal(runToEnd(isWholeLibrary(text)), false);
      assert.equal(runToEnd(isWholeLibrary(`[${records.join(",")}]`)), true);
    });
  });

  describe("are read in the format that their name says", () => {
    const rows: readonly (readonly [what: string, fileName: string, text: string, titles: readonly string[]])[] = [
      [
        "an entry in a note of RIS",
        "a.ris",
        "TY  - JOUR\nTI  - One\nN1  - see\n@article{x, note}\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n",
        ["One", "Two"],
      ],
      ["an entry above RIS", "a.ris", "@article{x, note}\r\nTY  - JOUR\r\nTI  - One\r\nER  - \r\n", ["One"]],
      ["an entry in a note of YAML", "a.yaml", "references:\n- id: a\n  title: One\n  note: |\n    see\n    @article{x, note}\n", ["One"]],
      [
        "an entry in a comment of Hayagriva",
        "a.yml",
        "# @book{x,\n@article{x, y}:\n  a: b\none:\n  type: Article\n  title: One\n",
        ["One"],
      ],
      ["a table's head above BibTeX", "a.bib", "Title, Author, Year, Journal, DOI\n\n@misc{a,title={One}}", ["One"]],
      ["a record of RIS in BibTeX", "a.bib", "TY  - JOUR\nTI  - Two\nER  - \n\n@misc{a,title={One}}", ["One"]],
      ["a list in BibTeX", "a.bib", "references:\n- id: a\n  title: Two\n@misc{a,title={One}}", ["One"]],
      ["a bracket above BibTeX", "a.bib", "[my papers]\n@misc{a,title={One}}", ["One"]],
      ["an entry in a note of JSON", "a.json", '[{"id":"a","title":"One","note":"\n@article{x,"}]'.replace("\n", "\\n"), ["One"]],
      ["a PubMed line above RIS", "a.ris", "PMID- 1\nTY  - JOUR\nTI  - One\nER  - \n", ["One"]],
      ["BibTeX named .json", "a.json", "@misc{a,title={One}}", ["One"]],
      ["BibTeX named .yaml", "a.yaml", "@misc{a,\n  title = {One},\n  note = {a: b}\n}", ["One"]],
      ["RIS named .bib", "a.bib", "TY  - JOUR\nTI  - One\nER  - \n", ["One"]],
      ["JSON named .ris", "a.ris", '[{"id":"a","title":"One"}]', ["One"]],
      ["JSON named .yaml", "a.yaml", '[{"id":"a","title":"One"}]', ["One"]],
      ["RIS without a name that quotes an entry", "", "TY  - JOUR\nTI  - One\nN1  - see\n@article{x, note}\nER  - \n", ["One"]],
      ["BibTeX without a name that quotes RIS", "", "@misc{a, title={One}, note={\nTY  - JOUR\n}}", ["One"]],
    ];
    for (const [what, fileName, text, titles] of rows) {
      it(what, () => {
        assert.deepEqual(titlesIn(text, fileName), titles);
      });
    }

    it("unless nothing is in them", () => {
      assert.equal(libraryFormat("", "a.bib"), "bibtex");
      assert.equal(libraryFormat("% only a comment\n", "a.bib"), "bibtex");
      assert.equal(libraryFormat("", "a.yaml"), "hayagriva");
      assert.equal(libraryFormat("<!doctype html><style>@media (x) {}</style>", "a.bib"), "foreign");
    });
  });

  describe("with very many parts do not end the call stack", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    const rows: readonly (readonly [what: string, fileName: string, text: string, papers: number])[] = [
      ["lists in a list", "a.json", nested(20_000), 0],
      [
        "a deep record among others",
        "a.json",
        `[{"id":"a","title":"A"},{"id":"b","title":"B","author":${nested(20_000)}},{"id":"c","title":"C"}]`,
        2,
      ],
      [
        "deep objects",
        "a.json",
        `[{"id":"a","title":"A","note":${'{"a":'.repeat(20_000)}0${"}".repeat(20_000)}},{"id":"c","title":"C"}]`,
        1,
      ],
      ["deep YAML", "a.yaml", `- id: a\n  title: A\n- id: b\n  title: B\n  note: ${nested(20_000)}\n`, 1],
      ["braces in BibTeX", "a.bib", `@misc{a, title={${"{".repeat(20_000)}A${"}".repeat(20_000)}}}\n@misc{b, title={B}}`, 2],
      ["problems in one entry", "a.bib", `@misc{a, title={A}${",x={b}".repeat(66_668)}}`, 1],
      ["problems in one entry with CRLF", "a.bib", `@misc{a, title={A},\r\n${"x = ,\r\n".repeat(66_668)}}`, 1],
      ["records", "a.json", `[${Array.from({ length: 142_857 }, () => '{"title":""}').join(",")}]`, 0],
      ["records of RIS", "a.ris", "TY  - JOUR\n".repeat(142_857), 0],
      ["records of YAML", "a.yaml", "- a\n".repeat(142_857), 0],
      ["entries", "a.bib", "@misc{a, title={A}}".repeat(142_857), 142_857],
    ];
    for (const [what, fileName, text, papers] of rows) {
      it(what, function () {
        this.timeout(60_000);
        const read = readInSteps(text, fileName);
        assert.equal(read.papers.length, papers);
        assert.ok(read.problems.length <= maxProblems + 1, `${read.problems.length}`);
      });
    }

    it("and one entry has few problems, the last of which counts the others", () => {
      const { problems } = parse(`@misc{a, title={A}${",x={b}".repeat(40_000)}}`, "a.bib");
      assert.ok(problems.length < 50);
      assert.match(problems.at(-1)?.message ?? "", /^This entry has 399\d\d more problems\.$/);
    });

    it("and a file has at most so many problems, the last of which says how many records the others skipped", () => {
      const many = Array.from({ length: 1_500 }, (_, line): Problem => ({ line, message: "a", skipped: 1 }));
      const few = atMostProblems(many);
      assert.deepEqual(few.at(-1), { line: 1_000, message: "And 500 more problems from this line on.", skipped: 500 });
      assert.equal(
        few.reduce((sum, { skipped = 0 }) => sum + skipped, 0),
        1_500,
      );
      assert.equal(atMostProblems(many.slice(0, 1_000)).length, 1_000);
      assert.equal(atMostProblems(many.slice(0, 1_001)).at(-1)?.message, "And 1 more problem from this line on.");
    });
  });

  describe("with macros that grow are bounded", () => {
    const rows: readonly (readonly [what: string, text: string])[] = [
      [
        "that double",
        `@string{a0={xx}}${Array.from({ length: 26 }, (_, at) => `@string{a${at + 1}=a${at}#a${at}}`).join("")}@misc{k,title=a26}`,
      ],
      [
        "that triple, with CRLF",
        `@string{a0={xx}}\r\n${Array.from({ length: 60 }, (_, at) => `@string{a${at + 1} = a${at} # a${at} # a${at}}`).join("\r\n")}@misc{k,title=a60}`,
      ],
      [
        "that grow tenfold",
        `@string{a0={xx}}${Array.from({ length: 30 }, (_, at) => `@string{a${at + 1}=${Array(10).fill(`a${at}`).join("#")}}`).join("")}@misc{k,title=a30}`,
      ],
      [
        "that are long, in thousands of entries",
        `@string{m={${"x".repeat(90_000)}}}${Array.from({ length: 20_000 }, (_, at) => `@misc{k${at},title=m}`).join("")}`,
      ],
    ];
    for (const [what, text] of rows) {
      it(what, function () {
        this.timeout(60_000);
        const { papers } = readInSteps(`${text}\n@misc{g, title={Good}}`, "a.bib");
        assert.equal(papers.at(-1)?.title, "Good");
        assert.ok(papers.reduce((sum, { title }) => sum + title.length, 0) < 100_000_000);
      });
    }
  });

  describe("with titles that cannot be seen are reported", () => {
    const rows: readonly (readonly [fileName: string, text: string])[] = [
      ["a.json", '[{"title":"\\u200b"}]'],
      ["a.json", '[{"id":"a","title":"\\u00ad \\u2060\\ufeff"},{"id":"b","title":"{}"}]'],
      ["a.json", '[{"id":"a","title":"\\u3164"},{"id":"b","title":"\\u0301"},{"id":"c","title":"\\u202e"}]'],
      ["a.bib", "@misc{a, title={\u200b}}\n@misc{b, title={{}}}"],
      ["a.ris", "TY  - JOUR\nTI  - \u200d\nER  - \n"],
      ["a.yaml", '- id: a\n  title: "\\u200b"\n'],
    ];
    for (const [fileName, text] of rows) {
      it(`${fileName}: ${JSON.stringify(text)}`, () => {
        const { papers, problems } = readInSteps(text, fileName);
        assert.deepEqual(papers, []);
        assert.ok(problems.length > 0 && problems.every(({ skipped, line }) => skipped === 1 && line > 0));
      });
    }
  });
});
