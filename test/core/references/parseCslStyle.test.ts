import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { bundledCslStyles } from "../../../src/core/references/bundledCslStyles";
import { parseCsl } from "../../../src/core/references/parseCsl";
import { parseCslStyle } from "../../../src/core/references/parseCslStyle";
import { styleFileName } from "../../../src/core/references/styleFileName";
import { bundledLocale, cslText } from "./processor";
import { assertEffort } from "../../guards/effort";

const head = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"';

describe("parseCslStyle", () => {
  it("reads the bundled styles, and finds no style file that is not offered", () => {
    assert.deepEqual(readdirSync("media/csl/styles").sort(), bundledCslStyles.map(({ file }) => file).sort());
    for (const { file } of bundledCslStyles) {
      const { style, problem } = parseCslStyle(cslText(`styles/${file}`));
      assert.equal(problem, undefined);
      assert.equal(styleFileName(style?.id ?? ""), file);
      assert.match(style?.title ?? "", /^[A-Z]/);
    }
  });

  it("reads the bundled locales, each with its own language", () => {
    const names = readdirSync("media/csl/locales").map((file) => file.replace(/^locales-|\.xml$/g, ""));
    assert.equal(names.length, 54);
    for (const name of names) {
      assert.equal(bundledLocale(name)?.attrs["xml:lang"], name.slice(0, 5), name);
    }
  });

  it("reads a dependent style's parent and language", () => {
    const link = '<link rel="self" href="x"/><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>';
    assert.deepEqual(parseCslStyle(`${head} default-locale="de-DE"><info><id>i</id><title>T &amp; U</title>${link}</info></style>`), {
      style: { id: "i", title: "T & U", parent: "http://www.zotero.org/styles/apa", locale: "de-DE" },
    });
  });

  it("reports the problem and its line", () => {
    const cases: readonly (readonly [text: string, line: number, message: RegExp])[] = [
      ["", 1, /Root element is missing|not readable as XML/],
      ["no xml", 1, /./],
      [`${head}>\n<info>\n</style>`, 3, /Missing end tag for element info/],
      ["<locale/>", 1, /not a CSL style: the root element is <locale>/],
      [`${head}/>`, 1, /no <citation>/],
      [`${head.replace("1.0", "0.8")}><citation/></style>`, 1, /not written for CSL 1\.0/],
      [`<!DOCTYPE a [<!ENTITY b "c">]>${head}><info>&b;</info><citation/></style>`, 1, /./],
    ];
    for (const [text, line, message] of cases) {
      const { style, problem } = parseCslStyle(text);
      assert.equal(style, undefined, text);
      assert.match(problem?.message ?? "", message);
      assert.equal(problem?.line, line, text);
    }
  });

  it("keeps empty terms, and drops text beside elements", () => {
    const { root } = parseCsl(
      '<locale>a<terms><term name="x">\n </term><term name="y"><single/> <multiple>b</multiple></term></terms></locale>',
      "locale",
    );
    const terms = [
      { name: "term", attrs: { name: "x" }, children: [""] },
      {
        name: "term",
        attrs: { name: "y" },
        children: [
          { name: "single", attrs: {}, children: [""] },
          { name: "multiple", attrs: {}, children: ["b"] },
        ],
      },
    ];
    assert.deepEqual(root, { name: "locale", attrs: {}, children: [{ name: "terms", attrs: {}, children: terms }] });
  });

  it("refuses names that every object has, and says where", () => {
    const styleOf = (inner: string): string =>
      `${head}>\n<info><title>X</title><id>x</id></info>\n${inner}\n<citation><layout/></citation></style>`;
    for (const [inner, name] of [
      ['<locale><terms><term name="__proto__" form="GIT_CONFIG_COUNT">1</term></terms></locale>', "__proto__"],
      ['<locale><terms><term name="constructor" form="keys">x</term></terms></locale>', "constructor"],
      ['<locale><terms><term name="a" form="__proto__">x</term></terms></locale>', "__proto__"],
      ['<locale xml:lang="__proto__"><terms/></locale>', "__proto__"],
      ['<macro name="toString"><text value="x"/></macro>', "toString"],
      ['<macro name="a"><text variable="title valueOf"/></macro>', "valueOf"],
      ['<macro name="a"><group __proto__="x"/></macro>', "__proto__"],
      ["<__proto__/>", "__proto__"],
    ] as const) {
      const line = styleOf(inner).slice(0, styleOf(inner).indexOf(inner)).split("\n").length;
      assert.deepEqual(parseCslStyle(styleOf(inner)).problem, { line, message: `the name “${name}” is not allowed` }, inner);
    }
    assert.equal(parseCsl('<locale><terms><term name="__proto__">x</term></terms></locale>', "locale").root, undefined);
    assert.equal(parseCslStyle(styleOf('<macro name="a"><text value="x" prefix="constructor"/></macro>')).problem, undefined);
    assert.equal(({} as Record<string, unknown>)["GIT_CONFIG_COUNT"], undefined);
  });

  it("does not take an id for a path", () => {
    assert.equal(styleFileName("http://www.zotero.org/styles/a.b-c"), "a.b-c.csl");
    for (const id of ["", "http://x/..", "x/../", "a/.hidden", "a b", "x/%2e", "c:\\x\\y"]) {
      assert.equal(styleFileName(id), undefined, id);
    }
  });

  it("is fast on hostile text", function () {
    this.timeout(20_000);
    assertEffort(10_000, () => {
      for (const piece of ["<", "<a>", "<a b='", "&", "<!--", "]]>", "<a/>", "<![CDATA["]) {
        parseCslStyle(piece.repeat(100_000));
        parseCslStyle(`${head}>${piece.repeat(100_000)}</style>`);
      }
    });
  });
});
