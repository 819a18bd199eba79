import assert from "node:assert/strict";
import { createReferenceFormatter } from "../../../src/core/references/createReferenceFormatter";
import { withKeptPrototypes } from "../../../src/core/references/keptPrototypes";
import { macroProblem } from "../../../src/core/references/expandedSize";
import { parseCsl } from "../../../src/core/references/parseCsl";
import { assertEffort } from "../../guards/effort";
import { bundledLocale, cslProcessor } from "./processor";

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
    const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
    for (const prototype of prototypes) {
      assert.throws(() => withKeptPrototypes(() => Reflect.set(prototype, "GIT_CONFIG_COUNT", "1")), /GIT_CONFIG_COUNT/);
      assert.equal("GIT_CONFIG_COUNT" in {}, false);
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
