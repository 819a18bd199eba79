import assert from "node:assert/strict";
import { checkText } from "../../../src/core/check/checkText";
import { createChecker } from "../../../src/core/check/createChecker";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { runToEnd } from "../../../src/core/sliced";

const known = String.raw`
@inproceedings{zhang2024negative, title = {Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning},
  author = {Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song}, booktitle = {COLM}, year = 2024, eprint = {2404.05868}}
@inproceedings{he2016deep, title = {Deep Residual Learning for Image Recognition},
  author = {Kaiming He and Xiangyu Zhang and Shaoqing Ren and Jian Sun}, booktitle = {CVPR}, year = 2016, doi = {10.1109/CVPR.2016.90},
  eprint = {1512.03385}, archiveprefix = {arXiv}, url = {https://github.com/KaimingHe/deep-residual-networks}}
@article{schulz2021, title = {Modelling the Colour of Grey Neighbours}, author = {Schulz, J{\"u}rgen and Garc{\'\i}a M{\'a}rquez, Gabriel and O'Neil, Cathy},
  journal = {Nature}, year = 2021, doi = {10.1038/s41586-021-0001-1}}
@article{touvron2023, title = {LLaMA: Open and Efficient Foundation Language Models}, author = {Touvron, Hugo and Lavril, Thibaut and others}, year = 2023, eprint = {2302.13971}}
@article{aad2012, title = {Observation of a new particle in the search for the Standard Model Higgs boson}, author = {{ATLAS Collaboration}}, year = 2012, doi = {10.1016/j.physletb.2012.08.020}}
@article{wake1998, title = {RETRACTED: Ileal-lymphoid-nodular hyperplasia in children}, author = {Wake, Andrew and Murch, Simon}, year = 1998, doi = {10.1016/S0140-6736(97)11096-0}}
@article{constructor, title = {constructor}, author = {__proto__ and constructor}, year = 2020, doi = {10.1000/__proto__}}
@inproceedings{caron2021, title = {Emerging Properties in Self-Supervised Vision Transformers}, author = {Caron, Mathilde and Touvron, Hugo and Misra, Ishan and J{\'e}gou, Herv{\'e} and Mairal, Julien and Bojanowski, Piotr and Joulin, Armand}, booktitle = {ICCV}, year = 2021, url = {https://github.com/facebookresearch/dino}}
`;

const checker = createChecker([{ name: "known.bib", papers: parseBibtex(known).papers }], { year: 2026 });

/** Checks a text whose findings are in ⟦⟧, and lists their severities and kinds. */
function check(marked: string, expected: readonly string[], fileName = "references.bib"): void {
  const text = marked.replace(/[⟦⟧]/g, "");
  const { findings } = runToEnd(checkText(text, { fileName }, checker));
  assert.deepEqual(
    findings.map(({ severity, kind }) => `${severity} ${kind}`),
    expected,
    findings.map(({ message }) => message).join("\n"),
  );
  const borders = [...new Set(findings.map(({ start }) => start))].map(
    (start) => [start, findings.find((one) => one.start === start)?.end ?? start] as const,
  );
  const found = [...borders]
    .sort((a, b) => b[0] - a[0])
    .reduce((all, [start, end]) => `${all.slice(0, start)}⟦${all.slice(start, end)}⟧${all.slice(end)}`, text);
  assert.equal(found, marked);
}

