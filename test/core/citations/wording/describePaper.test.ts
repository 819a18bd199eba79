import assert from "node:assert/strict";
import { describeAuthorsAndYear, describeRow } from "../../../../src/core/citations/wording/describePaper";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import { mergePapers } from "../../../../src/core/library/mergeSources";
import type { Paper } from "../../../../src/core/paper";

describe("the year by which a paper is cited", () => {
  const preprint = "eprint={2307.08691}, archiveprefix={arXiv}";
  const rows: readonly (readonly [entry: string, year: string])[] = [
    // The id is from 2023, but the entry and its key say 2024.
    [`@inproceedings{dao2024flashattention, author={Dao, Tri}, title={Flash}, booktitle={ICLR}, year={2024}, ${preprint}}`, " 2024"],
    [`@misc{dao2024flashattention, author={Dao, Tri}, title={Flash}, year={2024}, ${preprint}}`, " 2024"],
    [
      `@online{dao2024flashattention, author={Dao, Tri}, title={Flash}, date={2024-05-01}, eprinttype={arxiv}, eprint={2307.08691}}`,
      " 2024",
    ],
    [`@misc{dao2023flashattention, author={Dao, Tri}, title={Flash}, year={2023}, ${preprint}}`, " 2023"],
    [`@misc{dao2023flashattention, author={Dao, Tri}, title={Flash}, ${preprint}}`, " 2023"],
    ["@misc{dao, author={Dao, Tri}, title={Flash}}", ""],
  ];
  for (const [entry, year] of rows) {
    it(`is that of ${entry}`, () => {
      const [paper] = parseBibtex(entry).papers;
      assert.ok(paper);
      assert.equal(describeRow(paper), `Dao${year} · Flash`);
      assert.equal(describeAuthorsAndYear(paper), `Dao${year.replace(" ", ", ")}`);
    });
  }

  const bundled: Paper = {
    citekey: "dao2023flash",
    title: "Flash",
    authors: [{ family: "Dao", given: "Tri" }],
    year: 2023,
    published: { kind: "conference", venue: "ICLR", year: 2024 },
    links: [],
    aliases: [],
  };

  it("is that of the publication if the paper has no entry", () => {
    assert.equal(describeRow(bundled), "Dao 2024 · Flash");
  });

  it("is that of the user's entry, whatever a bundled paper knows", () => {
    const own = parseBibtex("@misc{dao2023flash, author={Dao, Tri}, title={Flash}, year={2023}}").papers;
    assert.deepEqual(mergePapers([own, [bundled]]).map(describeRow), ["Dao 2023 · Flash"]);
  });

  it("stands before a title that is cut if it is long", () => {
    const row = describeRow({ ...bundled, title: "Flash ".repeat(30) });
    assert.match(row, /^Dao 2024 · Flash .*…$/);
    assert.ok(row.length < 90);
  });
});
