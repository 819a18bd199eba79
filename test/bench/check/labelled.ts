import { readFileSync } from "node:fs";
import process from "node:process";
import { createChecker, type Checker } from "../../../src/core/check/createChecker";
import type { Finding, FindingKind } from "../../../src/core/check/finding";
import type { KnownSource } from "../../../src/core/check/knownSource";
import { bibtexReferences } from "../../../src/core/check/references/bibtexReferences";
import type { Reference } from "../../../src/core/check/reference";
import { titleKey } from "../../../src/core/check/titles/titleWords";
import { parseBibtex } from "../../../src/core/formats/bibtex/createBibtexReader";
import { hashText } from "../../../src/core/hash";
import { bundledSources } from "../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../src/core/library/bundledSets";
import { runToEnd } from "../../../src/core/sliced";
import { loadRealPapers } from "../realPapers";

/**
 * Checks the labelled references of HALLMARK (github.com/rpatrik96/hallmark, MIT), whose file of lines `CITELENS_HALLMARK` names; it is not part of
 * the project. The library is made of the valid entries and of the original titles that the explanations quote.
 *
 * `check/labelled [fit|look] [--show TYPE]` checks one half of the wrong entries, and lists those of a type that are not found.
 */

interface Labelled {
  readonly fields: Readonly<Record<string, string>>;
  readonly label: string;
  readonly hallucination_type?: string | null;
  readonly explanation: string;
}

/** The kinds of findings that are right for a type of wrong entry. A record proves nothing about the other types. */
const rightKinds: ReadonlyMap<string, readonly FindingKind[]> = new Map([
  ["near_miss_title", ["title"]],
  ["chimeric_title", ["title"]],
  ["swapped_authors", ["authors"]],
  ["partial_author_list", ["authors"]],
  ["placeholder_authors", ["authors", "placeholder"]],
  ["hybrid_fabrication", ["title", "authors", "other-paper-id"]],
  ["merged_citation", ["authors"]],
  ["future_date", ["year"]],
]);

const now = { year: 2026 };
const [half] = process.argv.slice(2).filter((one) => one === "fit" || one === "look");
const shown = process.argv[process.argv.indexOf("--show") + 1] ?? "";

function entryOf({ fields }: Labelled, key: string): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return `@inproceedings{${key},\n${lines.join("\n")}\n}\n`;
}

function referencesOf(entry: Labelled): readonly Reference[] {
  return runToEnd(bibtexReferences(entryOf(entry, "entry")));
}

function originalsOf(entries: readonly Labelled[]): readonly Labelled[] {
  return entries.flatMap((entry) => {
    const [, title] = /\(original: '(.*)'\)$/.exec(entry.explanation) ?? [];
    return title === undefined ? [] : [{ ...entry, fields: { ...entry.fields, title } }];
  });
}

function libraryOf(entries: readonly Labelled[]): KnownSource {
  const text = entries.map((entry, index) => entryOf(entry, `known${index}`)).join("\n");
  return { name: "library", papers: parseBibtex(text).papers };
}

function check(checker: Checker, entry: Labelled): readonly Finding[] {
  return referencesOf(entry).flatMap((reference) => checker.check(reference));
}

function isInHalf(entry: Labelled): boolean {
  const isFit = (hashText(7, JSON.stringify(entry.fields)) >>> 8) % 2 === 0;
  return half === undefined || (half === "fit") === isFit;
}

function measureWrong(entries: readonly Labelled[], checker: Checker, known: ReadonlySet<string>): void {
  const rows = [...rightKinds].map(([type, kinds]) => {
    const all = entries.filter((entry) => entry.hallucination_type === type && isInHalf(entry));
    const isProvable = ({ fields, explanation }: Labelled): boolean =>
      type === "future_date" ||
      known.has(titleKey(fields["title"] ?? "")) ||
      known.has((fields["doi"] ?? "-").toLowerCase()) ||
      explanation.includes("(original: '");
    const found = all.map((entry) => ({ entry, findings: check(checker, entry), isProvable: isProvable(entry) }));
    const isRight = ({ findings }: { readonly findings: readonly Finding[] }): boolean => findings.some(({ kind }) => kinds.includes(kind));
    const provable = found.filter((one) => one.isProvable);
    if (shown === type) {
      found
        .filter((one) => !isRight(one))
        .forEach(({ entry, findings, isProvable: p }) => {
          console.log(
            p,
            entry.fields,
            entry.explanation.slice(0, 200),
            findings.map(({ kind, message }) => `${kind}: ${message}`),
          );
        });
    }
    const others = found.filter((one) => !one.isProvable);
    return {
      type,
      all: all.length,
      provable: provable.length,
      found: provable.filter(isRight).length,
      "other found": others.filter(isRight).length,
    };
  });
  console.table(rows);
}

function measureValid(entries: readonly Labelled[], what: string, checker: Checker): void {
  let [accused, noted, met] = [0, 0, 0];
  for (const entry of entries) {
    const findings = check(checker, entry);
    met += referencesOf(entry).some((reference) => checker.paperOf(reference)) ? 1 : 0;
    accused += findings.some(({ severity }) => severity !== "note") ? 1 : 0;
    noted += findings.some(({ severity }) => severity === "note") ? 1 : 0;
    if (findings.length > 0) {
      console.log(
        what,
        entry.fields["title"],
        entry.fields["author"],
        entry.fields["year"],
        entry.fields["booktitle"],
        entry.fields["doi"],
      );
      findings.forEach(({ severity, kind, message }) => {
        console.log(`   ${severity} ${kind}: ${message}`);
      });
    }
  }
  console.log(`${what}: ${entries.length} valid entries, ${met} of known papers, ${accused} accused, ${noted} with a note`);
}

const entries = readFileSync(process.env["CITELENS_HALLMARK"] ?? "", "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Labelled);
const valid = entries.filter(({ label }) => label === "VALID");
const library = libraryOf([...valid, ...originalsOf(entries)]);
const bundled = bundledSources(bundledSets).map(({ papers }) => ({ name: "bundled papers", papers }));
const keys = new Set(valid.flatMap(({ fields }) => [titleKey(fields["title"] ?? ""), (fields["doi"] ?? "").toLowerCase()]));
const checker = createChecker([library], now);
measureWrong(entries, checker, keys);
measureValid(valid, "with their own library", checker);
measureValid(valid, "with the bundled papers", createChecker(bundled, now));
const real = loadRealPapers();
if (real) {
  measureValid(valid, "with 20,000 papers", createChecker([...bundled, { name: "real papers", papers: real }], now));
}
