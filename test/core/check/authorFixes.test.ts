import assert from "node:assert/strict";
import { checkText } from "../../../src/core/check/checkText";
import { createChecker } from "../../../src/core/check/createChecker";
import { listedAuthors } from "../../../src/core/check/fixes/listedAuthors";
import { proseAuthors } from "../../../src/core/check/fixes/proseAuthors";
import { fixOf } from "../../../src/core/check/fixOf";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { runToEnd } from "../../../src/core/sliced";

const npo = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const adam = "Adam: A Method for Stochastic Optimization";
const tsne = "Visualizing Data Using t-SNE and Its Long Journey";
const { papers } = parseBibtex(`
@inproceedings{zhang2024negative, title = {${npo}}, author = {Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song}, year = 2024, eprint = {2404.05868}}
@inproceedings{kingma2015adam, title = {${adam}}, author = {Kingma, Diederik P. and Ba, Jimmy Lei}, year = 2015, eprint = {1412.6980}}
@article{maaten2008visualizing, title = {${tsne}}, author = {van der Maaten, Laurens and Hinton, Geoffrey}, year = 2008, eprint = {0801.0001}}
`);
const checker = createChecker([{ name: "known.bib", papers }], { year: 2026 });

/** Checks a text with wrong authors. Expects the text with the right ones, or `undefined` if there is a finding without a fix. */
function check(text: string, expected: string | undefined, fileName = "a.py"): void {
  it(`in ${fileName}: ${text.trim()}`, () => {
    const { findings } = runToEnd(checkText(text, { fileName }, checker));
    const found = findings.filter(({ kind }) => kind === "authors");
    assert.equal(found.length, 1, JSON.stringify(findings.map(({ kind, message }) => [kind, message])));
    const fix = found.flatMap((finding) => fixOf(finding, text) ?? [])[0];
    assert.equal(fix && `${text.slice(0, fix.start)}${fix.newText}${text.slice(fix.end)}`, expected);
    if (expected !== undefined) {
      const again = runToEnd(checkText(expected, { fileName }, checker)).findings;
      assert.deepEqual(
        again.filter(({ kind }) => kind === "authors"),
        [],
      );
    }
  });
}

/** Checks a list of people before a title. */
function checkList(wrong: string, right: string | undefined, title = npo): void {
  const id = papers.find((paper) => paper.title === title)?.arxiv ?? "";
  const line = (people: string): string => `# ${people}${people.endsWith(".") ? "" : "."} "${title}". arXiv:${id}\n`;
  check(line(wrong), right === undefined ? undefined : line(right));
}

