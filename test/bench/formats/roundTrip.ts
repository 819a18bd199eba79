import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { gunzipSync } from "node:zlib";
import { formatOwnBibtex } from "../../../src/core/formats/bibtex/write/formatBibtex";
import { completeItem, formatCslJson } from "../../../src/core/formats/csl/completeItem";
import { formatOwnLibrary } from "../../../src/core/formats/csl/formatOwnLibrary";
import type { CslItem } from "../../../src/core/formats/csl/item";
import { decodeText } from "../../../src/core/formats/decodeText";
import { nonPaperTypes } from "../../../src/core/formats/bibtex/readBibtexChunk";
import { parseLibrary } from "../../../src/core/formats/parseLibrary";
import { mergePapers } from "../../../src/core/library/mergeSources";
import type { Paper } from "../../../src/core/paper";
import { cleanText } from "../../../src/core/text/cleanText";
import { type OtherEntry, otherEntries } from "./otherEntries";

/**
 * Takes the papers of files through the library and back, and prints what becomes of each field: a .bib file through CSL-JSON to a .bib file,
 * and any other through a .bib file and through CSL-JSON to complete items. Entries of .bib files are read by another parser before and after.
 *
 * With `--show FIELD` also prints the first values of the field that changed, were lost, or were added.
 */

interface Row {
  field: string;
  before: number;
  same: number;
  changed: number;
  lost: number;
  added: number;
}

interface Table {
  readonly title: string;
  readonly rows: Map<string, Row>;
}

const shownCount = 12;
const shown: string[] = [];
const all = process.argv.slice(2);
const files: string[] = [];
for (let at = 0; at < all.length; at++) {
  const argument = all[at] ?? "";
  if (argument === "--show") {
    shown.push(all[++at] ?? "");
  } else {
    files.push(argument);
  }
}
if (files.length === 0) {
  console.error("Pass files with papers.");
  process.exit(2);
}
const bibFiles = files.filter((file) => /\.bib(?:la)?(?:tex)?$/i.test(file));
for (const file of files.filter((one) => !bibFiles.includes(one))) {
  compareItems(file);
}
if (bibFiles.length > 0) {
  compareEntries(bibFiles);
}

function read(file: string): string {
  const bytes = readFileSync(file);
  return decodeText(file.endsWith(".gz") ? gunzipSync(bytes) : bytes).text;
}

