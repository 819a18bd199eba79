import assert from "node:assert/strict";
import { createBibtexReader, parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import { recordsOf } from "../../../../src/core/formats/records/packedRecords";
import { assertEffort } from "../../../guards/effort";

/** Reads a text, and the same text typed below another one, which must give the same problems. */
function problemsIn(text: string): readonly string[] {
  const { problems } = parseBibtex(text);
  const reader = createBibtexReader();
  for (const version of ["@misc{other, title = {Other}}\n", text.slice(0, text.length / 2), text]) {
    reader.update(version);
    reader.step(Number.POSITIVE_INFINITY);
  }
  assert.deepEqual(reader.problems(), problems);
  return problems.map(({ line, message }) => `${line}: ${message}`);
}

describe("macros", () => {
  const rows: readonly (readonly [what: string, text: string, problems: readonly string[]])[] = [
    ["that are defined", '@string{a = "A"}\n@misc{k, title = a # " b", month = jan}', []],
    ["that are defined below", '@misc{k, title = a}\n@string{a = "A"}', []],
    ["of standard styles", "@article{k, title = {T}, journal = JACM, month = Sep}\n@article{l, title = {T}, journal = IEEE_J_PAMI}", []],
    ["that are not defined", "@article{k,\n title = {T},\n journal = nowhere}", ['3: The macro "nowhere" is not defined in this file.']],
    ["that are a part of a value", '@misc{k, title = {T},\n note = {a} # B #\n "c"}', ['2: The macro "b" is not defined in this file.']],
    ["that are not defined, in each entry", "@misc{k, title = x}\n@misc{l, title = x}", ['1: The macro "x"', '2: The macro "x"']],
    ["like a whole month", "@misc{k, title = {T}, month = october}", ['1: The macro "october" is not defined in this file.']],
    ["that are themselves", "@misc{k, title = {T}}\n@string{a = a}", ['2: The macro "a" is not defined above this line.']],
    [
      "that are each other",
      "@string{a = b}\n@string{b = a # {x}}\n@misc{k, title = b}",
      ['1: The macro "b" is not defined above this line.'],
    ],
    ["that are defined again by themselves", '@string{a = "A"}\n@string{a = a # "B"}\n@misc{k, title = a}', []],
    ["of what is not defined", "\n@string{a = {A} #\n  nothing}", ['3: The macro "nothing" is not defined above this line.']],
    ["named like what objects have", "@misc{k, title = {T}, note = constructor}", ['1: The macro "constructor" is not defined']],
    ["in an entry without a title", "@xdata{k, journal = x}", ['1: The macro "x" is not defined']],
  ];
  for (const [what, text, problems] of rows) {
    it(what, () => {
      const found = problemsIn(text);
      assert.deepEqual(
        found.map((problem, index) => problem.slice(0, problems[index]?.length)),
        problems,
        found.join("\n"),
      );
    });
  }

  it("are reported no more as soon as they are defined", () => {
    const reader = createBibtexReader();
    const messages = ["@string{a = b}\n@misc{k, title = a}", '@string{b = "B"}\n@string{a = b}\n@misc{k, title = a}'].map((text) => {
      reader.update(text);
      reader.step(Number.POSITIVE_INFINITY);
      return [reader.problems().length, reader.papers()[0]?.title];
    });
    assert.deepEqual(messages, [
      [1, "b"],
      [0, "B"],
    ]);
  });

  it("stand for so many characters of a file, and not more", function () {
    this.timeout(60_000);
    const long = "word ".repeat(18_000);
    for (const [field, count] of [
      ["journal = m", 10_000],
      ["journal = m # m # m", 5_000],
      ["author = m", 5_000],
      ["abstract = n", 5_000],
    ] as const) {
      const entries = Array.from({ length: count }, (_, index) => `@article{k${index},\n title = {T${index}}, ${field}}`).join("\n");
      assertEffort(
        4_000,
        () => {
          const { papers, problems } = parseBibtex(`@string{m = {${long}}}\n@string{n = m}\n${entries}\n@misc{last, title = {L}}`);
          assert.deepEqual([papers.length, papers.at(-1)?.title], [count + 1, "L"]);
          assert.equal(problems.at(-1)?.line, 2 + 2 * count);
          assert.match(problems.at(-1)?.message ?? "", /stand for more than 10 million characters/);
          assert.ok(papers.reduce((sum, paper) => sum + (paper.records?.[0]?.length ?? 0), 0) < 20_000_000);
        },
        field,
      );
    }
  });
});

describe("an entry inherits", () => {
  const chain = (length: number, field: string): string =>
    Array.from({ length }, (_, index) => `@xdata{x${index}, ${field} = {x${index + 1}}, note${index} = {n}}`).join("\n");

  function noteOf(text: string, citekey: string): readonly unknown[] {
    const paper = parseBibtex(text).papers.find((one) => one.citekey === citekey);
    return paper ? recordsOf(paper).map(({ publisher }) => publisher) : [];
  }

  for (const length of [1, 7, 8, 9, 20, 100, 250]) {
    for (const field of ["xdata", "crossref"]) {
      it(`through ${length} times ${field}`, () => {
        const text = `@misc{k, title = {T}, ${field} = {x0}}\n${chain(length, field)}\n@xdata{x${length}, publisher = {Deep}}`;
        assert.deepEqual(noteOf(text, "k"), ["Deep"]);
        assert.deepEqual(problemsIn(text), []);
      });
    }
  }

  const rows: readonly (readonly [what: string, text: string, problems: readonly string[]])[] = [
    ["from itself", "@misc{k,\n title = {T}, crossref = {K}}", ['1: "k" inherits from itself.']],
    ["from itself in its data", "@misc{other, title = {T}}\n@misc{k, title = {T}, xdata = {k}}", ['2: "k" inherits from itself.']],
    [
      "in a circle of two",
      "@misc{a, title = {T}, crossref = {b}}\n@misc{b, title = {T}, crossref = {a}}",
      ['1: "a" inherits from itself.', '2: "b" inherits from itself.'],
    ],
    [
      "from a circle",
      "@misc{k, title = {T}, xdata = {a}}\n@xdata{a, xdata = {b}}\n@xdata{b, xdata = {c}}\n@xdata{c, xdata = {a}, publisher = {P}}",
      ['2: "a" inherits from itself.', '3: "b" inherits from itself.', '4: "c" inherits from itself.'],
    ],
    [
      "twice from the same",
      "@misc{k, title = {T}, xdata = {a, b}}\n@xdata{a, xdata = {c}}\n@xdata{b, xdata = {c}}\n@xdata{c, publisher = {P}}",
      [],
    ],
    ["from nobody", "@misc{k, title = {T}, crossref = {nobody}}", []],
    [
      "from too many",
      `@misc{k, title = {T}, xdata = {x0}}\n${chain(300, "xdata")}`,
      Array.from({ length: 45 }, (_, index) => `${index + 1}: "${index === 0 ? "k" : `x${index - 1}`}" inherits from too many entries`),
    ],
  ];
  for (const [what, text, problems] of rows) {
    it(what, () => {
      const found = problemsIn(text);
      assert.deepEqual(
        found.map((problem, index) => problem.slice(0, problems[index]?.length)),
        problems,
      );
    });
  }

  it("within bounds, however long the chains of a file are", function () {
    this.timeout(60_000);
    const entries = Array.from(
      { length: 10_000 },
      (_, index) => `@misc{x${index}, title = {T}, crossref = {x${index + 1}}, f${index} = {v}}`,
    );
    assertEffort(4_000, () => assert.equal(parseBibtex(entries.join("\n")).papers.length, 10_000), "a chain");
    const wide = `@misc{k, title = {T}, xdata = {${entries.map((_, index) => `x${index}`).join(",")}}}`;
    assertEffort(4_000, () => assert.equal(parseBibtex(`${entries.join("\n")}${wide.repeat(30)}`).papers.length, 10_030), "a list");
  });
});
