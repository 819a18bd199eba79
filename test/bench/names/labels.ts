/**
 * Prints how the names that are extracted do on labels that people made by hand, for any papers: names found, names that are right, forms in
 * code recognised or wrongly fired. Arguments: files of labels and one library (`--library FILE`, CSL-JSON, gzipped or not). A label's paper is
 * the one whose id its `source` names, or whose title it has. `--part fit|choose|held` takes a part of the labels: see `partOf`.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { nameKey } from "../../../src/core/names/text/nameKey";
import { pairLabels, partOf, readCslFile, readLabels } from "./labelledPapers";
import { extractNames } from "../../../src/core/names/extractNames";

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  options: { library: { type: "string" }, part: { type: "string" }, quiet: { type: "boolean", default: false } },
  allowPositionals: true,
});
const labels = positionals.flatMap(readLabels);
const library = values.library === undefined ? undefined : readCslFile(values.library);
const pairs = pairLabels(labels, library).filter(({ label }) => values.part === undefined || partOf(label.title) === values.part);
const papers = pairs.map(({ paper }) => ({ ...paper, aliases: extractNames(paper) }));

const counts = new Map<string, [number, number]>();
const listed = new Map<string, string[]>();
const count = (what: string, isHit: boolean, note: string): void => {
  const tally = counts.get(what) ?? [0, 0];
  counts.set(what, [tally[0] + (isHit ? 1 : 0), tally[1] + 1]);
  if (!isHit) {
    listed.set(what, [...(listed.get(what) ?? []), note]);
  }
};

pairs.forEach(({ label }, at) => {
  const aliases = papers[at]?.aliases.filter(({ kind }) => kind !== "title") ?? [];
  const keys = new Set(aliases.map(({ text }) => nameKey(text)));
  const own = new Set(label.introduces.flatMap(({ name, long }) => [nameKey(name), ...(long ? [nameKey(long)] : [])]));
  const others = new Set([...label.mentions, ...(label.ordinary ?? [])].map(nameKey));
  for (const { name, kind } of label.introduces) {
    count(kind === "phrase" ? "phrases found" : "names found", keys.has(nameKey(name)), `${name} (${label.title.slice(0, 40)})`);
  }
  for (const { text, kind, long } of aliases) {
    const isRight = own.has(nameKey(text)) || (long !== undefined && own.has(nameKey(long)));
    const note = `${text} (${label.title.slice(0, 40)})`;
    if (kind !== "long-form") {
      count(`${kind}s right`, isRight, note);
      count("right, names and phrases", isRight, note);
      count(`${kind}s not of others`, !others.has(nameKey(text)), note);
    } else {
      count("long forms right", isRight, note);
    }
  }
});

const matcher = createMentionMatcher(papers);
pairs.forEach(({ label }, at) => {
  const citekey = papers[at]?.citekey;
  for (const [name, forms] of Object.entries(label.code_forms)) {
    const kind = label.introduces.find((introduced) => introduced.name === name)?.kind ?? "name";
    const isFound = (form: string): boolean =>
      matcher.find(form).some((mention) => mention.papers.some((paper) => paper.citekey === citekey));
    for (const form of forms.yes) {
      count(kind === "phrase" ? "forms of phrases" : "forms of names", isFound(form), `${form} (${name})`);
    }
    for (const form of forms.no) {
      count("look-alikes silent", !isFound(form), `${form} (${name})`);
    }
  }
});

console.log(`${String(pairs.length)} papers, ${values.part ?? "all"}`);
for (const what of [...counts.keys()].sort()) {
  const [hits, all] = counts.get(what) ?? [0, 0];
  console.log(`${what.padEnd(34)} ${(hits / all).toFixed(3)}  ${String(hits)}/${String(all)}`);
  if (!values.quiet) {
    console.log((listed.get(what) ?? []).map((note) => `      ${note}`).join("\n"));
  }
}