describe("checkText, in an entry that is right", () => {
  const npo = "title = {Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning}";
  const resnet = "title = {Deep Residual Learning for Image Recognition}";
  const colour = "title = {Modelling the Colour of Grey Neighbours}";
  const right: readonly string[] = [
    `${npo}, author = {Ruiqi Zhang and Licong Lin and Yu Bai and Song Mei}, eprint = {2404.05868v3}`,
    `${npo}, author = {R. Zhang and L. Lin and Y. Bai and S. Mei}, doi = {10.48550/arXiv.2404.05868}`,
    `${npo}, author = {Zhang, R. and others}, year = 2025, url = {https://arxiv.org/abs/2404.05868}`,
    `${npo}, author = {Zhang Ruiqi and Lin Licong and Bai Yu and Mei Song}`,
    `${npo}, author = {Zhang, Rui-Qi and Lin, Li-Cong and Bai, Y and Mei, S}, year = 2023`,
    "title = {negative preference optimization}, author = {Zhang, Ruiqi and others}",
    "title = {{Negative} {P}reference {O}ptimization -- from catastrophic collapse to effective unlearning.}, author = {Zhang, Ruiqi and Lin, Licong and Bai, Yu and Mei, Song}",
    String.raw`${resnet}, author = {He, K. M. and Zhang, X. and Ren, S. and Sun, J.}, journal = {arXiv preprint arXiv:1512.03385}, year = {2015}`,
    `${resnet}, author = {He, Kaiming and Zhang, Xiangyu and Ren, Shaoqing and Sun, Jian}, doi = {https://doi.org/10.1109/cvpr.2016.90}, booktitle = {Computer Vision and Pattern Recognition}`,
    `${colour}, author = {Schulz, Juergen and Garcia, Gabriel and ONeil, C.}`,
    "title = {Modeling the color of gray neighbors}, author = {J. Schulz and G. Garc{\\'i}a-M{\\'a}rquez and C. O'Neil}",
    `${colour}, author = {Schulz, Jürgen and Garcia Marquez, Gabriel Jose and O’Neil, Cathy}, year = 2020`,
    "title = {LLaMA: Open and efficient foundation language models}, author = {Hugo Touvron and Thibaut Lavril and Gautier Izacard}",
    "title = {Observation of a New Particle in the Search for the Standard Model Higgs Boson}, author = {Aad, G. and others}",
    "title = {Observation of a New Particle in the Search for the Standard Model Higgs Boson}, author = {Aad, G. and Abajyan, T.}, doi = {10.1016/j.physletb.2012.08.020}",
    "title = {constructor}, author = {__proto__ and constructor}, year = 2020",
    "title = {__proto__}, author = {constructor and toString}, eprint = {constructor}",
    "title = {An Unknown Paper about Something Else}, author = {Some One and Any Body}, year = 2019, doi = {10.9999/unknown.1}",
    "title = {Deep Residual Learning for Speech Recognition}, author = {Other, Author and Some, Body}",
    "title = {Deep Residual Learning for Image Recognition, Part II}, author = {Kaiming He and Xiangyu Zhang and Shaoqing Ren and Jian Sun}",
    "title = {Emerging Properties in Self-Supervised Vision Transformers}, author = {Caron, Mathilde and Touvron, Hugo and Misra, Ishan and Jegou, Herve and Mairal, Julien and Bojanowski, Piotr and Joulin, Armand}, url = {https://github.com/facebookresearch/dino}",
    "title = {Retracted: Ileal-lymphoid-nodular hyperplasia in children}, author = {Wake, A. and Murch, S.}, year = 1998",
    "title = {Ileal-lymphoid-nodular hyperplasia in children}, author = {Wake, A. and Murch, S.}, year = 1998, note = {Retracted in 2010}",
    "title = {A Reply}, author = {Some, One}, note = {Reply to arXiv:2404.05868}",
  ];
  for (const fields of right) {
    it(fields.slice(0, 150), () => {
      check(`@article{key, ${fields}}`, []);
    });
  }
});

