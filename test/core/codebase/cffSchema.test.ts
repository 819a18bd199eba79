import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import Ajv from "ajv";
import { load } from "js-yaml";
import { exportPapers } from "../../../src/core/codebase/exports/exportPapers";
import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";

const schema = JSON.parse(readFileSync("test/fixtures/schemas/cff-1.2.0.json", "utf8")) as object;
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** Returns what the schema says about a text. Dates stay texts, as in JSON. */
function problemsOf(text: string): readonly string[] {
  const dates = text.replace(/^(\s*date-\w+:\s*)(\d{4}-\d\d-\d\d)\s*$/gm, '$1"$2"');
  return isValid(load(dates)) ? [] : (isValid.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}

const folder = "test/fixtures/cff";
const examples = readdirSync(folder).filter((name) => name.endsWith(".cff"));
const textOf = (name: string): string => readFileSync(`${folder}/${name}`, "utf8");

const odd: readonly Paper[] = [
  { citekey: "a", title: "No: authors # here", authors: [], links: [], aliases: [] },
  {
    citekey: "b",
    title: "true",
    authors: [{ family: "null" }, { literal: "1.0" }],
    year: 2020,
    arxiv: "2401.00001",
    links: [],
    aliases: [],
  },
  {
    citekey: "c",
    title: "A DOI of odd signs",
    authors: [{ family: "O'Neil", given: "C.", "non-dropping-particle": "van", suffix: "Jr." }],
    year: 1998,
    doi: "10.1016/S0140-6736(97)11096-0",
    published: { kind: "conference", venue: 'Proc. "A": B', year: 1999 },
    links: [{ kind: "code", url: "https://github.com/a/b" }],
    aliases: [],
  },
];

describe("CITATION.cff, by the schema of the format", () => {
  for (const name of examples) {
    it(`${name} ${name.startsWith("pass") ? "passes" : "fails"}`, () => {
      assert.equal(problemsOf(textOf(name)).length === 0, name.startsWith("pass"), problemsOf(textOf(name)).join("\n"));
    });
  }

  const before = ["", ...examples.filter((name) => name.startsWith("pass")).map(textOf)];
  const given: readonly (readonly [what: string, papers: readonly Paper[]])[] = [
    ["all bundled papers", bundledPapers],
    ["odd papers", odd],
  ];
  for (const [index, text] of before.entries()) {
    for (const [what, papers] of given) {
      it(`${index === 0 ? "a new file" : `a file that is valid (${index})`} with ${what} passes`, () => {
        const exported = papers.map((paper) => ({ paper, places: [{ file: "a: b.py", line: 1 }] }));
        const result = exportPapers("cff", text, exported, { where: true, title: "Mine" });
        assert.ok("text" in result, JSON.stringify(result));
        assert.deepEqual(problemsOf(result.text).slice(0, 5), []);
        const again = exportPapers("cff", result.text, exported, { where: true, title: "Mine" });
        assert.ok("text" in again);
        assert.equal(again.text, result.text);
      });
    }
  }
});
