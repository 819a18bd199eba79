import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generateLibrary } from "../../bench/corpus";
import { bundledPapers } from "../../../src/core/library/bundledPapers";

/** The number of papers of the large library. */
export const manyPapers = 10_000;

const manyAuthors = Array.from({ length: 60 }, (_one, index) => `Author${index}, Very Long Given Name`).join(" and ");

const files: Readonly<Record<string, string>> = {
  "several.py": "from torch.optim import AdamW\n# Segment Anything: prompt SAM with points\n\nx = vidt_npo_loss + npo_NPOLoss\n",
  "notebookish.py": "npo_budget = 4\n",
  "papers.bib": `@article{author2024long,
  title = {Quuxification: A Collaboration of a Great Many People on a Title That Is Itself Too Long for Any One Line of a List or a Card},
  author = {${manyAuthors}},
  journal = {Proceedings of the International Society for Unusually Long Names of Journals and Venues},
  year = {2024},
  url = {https://example.org/a/very/long/address/that/has/no/place/to/break/quuxification-of-everything-2024-final-version.html},
  abstract = {We quux. Quuxification quuxes.}
}

@article{smith2020twice, title = {Twice the Same Paper}, author = {Smith, Ann}, year = {2020}, doi = {10.1234/twice}}
@article{smith2021twice, title = {Twice the Same Paper}, author = {Smith, Ann}, year = {2021}, doi = {10.1234/twice}}
`,
  "draft.md": `---
bibliography: papers.bib
---

# A draft

We follow Quuxification [@author2024long] and NPO, and [@author2042long] too.
`,
  "related.md": `# Related work

- Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning, arXiv:1512.03385
- Ruiqi Zhang and Firstname Lastname. Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning. 2031.
`,
  "preprints.bib": `@article{quuxer2023quuxification,
  title   = {Quuxification of Spatial Graphs},
  author  = {Quuxer, Ada and others},
  journal = {arXiv preprint arXiv:2311.16162},
  year    = {2023},
}
`,
  "pasted.ris": "TY  - JOUR\nTI  - A Paper to Import\nAU  - Doe, Jane\nPY  - 2022\nER  - \nTY  - JOUR\nER  - \n",
};

/** Adds the files that the surfaces show to the sample workspace. */
export function addFiles(workspace: string): void {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(workspace, name), text);
  }
}

/** Writes the large library and returns its path. */
export function writeManyPapers(): string {
  const file = path.resolve("out/many-papers.csl.json");
  const items = generateLibrary(manyPapers, bundledPapers).map(({ citekey, title, authors, abstract = "", year = 0 }) => ({
    id: citekey,
    type: "article-journal",
    title,
    author: authors,
    abstract,
    issued: { "date-parts": [[year]] },
  }));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(items));
  return file;
}
