/**
 * Prints how many cases of the CSL test suite give the expected result (https://github.com/citation-style-language/test-suite),
 * with citeproc-js as it is shipped, and styles and locales as read by CiteLens. The suite is not part of this project: pass
 * its folder of `.txt` files. Debian has it in the source of haskell-citeproc (`apt-get source haskell-citeproc`, then
 * `test/csl`).
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { CslSystem } from "../../src/core/references/cslProcessor";
import { type CslElement, parseCsl } from "../../src/core/references/parseCsl";
import { bundledLocale, cslProcessor } from "../core/references/processor";

/** The sections of a case (the suite's README, "Test fixture layout"). */
interface Case {
  readonly mode: string;
  readonly style: string;
  readonly items: readonly Item[];
  readonly expected: string;
  readonly citationItems: readonly (readonly Cite[])[] | undefined;
  readonly citations: readonly Citing[] | undefined;
  readonly entries: readonly (readonly string[])[] | undefined;
  readonly section: unknown;
  readonly abbreviations: Abbreviations | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

type Item = Readonly<Record<string, unknown>>;
type Cite = { readonly id: string } & Item;
type Placed = readonly [citationId: string, noteNumber: number];
type Citing = readonly [citation: Item, before: readonly Placed[], behind: readonly Placed[]];
type Abbreviations = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** The processor with the members that only the suite needs. */
interface SuiteEngine {
  readonly registry: {
    readonly reflist: readonly { readonly id: string }[];
    readonly citationreg: { readonly citationById: Readonly<Record<string, unknown>> };
  };
  readonly opt: { readonly development_extensions: Record<string, unknown> };
  updateItems(ids: readonly unknown[], isUnsorted?: boolean): unknown;
  makeBibliography(section?: unknown): readonly [{ readonly bibstart: string; readonly bibend: string } & Item, readonly string[]];
  makeCitationCluster(cites: readonly Item[]): string;
  processCitationCluster(
    citation: Item,
    before: readonly Placed[],
    behind: readonly Placed[],
  ): readonly [unknown, readonly (readonly [index: number, text: string, citationId: string])[]];
}

type SuiteProcessor = Readonly<{
  Engine: new (system: CslSystem & Item, style: CslElement) => SuiteEngine;
  AbbreviationSegments: new () => Record<string, Record<string, string>>;
  debug: (text: string) => void;
}>;

const processor: unknown = cslProcessor();
const { Engine, AbbreviationSegments } = processor as SuiteProcessor;
Object.assign(processor as object, {
  debug: () => undefined,
  error: (text: string) => {
    throw new Error(text);
  },
});

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Pass the folder with the cases of the suite (*.txt).");
  process.exit(2);
}
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".txt"))
  .sort();
const tallies = new Map<string, { agreed: number; all: number }>();
const differing: string[] = [];
for (const file of files) {
  const found = parseCase(readFileSync(path.join(folder, file), "utf8"));
  const tally = tallies.get(found.mode) ?? { agreed: 0, all: 0 };
  const isAgreed = resultOf(found) === found.expected;
  tallies.set(found.mode, { agreed: tally.agreed + Number(isAgreed), all: tally.all + 1 });
  if (!isAgreed) {
    differing.push(file.replace(/\.txt$/, ""));
  }
}
const total = [...tallies.values()].reduce((sum, { agreed, all }) => ({ agreed: sum.agreed + agreed, all: sum.all + all }), {
  agreed: 0,
  all: 0,
});
console.log("| cases | passed | share |\n| --- | ---: | ---: |");
for (const [mode, { agreed, all }] of [...tallies, ["all", total] as const]) {
  console.log(`| ${mode} | ${agreed}/${all} | ${(agreed / all).toFixed(3)} |`);
}
console.log(`\nFailed: ${differing.join(", ")}`);

