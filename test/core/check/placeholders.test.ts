import assert from "node:assert/strict";
import { checkText } from "../../../src/core/check/checkText";
import { createChecker } from "../../../src/core/check/createChecker";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { runToEnd } from "../../../src/core/sliced";

const npo = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const npoAuthors = "Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song";
const names = "Ruiqi Zhang, Licong Lin, Yu Bai, Song Mei";
const { papers } = parseBibtex(`
@inproceedings{zhang2024negative, title = {${npo}}, author = {${npoAuthors}}, year = 2024, eprint = {2404.05868}, doi = {10.5555/npo.2024}}
`);
const checker = createChecker([{ name: "known.bib", papers }], { year: 2026 });

/** Checks what is known for the placeholders of a text: the text that is written, what is known instead, and the fix. */
function check(fileName: string, text: string, ...expected: readonly (readonly [written: string, known: string, fix?: string])[]): void {
  it(`in ${fileName}: ${text.trim()}`, () => {
    const { findings } = runToEnd(checkText(text, { fileName }, checker));
    assert.deepEqual(
      findings.map(({ kind, written, known, fix }) => [kind, written, known, ...(fix === undefined ? [] : [fix])]),
      expected.map((one) => ["placeholder", ...one]),
    );
    for (const { paper, message, source, known } of findings) {
      assert.deepEqual([paper === undefined, source === "its wording"], [known === "" && !message.includes(npo), paper === undefined]);
    }
  });
}

describe("what is known for a placeholder", () => {
  const entry = (fields: string): string => `@misc{key, ${fields}}\n`;
  check("a.bib", entry(`title = {${npo}}, author = {Firstname Lastname}, eprint = {2404.05868}`), [
    "Firstname Lastname",
    names,
    npoAuthors,
  ]);
  check("a.bib", entry(`title = {${npo}}, author = {Zhang, Ruiqi and Lastname, Firstname}, eprint = {2404.05868}`), [
    "Zhang, Ruiqi and Lastname, Firstname",
    names,
    npoAuthors,
  ]);
  check("a.bib", entry(`title = {${npo}}, author = {[43 authors]}, doi = {10.5555/npo.2024}`), ["[43 authors]", names, npoAuthors]);
  check("a.bib", entry(`title = {Paper Title}, author = {${npoAuthors}}, eprint = {2404.05868}`), ["Paper Title", npo, npo]);
  check("a.bib", entry(`title = {TODO}, author = {TODO}, eprint = {2404.05868}`), ["TODO", npo, npo], ["TODO", names, npoAuthors]);
  check("a.bib", entry(`title = {${npo}}, author = {${npoAuthors}}, eprint = {2404.XXXXX}`), ["2404.XXXXX", "2404.05868", "2404.05868"]);
  check("a.bib", entry(`title = {${npo}}, author = {${npoAuthors}}, doi = {10.5555/xxxxxxx}`), [
    "10.5555/xxxxxxx",
    "10.5555/npo.2024",
    "10.5555/npo.2024",
  ]);
  check("a.bib", entry(`title = {${npo}}, author = {${npoAuthors}}, url = {https://arxiv.org/abs/2404.XXXXX}`), [
    "2404.XXXXX",
    "2404.05868",
    "2404.05868",
  ]);
  check("a.bib", entry(`title = {${npo}}, author = {${npoAuthors}}, year = {20XX}`), ["20XX", ""]);
  check("a.py", `# ${npo} (arXiv:2404.XXXXX)\n`, ["2404.XXXXX", "2404.05868", "2404.05868"]);
  check("a.md", `- [${npo}](https://arxiv.org/abs/2404.XXXXX)\n`, ["2404.XXXXX", "2404.05868", "2404.05868"]);
  check("a.md", `- NPO, arXiv:2404.05868, doi:10.1145/xxxxxxx.xxxxxxx\n`, [
    "10.1145/xxxxxxx.xxxxxxx",
    "10.5555/npo.2024",
    "10.5555/npo.2024",
  ]);

  // The paper is another one, or nobody knows it.
  check("a.md", `- ${npo}, arXiv:2404.05868. Another Paper That Is Not Out Yet, arXiv:2405.XXXXX\n`, ["2405.XXXXX", ""]);
  check("a.md", `- ${npo}, arXiv:2404.05868\n- arXiv:2405.XXXXX\n`, ["2405.XXXXX", ""]);
  check("a.md", `${npo} (arXiv:2404.05868) and write ids as in arXiv:2405.XXXXX\n`, ["2405.XXXXX", ""]);
  check("a.md", `- ${npo}, arXiv:2404.05868\n\n- arXiv:2405.XXXXX\n`, ["2405.XXXXX", ""]);
  check("a.bib", entry(`title = {A Paper That Nobody Has Written Yet}, author = {Firstname Lastname}, eprint = {2501.00001}`), [
    "Firstname Lastname",
    "",
  ]);
  check("a.bib", entry(`title = {A Paper That Nobody Has Written Yet}, author = {${npoAuthors}}, eprint = {2404.XXXXX}`), [
    "2404.XXXXX",
    "",
  ]);
});
