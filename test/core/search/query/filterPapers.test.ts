import assert from "node:assert/strict";
import { createSearchIndex } from "../../../../src/core/search/createSearchIndex";
import { nameOf, paperOf } from "../papers";

const papers = [
  paperOf("Colour Losses for Attention", {
    citekey: "song",
    authors: [
      { family: "Song", given: "Yi" },
      { family: "Li", given: "Hang" },
    ],
    year: 2019,
    published: { kind: "conference", venue: "International Conference on Learning Representations", year: 2020 },
    links: [{ kind: "code", url: "https://github.com/a/b" }],
  }),
  paperOf("Attention in a Neural Collapse", {
    citekey: "berg",
    authors: [
      { family: "Berg", given: "Rianne", "non-dropping-particle": "van den" },
      { family: "Lin", given: "Song" },
    ],
    abstract: "A loss in vision.",
    published: { kind: "workshop", venue: "1st Workshop on Neural Things 2020", year: 2022 },
  }),
  paperOf("A Collapse of Neural Attention", {
    citekey: "krueger",
    authors: [{ family: "Krüger", given: "Ina" }],
    aliases: [nameOf("LAN-HDR")],
    published: { kind: "conference", venue: "Conference on Computer Vision and Pattern Recognition", year: 2023 },
    doi: "10.1000/182",
  }),
];
const index = createSearchIndex(papers);

describe("the filters of a query", () => {
  const all = "berg krueger song";
  const check = (query: string, expected: string): void => {
    it(`leave ${expected === "" ? "nothing" : expected} for ${query}`, () => {
      const found = index.search(query, { isOwn: (citekey) => citekey === "song" }).map(({ paper }) => paper.citekey);
      assert.equal(found.sort().join(" "), expected);
    });
  };
  check("attention -year:2020", "berg krueger");
  check("attention -year:2019", "berg krueger");
  check("-year:>2022", "berg song");
  check("-year:2020..2022", "krueger");
  check("NOT year:2023", "berg song");
  check("year:2020", "song");
  check("year:<2022", "song");
  check("attention year:2022-", "berg krueger");
  check("-2023", "berg song");
  check("-author:song", "krueger");
  check("-author:li", "berg krueger");
  check('-author:"yi song"', "berg krueger");
  check("-by:kruger", "berg song");
  check("-by:berg,song", "krueger");
  check('by:"van den Berg"', "berg");
  check('by:"yi song"', "song");
  check('by:"song, yi"', "song");
  check('by:"hang song"', "");
  check("-li", "berg krueger");
  check("-venue:iclr", "berg krueger");
  check("-iclr", "berg krueger");
  check("-venue:cvpr attention", "berg song");
  check("-vision", "krueger song");
  check("-has:code", "berg krueger");
  check("-has:doi attention", "berg song");
  check("-title:neural", "song");
  check('-title:"neural collapse"', "song");
  check('title:"neural collapse"', "berg");
  check("-abstract:loss", "krueger song");
  check("-in:mine", "berg krueger");
  check("NOT in:bundled", "song");
  check("-losses", "krueger");
  check("-color attention", "berg krueger");
  check('-"neural collapse"', "krueger song");
  check('NOT "collapse of neural" attention', "berg song");
  check("attention NOT collapse", "song");
  check("-lan-hdr", "berg song");
  check("-lanhdr", "berg song");
  check("-autor:song", all);
  check("-year:soon", all);
});
