import assert from "node:assert/strict";
import { citationEdits } from "../../../src/core/citations/citationEdit";
import { citingAt, formEdit } from "../../../src/core/citations/forms/citationForms";
import { citationAt, openCitationAt } from "../../../src/core/citations/reading/findCitations";
import { orgCommandOf } from "../../../src/core/citations/styles/orgCommand";
import { writtenKey } from "../../../src/core/citations/syntaxes/citekeyRules";
import type { Paper } from "../../../src/core/paper";
import { applied } from "./applied";
import { twelvePapers } from "./twelvePapers";

const named = (citekey: string): Paper => {
  const paper = twelvePapers[4]?.[1];
  assert.ok(paper);
  return { ...paper, citekey };
};

function at(drawn: string): { readonly text: string; readonly offset: number } {
  return { text: drawn.replace("‸", ""), offset: drawn.indexOf("‸") };
}

describe("how an Org document cites", () => {
  const check = (text: string, expected: string, isBehindName = false): void => {
    it(`is ${expected} in ${JSON.stringify(text)}`, () => {
      assert.equal(orgCommandOf(text, isBehindName), expected);
    });
  };
  check("", "[cite:@");
  check("[cite/t:see @a] and [cite:@b] and cite:&c", "[cite:@");
  check("cite:a,b and citep:c and citep:d", "citep:");
  check("See cite:&a;&b.", "cite:&");
  check("[[citet:See &a p. 3;&b]] [[citet:&c]]", "[[citet:&");
  check("[[citet:&a]] [[citet:&b]] [[citep:&c]]", "[[citep:&", true);
  check("[[cite:&a]] cite:&b cite:&c", "cite:&");
  check("citeyear:&a citeyear:&b", "cite:&");
  check("bibliographystyle:plain\nbibliography:refs.bib", "cite:&");
  check("#+bibliography: refs.bib\nbibliography:refs.bib", "[cite:@");
  check("cite: this, and https://x.org/cite:a, and recite:b", "[cite:@");
  check("[[cite:a][see a]] and [[cite:b,c]]", "[[cite:");
});

describe("a citation in a document of org-ref", () => {
  const check = (drawn: string, expected: string, ...citekeys: readonly string[]): void => {
    it(`goes into ${JSON.stringify(drawn)}`, () => {
      const { text, offset } = at(drawn);
      const papers = (citekeys.length === 0 ? ["x"] : citekeys).map(named);
      assert.equal(applied(text, citationEdits(papers, { text, start: offset, end: offset, languageId: "org" })), expected);
    });
  };
  check("As cite:&a says‸", "As cite:&a says cite:&x");
  check("As cite:&a says‸.", "As cite:&a says cite:&x;&y.", "x", "y");
  check("As cite:a says‸", "As cite:a says cite:x,y", "x", "y");
  check("As [[cite:See &a p. 3]] says‸", "As [[cite:See &a p. 3]] says [[cite:&x;&y]]", "x", "y");
  check("cite:&a 我‸们", "cite:&a 我 cite:&x 们");
  check("cite:&a-b‸", "cite:&a-b;&x");
  check("cite:&a‸", "cite:&a;&x");
  check("cite:&a;‸", "cite:&a;&x");
  check("[[cite:see &a‸ p. 3;&b]]", "[[cite:see &a p. 3;&x;&b]]");
  check("[[cite:See ‸]]", "[[cite:See &x;&y]]", "x", "y");
  check("[[cite:See ‸for more]]", "[[cite:See &x for more]]");
  check("[[cite:common;‸]]", "[[cite:common;&x]]");
  check("cite:&a and [[cite:‸]]", "cite:&a and [[cite:&x;&y]]", "x", "y");
  check("cite:a and cite:‸", "cite:a and cite:x,y", "x", "y");
  check("[cite:@a] and [‸]", "[cite:@a] and [cite:@x]");
  check("cite:&a and [‸]", "cite:&a and [cite:&x]");
});

describe("a key that is completed in a link of org-ref", () => {
  const check = (drawn: string, expected: string): void => {
    it(`is written as ${JSON.stringify(expected)}`, () => {
      const { text, offset } = at(drawn);
      const open = openCitationAt(text, offset, "org");
      assert.ok(open);
      const { start, end, newText } = writtenKey(open.syntax, { text, start: open.start, end: open.end }, "x");
      assert.equal(text.slice(0, start) + newText + text.slice(end), expected);
    });
  };
  check("cite:&zh‸", "cite:&x");
  check("[[cite:See &zh‸ p. 3]]", "[[cite:See &x p. 3]]");
  check("cite:&a;zh‸", "cite:&a;&x");
  check("[[cite:&a p. 3;zh‸]]", "[[cite:&a p. 3;&x]]");
  check("cite:&a and cite:zh‸", "cite:&a and cite:&x");
  check("cite:a and cite:zh‸", "cite:a and cite:x");
});

describe("the form of a citation of org-ref", () => {
  const check = (drawn: string, wanted: Parameters<typeof formEdit>[1], expected: string): void => {
    it(`changes ${JSON.stringify(drawn)} by ${JSON.stringify(wanted)}`, () => {
      const { text, offset } = at(drawn);
      const citation = citationAt(text, offset, "org");
      assert.ok(citation);
      const edit = formEdit({ text, citation, offset }, wanted);
      assert.equal(edit ? applied(text, [edit]) : text, expected);
    });
  };
  check("As cite:&‸a;&b.", { form: "citet" }, "As citet:&a;&b.");
  check("As cite:&‸a.", { prefix: "see", locator: "p. 3" }, "As [[cite:see &a p. 3]].");
  check("[[cite:See &a p. 3;&‸b]]", { locator: "ch. 2" }, "[[cite:See &a p. 3;&b ch. 2]]");
  check("[[cite:Common;see &‸a;and more]]", { form: "citep", prefix: "" }, "[[citep:Common;&a;and more]]");
  it("reads the texts around the key", () => {
    const { text, offset } = at("[[cite:See &a‸ p. 3;&b]]");
    const citation = citationAt(text, offset, "org");
    assert.ok(citation);
    const citing = citingAt({ text, citation, offset });
    assert.ok(typeof citing !== "string");
    assert.deepEqual(citing.cited, { form: "cite", prefix: "See", locator: "p. 3", suffix: "" });
  });
});
