/**
 * Prints how the bundled papers do on the labels that people made by hand (`test/fixtures/labels-sample.json`,
 * `labels-own.json`): names found, names of other papers claimed, forms in code that are recognized or match by mistake, and
 * the rank of the right paper for queries. Other files of labels can be passed as arguments.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { createMentionMatcher, type MentionMatcher } from "../../src/core/mentions/createMentionMatcher";
import { nameKey } from "../../src/core/names/text/nameKey";
import type { Paper } from "../../src/core/paper";
import { createSearchIndex } from "../../src/core/search/createSearchIndex";
import { type SearchIndex } from "../../src/core/search/searchIndex";

interface Introduced {
  readonly name: string;
  readonly kind: "name" | "url" | "phrase";
}

interface Label {
  readonly title: string;
  readonly introduces: readonly Introduced[];
  readonly mentions: readonly string[];
  readonly code_forms: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>>;
  readonly queries?: readonly string[];
}

/** A number of hits among all cases, and the misses. */
class Tally {
  hits = 0;
  all = 0;
  readonly missed: string[] = [];

  constructor(readonly label: string) {}

  count(isHit: boolean, what: string): void {
    this.all++;
    this.hits += isHit ? 1 : 0;
    if (!isHit) {
      this.missed.push(what);
    }
  }

  print(heading = "missed"): void {
    const share = this.all === 0 ? "  none" : (this.hits / this.all).toFixed(3).padStart(6);
    console.log(`${this.label.padEnd(52)} ${share}  ${String(this.hits)}/${String(this.all)}`);
    if (this.missed.length > 0) {
      console.log(`    ${heading}: ${this.missed.join("; ")}`);
    }
  }
}

const queryKinds = ["name or short", "misspelled title", "words of the topic", "in other words"];

const files = process.argv.slice(2).filter((argument) => argument.endsWith(".json"));
const matcher = createMentionMatcher(bundledPapers);
const index = createSearchIndex(bundledPapers);
for (const file of files.length > 0 ? files : ["test/fixtures/labels-sample.json", "test/fixtures/labels-own.json"]) {
  const labels = JSON.parse(readFileSync(file, "utf8")) as readonly Label[];
  console.log(`${file}: ${String(labels.length)} papers`);
  printNames(labels);
  printForms(labels, matcher);
  printQueries(
    labels.filter(({ queries = [] }) => queries.length > 0),
    index,
  );
}

printOwnQueries();

/** Prints the ranks for queries of the same four kinds for other papers, written before their author saw what they find. */
function printOwnQueries(): void {
  for (const file of ["test/fixtures/queries.json", "test/fixtures/queries-71.json"]) {
    const wanted = JSON.parse(readFileSync(file, "utf8")) as readonly { readonly citekey: string; readonly queries: readonly string[] }[];
    console.log(`${file}: ${String(wanted.length)} papers`);
    printQueries(wanted, index);
  }
}

function paperOf(label: Label): Paper | undefined {
  return bundledPapers.find(({ title }) => nameKey(title) === nameKey(label.title));
}

function printNames(labels: readonly Label[]): void {
  const names = new Tally("names found (kinds name, url)");
  const phrases = new Tally("phrases found");
  const claims = new Tally("names of other papers left alone");
  for (const label of labels) {
    const keys = new Set(paperOf(label)?.aliases.map(({ text }) => nameKey(text)));
    for (const { name, kind } of label.introduces) {
      (kind === "phrase" ? phrases : names).count(keys.has(nameKey(name)), `${name} (${label.title.slice(0, 30)}…)`);
    }
    for (const name of label.mentions) {
      claims.count(!keys.has(nameKey(name)), name);
    }
  }
  names.print();
  phrases.print();
  claims.print("claimed");
}

/** Counts "no" forms twice: with every mention of the paper in the form, and with only those by the label's own name. */
function printForms(labels: readonly Label[], matcher: MentionMatcher): void {
  const yes = {
    name: new Tally("forms recognized, names"),
    url: new Tally("forms recognized, names in addresses"),
    phrase: new Tally("forms recognized, phrases"),
  };
  const strict = new Tally("wrong forms silent, any mention of the paper");
  const byName = new Tally("wrong forms silent, mentions by that name");
  for (const label of labels) {
    const paper = paperOf(label);
    for (const [name, forms] of Object.entries(label.code_forms)) {
      const kind = label.introduces.find((introduced) => introduced.name === name)?.kind ?? "name";
      const found = (form: string): readonly string[] =>
        matcher
          .find(form)
          .filter(({ papers }) => papers.some(({ citekey }) => citekey === paper?.citekey))
          .map(({ alias }) => alias.text);
      for (const form of forms.yes) {
        yes[kind].count(found(form).length > 0, `${form} (${name})`);
      }
      for (const form of forms.no) {
        const fired = found(form);
        strict.count(fired.length === 0, `${form} as ${fired.join(", ")}`);
        byName.count(!fired.some((alias) => nameKey(alias) === nameKey(name)), `${form} as ${name}`);
      }
    }
  }
  yes.name.print();
  yes.url.print();
  yes.phrase.print();
  strict.print("fired");
  byName.print("fired");
}

function printQueries(
  labels: readonly (Label | { readonly citekey: string; readonly queries: readonly string[] })[],
  index: SearchIndex,
): void {
  if (labels.length === 0) {
    return;
  }
  queryKinds.forEach((kind, at) => {
    const first = new Tally(`queries, ${kind}: first`);
    let reciprocal = 0;
    for (const label of labels) {
      const query = label.queries?.[at] ?? "";
      const citekey = "citekey" in label ? label.citekey : paperOf(label)?.citekey;
      const rank = index.search(query, { limit: 10 }).findIndex(({ paper }) => paper.citekey === citekey) + 1;
      reciprocal += rank === 0 ? 0 : 1 / rank;
      first.count(rank === 1, `${query} (${rank === 0 ? "not in 10" : String(rank)})`);
    }
    console.log(`${`queries, ${kind}: MRR@10`.padEnd(52)} ${(reciprocal / labels.length).toFixed(3).padStart(6)}`);
    first.print();
  });
}