describe("checkText, in an entry that differs", () => {
  const wrong: readonly (readonly [fields: string, ...expected: string[]])[] = [
    [
      "title = {Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning}, author = {Zhang, Ruiqi and others}, eprint = {⟦1512.03385⟧v2}",
      "error other-paper-id",
    ],
    [
      "title = {Deep residual learning for image recognition}, author = {He, Kaiming and others}, url = {https://arxiv.org/abs/⟦2404.05868⟧}",
      "error other-paper-id",
    ],
    [
      "title = {Deep residual learning for image recognition}, author = {Kaiming He and Xiangyu Zhang and Shaoqing Ren and Jian Sun}, eprint = {⟦1512.03386⟧}",
      "warning other-paper-id",
    ],
    ["title = {A Title That Nobody Knows}, author = {Doe, Jan and Roe, Kim}, doi = {⟦10.1109/CVPR.2016.90⟧}", "error other-paper-id"],
    [
      "title = {⟦Deep Residual Training for Image Recognition⟧}, author = {Kaiming He and Xiangyu Zhang and Shaoqing Ren and Jian Sun}",
      "warning title",
    ],
    [
      "title = {⟦Deep Residual Learning for Image Recognitions⟧}, author = {He, Kaiming and others}, doi = {10.1109/CVPR.2016.90}",
      "warning title",
    ],
    [
      "title = {⟦Graph Methods in Chemistry⟧}, author = {Kaiming He and Xiangyu Zhang and Shaoqing Ren and Jian Sun}, eprint = {1512.03385}",
      "warning title",
    ],
    [
      "title = {Deep Residual Learning for Image Recognition}, author = {⟦Jian He and Xiangyu Zhang and Shaoqing Ren and Jian Sun⟧}",
      "warning authors",
    ],
    ["title = {Deep Residual Learning for Image Recognition}, author = {⟦He, Kaiming and Sun, Jian⟧}, year = 2016", "warning authors"],
    ["title = {Deep Residual Learning for Image Recognition}, author = {⟦Petra Silva and Yuki Sato⟧}, year = 2016", "warning authors"],
    [
      "title = {Deep Residual Learning for Image Recognition}, author = {⟦Xiangyu Zhang and Kaiming He and Shaoqing Ren and Jian Sun⟧}",
      "warning authors",
    ],
    [
      "title = {⟦Deep Residual Improved for Image Recognition⟧}, author = {⟦Petra Silva and Yuki Sato⟧}, doi = {10.1109/cvpr.2016.90}",
      "warning title",
      "warning authors",
    ],
    ["title = {Unknown}, author = {⟦Firstname Lastname and Other, A.⟧}", "error placeholder"],
    ["title = {Some Work}, author = {⟦[43 authors]⟧}", "error placeholder"],
    ["title = {Some Work}, author = {⟦et al.⟧}, year = {⟦20XX⟧}", "error placeholder", "error placeholder"],
    ["title = {Some Work}, author = {⟦Author One and Author Two⟧}, eprint = {⟦2305.XXXXX⟧}", "error placeholder", "error placeholder"],
    [
      "title = {Some Work}, author = {Li, Wei}, journal = {arXiv preprint arXiv:⟦XXXX.XXXXX⟧}, doi = {⟦10.1145/xxxxxxx.xxxxxxx⟧}",
      "error placeholder",
      "error placeholder",
    ],
    ["title = {⟦TODO⟧}, author = {⟦John Doe⟧}", "error placeholder", "error placeholder"],
    ["title = {Some Work}, author = {Li, Wei}, year = {⟦2031⟧}", "error year"],
    ["title = {Deep Residual Learning for Image Recognition}, author = {He, Kaiming and others}, year = {⟦2011⟧}", "note year"],
    [
      "title = {Deep Residual Learning for Image Recognition}, author = {He, Kaiming and others}, year = 2016, booktitle = {⟦ICML⟧}",
      "note venue",
    ],
    ["title = {⟦Ileal-lymphoid-nodular hyperplasia in children⟧}, author = {Wake, A. and Murch, S.}", "warning retracted"],
    [
      "title = {Emerging Properties in Self-Supervised Vision Transformers}, author = {Caron, Mathilde and others}, url = {https://⟦github.com/KaimingHe/deep-residual-networks⟧}",
      "warning repository",
    ],
  ];
  for (const [fields, ...expected] of wrong) {
    it(fields.slice(0, 150), () => {
      check(`@article{key, ${fields}}`, expected);
    });
  }

  it("offers the known text, and puts it where it is written", () => {
    const text =
      "@article{k, title = {Deep Residual Training for Image Recognition}, author = {Kaiming He and others}, eprint = {2404.05868}}";
    const { findings } = runToEnd(checkText(text, { fileName: "a.bib" }, checker));
    assert.deepEqual(
      findings.map(({ fix, known: fact, source, paper }) => [fix, fact, source, paper?.citekey]),
      [
        ["Deep Residual Learning for Image Recognition", "Deep Residual Learning for Image Recognition", "known.bib", "he2016deep"],
        ["1512.03385", "1512.03385", "known.bib", "he2016deep"],
      ],
    );
  });

  it("confirms what one source says", () => {
    const other =
      "@article{x, title = {Deep Residual Learning for Image Recognition}, author = {He, Kaiming and Sun, Jian}, year = 2016, doi = {10.1109/CVPR.2016.90}}";
    const both = createChecker(
      [
        { name: "a", papers: parseBibtex(known).papers },
        { name: "b", papers: parseBibtex(other).papers },
      ],
      { year: 2026 },
    );
    const { findings } = runToEnd(checkText(other, { fileName: "c.bib" }, both));
    assert.deepEqual(findings, []);
  });
});

