import assert from "node:assert/strict";
import { readDoi, readDoiField, findDoi } from "../../../src/core/formats/bibtex/readIdentifiers";
import { doiAddress, doiInField, endOfDoi } from "../../../src/core/text/doi";

const sici = "10.1175/1520-0493(1981)109<0784:OTFST>2.0.CO;2";
const wiley = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2";

describe("a DOI in a field", () => {
  const rows: readonly (readonly [field: string, doi: string | undefined])[] = [
    // Every printable character is the DOI's.
    [sici, sici],
    [wiley, wiley],
    ["10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-#", "10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-#"],
    ["10.1890/0012-9658(2006)87[1:ABC]2.0.CO;2", "10.1890/0012-9658(2006)87[1:ABC]2.0.CO;2"],
    ["10.1016/S0022-2836(05)80360-2", "10.1016/S0022-2836(05)80360-2"],
    ["10.1016/0021(87)", "10.1016/0021(87)"],
    ["10.1000/a,b", "10.1000/a,b"],
    ["10.1000/a;b", "10.1000/a;b"],
    ["10.1000/a#b", "10.1000/a#b"],
    ["10.1000/a:b", "10.1000/a:b"],
    ["10.1000/a+b=c", "10.1000/a+b=c"],
    ["10.1000/größe", "10.1000/größe"],
    ["10.1000.10/123456", "10.1000.10/123456"],
    // Resolvers and labels.
    ["https://doi.org/10.1000/182", "10.1000/182"],
    ["http://dx.doi.org/10.1000/182", "10.1000/182"],
    ["https://www.doi.org/10.1000/182", "10.1000/182"],
    ["doi.org/10.1000/182", "10.1000/182"],
    ["//doi.org/10.1000/182", "10.1000/182"],
    ["https://doi.org/doi:10.1000/182", "10.1000/182"],
    ["https://doi.org//10.1000/182", "10.1000/182"],
    ["http://doi.acm.org/10.1145/182", "10.1145/182"],
    ["https://doi-org.proxy.lib.edu/10.1000/182", "10.1000/182"],
    ["https://doi.org.proxy.lib.edu/10.1000/182", "10.1000/182"],
    ["https://hdl.handle.net/10.1000/182", "10.1000/182"],
    ["doi:10.1000/182", "10.1000/182"],
    ["DOI: 10.1000/182", "10.1000/182"],
    ["DOI 10.1000/182", "10.1000/182"],
    ["doi = 10.1000/182", "10.1000/182"],
    ["info:doi/10.1000/182", "10.1000/182"],
    ["urn:doi:10.1000/182", "10.1000/182"],
    [`https://doi.org/${sici}`, sici],
    ["https://doi.org/10.1000/182?utm_source=x", "10.1000/182"],
    // Percent-encoding, entities and LaTeX.
    ["https://doi.org/10.1175/1520-0493%281981%29109%3C0784%3AOTFST%3E2.0.CO%3B2", sici],
    ["10.1175%2F1520-0493(1981)109%3C0784:OTFST%3E2.0.CO;2", sici],
    ["10.1175/1520-0493(1981)109&lt;0784:OTFST&gt;2.0.CO;2", sici],
    ["10.1175/1520-0493(1981)109&amp;lt;0784:OTFST&amp;gt;2.0.CO;2", sici],
    ["10.1175/1520-0493(1981)109$<$0784:OTFST$>$2.0.CO;2", sici],
    ["10.1175/1520-0493(1981)109{\\textless}0784:OTFST{\\textgreater}2.0.CO;2", sici],
    ["10.1007/978-3-642-15561-1\\_3", "10.1007/978-3-642-15561-1_3"],
    ["10.1007/978-3-642-15561-1{\\_}3", "10.1007/978-3-642-15561-1_3"],
    ["\\url{https://doi.org/10.1000/182}", "10.1000/182"],
    ["\\href{https://doi.org/10.1000/182}{10.1000/182}", "10.1000/182"],
    // Publishers.
    ["https://dl.acm.org/doi/10.1000/182", "10.1000/182"],
    ["https://dl.acm.org/doi/abs/10.1145/3292500.3330701", "10.1145/3292500.3330701"],
    ["https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true", "10.1145/3292500.3330701"],
    ["https://www.tandfonline.com/doi/full/10.1080/01621459.2017.1285773?needAccess=true#d1", "10.1080/01621459.2017.1285773"],
    ["https://onlinelibrary.wiley.com/doi/10.1002/sim.968/abstract", "10.1002/sim.968"],
    ["https://onlinelibrary.wiley.com/doi/epdf/10.1002/sim.968", "10.1002/sim.968"],
    ["https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf", "10.1007/s11263-015-0816-y"],
    ["https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00001/full", "10.3389/fpsyg.2020.00001"],
    ["https://iopscience.iop.org/article/10.1088/1367-2630/ab1234/meta", "10.1088/1367-2630/ab1234"],
    ["https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001", "10.1371/journal.pone.0000001"],
    ["https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0000001&type=printable", "10.1371/journal.pone.0000001"],
    ["https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", "10.1101/2020.01.01.123456"],
    ["https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btz682/5573542", "10.1093/bioinformatics/btz682"],
    ["https://api.crossref.org/works/10.1000/182", "10.1000/182"],
    ["https://sci-hub.se/10.1000/182", "10.1000/182"],
    // Punctuation behind it.
    ["10.1000/182.", "10.1000/182"],
    ["10.1000/182;", "10.1000/182"],
    ["10.1000/182,", "10.1000/182"],
    ["10.1000/182)", "10.1000/182"],
    ["(10.1000/182)", "10.1000/182"],
    ["<https://doi.org/10.1000/182>", "10.1000/182"],
    ["[10.1000/182].", "10.1000/182"],
    ['"10.1000/182"', "10.1000/182"],
    ["10.1000/182/", "10.1000/182"],
    ["10.1000/182\u200b", "10.1000/182"],
    ["[10.1000/182](https://doi.org/10.1000/182)", "10.1000/182"],
    ["10.1000/182, 10.1000/183", "10.1000/182"],
    ["10.1000/182;10.1000/183", "10.1000/182"],
    ["10.1000/182 (accessed 2020)", "10.1000/182"],
    ["Published, see https://doi.org/10.1000/182, and more", "10.1000/182"],
    // None.
    ["none", undefined],
    ["10.1000", undefined],
    ["10.1000/", undefined],
    ["10.1000/.", undefined],
    ["310.1000/182", undefined],
    ["1.10.1000/182", undefined],
    ["", undefined],
  ];
  for (const [field, doi] of rows) {
    it(`of ${field || "nothing"} is ${doi ?? "missing"}`, () => assert.equal(doiInField(field), doi));
  }

  it("is in lower case, and undefined if it repeats an arXiv id", () => {
    assert.equal(readDoiField(sici), sici.toLowerCase());
    assert.equal(readDoiField("https://doi.org/10.48550/arXiv.2404.05868"), undefined);
  });
});

