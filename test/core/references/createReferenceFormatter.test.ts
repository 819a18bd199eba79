import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { otherPeople, type Paper, type PersonName } from "../../../src/core/paper";
import { createReferenceFormatter } from "../../../src/core/references/createReferenceFormatter";
import { parseCsl } from "../../../src/core/references/parseCsl";
import { bundledFormatter, bundledLocale, cslProcessor, formatterOf } from "./processor";

const bibliography = '<names variable="author"><name form="short" and="text"/></names><text variable="title" prefix=" “" suffix="”"/>';

function styleWith(layout: string, more = ""): string {
  return `<?xml version="1.0"?>
<!-- A comment -->
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" ${more}>
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  ${layout === "" ? "" : `<bibliography><layout>${layout}</layout></bibliography>`}
</style>`;
}

function paper(changed: Partial<Paper> = {}): Paper {
  return { citekey: "x", title: "A Title", authors: [{ family: "Zhang", given: "Ruiqi" }], year: 2024, links: [], aliases: [], ...changed };
}

function check(style: string, papers: readonly Paper[], expected: readonly string[] | RegExp): void {
  const { references, problem } = formatterOf(style).format(papers);
  if (expected instanceof RegExp) {
    assert.match(problem ?? "", expected);
    assert.deepEqual(references, []);
  } else {
    assert.deepEqual(references, expected);
    assert.equal(problem, undefined);
  }
}

