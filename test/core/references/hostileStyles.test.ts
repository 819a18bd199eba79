import assert from "node:assert/strict";
import { createReferenceFormatter, localesNeeded } from "../../../src/core/references/createReferenceFormatter";
import { withKeptPrototypes } from "../../../src/core/references/keptPrototypes";
import type { Paper } from "../../../src/core/paper";
import { assertEffort } from "../../guards/effort";
import { bundledLocale, cslProcessor, formatterOf } from "./processor";
import { macroProblem } from "../../../src/core/references/expandedSize";
import { parseCsl } from "../../../src/core/references/parseCsl";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";

function problemOf(macros: string, macro = "m30"): string | undefined {
  const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>
${macros}<citation><layout><text macro="${macro}"/></layout></citation></style>`;
  const { root, problem } = parseCsl(style, "style");
  return root ? createReferenceFormatter(cslProcessor(), { style: root, localeOf: bundledLocale }).problem : problem?.message;
}

function chain(length: number, calls: (name: string) => string): string {
  const macros = Array.from({ length }, (_, at) => `<macro name="m${at + 1}">${calls(`m${at}`)}</macro>`);
  return `<macro name="m0"><text variable="title"/></macro>\n${macros.join("\n")}`;
}

const call = (name: string): string => `<text macro="${name}"/>`;

describe("hostile styles", () => {
  const rows: readonly (readonly [what: string, macros: string, expected: RegExp | undefined])[] = [
    ["with macros that double", chain(30, (name) => call(name) + call(name)), /too many times/],
    ["with macros that grow tenfold in groups", chain(30, (name) => `<group>${call(name).repeat(10)}</group>`), /too many times/],
    ["with a thousand macros that double", chain(1_000, (name) => call(name) + call(name)), /too many times/],
    [
      "with macros in a choice that double",
      chain(30, (n) => `<choose><if type="book">${call(n)}</if><else>${call(n)}</else></choose>`),
      /too many/,
    ],
    ["with a macro that calls itself", `<macro name="m30">${call("m30")}</macro>`, /“m30” calls itself/],
    ["with macros in a circle", `<macro name="a">${call("m30")}</macro><macro name="m30">${call("a")}</macro>`, /calls itself/],
    ["with a chain of macros are fine", chain(30, call), undefined],
    ["with __proto__ in other case are refused", '<macro name="__PROTO__"/>', /not allowed/],
    ["with a text that is such a name are refused", "<info><id>constructor</id></info>", /not allowed/],
    ["with such a name between colons are refused", '<macro name="a:__proto__:b"/>', /not allowed/],
  ];
  for (const [what, macros, expected] of rows) {
    it(what, () => {
      const before = JSON.stringify(Reflect.ownKeys(Object.prototype).map(String));
      const problem = problemOf(macros);
      assert.ok(expected ? expected.test(problem ?? "") : problem === undefined, problem);
      assert.equal(JSON.stringify(Reflect.ownKeys(Object.prototype).map(String)), before);
    });
  }

  it("are read in time linear in their length, whatever their line ends and macros are", () => {
    const macros = (count: number, format: (at: number) => string): string => Array.from({ length: count }, (_, at) => format(at)).join("");
    const rows: readonly (readonly [what: string, content: string])[] = [
      ["line ends of Windows", "\r\n".repeat(100_000)],
      ["line ends of old Macs", "\r".repeat(200_000)],
      ["mixed line ends", "a\r\n\rb\n".repeat(40_000)],
      [
        "a macro that calls thousands",
        `<macro name="m">${macros(8_000, (at) => call(`m${at}`))}</macro>${macros(8_000, (at) => `<macro name="m${at}"/>`)}`,
      ],
      ["a long chain of macros", macros(8_000, (at) => `<macro name="m${at}">${call(`m${at + 1}`)}</macro>`)],
    ];
    for (const [what, content] of rows) {
      assertEffort(
        1_500,
        () => {
          const { root } = parseCsl(`<style>${content}</style>`, "style");
          assert.equal(root && macroProblem(root), undefined, what);
        },
        what,
      );
    }
  });

  it("name the line of what is refused, whatever the line ends are", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const { problem } = parseCsl(["<style>", "<info/>", '<macro name="__proto__"/>', "</style>"].join(end), "style");
      assert.equal(problem?.line, 3, JSON.stringify(end));
    }
  });

  it("cannot keep a change of all objects", () => {
    const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype, Object, Array];
    for (const prototype of prototypes) {
      assert.throws(() => withKeptPrototypes(() => Reflect.set(prototype, "GIT_CONFIG_COUNT", "1")), /GIT_CONFIG_COUNT/);
      assert.equal("GIT_CONFIG_COUNT" in {}, false);
      assert.equal("GIT_CONFIG_COUNT" in prototype, false);
    }
    assert.throws(() => withKeptPrototypes(() => Object.defineProperty(Object.prototype, "toString", { value: 1 })), /toString/);
    assert.equal(typeof Object.prototype.toString, "function");
    assert.throws(() => withKeptPrototypes(() => assert.fail("own")), /own/);
    assert.equal(
      withKeptPrototypes(() => 1),
      1,
    );
  });
});

/** Returns everything that all objects share, as one text. */
function sharedByAll(): string {
  return [Object, Array, Function, String, Number].map((maker) => [maker, maker.prototype].map(describeKeys).join()).join();
}

function describeKeys(value: object): string {
  return Reflect.ownKeys(value)
    .map((key) => `${String(key)}:${typeof Reflect.getOwnPropertyDescriptor(value, key)?.value}`)
    .join();
}

const nameOfAll = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "__defineGetter__",
  "__lookupSetter__",
  "isPrototypeOf",
  "prototype",
];

const places: Readonly<Record<string, (name: string) => string>> = {
  "a term of the style": (name) => styleWith(`<locale><terms><term name="${name}">x</term></terms></locale>`),
  "a form of a term": (name) => styleWith(`<locale><terms><term name="a" form="${name}">x</term></terms></locale>`),
  "a macro": (name) => styleWith(`<macro name="${name}"><text value="x"/></macro>`),
  "a call of a macro": (name) => styleWith("", `<text macro="${name}"/>`),
  "a variable": (name) => styleWith("", `<text variable="${name}"/>`),
  "a variable of names": (name) => styleWith("", `<names variable="author ${name}"/>`),
  "a used term": (name) => styleWith("", `<text term="${name}"/>`),
  "a type": (name) => styleWith("", `<choose><if type="${name}"><text value="x"/></if></choose>`),
  "a locale": (name) => styleWith(`<locale xml:lang="${name}"><terms/></locale>`),
  "the default locale": (name) => styleWith("", "", `default-locale="${name}"`),
  "an element": (name) => styleWith("", `<${name}/>`),
  "an attribute": (name) => styleWith("", `<text variable="title" ${name}="x"/>`),
};

function styleWith(more: string, layout = "", attributes = ""): string {
  return `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"\n${attributes}><info><title>T</title><id>t</id></info>
${more}<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/>${layout}</layout></bibliography></style>`;
}

const paper: Paper = { citekey: "x", title: "A Title", authors: [{ family: "Lang", given: "Eva" }], year: 2024, links: [], aliases: [] };

describe("names that every object has", () => {
  for (const [place, styleOf] of Object.entries(places)) {
    it(`are refused as ${place}, with their line`, () => {
      const before = sharedByAll();
      for (const name of nameOfAll) {
        const text = styleOf(name);
        const line = text.slice(0, text.indexOf(name)).split("\n").length;
        const { root, problem } = parseCsl(text, "style");
        assert.equal(root, undefined, name);
        assert.equal(problem?.message, `the name “${name}” is not allowed`);
        assert.ok(Math.abs(problem.line - line) < 2, `${problem.line}, not ${line}`);
      }
      assert.equal(sharedByAll(), before);
    });
  }

  it("are refused in a locale", () => {
    for (const name of nameOfAll) {
      for (const text of [
        `<locale xml:lang="en-US">\n<terms>\n<term name="${name}">x</term></terms></locale>`,
        `<locale xml:lang="en-US">\n<terms>\n<term name="and" form="${name}">x</term></terms></locale>`,
        `<locale xml:lang="en-US">\n\n<date form="${name}"/></locale>`,
      ]) {
        assert.deepEqual(parseCsl(text, "locale").problem, { line: 3, message: `the name “${name}” is not allowed` });
      }
    }
  });

  it("change nothing as the locale of the settings", () => {
    const before = sharedByAll();
    const formatIn = (locale: string): ReturnType<typeof createReferenceFormatter> => {
      const { root } = parseCsl(styleWith("", '<text term="and" prefix=" "/>'), "style");
      assert.ok(root);
      localesNeeded(cslProcessor(), root, locale);
      return createReferenceFormatter(cslProcessor(), { style: root, locale, localeOf: bundledLocale });
    };
    for (const name of [...nameOfAll, "x-__proto__", "en-constructor", "-", "a".repeat(10_000), "en\0"]) {
      assert.match(formatIn(name).problem ?? "", /“.*” is not the name of a locale, such as en-US$/, name);
    }
    for (const [name, expected] of [
      ["", "A Title and"],
      ["en-US", "A Title and"],
      ["de", "A Title und"],
      ["de-DE", "A Title und"],
      ["xx-XX", "A Title and"],
    ] as const) {
      assert.deepEqual(formatIn(name).formatter?.format([paper]).references, [expected], name);
    }
    assert.equal(sharedByAll(), before);
  });

  it("change nothing as fields of an item or as citation keys", () => {
    const before = sharedByAll();
    const { format } = formatterOf(styleWith("", '<names variable="author" prefix=" "/><text variable="volume" prefix=" "/>'));
    for (const name of nameOfAll) {
      const items = [
        `[{"id":"a","title":"A Title","volume":"7","author":[{"family":"Lang"}],"${name}":"x"}]`,
        `[{"id":"a","title":"A Title","volume":"7","author":[{"family":"Lang","${name}":{"polluted":"x"}}],"${name}":{"polluted":"x"}}]`,
        `[{"id":"${name}","citation-key":"${name}","title":"A Title","volume":"7","author":[{"family":"Lang"}]}]`,
      ];
      for (const item of items) {
        const { papers } = parseLibrary(item, { fileName: "refs.json" });
        assert.deepEqual(format(papers).references, ["A Title Lang 7"], item);
      }
    }
    assert.equal(sharedByAll(), before);
    assert.equal("polluted" in {}, false);
  });
});

describe("styles, locales, and papers that are far too large", () => {
  const deep = (count: number, name: string): string => `<${name}>`.repeat(count) + `</${name}>`.repeat(count);
  const locale = (terms: string): string => `<locale xml:lang="en-US">\n<terms>\n${terms}</terms></locale>`;
  const rows: readonly (readonly [what: string, kind: "style" | "locale", text: string, expected: RegExp | undefined])[] = [
    ["with groups 20,000 deep", "style", styleWith("", deep(20_000, "group")), /nested more than 500 deep/],
    ["with choices 20,000 deep", "style", styleWith("", deep(10_000, "choose><if")), /nested more than 500 deep/],
    ["that are never closed", "style", `<style>${"<group>".repeat(50_000)}`, /nested more than 500 deep/],
    ["with groups 400 deep", "style", styleWith("", deep(400, "group")), undefined],
    ["with comments that look deep", "style", styleWith(`<!-- ${"<group>".repeat(2_000)} -->`), undefined],
    ["with comments without an end", "style", styleWith("<!-- ".repeat(50_000)), /./],
    ["with 100,000 elements", "style", styleWith("", "<group/>".repeat(100_000)), /more than 100000 elements/],
    [
      "with a delimiter of a megabyte",
      "style",
      styleWith("", `<names variable="author" delimiter="${"d".repeat(1_000_000)}"/>`),
      /too long/,
    ],
    ["with a prefix of a megabyte", "style", styleWith("", `<text variable="title" prefix="${"d".repeat(1_000_000)}"/>`), /too long/],
    ["with a term of a megabyte", "locale", locale(`<term name="and">${"d".repeat(1_000_000)}</term>`), /a text of <term> is too long/],
    ["with 100,000 terms", "locale", locale('<term name="a">x</term>'.repeat(100_000)), /more than 100000 elements/],
    ["with terms 20,000 deep", "locale", locale(deep(20_000, "term")), /nested more than 500 deep/],
  ];
  for (const [what, kind, text, expected] of rows) {
    it(`are refused at once: ${what}`, () => {
      assertEffort(5_000, () => {
        const { root, problem } = parseCsl(text, kind);
        assert.ok(expected ? expected.test(problem?.message ?? "") && !root : problem === undefined, problem?.message);
      });
    });
  }

  it("are formatted in a short time", () => {
    const names = '<names variable="author" prefix=" "><name et-al-min="LIMIT" et-al-use-first="LIMIT"/></names>';
    const styles = ["-1", "1", "1e999", "NaN", "99999999999"].map((limit) => formatterOf(styleWith("", names.replaceAll("LIMIT", limit))));
    const many: Paper = { ...paper, authors: Array.from({ length: 3_000 }, (_, at) => ({ family: `N${at}`, given: "G" })) };
    const long = ["'a' ", '"a" ', "(", "<i>", '<span class="nocase">', "? ", "a: "].map((part) => ({
      ...paper,
      title: part.repeat(30_000),
    }));
    assertEffort(20_000, () => {
      for (const [index, { format }] of styles.entries()) {
        assert.equal(format([many]).references.length, 1);
        assert.equal(format([long[index] ?? paper]).references.length, 1);
      }
      for (const one of long) {
        assert.ok((styles[1]?.format([one]).references[0]?.length ?? 0) > 1_000);
      }
    });
  });
});
