import assert from "node:assert/strict";
import { findCitations, openCitationAt } from "../../../../src/core/citations/reading/findCitations";
import { unknownKeys } from "../../../../src/core/citations/reading/checkCitations";
import { assertEffort } from "../../../guards/effort";
import { checkKeys } from "./checkKeys";

/** Checks that exactly the keys drawn in `⟦…⟧` are found. */
function check(drawn: string): void {
  it(`reads ${JSON.stringify(drawn)}`, () => {
    checkKeys("typst", drawn);
  });
}

describe("references in Typst", () => {
  // A letter of any script behind the key belongs to it, as a label may have it.
  check("如@⟦key⟧，@⟦key2⟧ 所示；見@⟦doe2020⟧。まず@⟦a⟧、참고@⟦b⟧, ดู@⟦c⟧ 如@⟦key所示⟧");
  check("Müller@b.org ann@b.org x_@c @⟦a⟧@⟦b⟧ (@⟦c⟧) [@⟦d⟧] *@⟦e⟧* _@⟦f⟧ is_ “@⟦g⟧” -@⟦h⟧");
  check("@⟦a⟧. @⟦b⟧: @⟦c⟧... @⟦d.e⟧, @⟦f:g⟧; @⟦h⟧[p. 3] @⟦i⟧/@⟦j⟧ @⟦k⟧\\@l \\@m");
  check('#cite(<⟦a⟧>) #cite(<⟦b:c⟧>, form: "prose", supplement: [p. 3]) #cite(label("⟦a/b⟧")) #cite(\n  <⟦d⟧>,\n  form: none,\n)');
  check('#cite(form: "year", <⟦a⟧>) #cite(supplement: [p. 3], form: auto, label("⟦b c⟧")) #let x = cite(<⟦c⟧>)');
});

describe("quiet parts of Typst", () => {
  check("/* /* @a */ @b */ @⟦c⟧ // @d\n@⟦e⟧ /* @f");
  check("`@a` ``@⟦b⟧`` ```@c``` ````\n```\n@d\n```\n@e\n```` @⟦f⟧ ```typ #cite(<g>)``` @⟦h⟧ ```\n@i");
  check('"@⟦a⟧ is right" #let x = "@b" #f("@c", [@⟦d⟧], y: "x@z.org") #"@e" @⟦f⟧');
  check('#link("https://x.org/@a")[@⟦b⟧] #link("mailto:a@b.org") https://x.org/@c, http://y.org/@d[@⟦e⟧]');
  check('#import "@preview/cetz:0.2.0": canvas\n#include "a@b.typ"\n#show: x.with(title: "@a", author: ("b@c.org",))\n@⟦d⟧');
  check('$x @a + "@b"$ and $ @c\n  y $ #cite(<⟦d⟧>) $#cite(<⟦e⟧>) @f #[@⟦g⟧]$ @⟦h⟧');
  check("It costs 5$ and @⟦a⟧.\n\nAnd \\$ @⟦b⟧ \\$ @⟦c⟧");
  check('#figure(\n  image("a@b.png"),\n  caption: [See @⟦a⟧, "@⟦b⟧"],\n) <fig:x>\n"@⟦c⟧"');
  check('#if x [@⟦a⟧] else [@⟦b⟧]\n#for y in (1, 2) { f("@c") }\n#let g(x) = { "@d" }\n"@⟦e⟧" #f[@⟦g⟧]["@⟦h⟧"]("@i").j("@k") "@⟦l⟧"');
  check('- [a [@⟦b⟧] "@⟦c⟧"] #[a [b] "@⟦d⟧"] "@⟦e⟧" ] "@⟦f⟧"');
  check('#f("unclosed @⟦a⟧\n\n@⟦b⟧ and "@c"'.replace('"@c"', "@⟦c⟧"));
});

describe("a key that is being typed in Typst", () => {
  for (const [drawn, typed] of [
    ["如@ke|", "ke"],
    ["As @ke|", "ke"],
    ["ann@ke|", undefined],
    ["/* /* */ @ke| */", undefined],
    ["$x @ke|$", undefined],
    ["#f([@ke|])", "ke"],
    ['#f("@ke|")', undefined],
    ['"@ke|"', "ke"],
    ["#cite(<ke|>)", "ke"],
    ['#cite(form: "prose", supplement: [3, 4], <ke|', "ke"],
    ['#cite(label("a/ke|"))', "a/ke"],
  ] as const) {
    it(`is ${String(typed)} in ${drawn}`, () => {
      const offset = drawn.indexOf("|");
      assert.equal(openCitationAt(drawn.replace("|", ""), offset, "typst")?.typed, typed);
    });
  }
});

it("labels of a Typst document are no unknown keys", () => {
  const text = "= Intro <sec-intro>\n@sec-intro @fig:x @eq-1 @smith2020 #cite(<doe2021>) #figure([x]) <fig:x>";
  const unknown = unknownKeys(findCitations(text, "typst"), new Set(["smith2020"]), { languageId: "typst", fileName: "main.typ" });
  assert.deepEqual(
    unknown.map(({ citekey }) => citekey),
    ["doe2021"],
  );
});

it("reads hostile Typst in linear time", () => {
  for (const part of [
    "$",
    "$a",
    "#f(",
    "#f[",
    "#let ",
    '#f("',
    "/*",
    "`",
    "``` ",
    "\\",
    "#[",
    "]",
    ")",
    "#a.b",
    "ab://x",
    '#"',
    "@a",
    "#cite(a: b, ",
  ]) {
    const text = `@a ${part.repeat(Math.ceil(200_000 / part.length))}`;
    assertEffort(1_000, () => findCitations(text, "typst"), JSON.stringify(part));
  }
}).timeout(60_000);