describe("the fix for the authors in prose", () => {
  checkList("Anne Stone, Bob Miller, and Carl Baker", "Ruiqi Zhang, Licong Lin, Yu Bai, and Song Mei");
  checkList("Anne Stone, Bob Miller and Carl Baker", "Ruiqi Zhang, Licong Lin, Yu Bai and Song Mei");
  checkList("Anne Stone and Bob Miller", "Ruiqi Zhang, Licong Lin, Yu Bai and Song Mei");
  checkList("A. Stone, B. Miller & C. Baker", "R. Zhang, L. Lin, Y. Bai & S. Mei");
  checkList("A. Stone, B. Miller, and C. Baker", "D. P. Kingma and J. L. Ba", adam);
  checkList("A.B. Stone, B. Miller, and C. Baker", "D.P. Kingma and J.L. Ba", adam);
  checkList("Stone, A., Miller, B., & Baker, C", "Zhang, R., Lin, L., Bai, Y., & Mei, S", npo);
  checkList("Stone, Anne, and Bob Miller", "Zhang, Ruiqi, Licong Lin, Yu Bai, and Song Mei");
  checkList("Stone et al.", "Zhang et al.");
  checkList("Anne Stone et al.", "Ruiqi Zhang et al.");
  checkList("Anne Stone, Bob Miller, et al.", "Ruiqi Zhang, Licong Lin, et al.");
  checkList("Anne Stone and others", "Ruiqi Zhang and others");
  checkList("A. Stone, B. Miller, C. Baker, et al.", undefined, adam);
  checkList("A. Stone and B. Miller", "L. van der Maaten and G. Hinton", tsne);
  checkList("Stone, A., and Miller, B.", "van der Maaten, L., and Hinton, G.", tsne);
  // Neither full nor initials, people of two forms, or two separators: the form cannot be kept.
  checkList("Anne Stone, B. Miller, and Carl Baker", undefined);
  checkList("Anne Stone, Bob Miller & Carl Baker and Dan Fisher", undefined);

  check(
    `${npo}, by Anne Stone and Bob Miller (2024), arXiv:2404.05868\n`,
    `${npo}, by Ruiqi Zhang, Licong Lin, Yu Bai and Song Mei (2024), arXiv:2404.05868\n`,
    "a.md",
  );
  check(`- A. Stone and B. Miller. *${npo}*. 2024.\n`, `- R. Zhang, L. Lin, Y. Bai and S. Mei. *${npo}*. 2024.\n`, "a.md");
  check(`.. [1] Stone et al., "${npo}", 2024.\n`, `.. [1] Zhang et al., "${npo}", 2024.\n`, "a.rst");
  check(
    `def f():\n    """See A. Stone and B. Miller, "${adam}", 2015, arXiv:1412.6980.\n    """\n`,
    `def f():\n    """See D. P. Kingma and J. L. Ba, "${adam}", 2015, arXiv:1412.6980.\n    """\n`,
  );
  for (const lead of ["See", "Following", "Cf.", "After", "Siehe", "Vgl.", "Voir", "D'après", "as in the paper by", "code from"]) {
    check(
      `# ${lead} A. Stone and B. Miller, "${adam}", 2015, arXiv:1412.6980.\n`,
      `# ${lead} D. P. Kingma and J. L. Ba, "${adam}", 2015, arXiv:1412.6980.\n`,
    );
  }
  for (const [open, close] of ["„“", "„”", "«»", "»«", "“”", "《》", "「」", "''"]) {
    check(
      `# Stone et al. (2024): ${open}${npo}${close}, arXiv:2404.05868\n`,
      `# Zhang et al. (2024): ${open}${npo}${close}, arXiv:2404.05868\n`,
    );
  }
  check(`${npo}, Stone et al., 2024\n`, `${npo}, Zhang et al., 2024\n`, "a.tex");
  // The list may go on behind a line, an affiliation, or a quotation mark that code would not survive.
  check(`# "${npo}", A. Stone, B. Miller,\n# and C. Baker, arXiv:2404.05868\n`, undefined);
  check(`- *${npo}*, A. Stone (Google), B. Miller (MIT), arXiv:2404.05868\n`, undefined, "a.md");
});

describe("the fix for the authors in lists", () => {
  const csl = (authors: string): string =>
    `[\n  {\n    "title": "${adam}",\n    "author": ${authors},\n    "DOI": "10.48550/arXiv.1412.6980"\n  }\n]\n`;
  for (const [wrong, right] of [
    ['[{"family":"Stone","given":"Anne"}]', '[{"family":"Kingma","given":"Diederik P."},{"family":"Ba","given":"Jimmy Lei"}]'],
    ['[{"given": "A.", "family": "Stone"}]', '[{"given": "D. P.", "family": "Kingma"}, {"given": "J. L.", "family": "Ba"}]'],
    [
      '[{ "family": "Stone", "given": "Anne" }]',
      '[{ "family": "Kingma", "given": "Diederik P." }, { "family": "Ba", "given": "Jimmy Lei" }]',
    ],
    [
      '[\n      {\n        "family": "Stone",\n        "given": "Anne"\n      }\n    ]',
      '[\n      {\n        "family": "Kingma",\n        "given": "Diederik P."\n      },\n      {\n        "family": "Ba",\n        "given": "Jimmy Lei"\n      }\n    ]',
    ],
    [
      '[\n      { "family": "Stone", "given": "Anne" },\n      { "family": "Miller", "given": "Bob" }\n    ]',
      '[\n      { "family": "Kingma", "given": "Diederik P." },\n      { "family": "Ba", "given": "Jimmy Lei" }\n    ]',
    ],
    ['[{"family": "Stone", "given": "Anne", "ORCID": "0000-0001"}]', undefined],
    ['[{"family": "Stone",  "given": "Anne"}]', undefined],
  ] as const) {
    check(csl(wrong), right && csl(right), "papers.json");
  }

  const cff = (authors: string): string =>
    `cff-version: 1.2.0\ntitle: X\nauthors:\n  - name: Y\nreferences:\n  - type: article\n    title: "${adam}"\n    authors:\n${authors}\n    doi: 10.48550/arXiv.1412.6980\n`;
  for (const [wrong, right] of [
    [
      "      - family-names: Stone\n        given-names: Anne",
      "      - family-names: Kingma\n        given-names: Diederik P.\n      - family-names: Ba\n        given-names: Jimmy Lei",
    ],
    [
      '    - given-names: "A."\n      family-names: "Stone"',
      '    - given-names: "D. P."\n      family-names: "Kingma"\n    - given-names: "J. L."\n      family-names: "Ba"',
    ],
    ["      - family-names: Stone\n        given-names: Anne # wrong", undefined],
    ["      - family-names: Stone\n        given-names: Anne\n        orcid: https://orcid.org/0000-0001-2345-6789", undefined],
    ["      - {family-names: Stone, given-names: Anne}", undefined],
  ] as const) {
    check(cff(wrong), right && cff(right), "CITATION.cff");
  }
  const yaml = (authors: string): string =>
    `references:\n- id: a\n  title: "${adam}"\n  author:\n${authors}\n  DOI: 10.48550/arXiv.1412.6980\n`;
  check(
    yaml("  - family: Stone\n    given: Anne"),
    yaml("  - family: Kingma\n    given: Diederik P.\n  - family: Ba\n    given: Jimmy Lei"),
    "papers.yaml",
  );
});