describe("checkText, where a text stands in for a fact", () => {
  const resnet = "title = {Deep Residual Learning for Image Recognition}";
  const cases: readonly (readonly [entry: string, expected: string, inSample?: string])[] = [
    ["title = {A Sample Article}, author = {⟦Jane Doe⟧}", "note"],
    ["title = {An Example of a Long Article About Nothing}, author = {⟦Doe, John and Roe, Richard⟧}", "note"],
    ["title = {⟦The Title⟧}, author = {⟦Author One and Author Two⟧}, year = 2016", "note note"],
    ["title = {First Book}, author = {⟦Some Author⟧}", "note"],
    ["title = {⟦Title⟧}, author = {Smith, Anna}", "note"],
    ["title = {Sparse Attention Makes Long Documents Cheap}, author = {⟦Jane Doe⟧}", "error", "note"],
    ["title = {A Sample Article}, author = {⟦Jane Doe⟧}, doi = {10.1007/s10994-021-05946-3}", "error"],
    ["title = {A Sample Article}, author = {⟦Jane Doe⟧}, eprint = {⟦2305.XXXXX⟧}", "error error", "note note"],
    [`${resnet}, author = {⟦Jane Doe⟧}`, "error", "error"],
    ["title = {A Sample Article}, author = {⟦Firstname Lastname⟧}", "error", "note"],
    ["title = {⟦TODO⟧}, author = {⟦John Doe⟧}", "error error", "note note"],
  ];
  for (const [fields, expected, inSample = expected] of cases) {
    const places: readonly (readonly [fileName: string, folder: string | undefined, severities: string])[] = [
      ["a.bib", undefined, expected],
      ["a.bib", "papers/contest", expected],
      ["latest.bib", "", expected],
      ["a.bib", "src/tests/data", inSample],
      ["a.bib", "thesis-template", inSample],
      ["a.bib", "docs/examples", inSample],
      ["sample-base.bib", "", inSample],
      ["refs.template.bib", "", inSample],
    ];
    it(fields, () => {
      const text = `@article{key, ${fields.replace(/[⟦⟧]/g, "")}}`;
      for (const [fileName, folder, severities] of places) {
        const { findings } = runToEnd(checkText(text, { fileName, ...(folder === undefined ? {} : { folder }) }, checker));
        const placed = findings.filter(({ kind }) => kind === "placeholder");
        assert.equal(placed.map(({ severity }) => severity).join(" "), severities, `${folder}/${fileName}`);
        assert.deepEqual(
          placed.map(({ start, end }) => text.slice(start, end)),
          [...fields.matchAll(/⟦(.*?)⟧/g)].map(([, written]) => written),
        );
      }
    });
  }
});

describe("checkText, at places that the entry does not write", () => {
  const cases: readonly (readonly [what: string, marked: string, ...expected: string[]])[] = [
    [
      "a macro",
      '@string{who = "Petra Silva"}\n⟦@article{a⟧, title = {Deep Residual Learning for Image Recognition}, author = who, year = 2016}',
      "warning authors",
    ],
    [
      "an inherited year",
      "⟦@inproceedings{a⟧, crossref = {b}, title = {Some Work}, author = {Li, Wei}}\n@proceedings{b, title = {Some Proceedings}, year = {⟦2044⟧}}",
      "error year",
      "error year",
    ],
    [
      "two entries with one citekey",
      "@article{a, title = {Some Work}, author = {Li, Wei}, year = {⟦2041⟧}}\n@article{a, title = {Some Other Work}, author = {Li, Wei}, year = {⟦2042⟧}}",
      "error year",
      "error year",
    ],
    ["joined parts", '⟦@article{a⟧, title = {Some Work}, author = {Li, Wei}, year = "20" # "41"}', "error year"],
    [
      "an entry that is never closed",
      "@article{a, title = {Some Work}, author = {Li, Wei}, year = {⟦2041⟧}\n@article{b, title = {Other}}",
      "error year",
    ],
  ];
  for (const [what, marked, ...expected] of cases) {
    it(what, () => {
      check(marked, expected);
    });
  }
});