function parseCase(text: string): Case {
  const section = (name: string): string | undefined =>
    new RegExp(`>>=+ ${name} =+>>\\r?\\n([^]*?)\\r?\\n?<<=+ ${name} =+<<`).exec(text)?.[1];
  const json = (name: string): unknown => {
    const found = section(name);
    return found === undefined ? undefined : JSON.parse(found);
  };
  return {
    mode: (section("MODE") ?? "").trim(),
    style: section("CSL") ?? "",
    items: json("INPUT") as readonly Item[],
    expected: tidied(section("RESULT") ?? ""),
    citationItems: json("CITATION-ITEMS") as Case["citationItems"],
    citations: json("CITATIONS") as Case["citations"],
    entries: json("BIBENTRIES") as Case["entries"],
    section: json("BIBSECTION"),
    abbreviations: json("ABBREVIATIONS") as Case["abbreviations"],
    options: (json("OPTIONS") ?? {}) as Case["options"],
  };
}

function resultOf(found: Case): string {
  try {
    return tidied(format(found));
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function format(found: Case): string {
  const { root, problem } = parseCsl(found.style, "style");
  if (!root) {
    throw new Error(problem?.message ?? "no style");
  }
  const engine = new Engine(systemFor(found), root);
  Object.assign(engine.opt.development_extensions, found.options);
  const ids = found.items.map(({ id }) => id);
  const isUnsorted = found.mode.includes("nosort");
  if (found.entries) {
    found.entries.forEach((entries) => engine.updateItems(entries, isUnsorted));
  } else if (!found.citations) {
    engine.updateItems(ids, isUnsorted);
  }
  const cited = found.citations ? citationsOf(engine, found.citations) : citedTogether(engine, found);
  return found.mode.startsWith("bibliography") ? bibliographyOf(engine, found) : cited.join("\n");
}

function systemFor({ items, abbreviations = {} }: Case): CslSystem & Item {
  const byId = new Map(items.map((item) => [String(item["id"]), item]));
  return {
    retrieveItem: (id: unknown) => byId.get(String(id)),
    retrieveLocale: (name) => bundledLocale(name) ?? bundledLocale("en-US") ?? false,
    // citeproc-js passes a list from which it then reads the result (its manual, "Abbreviations").
    getAbbreviation: (
      _list: unknown,
      segments: Record<string, Record<string, Record<string, string>>>,
      jurisdiction: string,
      category: string,
      key: string,
    ) => {
      const segment = (segments[jurisdiction] ??= new AbbreviationSegments());
      const own = Object.entries(abbreviations[jurisdiction]?.[category] ?? {}).find(([text]) => text.toLowerCase() === key.toLowerCase());
      if (own) {
        (segment[category] ??= {})[key] = own[1];
      }
      return jurisdiction;
    },
  };
}

function citedTogether(engine: SuiteEngine, { citationItems }: Case): readonly string[] {
  return (citationItems ?? [engine.registry.reflist.map(({ id }) => ({ id }))]).map((cites) => engine.makeCitationCluster(cites));
}

/**
 * Returns the citations of a document after all of them were added, each with its number; `>>` marks those that the last one
 * changed.
 */
function citationsOf(engine: SuiteEngine, citations: readonly Citing[]): readonly string[] {
  let document: { readonly id: string; readonly text: string; readonly isNew: boolean }[] = [];
  for (const [citation, before, behind] of citations) {
    const [, changed] = engine.processCitationCluster(citation, before, behind);
    const order = [...before, ...behind].map(([id]) => id);
    document = document
      .filter(({ id }) => engine.registry.citationreg.citationById[id] !== undefined)
      .sort((a, b) => (order.includes(a.id) && order.includes(b.id) ? order.indexOf(a.id) - order.indexOf(b.id) : 0))
      .map((one) => ({ ...one, isNew: false }));
    for (const [index, text, id] of changed) {
      const known = document.findIndex((one) => one.id === id);
      document.splice(known === -1 ? index : known, known === -1 ? 0 : 1, { id, text, isNew: true });
    }
  }
  return document.map(({ text, isNew }, index) => `${isNew ? ">>" : ".."}[${index}] ${text}`);
}

function bibliographyOf(engine: SuiteEngine, { mode, section }: Case): string {
  const [parameters, entries] = section === undefined ? engine.makeBibliography() : engine.makeBibliography(section);
  if (mode.includes("header")) {
    return Object.entries(parameters)
      .map(([key, value]) => `${key}: ${String(value)}`)
      .sort()
      .join("\n");
  }
  return `${parameters.bibstart}${entries.join("")}${parameters.bibend}`;
}

function tidied(text: string): string {
  return text.replace(/\r\n/g, "\n").trim();
}