describe("createReferenceFormatter", () => {
  it("formats one line of plain text, whatever the paper's texts are", () => {
    const hostile = paper({
      title: "A\nB < C & D <b>x</b> \u202E $(alert) `x` \u0001y\u0002 [a](command:b)",
      authors: [{ literal: "A\r\nTeam <i>" }],
    });
    const [line = ""] = formatterOf(styleWith(bibliography)).format([hostile]).references;
    assert.match(line, /^A Team <i> “A B < C & D .*\[a\]\(command:b\)”$/);
    assert.doesNotMatch(line, /[\n\r\p{Cc}\u202E]|&(?:amp|lt);/u);
  });

  it("accepts papers of any key repeatedly, and does not remember them", () => {
    const { format } = formatterOf(styleWith(bibliography));
    for (const citekey of ["__proto__", "constructor", "", "toString", "n1", "x"]) {
      assert.deepEqual(format([paper({ citekey, title: `Of <${citekey}>` }), paper({ citekey, title: "Other" })]).references, [
        `Zhang “Of <${citekey}>”`,
        "Zhang “Other”",
      ]);
    }
  });

  it("keeps the parts of names apart", () => {
    const names: readonly (readonly [PersonName, string])[] = [
      [{ family: "Brébisson", given: "Alexandre", "non-dropping-particle": "de" }, "A. de Brébisson"],
      [{ family: "Martin", given: "Ann", suffix: "Jr." }, "A. Martin Jr."],
      [{ family: "La Fontaine", given: "Jean", "dropping-particle": "de" }, "J. de La Fontaine"],
      [{ literal: "The NLLB Team" }, "The NLLB Team"],
      [{ family: "O’Neil" }, "O’Neil"],
    ];
    for (const [name, expected] of names) {
      const [reference = ""] = bundledFormatter("ieee").format([paper({ authors: [name] })]).references;
      assert.equal(reference.split(", “")[0], expected);
    }
  });

  it("ends an incomplete list as each style does", () => {
    const lang: PersonName = { family: "Lang", given: "Eva" };
    const kurz: PersonName = { family: "Kurz", given: "Tim" };
    const many = "ABCDEFGHIJKLMNOPQRST".split("").map((letter) => ({ family: `N${letter.toLowerCase()}`, given: "Xu" }));
    const published = { kind: "journal", venue: "Monthly", year: 2024 } as const;
    const rows: readonly (readonly [style: string, authors: readonly PersonName[], expected: string])[] = [
      ["apa", [lang], "Lang, E. et al. (2024). A Title. Monthly."],
      ["apa", [lang, kurz], "Lang, E., Kurz, T., et al. (2024). A Title. Monthly."],
      ["apa", [{ literal: "World Bank" }], "World Bank et al. (2024). A Title. Monthly."],
      ["ieee", [lang], "E. Lang et al., “A Title,” Monthly, 2024."],
      ["ieee", [lang, kurz], "E. Lang, T. Kurz, et al., “A Title,” Monthly, 2024."],
      ["ieee", many, "X. Na et al., “A Title,” Monthly, 2024."],
      ["chicago", [lang], "Lang, Eva et al. 2024. “A Title.” Monthly."],
      ["chicago", [lang, kurz], "Lang, Eva, Tim Kurz, et al. 2024. “A Title.” Monthly."],
      ["vancouver", [lang], "Lang E et al. A Title. Monthly. 2024;"],
      ["vancouver", [lang, kurz], "Lang E, Kurz T, et al. A Title. Monthly. 2024;"],
      ["mla", [lang], "Lang, Eva, et al. “A Title.” Monthly, 2024."],
      ["nature", [lang], "Lang, E. et al. A Title. Monthly (2024)."],
    ];
    for (const [style, authors, expected] of rows) {
      const { references } = bundledFormatter(style).format([paper({ authors: [...authors, otherPeople], published })]);
      assert.deepEqual(references, [expected], style);
    }
    const [long = ""] = bundledFormatter("apa").format([paper({ authors: [...many, otherPeople] })]).references;
    assert.match(long, /, Ns, X\., et al\. \(2024\)/);
    assert.deepEqual(
      bundledFormatter("ieee").format([paper({ authors: [kurz, otherPeople] }), paper({ authors: [lang, kurz, otherPeople] })]).references,
      ["[1] T. Kurz et al., “A Title.” 2024.", "[2] E. Lang, T. Kurz, et al., “A Title.” 2024."],
    );
    const own =
      '<names variable="author"><name and="text" delimiter="; " delimiter-precedes-et-al="never"/><et-al term="and others"/></names>';
    check(styleWith(own), [paper({ authors: [lang, kurz, otherPeople] })], ["Eva Lang; Tim Kurz and others"]);
  });

  it("keeps the case of names and formulas in styles that change the case of titles", () => {
    const title = (mode: string): string => styleWith(`<text variable="title" text-case="${mode}"/>`);
    const mixup = paper({ title: "mixup: Beyond $O(n^2)$ in BERT and DeBERTaV3", aliases: [{ text: "mixup", kind: "name", why: "" }] });
    check(title("title"), [mixup], ["mixup: Beyond $O(n^2)$ in BERT and DeBERTaV3"]);
    check(title("sentence"), [mixup], ["mixup: beyond $O(n^2)$ in BERT and DeBERTaV3"]);
    check(title("sentence"), [paper({ title: "A SHOUTED TITLE" })], ["A shouted title"]);
  });

  it("numbers several papers if the style does, but not a single one", () => {
    const numbered = styleWith(
      '<text variable="citation-number" prefix="[" suffix="]" display="left-margin"/><text variable="title" display="right-inline"/>',
    );
    check(numbered, [paper()], ["A Title"]);
    check(numbered, [paper(), paper({ title: "B" })], ["[1] A Title", "[2] B"]);
    check(numbered, [], []);
  });

  it("formats the full citation if the style has no bibliography", () => {
    check(styleWith(""), [paper(), paper({ title: "B" })], ["A Title", "B"]);
  });

  it("reports why there is no reference", () => {
    check(styleWith('<text variable="DOI"/>'), [paper()], /prints nothing/);
    const { root } = parseCsl(styleWith("<wildness/>"), "style");
    assert.ok(root);
    assert.match(
      createReferenceFormatter(cslProcessor(), { style: root, localeOf: bundledLocale }).problem ?? "",
      /citeproc-js cannot use the style: .*wildness/,
    );
  });

  it("ends if a macro calls itself", () => {
    const { root } = parseCsl(
      styleWith('<text macro="a"/>').replace("<citation>", '<macro name="a"><text macro="a"/></macro><citation>'),
      "style",
    );
    assert.ok(root);
    assert.notEqual(createReferenceFormatter(cslProcessor(), { style: root, localeOf: bundledLocale }).problem, undefined);
  });

  it("uses the language of the style or the requested one, and works without a missing locale", () => {
    const and = (locale: string | undefined, more = ""): string => {
      const two = paper({ authors: [{ family: "A" }, { family: "B" }] });
      return formatterOf(styleWith('<names variable="author"><name and="text"/></names>', more), locale).format([two]).references[0] ?? "";
    };
    assert.equal(and(undefined), "A and B");
    assert.equal(and(undefined, 'default-locale="de-DE"'), "A und B");
    assert.equal(and("fr-FR", 'default-locale="de-DE"'), "A et B");
    assert.equal(and("de-AT"), "A und B");
    assert.equal(and("xx-XX"), "A and B");
  });

  it("is tested with the shipped file: the build copies the package's file byte for byte", () => {
    const { version } = JSON.parse(readFileSync("node_modules/citeproc/package.json", "utf8")) as { version: string };
    assert.equal(version, "2.4.63");
    assert.match(readFileSync("src/build/citeproc.md", "utf8"), /`citeproc` 2\.4\.63/);
  });
});