/** Compares the complete items of a file's papers with those that are read from what is written. */
function compareItems(file: string): void {
  const papers = parseLibrary(read(file), { fileName: path.basename(file).replace(/\.gz$/, "") }).papers;
  const ways: readonly (readonly [title: string, written: string, fileName: string])[] = [
    ["the own library", [...formatOwnLibrary(papers)].join(""), "library.json"],
    ["exported CSL-JSON", formatCslJson(papers), "exported.json"],
    ["an exported .bib file", papers.map(formatOwnBibtex).join("\n\n"), "exported.bib"],
  ];
  for (const [title, written, fileName] of ways) {
    const found = new Map(parseLibrary(written, { fileName }).papers.map((paper) => [paper.citekey, paper]));
    const table = createTable(`${path.basename(file)}: ${papers.length} papers through ${title}: ${found.size}`);
    for (const paper of papers) {
      const after = found.get(paper.citekey) ?? found.get(paper.citekey.replace(/[\s"#%(),={}~\\]+/g, ""));
      const [old, now] = [fieldsOfItem(paper), after ? fieldsOfItem(after) : new Map<string, string>()];
      compare(table, paper.citekey, ...(fileName.endsWith(".bib") ? ([displayed(old), displayed(now)] as const) : ([old, now] as const)));
    }
    print(table);
  }
}

/** Returns the fields of an item, without the source's own text. */
function fieldsOfItem(paper: Paper): ReadonlyMap<string, string> {
  const { custom, ...item }: CslItem = completeItem(paper);
  const inner = typeof custom === "object" && custom !== null ? Object.entries(custom) : [];
  const fields = [...Object.entries(item), ...inner.map(([name, value]: readonly [string, unknown]) => [`custom.${name}`, value] as const)];
  return new Map(
    fields
      .filter(([name, value]) => !/^custom\.(?:bibtex|ris|hayagriva)$/.test(name) && value !== undefined && value !== "")
      .map(([name, value]) => [name, JSON.stringify(value, sortedKeys)]),
  );
}

/** LaTeX has one input for straight and curved marks, and texts with its commands are written as what they show. */
function displayed(fields: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const shownText = (_name: string, value: unknown): unknown =>
    typeof value === "string" ? cleanText(value).replace(/[‘’]/g, "'").replace(/[“”„]/g, '"') : value;
  return new Map([...fields].map(([name, value]) => [name, JSON.stringify(JSON.parse(value), shownText)]));
}

function sortedKeys(_key: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

function compareEntries(bibs: readonly string[]): void {
  const table = createTable(`${bibs.length} .bib files through the own library`);
  const totals = {
    pieces: 0,
    "read by the other parser": 0,
    "read as papers": 0,
    "not papers": 0,
    lost: 0,
    exported: 0,
    "with another": 0,
  };
  const lost: string[] = [];
  for (const file of bibs) {
    const text = read(file);
    const before = otherEntries(text);
    const { papers } = parseLibrary(text, { fileName: "source.bib" });
    const library = parseLibrary([...formatOwnLibrary(papers)].join(""), { fileName: "library.json" }).papers;
    const written = library.flatMap((paper) => otherEntries(formatOwnBibtex(paper)).entries);
    totals.pieces += before.count;
    totals["read by the other parser"] += before.entries.length;
    totals["read as papers"] += papers.length;
    totals["with another"] += papers.length - mergePapers([papers]).length;
    totals.exported += written.length;
    const match = createMatch(written);
    for (const entry of before.entries) {
      const after = match(entry);
      if (after) {
        compare(table, `${path.basename(file)} ${entry.citekey}`, fieldsOfEntry(entry), fieldsOfEntry(after));
      } else if (nonPaperTypes.has(entry.type) || titleOf(entry) === "") {
        totals["not papers"]++;
      } else {
        totals.lost++;
        lost.push(`${file}: ${entry.citekey} @${entry.type} ${titleOf(entry)}`);
      }
    }
  }
  print(table);
  console.table(totals);
  console.log(lost.slice(0, 200).join("\n"));
}

/** Returns a function that finds the entry that was written for another one, each once: a repeated citekey has changed, a title has not. */
function createMatch(written: readonly OtherEntry[]): (entry: OtherEntry) => OtherEntry | undefined {
  const unused = new Set(written);
  const indexBy = (keyOf: (entry: OtherEntry) => string): Map<string, OtherEntry[]> => {
    const index = new Map<string, OtherEntry[]>();
    for (const entry of written) {
      index.set(keyOf(entry), [...(index.get(keyOf(entry)) ?? []), entry]);
    }
    return index;
  };
  const ways = [(one: OtherEntry) => `${one.citekey} ${titleOf(one)}`, titleOf, ({ citekey }: OtherEntry) => citekey].map(
    (keyOf) => [keyOf, indexBy(keyOf)] as const,
  );
  return (entry) => {
    const found = ways.flatMap(([keyOf, index]) => (index.get(keyOf(entry)) ?? []).filter((one) => unused.has(one)))[0];
    if (found) {
      unused.delete(found);
    }
    return found;
  };
}

function titleOf({ fields }: OtherEntry): string {
  return fields.get("title") ?? fields.get("maintitle") ?? fields.get("booktitle") ?? "";
}

/** Parents are written out, so their keys are not. */
function fieldsOfEntry({ type, fields }: OtherEntry): ReadonlyMap<string, string> {
  return new Map([["@", type], ...[...fields].filter(([name]) => name !== "crossref" && name !== "xdata")]);
}

function createTable(title: string): Table {
  return { title, rows: new Map() };
}

function compare({ rows }: Table, what: string, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    const row = rows.get(field) ?? { field, before: 0, same: 0, changed: 0, lost: 0, added: 0 };
    rows.set(field, row);
    const [old, now] = [before.get(field), after.get(field)];
    const fate = old === now ? "same" : old === undefined ? "added" : now === undefined ? "lost" : "changed";
    row.before += old === undefined ? 0 : 1;
    row[fate]++;
    if (fate !== "same" && shown.includes(field) && row.lost + row.added + row.changed <= shownCount) {
      const [left, right] = differing(old ?? "", now ?? "");
      console.log(`${what} ${field} ${fate}:\n    ${left}\n    ${right}`);
    }
  }
}

/** Returns both texts from a little before the first difference. */
function differing(one: string, other: string): readonly [string, string] {
  let at = 0;
  while (at < one.length && one.charAt(at) === other.charAt(at)) {
    at++;
  }
  const [start, end] = [Math.max(0, at - 30), at + 100];
  return [one.slice(start, end), other.slice(start, end)];
}

function print({ title, rows }: Table): void {
  console.log(`\n${title}\n\n| field | before | same | changed | lost | added |\n| --- | ---: | ---: | ---: | ---: | ---: |`);
  for (const { field, before, same, changed, lost, added } of [...rows.values()].sort((a, b) => b.before - a.before)) {
    console.log(`| ${field} | ${before} | ${same} | ${changed} | ${lost} | ${added} |`);
  }
}