describe("checkText, in other formats", () => {
  const wrongAuthors = '[{"family": "He", "given": "Kaiming"}, {"literal": "et al."}]';
  const cases: readonly (readonly [fileName: string, marked: string, ...expected: string[]])[] = [
    [
      "a.json",
      `[{"id": "x", "title": "Deep Residual Learning for Image Recognition", "author": ${wrongAuthors}, "DOI": "10.48550/arXiv.⟦2404.05868⟧", "issued": {"date-parts": [[⟦2044⟧]]}}]`,
      "error other-paper-id",
      "error year",
    ],
    [
      "a.json",
      `{"items": [{"title": "⟦Deep Residual \\u004cearning for Pictures⟧", "author": ${wrongAuthors}, "issued": "2016", "URL": "https://arxiv.org/abs/1512.03385"}]}`,
      "warning title",
    ],
    ["package.json", '{"title": "Deep Residual Learning for Image Recognition", "author": "TODO", "year": 2044}'],
    ["a.json", '[{"title": "Buy milk", "done": true, "year": 2099}]'],
    [
      "a.yaml",
      "references:\n- id: x\n  title: Deep Residual Learning for Image Recognition\n  author:\n  ⟦- family: Silva\n    given: Petra⟧\n  issued: ⟦2044⟧\n  DOI: 10.1109/CVPR.2016.90 # the published one\n- id: y\n  title: 'Some Work'\n  author: [{family: Li}]\n  issued: \"⟦2051⟧\"\n",
      "warning authors",
      "error year",
      "error year",
    ],
    [
      "works.yml",
      'he2016:\n  type: article\n  title: ⟦Deep Residual Training for Image Recognition⟧\n  author: ["He, Kaiming", "others"]\n  date: 2016\n  serial-number:\n    doi: 10.1109/CVPR.2016.90\n',
      "warning title",
    ],
    ["workflow.yml", "name: Test\non: push\njobs:\n  title:\n    runs-on: ubuntu-latest\n    year: 2099\n"],
    [
      "a.ris",
      "TY  - JOUR\r\nTI  - Deep Residual Learning for Image Recognition\r\nAU  - ⟦Silva, Petra\r\nAU  - Sato, Yuki⟧\r\nPY  - 2016/06\r\nER  - \r\nTY  - JOUR\r\nT1  - Some Work\r\nA1  - Li, Wei\r\nY1  - ⟦2044⟧\r\nDO  - ⟦10.1109/CVPR.2016.90⟧\r\n",
      "warning authors",
      "error year",
      "error other-paper-id",
    ],
    [
      "CITATION.cff",
      'cff-version: 1.2.0\ntitle: My Software\nauthors:\n  - family-names: Doe\n    given-names: John\npreferred-citation:\n  type: article\n  title: "Deep Residual Learning for Image Recognition"\n  authors:\n    ⟦- family-names: Silva\n      given-names: Petra⟧\n  doi: 10.1109/CVPR.2016.90\n  year: ⟦2044⟧\nreferences:\n  - type: article\n    title: Deep residual learning for image recognition\n    authors:\n      - family-names: He\n        given-names: Kaiming\n      - name: et al.\n    url: https://arxiv.org/abs/⟦2404.05868⟧\n',
      "warning authors",
      "error year",
      "error other-paper-id",
    ],
  ];
  for (const [fileName, marked, ...expected] of cases) {
    it(`${fileName}: ${marked.slice(0, 60)}`, () => {
      check(marked, expected, fileName);
    });
  }
});
