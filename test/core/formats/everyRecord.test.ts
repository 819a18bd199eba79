import assert from "node:assert/strict";
import { createLibraryReader } from "../../../src/core/formats/createLibraryReader";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { parseLibraryInSlices } from "../../../src/core/formats/parseLibraryInSlices";
import type { Paper, Problem } from "../../../src/core/paper";
import { runToEnd } from "../../../src/core/sliced";

interface Read {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
}

/** Reads a text in all ways, as one and in pieces. All must find the same papers and problems. */
function read(text: string, fileName: string): Read {
  const reader = createLibraryReader(fileName);
  reader.update(text);
  while (reader.step(20_000)) {
    // Each step is one slice.
  }
  const whole = parseLibrary(text, { fileName });
  const sliced = runToEnd(parseLibraryInSlices(text, { fileName }));
  for (const other of [sliced, { papers: reader.papers(), problems: reader.problems() }]) {
    assert.deepEqual(other.papers, whole.papers);
    assert.deepEqual(other.problems, whole.problems);
  }
  return whole;
}

/** A file, its papers as `citekey: title`, and its problems as `line: message`, of which the beginning is enough. */
type Row = readonly [what: string, fileName: string, text: string, papers: readonly string[], problems?: readonly string[]];

function check(rows: readonly Row[]): void {
  for (const [what, fileName, text, papers, problems = []] of rows) {
    it(what, () => {
      const found = read(text, fileName);
      assert.deepEqual(
        found.papers.map(({ citekey, title }) => `${citekey}: ${title}`),
        papers,
      );
      const messages = found.problems.map(({ line, message }) => `${line}: ${message}`);
      assert.deepEqual(
        messages.map((message, index) => message.slice(0, problems[index]?.length)),
        problems,
        messages.join("\n"),
      );
    });
  }
}

