import assert from "node:assert/strict";
import { checkText } from "../../../src/core/check/checkText";
import { checkerOf, createChecker, createKnowledge, type Knowledge } from "../../../src/core/check/createChecker";
import { fixOf } from "../../../src/core/check/fixOf";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { runToEnd } from "../../../src/core/sliced";

const known = String.raw`
@inproceedings{zhang2024negative, title = {Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning},
  author = {Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song}, booktitle = {COLM}, year = 2024, eprint = {2404.05868}}
@inproceedings{he2016deep, title = {Deep Residual Learning for Image Recognition},
  author = {Kaiming He and Xiangyu Zhang and Shaoqing Ren and Jian Sun}, booktitle = {CVPR}, year = 2016, doi = {10.1109/CVPR.2016.90},
  eprint = {1512.03385}, archiveprefix = {arXiv}}
@inproceedings{lewis2020bart, title = {{BART}: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation},
  author = {Lewis, Mike and Liu, Yinhan and Goyal, Naman and Ghazvininejad, Marjan}, year = 2020, url = {https://aclanthology.org/2020.acl-main.703}}
@inproceedings{yao2020devlbert, title = {{DeVLBert}: Learning Deconfounded Visio-Linguistic Representations \& 100\% Pre-Training},
  author = {Zhang, Shengyu and Jiang, Tan and Wang, Tan and Kuang, Kun}, year = 2020, doi = {10.1145/3394171.3413518}, url = {https://aclanthology.org/2020.acl-main.463}}
`;
const { papers } = parseBibtex(known);
const checker = createChecker([{ name: "known.bib", papers }], { year: 2026 });

/** Checks a text, and replaces all that can be replaced. Afterwards, no finding has a fix. */
function check(text: string, expected: string, fileName = "references.bib"): void {
  const findings = runToEnd(checkText(text, { fileName }, checker)).findings;
  assert.notEqual(findings.length, 0, "nothing was found");
  assert.equal(fixed(text, fileName), expected);
  assert.deepEqual(
    runToEnd(checkText(expected, { fileName }, checker)).findings.filter(({ fix }) => fix !== undefined),
    [],
  );
}

function fixed(text: string, fileName: string): string {
  const { findings } = runToEnd(checkText(text, { fileName }, checker));
  return findings
    .flatMap((finding) => fixOf(finding, text) ?? [])
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, newText }) => `${all.slice(0, start)}${newText}${all.slice(end)}`, text);
}

const [npo, resnet] = [
  "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning",
  "Deep Residual Learning for Image Recognition",
];
const npoAuthors = "author = {Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song}";

describe("the fix of a finding", () => {
  const entries: readonly (readonly [string, string])[] = [
    [`title = {${npo}}, ${npoAuthors}, eprint = {1512.03385}`, `title = {${npo}}, ${npoAuthors}, eprint = {2404.05868}`],
    [`title = {${npo}}, ${npoAuthors}, eprint = {1512.03385v2}`, `title = {${npo}}, ${npoAuthors}, eprint = {2404.05868}`],
    [
      `title = {${npo}}, ${npoAuthors}, url = {https://arxiv.org/abs/1512.03385}`,
      `title = {${npo}}, ${npoAuthors}, url = {https://arxiv.org/abs/2404.05868}`,
    ],
    [
      `title = {${npo}}, ${npoAuthors}, doi = {10.48550/arXiv.1512.03385}`,
      `title = {${npo}}, ${npoAuthors}, doi = {10.48550/arXiv.2404.05868}`,
    ],
    [
      `title = {${npo}}, ${npoAuthors}, journal = {arXiv preprint arXiv:1512.03385}`,
      `title = {${npo}}, ${npoAuthors}, journal = {arXiv preprint arXiv:2404.05868}`,
    ],
    [`title = {${npo}}, ${npoAuthors}, doi = {10.1109/CVPR.2016.90}`, `title = {${npo}}, ${npoAuthors}, doi = {10.1109/CVPR.2016.90}`],
    [
      `title = {${npo}}, author = {Wrong, Anne and Other, Bob}, eprint = {2404.05868}`,
      `title = {${npo}}, ${npoAuthors}, eprint = {2404.05868}`,
    ],
    [
      "title = {Negative Preference Optimisations: Catastrophic Collapse to Effective Learning}, author = {Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song}, eprint = {2404.05868}",
      `title = {${npo}}, ${npoAuthors}, eprint = {2404.05868}`,
    ],
    [
      String.raw`title = {DeVLBert: Learning Deconfounded Visual Representations and Pre-Training}, author = {Zhang, Shengyu and Jiang, Tan and Wang, Tan and Kuang, Kun}, doi = {10.1145/3394171.3413518}`,
      String.raw`title = {DeVLBert: Learning Deconfounded Visio-Linguistic Representations \& 100\% Pre-Training}, author = {Zhang, Shengyu and Jiang, Tan and Wang, Tan and Kuang, Kun}, doi = {10.1145/3394171.3413518}`,
    ],
    [
      "title = {BART: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation}, author = {Lewis, Mike and Liu, Yinhan and Goyal, Naman and Ghazvininejad, Marjan}, url = {https://aclanthology.org/2020.acl-main.463}",
      "title = {BART: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation}, author = {Lewis, Mike and Liu, Yinhan and Goyal, Naman and Ghazvininejad, Marjan}, url = {https://aclanthology.org/2020.acl-main.703}",
    ],
  ];
  for (const [fields, expected] of entries) {
    it(`in an entry: ${fields}`, () => {
      check(`@article{key, ${fields}}\n`, `@article{key, ${expected}}\n`);
    });
  }

  const prose: readonly (readonly [string, string, string])[] = [
    ["a.py", `# ${npo}, https://arxiv.org/abs/1512.03385\n`, `# ${npo}, https://arxiv.org/abs/2404.05868\n`],
    ["a.md", `- [${npo}](https://arxiv.org/pdf/1512.03385v1.pdf)\n`, `- [${npo}](https://arxiv.org/pdf/2404.05868.pdf)\n`],
    ["a.rst", `* ${resnet}, arXiv:2404.05868.\n`, `* ${resnet}, arXiv:1512.03385.\n`],
    ["a.tex", `${resnet}, doi: 10.1145/3394171.3413518.\n`, `${resnet}, doi: 10.1109/cvpr.2016.90.\n`],
    [
      "a.json",
      `[{"title": "${npo}", "author": [{"family": "Zhang", "given": "Ruiqi"}, {"family": "Lin", "given": "Licong"}], "URL": "https://arxiv.org/abs/1512.03385", "issued": {"date-parts": [[2024]]}}]`,
      `[{"title": "${npo}", "author": [{"family": "Zhang", "given": "Ruiqi"}, {"family": "Lin", "given": "Licong"}, {"family": "Bai", "given": "Yu"}, {"family": "Mei", "given": "Song"}], "URL": "https://arxiv.org/abs/2404.05868", "issued": {"date-parts": [[2024]]}}]`,
    ],
  ];
  for (const [fileName, text, expected] of prose) {
    it(`in ${fileName}: ${text.trim()}`, () => {
      check(text, expected, fileName);
    });
  }
});

