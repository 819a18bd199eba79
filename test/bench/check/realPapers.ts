import process from "node:process";
import { createChecker, createCheckerInSlices, type Checker } from "../../../src/core/check/createChecker";
import type { Finding } from "../../../src/core/check/finding";
import { bibtexReferences } from "../../../src/core/check/references/bibtexReferences";
import { hashText } from "../../../src/core/hash";
import { otherPeople, type Paper, type PersonName } from "../../../src/core/paper";
import { runToEnd } from "../../../src/core/sliced";
import { loadRealPapers } from "../realPapers";

/**
 * Counts the accusations of right references: each of 20,000 real papers as people write it, beside a library that has it, and beside one that
 * has the other half of the papers only. Prints the time, too.
 */

const now = { year: 2026 };

/** How people change a reference without making it wrong, by the name of the change. */
const changes: Readonly<Record<string, (paper: Paper) => Paper>> = {
  "as it is": (paper) => paper,
  initials: (paper) => withAuthors(paper, ({ given = "", ...name }) => ({ ...name, given: given.replace(/(\p{L})[\p{L}'’]*/gu, "$1.") })),
  "first initial": (paper) => withAuthors(paper, ({ given = "", ...name }) => ({ ...name, given: `${given.charAt(0)}.` })),
  "no middle names": (paper) => withAuthors(paper, ({ given = "", ...name }) => ({ ...name, given: given.split(" ")[0] ?? "" })),
  "no accents": (paper) => withAuthors(paper, (name) => mapName(name, (text) => text.normalize("NFKD").replace(/\p{M}/gu, ""))),
  "no hyphens": (paper) => withAuthors(paper, (name) => mapName(name, (text) => text.replace(/-/g, " "))),
  "given first": (paper) => withAuthors(paper, ({ family = "", given = "" }) => ({ literal: `${given} ${family}` })),
  "family and given exchanged": (paper) =>
    withAuthors(paper, ({ family = "", given = "", ...name }) => ({ ...name, family: given, given: family })),
  "and others": (paper) => ({ ...paper, authors: paper.authors.length > 3 ? [...paper.authors.slice(0, 3), otherPeople] : paper.authors }),
  "lower case": (paper) => ({ ...paper, title: paper.title.toLowerCase() }),
  "no hyphens in the title": (paper) => ({ ...paper, title: paper.title.replace(/-/g, " ") }),
  "no subtitle": (paper) => ({ ...paper, title: /^.{12,}?(?=: )/.exec(paper.title)?.[0] ?? paper.title }),
  "a year later": (paper) => ({ ...paper, ...(paper.year === undefined ? {} : { year: paper.year + 1 }) }),
  "a preprint": ({ published, ...paper }) => ({ ...paper, ...(paper.year === undefined || !published ? {} : { year: paper.year - 1 }) }),
};

function withAuthors(paper: Paper, change: (name: PersonName) => PersonName): Paper {
  return { ...paper, authors: paper.authors.map(change) };
}

function mapName({ family = "", given = "" }: PersonName, change: (text: string) => string): PersonName {
  return { family: change(family), given: change(given) };
}

/** Some records have their authors twice, or two people in one name. */
function withoutRepetition(paper: Paper): Paper {
  const people = paper.authors.filter(
    ({ family = "", given = "", literal = "" }) => !/ and | and$|^and /.test(`${given} ${family} ${literal}`),
  );
  const [half, rest] = [people.slice(0, people.length / 2), people.slice(people.length / 2)];
  return { ...paper, authors: people.length % 2 === 0 && JSON.stringify(half) === JSON.stringify(rest) ? half : people };
}

function bibtexOf({ title, authors, year, published }: Paper): string {
  const names = authors.map(({ family = "", given = "", literal }) => (literal === undefined ? `${family}, ${given}` : literal));
  const venue = published ? `booktitle = {${published.venue}},` : "journal = {arXiv preprint},";
  return `@inproceedings{key,\n title = {${title.replace(/[{}\\]/g, "")}},\n author = {${names.join(" and ")}},\n year = {${year ?? ""}},\n ${venue}\n}`;
}

function check(checker: Checker, paper: Paper): readonly Finding[] {
  return runToEnd(bibtexReferences(bibtexOf(paper))).flatMap((reference) => checker.check(reference));
}

function measure(what: string, checker: Checker, papers: readonly Paper[], change: (paper: Paper) => Paper): Record<string, unknown> {
  const counts = new Map<string, number>();
  const start = performance.now();
  for (const paper of papers) {
    const findings = check(checker, change(paper));
    const worst = findings.find(({ severity }) => severity !== "note") ?? findings[0];
    if (worst) {
      const name = `${worst.severity} ${worst.kind}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if ((counts.get(name) ?? 0) <= maxShown) {
        console.log(what, name, "|", worst.written, "|", worst.known, "|", worst.message);
      }
    }
  }
  const microseconds = Math.round(((performance.now() - start) * 1000) / papers.length);
  return { what, papers: papers.length, ...Object.fromEntries(counts), "µs each": microseconds };
}

const maxShown = Number(process.argv[2] ?? 0);
const papers = (loadRealPapers() ?? []).map(withoutRepetition);
const rows: Record<string, unknown>[] = [];
const [start, before] = [performance.now(), process.memoryUsage().heapUsed];
let [longest, last] = [0, start];
const work = createCheckerInSlices([{ name: "real papers", papers }], now);
for (let step = work.next(); step.done !== true; step = work.next()) {
  const time = performance.now();
  [longest, last] = [Math.max(longest, time - last), time];
}
console.log(`${papers.length} papers in ${Math.round(performance.now() - start)} ms, the longest slice ${Math.round(longest)} ms`);
console.log(`${Math.round((process.memoryUsage().heapUsed - before) / 1e6)} MB`);
const whole = createChecker([{ name: "real papers", papers }], now);
for (const [what, change] of Object.entries(changes)) {
  rows.push(measure(what, whole, papers, change));
}
const halves = [0, 1].map((half) => papers.filter(({ title }) => (hashText(3, title) >>> 7) % 2 === half));
for (const [index, half] of halves.entries()) {
  rows.push(
    measure("the other half is known", createChecker([{ name: "half", papers: halves[1 - index] ?? [] }], now), half, (paper) => paper),
  );
}
console.table(rows);
