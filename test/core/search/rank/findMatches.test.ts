import assert from "node:assert/strict";
import { parseQuery } from "../../../../src/core/search/query/parseQuery";
import { findMatches, marksIn } from "../../../../src/core/search/rank/findMatches";
import type { Paper } from "../../../../src/core/paper";
import { nameOf, paperOf } from "../papers";

/** Checks that exactly the letters drawn in `⟦…⟧` are marked. */
function check(query: string, drawn: string): void {
  it(`marks ${drawn} for ${query}`, () => {
    const text = drawn.replace(/[⟦⟧]/g, "");
    const marks = marksIn(text, parseQuery(query));
    assert.equal(marked(text, marks), drawn);
  });
}

function marked(text: string, marks: readonly (readonly [number, number])[]): string {
  return [...marks].reverse().reduce((sum, [start, end]) => `${sum.slice(0, start)}⟦${sum.slice(start, end)}⟧${sum.slice(end)}`, text);
}

describe("letters that matched", () => {
  check("neural collapse ", "⟦Neural⟧ ⟦Collapse⟧ in Theory");
  check("neural coll", "⟦Neural⟧ ⟦Coll⟧apse in Theory");
  check("neur collapse ", "⟦Neur⟧al ⟦Collapse⟧");
  check("neu collapse ", "Neural ⟦Collapse⟧");
  check("col", "⟦Col⟧lapse");
  check("networks ", "A ⟦network⟧ of ⟦networks⟧");
  check("colour ", "A ⟦color⟧");
  check("nueral ", "⟦Neural⟧ Collapse");
  // A word that is only like it was not meant beside the word itself.
  check("neural ", "⟦Neural⟧ and Nueral");
  check("vi dt", "⟦ViDT⟧ detects");
  check("lan hdr", "The ⟦LAN-HDR⟧ net");
  check("vi dt ", "⟦ViDT⟧ by ⟦Vi⟧");
  check("networks ", "⟦Networks⟧ and nettworks");
  check("lanhdr", "⟦LAN-HDR⟧ net");
  check("hdr ", "LAN-⟦HDR⟧ net");
  check("krahenbuhl", "⟦Krähenbühl⟧");
  check("the collapse ", "The ⟦Collapse⟧");
  check("zebra ", "Neural Collapse");
});

describe("findMatches", () => {
  const paper = paperOf("An Extendable Object Detector", {
    citekey: "song2022",
    authors: [{ family: "Song" }, { family: "Doe" }],
    year: 2022,
    arxiv: "2204.07962",
    doi: "10.1145/123.456",
    published: { kind: "conference", venue: "ICLR" },
    aliases: [nameOf("ViDT"), nameOf("ViDT+")],
    abstract: `${"Something else is said here at length. ".repeat(4)}Transformers detect many kinds of objects. ${"And so on it goes. ".repeat(9)}Objects end.`,
  });
  const checkPaper = (query: string, matches: readonly string[], snippet?: string, change: Partial<Paper> = {}): void => {
    it(`finds ${matches.join(", ")} and ${snippet ?? "no snippet"} for ${query}`, () => {
      const found = findMatches({ ...paper, ...change }, parseQuery(query));
      assert.deepEqual(
        found.matches.map(({ field, text, start, end }) => `${field} ${text.slice(start, end)}`),
        matches,
      );
      assert.equal(found.snippet && marked(found.snippet.text, found.snippet.marks), snippet);
    });
  };
  checkPaper("vidt", ["name ViDT", "name ViDT"]);
  checkPaper("detector ", ["title Detector"]);
  checkPaper("doe 2022", ["authors Doe", "year 2022"]);
  checkPaper("iclr", ["venue ICLR"]);
  checkPaper("song2022", ["citekey song2022"]);
  checkPaper("2204", ["arxiv 2204"]);
  checkPaper("1145", ["doi 1145"]);
  checkPaper(
    "transformers ",
    [],
    "… else is said here at length. ⟦Transformers⟧ detect many kinds of objects. And so on it goes. And so on it goes. And so on it goes. And so on …",
  );
  checkPaper(
    "detector transformers ",
    ["title Detector"],
    "… else is said here at length. ⟦Transformers⟧ ⟦detect⟧ many kinds of objects. And so on it goes. And so on it goes. And so on it goes. And so on …",
  );
  checkPaper("zebra ", []);
  it("finds no snippet without an abstract", () => {
    assert.deepEqual(findMatches(paperOf("Neural Nets"), parseQuery("zebra ")), { matches: [] });
  });
  checkPaper("zebras graze ", [], "Its ⟦zebras⟧ ⟦graze⟧.", { abstract: "Its zebras graze." });
});