describe("a DOI in running text", () => {
  const rows: readonly string[] = [
    "⟦10.1000/182⟧. Next",
    "⟦10.1000/182⟧, next",
    "⟦10.1000/182⟧; next",
    "⟦10.1000/182⟧;10.1000/183",
    "⟦10.1000/182⟧) next",
    "⟦10.1000/182⟧](x)",
    "⟦10.1000/182⟧**",
    "⟦10.1000/182⟧</a>",
    "⟦10.1000/182⟧<br>",
    "⟦10.1000/182⟧>",
    '⟦10.1000/182⟧" x',
    "⟦10.1000/182⟧} x",
    "⟦10.1000/182⟧。次",
    "⟦10.1000/182⟧を見よ",
    "⟦10.1000/182⟧”",
    "⟦10.1016/S0022-2836(05)80360-2⟧.",
    "⟦10.1016/0021(87)⟧).",
    `⟦${sici}⟧.`,
    `⟦${sici}⟧, next`,
    `⟦${sici}⟧; next`,
    `⟦${wiley}⟧)`,
    "⟦10.1890/0012-9658(2006)87[1:ABC]2.0.CO;2⟧]",
    "⟦10.1007/978\\_3⟧ x",
    "10.1000",
    "x10.1000/182",
  ];
  for (const drawn of rows) {
    it(`ends as in ${drawn}`, () => {
      const text = drawn.replace(/[⟦⟧]/g, "");
      const end = endOfDoi(text, 0);
      assert.equal(end === undefined ? text : `⟦${text.slice(0, end)}⟧${text.slice(end)}`, drawn);
    });
  }

  it("is found first, or behind a mark", () => {
    assert.equal(readDoi("see 10.1000/A, and 10.1000/b"), "10.1000/a");
    assert.equal(findDoi("see 10.1000/A"), undefined);
    assert.equal(findDoi(`doi: ${sici}.`), sici.toLowerCase());
    assert.equal(findDoi("at https://dl.acm.org/doi/abs/10.1145/1.2?x=y, read"), "10.1145/1.2");
  });
});

describe("the address of a DOI", () => {
  it("has no signs that end an address", () => {
    assert.equal(doiAddress("10.1000/182"), "https://doi.org/10.1000/182");
    assert.equal(doiAddress(sici), "https://doi.org/10.1175/1520-0493(1981)109%3C0784:OTFST%3E2.0.CO;2");
    assert.equal(doiAddress("10.1000/a#b?c"), "https://doi.org/10.1000/a%23b%3Fc");
    assert.equal(doiInField(doiAddress(wiley)), wiley);
  });
});