describe("the fix for authors whose names are odd", () => {
  it("writes no name into YAML that is not the same text in every version", () => {
    const written = "- family: Doe\n    given: Jane";
    const odd = [
      "= ",
      "=",
      "<<",
      " Roe",
      "Roe ",
      "Ro\u2028e",
      "Ro\u2029e",
      "\ufeffRoe",
      "Ro\u0085e",
      "~",
      "1e5",
      "No",
      "Roe: x",
      "Roe #x",
      "&a",
    ];
    const fixOfFamily = (family: string): string | undefined =>
      listedAuthors(written, [{ family, given: "Jane" }], { syntax: "yaml", indentation: "  " });
    assert.equal(fixOfFamily("Roe"), "- family: Roe\n    given: Jane");
    for (const family of odd) {
      assert.equal(fixOfFamily(family), undefined, JSON.stringify(family));
    }
  });

  it("keeps prose on its line, and its names without signs", () => {
    const odd = ["Zoe\nBad", "Zoe\rBad", "Zoe\u2028Bad", "Zoe\0", "Roe*/ x", "<script>", "[x](command:y)", "Zoe\u202e", "Zoe-->"];
    const fixOfFamily = (family: string): string | undefined =>
      proseAuthors("J. Doe and R. Poe", [
        { family: "Doe", given: "Jane" },
        { family, given: "Rick" },
      ]);
    assert.equal(fixOfFamily("Roe"), "J. Doe and R. Roe");
    for (const family of odd) {
      assert.equal(fixOfFamily(family), undefined, JSON.stringify(family));
    }
  });
});

describe("the fix for a title in prose", () => {
  const written = "Negative Preference Optimisation: From Catastrophic Collapse to Effective Learning";
  const text = `R. Zhang and L. Lin. "${written}". 2024. arXiv:2404.05868\n`;

  /** Returns what takes the place of the title in a file, if the title of the paper ends with some signs. */
  function fixOfTitle(tail: string, fileName: string): string | undefined {
    const known = papers.slice(0, 1).map((paper) => ({ ...paper, title: `${npo}${tail}`, records: [] }));
    const own = createChecker([{ name: "known.bib", papers: known }], { year: 2026 });
    const { findings } = runToEnd(checkText(text, { fileName }, own));
    const found = findings.filter(({ kind }) => kind === "title");
    assert.equal(found.length, 1, JSON.stringify(findings));
    return found.flatMap((finding) => fixOf(finding, text) ?? [])[0]?.newText;
  }

  for (const [fileName, harmless, odd] of [
    ["a.py", [" & Co", " #1", " $5"], [" '", ' "', " \\", " {x}", " <b>"]],
    ["a.c", ["", " & Co"], [" */ x"]],
    ["a.ml", ["", " (so)"], [" *) x"]],
    ["a.hs", ["", " - x"], [" -} x"]],
    ["a.lua", ["", " [x]"], [" ]] x"]],
    ["a.jl", ["", " #1"], [" =# x"]],
    ["a.lisp", ["", " #1"], [" |# x"]],
    ["a.ps1", ["", " #1"], [" #> x"]],
    ["a.html", ["", " #1"], [" <script>", " --> x", " & x", " {{ x }}"]],
    ["a.vue", ["", " #1"], [" {{ x }}", " <b>"]],
    ["a.php", ["", " #1"], [" ?> x"]],
    ["a.typ", ["", " (x)"], [" #let x", " $x$", " @x", " *x*", " <x>"]],
  ] as const) {
    it(`is code or markup of no kind in ${fileName}`, () => {
      for (const tail of harmless) {
        assert.equal(fixOfTitle(tail, fileName), `${npo}${tail}`);
      }
      for (const tail of odd) {
        assert.equal(fixOfTitle(tail, fileName), undefined, tail);
      }
    });
  }
});