describe("checkerOf", () => {
  const [npoPart, resnetPart] = [papers.slice(0, 1), papers.slice(1)].map((some, index) =>
    runToEnd(createKnowledge([{ name: `${index}.bib`, papers: some }])),
  );
  assert.ok(npoPart && resnetPart);
  const wrong = `# ${npo}, https://arxiv.org/abs/1512.03385\n\n# and ${resnet}, arXiv:2404.05868\n`;
  const cases: readonly (readonly [string, ReturnType<typeof checkerOf>, readonly string[]])[] = [
    ["all parts", checkerOf([npoPart, resnetPart], { year: 2026 }), ["1.bib", "0.bib"]],
    ["parts in another order", checkerOf([resnetPart, npoPart], { year: 2026 }), ["1.bib", "0.bib"]],
    ["only sources that are allowed", checkerOf([npoPart, resnetPart], { year: 2026 }, (source) => source === "0.bib"), ["0.bib", "0.bib"]],
    ["no source", checkerOf([npoPart, resnetPart], { year: 2026 }, () => false), []],
    ["no part", checkerOf([], { year: 2026 }), []],
  ];
  for (const [name, joined, expected] of cases) {
    it(`compares with ${name}`, () => {
      const { findings } = runToEnd(checkText(wrong, { fileName: "a.py" }, joined));
      assert.deepEqual(
        findings.map(({ source }) => source),
        expected,
      );
    });
  }
});

describe("a checker of parts, the surest first", () => {
  const year = 2026;
  const part = (name: string, bibtex: string): Knowledge => runToEnd(createKnowledge([{ name, papers: parseBibtex(bibtex).papers }]));
  const sure = part("sure", known);
  const title = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
  const own = "A Study of Very Particular Things in Glass Houses";
  const people = "Ada Lovelace and Charles Babbage";
  const entry = (name: string, author: string, eprint: string): string =>
    `@misc{x, title = {${name}}, author = {${author}}, year = 2024, eprint = {${eprint}}}`;
  const npoAuthors = "Ruiqi Zhang and Licong Lin and Yu Bai and Song Mei";
  const cases: readonly (readonly [what: string, unsure: string, prose: string, expected: readonly string[]])[] = [
    [
      "an id that is another paper's",
      entry(title, npoAuthors, "1512.03385"),
      `"${title}", arXiv:1512.03385`,
      ["other-paper-id 2404.05868"],
    ],
    ["an id that no paper has", entry(title, npoAuthors, "2404.05869"), `"${title}", arXiv:2404.05869`, ["other-paper-id 2404.05868"]],
    ["an id of a paper that only it knows", entry(own, people, "1512.03385"), `"${own}", arXiv:1512.03385`, ["other-paper-id "]],
    [
      "the authors",
      entry(title, "Ann Stone and Bob Baker", "2404.05868"),
      `Ann Stone and Bob Baker. "${title}", arXiv:2404.05868`,
      ["authors Ruiqi Zhang, Licong Lin, Yu Bai, Song Mei"],
    ],
    ["an id beside the right one in prose", entry(title, npoAuthors, "1512.03385"), `"${title}", arXiv:2404.05868`, []],
    ["nothing, where it agrees", entry(title, npoAuthors, "2404.05868"), `"${title}", arXiv:2404.05868`, []],
    [
      "nothing, where only it knows the paper",
      entry(own, people, "2001.00001"),
      `"${own}", arXiv:2001.00002`,
      ["other-paper-id 2001.00001"],
    ],
  ];
  for (const [what, unsure, prose, expected] of cases) {
    it(`is not misled about ${what}`, () => {
      const checker = checkerOf([sure, part("unsure", unsure)], { year });
      const { findings } = runToEnd(checkText(prose, { fileName: "a.md" }, checker));
      assert.deepEqual(
        findings.map(({ kind, known }) => `${kind} ${known}`),
        expected,
      );
    });
  }
});
