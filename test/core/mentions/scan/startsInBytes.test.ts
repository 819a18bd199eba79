import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { bundledPapers } from "../../../../src/core/library/bundledPapers";
import { createMentionMatcher } from "../../../../src/core/mentions/createMentionMatcher";
import { createFormKeysBuilder } from "../../../../src/core/mentions/forms/formKeys";
import { formsOf } from "../../../../src/core/mentions/forms/formsOf";
import { createKeyTable, type KeyTable } from "../../../../src/core/mentions/forms/keyTable";
import { scan } from "../../../../src/core/mentions/scan/scan";
import { startsInBytes } from "../../../../src/core/mentions/scan/startsInBytes";
import { runToEnd } from "../../../../src/core/sliced";
import { generatedCode, generatedPapers } from "../../../bench/generatedMentions";
import { createRandom, randomBelow, randomOf } from "../../../inputs/random";

/** Returns the offsets at which `scan` visits keys, as the slow way to the same answer. */
function startsByScan(text: string, table: KeyTable): readonly number[] {
  const starts = new Set<number>();
  scan(text, 0, text.length, table, (_, start) => starts.add(start));
  return [...starts];
}

/** Checks that the ranges are in order and have every start, and returns how many there are of both. */
function checkStarts(text: string, table: KeyTable): { readonly ranges: number; readonly starts: number } {
  const found = startsInBytes(Buffer.from(text), table);
  for (let i = 1; i < found.length; i++) {
    assert.ok((found[i] ?? 0) > (found[i - 1] ?? 0), `ranges in order in ${JSON.stringify(text)}`);
  }
  const starts = startsByScan(text, table);
  for (const start of starts) {
    const isFound = found.some((from, index) => index % 2 === 0 && from <= start && start < (found[index + 1] ?? 0));
    assert.ok(isFound, `${start} in ${JSON.stringify(text)}`);
  }
  return { ranges: found.length / 2, starts: starts.length };
}

/** Parts of names, and what may stand between them: separators, letters of other alphabets, accents in one character or two, wide letters, emoji. */
const pieces = [
  ..."vi,Vi,DT,dt,NPO,npo,lan,HDR,token,Merging,MERGING,z,Loss,star,S,s,es,m,De,BERTa,gpt,2,x,3,a,ab,Ab,AB,B,A,The".split(","),
  ..."xMIND,MIND,large,Tripo,SG,VAE,Model,and,of,loss,Schrö,dinger,naïve,q,Lo,RA".split(","),
  ..."_,-,.,+,++,{,},/,:,(,),\\,~,`,\0".split(","),
  ...[" ", " ", " ", "\n", "\r\n", "\r", "-\n", "\n# ", "\n // ", "\t", ",", " ".repeat(79), " ".repeat(80)],
  ...[
    "é",
    "e\u0301",
    "\u0301",
    "中",
    "文字",
    "Д",
    "ν",
    "ℓ",
    "ﬁ",
    "Ｖ",
    "ｉＤＴ",
    "İ",
    "ß",
    "²",
    "½",
    "٣",
    "’",
    "—",
    "\u00a0",
    "\u00ad",
    "\u2011",
    "\u2028",
    "🙂",
    "𝐍",
  ],
  "x".repeat(401),
  "Ab".repeat(13),
];

describe("startsInBytes", function () {
  this.timeout(60_000);
  const names =
    "ViDT,ViDT+,NPO,LAN-HDR,Token Merging,Z-loss,STAR,mDeBERTa,GPT2,x3,ab,abAb,ab ab ab,Vi,xMIND,TripoSG,Schrödinger,naïve loss,QLoRA,A Token and the Loss".split(
      ",",
    );

  function createTable(): KeyTable {
    const builder = createFormKeysBuilder();
    builder.add(names.map((text) => ({ text, paper: 0, alias: { text, kind: "name", why: "" }, kind: "whole" })));
    return runToEnd(createKeyTable(builder.keys()));
  }

  it("has every place that the scan of the text visits, in random texts", () => {
    const [random, table] = [createRandom(5), createTable()];
    let [places, silent] = [0, 0];
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 1 + randomBelow(random, 12) }, () => randomOf(random, pieces)).join("");
      const { ranges, starts } = checkStarts(text, table);
      places += starts;
      silent += ranges === 0 ? 1 : 0;
    }
    assert.ok(places > 10_000 && silent > 1_000, `${places} places, ${silent} texts without any`);
  });

  it("has no place in a text without names", () => {
    assert.equal(startsInBytes(Buffer.from("const result = await read(file); // nothing here\n".repeat(50)), createTable()).length, 0);
    assert.equal(startsInBytes(Buffer.alloc(0), createTable()).length, 0);
  });

  it("lets a search find the same mentions as a search of the whole text", () => {
    const papers = [...bundledPapers, ...generatedPapers(2_000)];
    const [matcher, ofAll] = [createMentionMatcher(papers), createMentionMatcher(papers)];
    const texts = [
      ...["README.md", "CHANGELOG.md", "src/README.md", "test/bench/README.md", "l10n/bundle.l10n.de.json"].map((file) =>
        readFileSync(file, "utf8"),
      ),
      ...bundledPapers.map(
        ({ title, abstract, aliases }) =>
          `# ${title}\n${abstract ?? ""}\n${aliases.map(({ text }) => `“${text}”, ${text}_é`).join("\r\n")}`,
      ),
      generatedCode(300, papers),
    ];
    let [mentions, parts] = [0, 0];
    for (const text of texts) {
      const starts = matcher.startsIn(Buffer.from(text));
      const found = matcher.find(text, undefined, undefined, starts);
      assert.deepEqual(found, ofAll.find(text));
      mentions += found.length;
      parts += starts.reduce((sum, offset, index) => sum + (index % 2 === 0 ? -offset : offset), 0) / text.length;
    }
    assert.ok(mentions > 500, String(mentions));
    assert.ok(parts / texts.length < 0.3, `${parts / texts.length} of the text is read`);
  });

  it("has the places of all forms of the bundled papers in their own spelling", () => {
    const matcher = createMentionMatcher(bundledPapers);
    const table = runToEnd(createKeyTable(matcher.known.keys));
    const forms = bundledPapers.flatMap((paper, index) => formsOf(paper, index, new Set()));
    for (const { text } of forms) {
      for (const written of [
        text,
        text.toLowerCase(),
        text.toUpperCase(),
        `self.${text}s = `,
        text.replace(/[\s-]+/g, "_"),
        text.replace(/ /g, "\r\n * "),
      ]) {
        checkStarts(written, table);
      }
    }
  });
});