describe("every record is read of", () => {
  const dated = (id: string): string =>
    `{"id":"${id}","author":[{"family":"X"}],"issued":{"date-parts":[[2020]]},"title":"${id.toUpperCase()}","custom":{"x":{"y":[]}}}`;
  const abc = ["a: A", "b: B", "c: C"];

  describe("JSON Lines", () => {
    const many = Array.from({ length: 300 }, (_, index) => dated(`k${index}`));
    check([
      ["with nested objects and lists", "a.jsonl", [dated("a"), dated("b"), dated("c")].join("\n"), abc],
      [
        "with CRLF, blank lines, and a byte order mark",
        "a.json",
        `\uFEFF${[dated("a"), dated("b"), dated("c")].join("\r\n\r\n")}\r\n`,
        abc,
      ],
      ["with a single record", "a.jsonl", `${dated("a")}\n`, ["a: A"]],
      ["without line breaks", "a.jsonl", dated("a") + dated("b") + dated("c"), abc],
      [
        "whose first record has a list named items",
        "a.jsonl",
        `{"id":"a","title":"A","items":[{"title":"Z"}]}\n${dated("b")}`,
        abc.slice(0, 2),
      ],
      [
        "whose first record has papers inside",
        "a.jsonl",
        `{"id":"a","references":[{"id":"z","title":"Z"}],"title":"A"}\n${dated("b")}`,
        abc.slice(0, 2),
      ],
      [
        "whose first record is not closed",
        "a.jsonl",
        `${dated("z").slice(0, -1)}\n${dated("a")}\n${dated("b")}`,
        abc.slice(0, 2),
        ["1: Skipped a record that is not valid JSON."],
      ],
      [
        "whose middle record is broken",
        "a.jsonl",
        `${dated("a")}\n${dated("z").replace(":", "")}\n${dated("b")}`,
        abc.slice(0, 2),
        ["2: Skipped a record that is not valid JSON."],
      ],
      ["with many records", "a.jsonl", many.join("\n"), many.map((_, index) => `k${index}: K${index}`)],
      [
        "on several lines each",
        "a.json",
        `{\n  "id": "a",\n  "title": "A",\n  "x": {"y": 1}\n}\n{\n  "id": "b",\n  "title": "B"\n}\n`,
        abc.slice(0, 2),
      ],
    ]);
  });

  describe("an object with a list of items", () => {
    check([
      [
        "behind other lists and objects",
        "a.json",
        `{"config":{"id":[1,{"a":2}]},"version":{},"items":[${dated("a")},${dated("b")}]}`,
        abc.slice(0, 2),
      ],
      [
        "that is broken",
        "a.json",
        `{"config":[1], "items": [\n${dated("a")},\n{"id" "z"},\n${dated("b")}\n]}`,
        abc.slice(0, 2),
        ["3: Skipped a record that is not valid JSON."],
      ],
      ["with a title of its own", "a.json", `{"title":"My papers","items":[${dated("a")}]}`, ["a: A"]],
      ["that is one paper", "a.json", `\n{\n"id":"a","title":["A"]}`, ["a: A"]],
      ["that has none", "a.json", '{"a":[{"id":"z"}]}', [], ["1: Not a list of papers."]],
    ]);
  });

  describe("YAML in which nothing is known", () => {
    const nothing = ["~", "null", "Null", "NULL", "", "# nothing"];
    check([
      ...nothing.map((value): Row => {
        const entry = `type: article\n  author: ${value}\n  date: ${value}\n  parent: ${value}\n  publisher: ${value}\n  serial-number: ${value}\n`;
        return [
          `of Hayagriva, written ${JSON.stringify(value)}`,
          "a.yml",
          `a:\n  title: A\n  ${entry}b:\n  title: B\n  ${entry}`,
          abc.slice(0, 2),
        ];
      }),
      ...nothing.map((value): Row => [
        `of CSL, written ${JSON.stringify(value)}`,
        "a.yaml",
        `references:\n- id: a\n  title: A\n  author: ${value}\n  issued: ${value}\n- id: b\n  author:\n  - family: ${value}\n    given: X\n  title: B\n`,
        abc.slice(0, 2),
      ]),
      ["but a title that is quoted", "a.yml", 'a:\n  title: "~"\nb:\n  title: "null"\n', ["a: ~", "b: null"]],
      ["at a title", "a.yml", "a:\n  title: ~\nb:\n  title: B\n", ["b: B"], ['1: Skipped "a": no title.']],
      ["at an entry", "a.yml", "z: ~\na:\n  title: A\n", ["a: A"], ['1: Skipped "z": not a Hayagriva entry.']],
    ]);

    it("and names nobody and no whole", () => {
      const [paper] = read(
        "a:\n  type: article\n  title: A\n  author: [~, 'B, C', {name: ~}, ~]\n  parent: {title: ~, type: periodical}\n",
        "a.yml",
      ).papers;
      assert.deepEqual([paper?.authors, paper?.published, paper?.year], [[{ family: "B", given: "C" }], undefined, undefined]);
    });
  });

  describe("a file with NULs", () => {
    const nul = (...lines: readonly number[]): readonly string[] => lines.map((line) => `${line}: A NUL character on this line`);
    check([
      [
        "in BibTeX, in and between entries",
        "a.bib",
        "\0@misc{a, title={A}}\0\n@misc{b,\n title={\0B\0}}\n\0\n@misc{c, title={C}}\0",
        abc,
        nul(1, 3, 4, 5),
      ],
      [
        "in the type of an entry",
        "a.bib",
        "@misc{a, title={A}}\n@mi\0sc{z, title={Z}}\n@misc{b, title={B}}",
        abc.slice(0, 2),
        [...nul(2), "2: Fields outside of an entry."],
      ],
      [
        "in RIS",
        "a.ris",
        "\0TY  - JOUR\nID  - a\nTI  - A\0\nER  - \n\0\nTY  - JOUR\nID  - b\nTI  - B\nER  - \0",
        abc.slice(0, 2),
        nul(1, 3, 5, 9),
      ],
      ["in JSON", "a.json", '[{"id":"a","title":"A\0"},\0\n{"id":"b","title":"B"}]', abc.slice(0, 2), nul(1)],
      ["in Hayagriva", "a.yml", "a:\n  title: A\0\nb:\n  title: B\n", abc.slice(0, 2), nul(2)],
      ["in CSL-YAML", "a.yaml", "references:\n- id: a\n  title: A\n  note: x\0y\n- id: b\n  title: B\n", abc.slice(0, 2), nul(4)],
      [
        "on many lines",
        "a.bib",
        `${"\0\n".repeat(100)}@misc{a, title={A}}`,
        ["a: A"],
        nul(...Array.from({ length: 20 }, (_, index) => index + 1)),
      ],
    ]);
  });

  describe("YAML with repeated keys", () => {
    const filler = Array.from(
      { length: 400 },
      (_, index) => `k${index}:\n  type: article\n  title: Number ${index} of many that fill a piece\n`,
    ).join("");
    check([
      [
        "of entries",
        "a.yml",
        "a:\n  title: A\na:\n  title: B\nb:\n  title: C\n",
        ["a: A", "aa: B", "b: C"],
        ['3: Duplicate citation key "a".'],
      ],
      [
        "of three entries",
        "a.yml",
        "a:\n  title: A\n\n'a':\n  title: B\n\"a\":\n  title: C\n",
        ["a: A", "aa: B", "ab: C"],
        ['4: Duplicate citation key "a".', "6: Duplicate"],
      ],
      [
        "of a field",
        "a.yml",
        "a:\n  type: article\n  title: Z\n  title: A\nb:\n  title: B\n",
        abc.slice(0, 2),
        ['4: A key is repeated: "title".'],
      ],
      [
        "of a field in a list",
        "a.yaml",
        "- id: a\n  title: Z\n  title: A\n- id: b\n  title: B\n",
        abc.slice(0, 2),
        ['3: A key is repeated: "title".'],
      ],
      [
        "of a part of a name",
        "a.yml",
        "a:\n  title: A\n  author:\n    - name: X\n      name: Y\n",
        ["a: A"],
        ['5: A key is repeated: "name".'],
      ],
      [
        "named like what objects have",
        "a.yml",
        "__proto__:\n  title: A\nconstructor:\n  title: B\n__proto__:\n  title: C\n",
        ["__proto__: A", "constructor: B", "__proto__a: C"],
        ['5: Duplicate citation key "__proto__".'],
      ],
    ]);

    it("far from each other", () => {
      const { papers, problems } = read(`k7:\n  title: First\n${filler}`, "a.yml");
      assert.equal(papers.length, 401);
      assert.deepEqual(
        problems.map(({ line, message }) => `${line}: ${message.slice(0, 28)}`),
        ['24: Duplicate citation key "k7".'],
      );
    });
  });
});
