import { bundledPapers } from "../../../src/core/library/bundledPapers";
import type { Paper } from "../../../src/core/paper";

const nothing: Paper = { citekey: "", title: "", authors: [], links: [], aliases: [] };

function bundled(citekey: string): Paper {
  const paper = bundledPapers.find((one) => one.citekey === citekey);
  if (!paper) {
    throw new Error(`no bundled paper ${citekey}`);
  }
  return paper;
}

/** Twelve papers of different kinds, each with the case that it covers. */
export const twelvePapers: readonly (readonly [kind: string, paper: Paper])[] = [
  ["one author", bundled("inoue2019multi")],
  [
    "25 authors",
    {
      ...nothing,
      citekey: "aaron2021large",
      title: "A Report by Many",
      authors: Array.from({ length: 25 }, (_, index) => ({ family: `Aaron${String.fromCharCode(97 + index)}`, given: "Pat" })),
      arxiv: "2101.00001",
      year: 2021,
    },
  ],
  [
    "particles",
    {
      ...bundled("de2016z"),
      authors: [
        { family: "Brébisson", given: "Alexandre", "non-dropping-particle": "de" },
        { family: "Weijer", given: "Joost", "non-dropping-particle": "van de" },
      ],
    },
  ],
  ["accents", bundled("knyazev2020graph")],
  ["a preprint only", bundled("song2022extendable")],
  [
    "a journal",
    {
      ...bundled("amirkolaee2023treeformer"),
      published: {
        kind: "journal",
        venue: "IEEE Transactions on Geoscience and Remote Sensing",
        year: 2023,
        volume: "61",
        issue: "2",
        pages: "1-15",
      },
    },
  ],
  ["a conference", bundled("zhang2024negative")],
  ["pages", bundled("prabhudesai2022test")],
  ["a DOI", bundled("huertas2023understanding")],
  ["no venue, no year", { ...nothing, citekey: "roe:only", title: "Only a Title", authors: [{ family: "Roe", given: "Jo" }] }],
  [
    "symbols and math in the title",
    {
      ...nothing,
      citekey: "li2023on2",
      title: 'From $O(n^{2})$ to $\\xi_k$: 100% Faster & "Better" #1 Attention, C*-Algebras_ | `ReLU` <b> @home */ --> {x}',
      authors: [
        { family: "Li", given: "Wei" },
        { family: "O'Neil", given: "Ann-Marie" },
      ],
      doi: "10.1000/a_b(c)*d",
      year: 2023,
      published: { kind: "conference", venue: "R&D 100%", year: 2023 },
    },
  ],
  [
    "an all-caps name",
    { ...nothing, citekey: "OPENAI_2023", title: "GPT-X", authors: [{ literal: "OPENAI" }], year: 2023, arxiv: "2303.00002" },
  ],
];
