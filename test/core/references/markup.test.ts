import assert from "node:assert/strict";
import type { Paper } from "../../../src/core/paper";
import { joinReferences, type Markup, markups, withMarkup } from "../../../src/core/references/markup";
import { bundledFormatter, formatterOf } from "./processor";
import { assertEffort } from "../../guards/effort";

function paper(changed: Partial<Paper> = {}): Paper {
  return { citekey: "x", title: "A Title", authors: [{ family: "Zhang", given: "Ruiqi" }], year: 2024, links: [], aliases: [], ...changed };
}

const article = paper({ published: { kind: "journal", venue: "Monthly Letters", year: 2024, volume: "7", pages: "1-9" } });

function styleWith(layout: string): string {
  return `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation><bibliography><layout>${layout}</layout></bibliography></style>`;
}

/** Checks a title in a style that writes it in a look, with something before and after it. */
function check(look: string, title: string, expected: { readonly html: string; readonly markdown: string }): void {
  const { format } = formatterOf(styleWith(`<text variable="title" ${look}/>`));
  for (const markup of ["html", "markdown"] as const) {
    assert.deepEqual(format([paper({ title })], markup).references, [expected[markup]]);
  }
}

describe("the markup of references", () => {
  it("has the italics and the bold numbers of the styles", () => {
    const rows: readonly (readonly [style: string, markup: Markup, expected: string])[] = [
      ["apa", "text", "Zhang, R. (2024). A Title. Monthly Letters, 7, 1–9."],
      ["apa", "html", "Zhang, R. (2024). A Title. <i>Monthly Letters</i>, <i>7</i>, 1–9."],
      ["apa", "markdown", "Zhang, R. (2024). A Title. *Monthly Letters*, *7*, 1–9."],
      ["nature", "html", "Zhang, R. A Title. <i>Monthly Letters</i> <b>7</b>, 1–9 (2024)."],
      ["nature", "markdown", "Zhang, R. A Title. *Monthly Letters* **7**, 1–9 (2024)."],
      ["mla", "markdown", "Zhang, Ruiqi. “A Title.” *Monthly Letters*, vol. 7, 2024, pp. 1–9."],
    ];
    for (const [style, markup, expected] of rows) {
      assert.deepEqual(bundledFormatter(style).format([article], markup).references, [expected], `${style} as ${markup}`);
    }
  });

  it("keeps the texts of papers as texts", () => {
    check("", "A <script>alert(1)</script> & *b* [c](http://d.e) `f` $g$ @h", {
      html: "A &#60;script&#62;alert(1)&#60;/script&#62; &#38; *b* [c](http://d.e) `f` $g$ @h",
      markdown: "A \\<script\\>alert(1)\\</script\\> \\& \\*b\\* \\[c\\](<http://d.e>) \\`f\\` \\$g\\$ \\@h",
    });
    check('font-style="italic"', "<img src=x onerror=y>", {
      html: "<i>&#60;img src=x onerror=y&#62;</i>",
      markdown: "*\\<img src=x onerror=y\\>*",
    });
    check("", "\uFDD6a\uFDEF\uFDEF\uFDD4b", { html: "<i>a</i><b>b</b>", markdown: "*a*<b>b</b>" });
  });

  it("shows what a title marks, which is upright in an italic title", () => {
    check('font-style="italic"', "On <i>E. coli</i> and CO<sub>2</sub>", {
      html: "<i>On </i>E. coli<i> and CO</i><i><sub>2</sub></i>",
      markdown: "*On* E. coli *and CO*<i><sub>2</sub></i>",
    });
    check("", "The 5<sup>th</sup> one", { html: "The 5<sup>th</sup> one", markdown: "The 5<sup>th</sup> one" });
  });

  it("uses asterisks only where Markdown reads them as emphasis", () => {
    check('font-style="italic" prefix="x"', "“Quoted”", { html: "x<i>“Quoted”</i>", markdown: "x<i>“Quoted”</i>" });
    check('font-style="italic" suffix="x"', "Why?", { html: "<i>Why?</i>x", markdown: "<i>Why?</i>x" });
    check('font-style="italic" font-weight="bold" prefix="(" suffix=")"', "Why?", {
      html: "(<b><i>Why?</i></b>)",
      markdown: "(***Why?***)",
    });
    check('font-variant="small-caps"', "Kurz", { html: '<span style="font-variant: small-caps">Kurz</span>', markdown: "Kurz" });
  });

  it("makes no list of a reference that begins with a number, and autolinks of addresses", () => {
    check("", "1. First", { html: "1. First", markdown: "1\\. First" });
    check("", "- one", { html: "- one", markdown: "\\- one" });
    check("", "At https://doi.org/10.1/a_b(c)d*e. (https://x.y/z).", {
      html: "At https://doi.org/10.1/a_b(c)d*e. (https://x.y/z).",
      markdown: "At <https://doi.org/10.1/a_b(c)d*e>. (<https://x.y/z>).",
    });
  });

  it("keeps several references apart", () => {
    const joined = markups.map((markup) => joinReferences(["a", "b"], markup));
    assert.deepEqual(joined, ["a\nb", "a\n\nb", "<p>a</p>\n<p>b</p>"]);
    assert.equal(joinReferences(["a"], "html"), "a");
    assert.deepEqual(
      bundledFormatter("ieee")
        .format([article, paper({ title: "B" })], "markdown")
        .references.map((one) => one.slice(0, 5)),
      ["\\[1\\]", "\\[2\\]"],
    );
  });

  it("takes linear time over many marks", () => {
    for (const many of ["\uFDD6a\uFDD4b\uFDEF", "\uFDD6", "\uFDEF", "https://", "* ", "\uFDD6 \uFDEF"]) {
      for (const markup of markups) {
        assertEffort(2_000, () => withMarkup(many.repeat(50_000), markup), `${markup} of ${JSON.stringify(many)}`);
      }
    }
  });
});
