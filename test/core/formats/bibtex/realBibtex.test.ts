import assert from "node:assert/strict";
import path from "node:path";
import { parse } from "@retorquere/bibtex-parser";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import { splitBibtex } from "../../../../src/core/formats/bibtex/splitBibtex";
import { knownPeople } from "../../../../src/core/paper";
import { fold } from "../../../../src/core/words/fold";
import { realBibtexTexts, type RealBibtex } from "./realBibtex";

/** The results of reading the entries of some files. */
interface Count {
  files: number;
  characters: number;
  /** The number of lines that begin like an entry: `@word{key,`. */
  heads: number;
  entries: number;
  papers: number;
  /** The number of entries that were skipped and reported, as they have no title. */
  untitled: number;
  others: number;
  problems: number;
  lost: number;
}

const head = /^[ \t]*@[ \t]*(?!comment|string|preamble)[a-z]+[ \t]*[{(][ \t]*[^\s,{}()="]+[ \t]*,/gim;

/** Types of entries that only hold data for other entries or for a style. */
const noPapers = new Set(["xdata", "set", "control", "ieeetranbstctl", "bibnote", "options"]);

function countOf({ text }: RealBibtex): Count {
  const chunks = splitBibtex(text);
  const entries = chunks.filter((chunk) => chunk.kind === "entry");
  const starts = new Set(entries.map((entry) => entry.start));
  const heads = [...text.matchAll(head)].map((found) => found.index + found[0].indexOf("@"));
  const { papers, problems } = parseBibtex(text);
  const untitled = problems.filter(({ message }) => message.endsWith("no title.")).length;
  const others = entries.filter((entry) => noPapers.has(entry.type ?? "")).length;
  // An entry inside a comment or a field of another entry is not lost.
  const lost = heads.filter(
    (at) => !starts.has(at) && !chunks.some((chunk) => chunk.kind !== "junk" && chunk.closed && chunk.start < at && at < chunk.end),
  );
  return {
    files: 1,
    characters: text.length,
    heads: heads.length,
    entries: entries.length,
    papers: papers.length,
    untitled,
    others,
    problems: problems.length,
    lost: lost.length + entries.length - papers.length - untitled - others,
  };
}

function sum(counts: readonly Count[]): Count {
  const total: Count = { files: 0, characters: 0, heads: 0, entries: 0, papers: 0, untitled: 0, others: 0, problems: 0, lost: 0 };
  for (const count of counts) {
    for (const key of Object.keys(total) as (keyof Count)[]) {
      total[key] += count[key];
    }
  }
  return total;
}

/** The oracle takes minutes for larger files. */
const largestForOracle = 40_000;
const mostForOracle = 400_000;

describe("real .bib files", function () {
  this.timeout(300_000);
  const texts = realBibtexTexts();

  it("lose no entry: each is a paper, is not a paper by its type, or is reported", () => {
    const groups = new Map<string, Count[]>();
    for (const text of texts) {
      const group = path.basename(path.dirname(text.file));
      groups.set(group, [...(groups.get(group) ?? []), countOf(text)]);
    }
    const large = [...groups].map(([group, counts]) => ({ group, ...sum(counts) })).filter(({ entries }) => entries > 100);
    const total = { group: "all", ...sum([...groups.values()].flat()) };
    console.table([...large.sort((a, b) => b.entries - a.entries).slice(0, 20), total]);
    assert.ok(total.entries > 1_000, "there are .bib files to read");
    assert.equal(total.lost, 0);
  });

  it("give the same result as @retorquere/bibtex-parser", () => {
    const agreed = { keys: 0, titles: 0, names: 0 };
    const seen = { keys: 0, titles: 0, names: 0 };
    const differing: string[] = [];
    let left = mostForOracle;
    for (const { file, text } of texts.filter(({ text }) => text.length < largestForOracle)) {
      left -= text.length;
      if (left < 0) {
        break;
      }
      const papers = new Map(parseBibtex(text).papers.map((paper) => [paper.citekey, paper]));
      for (const entry of oracleEntries(text)) {
        const paper = papers.get(entry.key);
        seen.keys++;
        agreed.keys += paper ? 1 : 0;
        if (paper) {
          seen.titles++;
          const isTitle = entry.titles.some((title) => letters(paper.title).startsWith(title));
          agreed.titles += isTitle ? 1 : 0;
          seen.names++;
          const families = knownPeople(paper.authors)
            .map((author) => letters(author.family ?? author.literal ?? ""))
            .join("|");
          agreed.names += families === entry.families ? 1 : 0;
          if (!isTitle || families !== entry.families) {
            differing.push(
              `${path.basename(file)} ${entry.key}: ${paper.title} / ${entry.titles.join(" or ")}; ${families} / ${entry.families}`,
            );
          }
        }
      }
    }
    console.table({ seen, agreed });
    console.log(
      differing
        .slice(0, 100)
        .map((line) => `      ${line}`)
        .join("\n"),
    );
    assert.ok(seen.keys > 100, "there are entries to compare");
    assert.ok(agreed.keys >= seen.keys * 0.98 && agreed.titles >= seen.titles * 0.98 && agreed.names >= seen.names * 0.97);
  });
});

interface OracleEntry {
  readonly key: string;
  /** The readings of its title that are accepted. */
  readonly titles: readonly string[];
  readonly families: string;
}

/** Returns the entries with a title and a unique key. */
function oracleEntries(text: string): readonly OracleEntry[] {
  const entries = parse(text, { sentenceCase: false }).entries.map((entry): OracleEntry => {
    const { title, author, editor } = entry.fields;
    const names = author ?? editor ?? [];
    return {
      key: entry.key,
      titles:
        typeof title === "string"
          ? [letters(title.replace(markup, "")), letters(title.replace(commands, ""))].filter((one) => one !== "")
          : [],
      families: names
        .map((name) => letters((name.lastName ?? name.name ?? "").replace(commands, "")))
        .filter((name) => name !== "others")
        .join("|"),
    };
  });
  const counts = new Map<string, number>();
  for (const { key } of entries) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return entries.filter(({ key, titles }) => counts.get(key) === 1 && key !== "" && titles.length > 0);
}

/** The oracle's markup for styles, and the commands that it does not know and leaves as they are: `\\hologo`. */
const markup = /<[^>]*>/g;
const commands = /<[^>]*>|\\[A-Za-z]+/g;

/** Reduces a text to its letters, so that readings that differ only in signs are equal. */
function letters(text: string): string {
  return fold(text)
    .replaceAll("ı", "i")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
