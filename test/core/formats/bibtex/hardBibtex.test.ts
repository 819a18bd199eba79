import assert from "node:assert/strict";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import type { Paper, PersonName } from "../../../../src/core/paper";
import { hardBlocks, type HardBlock } from "./hardTexts";

/** A .bib text and the expected result: papers in order with some of their properties, and all problems. */
interface HardCase {
  readonly name: string;
  readonly text: string;
  readonly papers: readonly { readonly citekey: string; readonly properties: Readonly<Record<string, unknown>> }[];
  readonly problems: readonly { readonly line: number; readonly part: string }[];
}

function caseOf({ file, name, text, expected }: HardBlock): HardCase {
  const isProblem = (line: string): boolean => line.startsWith("problem ");
  return {
    name: `${file.replace(".txt", "")}: ${name}`,
    text,
    papers: expected.filter((line) => !isProblem(line)).map(expectedPaper),
    problems: expected.filter(isProblem).map(expectedProblem),
  };
}

function expectedPaper(line: string): HardCase["papers"][number] {
  const at = line.indexOf(" {");
  return { citekey: line.slice(0, at), properties: JSON.parse(line.slice(at + 1)) as Record<string, unknown> };
}

function expectedProblem(line: string): HardCase["problems"][number] {
  const [, number = "", part = ""] = /^problem (\d+) "(.*)"$/.exec(line) ?? [];
  return { line: Number(number), part };
}

/** Formats a name as `particle +Family, Given, Suffix`, or `{A Group}`. */
function written(name: PersonName): string {
  if (name.literal !== undefined) {
    return `{${name.literal}}`;
  }
  const particle = name["non-dropping-particle"];
  const family = particle === undefined ? name.family : `${particle} +${name.family ?? ""}`;
  return [family, name.given, name.suffix].filter((part) => part !== undefined).join(", ");
}

function property(paper: Paper, name: string): unknown {
  switch (name) {
    case "authors":
      return paper.authors.map(written);
    case "links":
      return paper.links.map((link) => `${link.kind} ${link.url}`);
    case "published":
      return paper.published?.year ?? null;
    case "title":
    case "abstract":
    case "year":
    case "arxiv":
    case "doi":
      return paper[name] ?? null;
    case "venue":
    case "kind":
    case "volume":
    case "issue":
    case "pages":
      return paper.published?.[name] ?? null;
    default:
      throw new Error(`a fixture names the property ${name}`);
  }
}

function check({ text, papers, problems }: HardCase): void {
  const library = parseBibtex(text);
  assert.deepEqual(
    library.papers.map((paper) => paper.citekey),
    papers.map(({ citekey }) => citekey),
  );
  for (const [index, { properties }] of papers.entries()) {
    const paper = library.papers[index];
    assert.ok(paper);
    const found = Object.fromEntries(Object.keys(properties).map((name) => [name, property(paper, name)]));
    assert.deepEqual(found, properties);
  }
  const found = library.problems.map(({ line, message }, index) => {
    const part = problems[index]?.part ?? message;
    return { line, part: message.includes(part) ? part : message };
  });
  assert.deepEqual(found, problems);
}

describe("hard .bib texts", () => {
  const cases = hardBlocks().map(caseOf);
  for (const one of cases) {
    it(one.name, () => check(one));
  }

  it("number at least 120", () => {
    assert.ok(cases.length >= 120, `${cases.length} cases`);
  });
});
