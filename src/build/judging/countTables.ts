/**
 * Counts the tables by which places are judged, in unlabelled public repositories, and writes `seeds/judging/*.json`:
 * `node countTables.js REPOSITORIES CATALOGUE-FOLDER MEANING-FOLDER`. Only numbers are kept.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { nameKey } from "../../core/names/text/nameKey";
import { isStopWord } from "../../core/words/stopWords";
import { splitPieces } from "../../core/words/pieces";
import { stemHash } from "../../core/mentions/judge/stems";
import { Fit } from "../../core/mentions/scan/compare";
import { shapeOf } from "../../core/mentions/judge/score/formShape";
import { isCertain, createTextReader } from "../../core/mentions/judge/score/readText";
import { isWord } from "../../core/mentions/judge/score/place";
import { createFormLookUp, readCatalogue } from "./catalogue";
import { readText, repositoriesIn } from "./repositories";
import { smallVectors } from "./wordVectors";

const [repositoryFolder = "", catalogueFolder = "", meaningFolder = ""] = process.argv.slice(2);
const repositories = repositoriesIn(repositoryFolder);
const fieldRepositories = repositories.filter(({ isOfField }) => isOfField).length;
const otherRepositories = repositories.length - fieldRepositories;
const { papers, weights } = readCatalogue(path.join(catalogueFolder, "well-known-methods.csl.json"));
const lookUp = createFormLookUp(papers);

write("vectors", smallVectors(path.join(meaningFolder, "meaning.bin"), path.join(meaningFolder, "meaning-words.txt")));

/** Shares of the files of a repository that have a word, summed over the repositories of the field and over the others. */
const shares = new Map<number, { word: string; field: number; other: number; repositories: number }>();
/** Votes for and against a companion of names, one per repository and name. */
const companions = new Map<string, { readonly meant: Set<string>; readonly not: Set<string> }>();
const neighbours: typeof companions = new Map();
/** Words that say nothing about a sense. */
const noSense = new Set(
  "paper papers safe name names word words model models only always mostly nearly spelling capitals means means entry stand stands class code beside otherwise else person list lists sense senses many things anything ordinary common".split(
    " ",
  ),
);

const nameRepositories = new Map<string, { otherExact: number; otherFolded: number; fieldExact: number; citing: number }>();
for (const repository of repositories) {
  countRepository(repository);
}

write(
  "words",
  Object.fromEntries(
    [...shares.values()]
      .filter(({ repositories: count }) => count >= 4)
      .map(({ word, field, other }) => [word, Math.log((field / fieldRepositories + 0.003) / (other / otherRepositories + 0.003))] as const)
      .filter(([, odds]) => Math.abs(odds) >= 0.25)
      .map(([word, odds]) => [word, Math.round(16 * Math.max(-3, Math.min(3, odds)))] as const)
      .sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || (a < b ? -1 : 1))
      .slice(0, 6_000)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
);
write("companions", votesTable(companions, 4, 1_500));
write("neighbours", votesTable(neighbours, 6, 2_500));
write("senses", senseRows());
write("names", nameRows());

function countRepository({ name: repository, files, isOfField }: (typeof repositories)[number]): void {
  const words = new Map<number, { word: string; files: number }>();
  const texts = files.map(readText);
  const chunks = texts.map((text) => {
    const reader = createTextReader(lookUp, text);
    return { text, chunks: Array.from({ length: Math.ceil(text.length / 32_768) }, (_, index) => reader.chunk(index)) };
  });
  const cited = new Set(chunks.flatMap(({ chunks: all }) => all.flatMap((chunk) => [...chunk.cited])));
  for (const text of texts) {
    for (const [stem, word] of stemsOf(text)) {
      const known = words.get(stem) ?? { word, files: 0 };
      known.files++;
      words.set(stem, known);
    }
  }
  for (const [stem, { word, files: count }] of words) {
    const known = shares.get(stem) ?? { word, field: 0, other: 0, repositories: 0 };
    shares.set(stem, known);
    known[isOfField ? "field" : "other"] += count / files.length;
    known.repositories++;
  }
  const exact = new Set<string>();
  const folded = new Set<string>();
  const citing = new Set<string>();
  for (const { text, chunks: all } of chunks) {
    for (const candidate of all.flatMap(({ candidates }) => candidates)) {
      if (!isWord(candidate) || isCertain(candidate)) {
        continue;
      }
      const { form, fit, start, end } = candidate;
      const key = nameKey(form.alias.text);
      const isExact = (fit & Fit.exact) !== 0;
      (isExact ? exact : folded).add(key);
      const isCited = cited.has(form.paper);
      if (isExact && isCited) {
        citing.add(key);
      }
      const { commonJoined, isCoined, letters } = shapeOf(form);
      const isPlainWord = !isExact && commonJoined > 0.3;
      const meant = isOfField && !isPlainWord && (isCited || (isExact && isCoined));
      const not = !isOfField || (!isCited && (isPlainWord || letters <= 2));
      if (!meant && !not) {
        continue;
      }
      vote(companions, companionsOf(text, start, end), meant, `${repository} ${key}`);
      vote(neighbours, neighboursOf(text, start, end), meant, `${repository} ${key}`);
    }
  }
  for (const key of new Set([...exact, ...folded])) {
    const row = nameRepositories.get(key) ?? { otherExact: 0, otherFolded: 0, fieldExact: 0, citing: 0 };
    nameRepositories.set(key, row);
    row.otherExact += !isOfField && exact.has(key) ? 1 : 0;
    row.otherFolded += !isOfField && folded.has(key) ? 1 : 0;
    row.fieldExact += isOfField && exact.has(key) ? 1 : 0;
    row.citing += isOfField && citing.has(key) ? 1 : 0;
  }
}

function vote(table: typeof companions, words: readonly string[], meant: boolean, voter: string): void {
  for (const word of words) {
    const votes = table.get(word) ?? { meant: new Set(), not: new Set() };
    table.set(word, votes);
    votes[meant ? "meant" : "not"].add(voter);
  }
}

/** Returns the two words before and the two after the identifier of a name, on its line. */
function neighboursOf(text: string, start: number, end: number): readonly string[] {
  const before = (
    text
      .slice(Math.max(0, start - 120), start)
      .split("\n")
      .at(-1) ?? ""
  ).replace(/\w*$/, "");
  const behind = (text.slice(end, end + 120).split("\n")[0] ?? "").replace(/^\w*/, "");
  const words = (line: string): readonly string[] =>
    splitPieces(line)
      .map((piece) => piece.text.toLowerCase())
      .filter((word) => /^[a-z]{3,24}$/.test(word) && !isStopWord(word));
  return [...words(before).slice(-2), ...words(behind).slice(0, 2)];
}

function votesTable(table: typeof companions, fewest: number, most: number): Record<string, number> {
  const all = [...table.values()];
  const meantCount = new Set(all.flatMap(({ meant }) => [...meant])).size;
  const notCount = new Set(all.flatMap(({ not }) => [...not])).size;
  return Object.fromEntries(
    [...table]
      .filter(([, { meant, not }]) => meant.size + not.size >= fewest)
      .map(
        ([word, { meant, not }]) =>
          [word, Math.round(16 * Math.log((meant.size + 0.5) / meantCount / ((not.size + 0.5) / notCount)))] as const,
      )
      .map(([word, odds]) => [word, Math.max(-100, Math.min(100, odds))] as const)
      .sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || (a < b ? -1 : 1))
      .slice(0, most)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function stemsOf(text: string): ReadonlyMap<number, string> {
  const stems = new Map<number, string>();
  for (const word of new Set(text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) ?? [])) {
    const lower = word.toLowerCase();
    if (/^[a-z]{3,24}$/.test(lower) && !isStopWord(lower)) {
      stems.set(stemHash(lower), lower);
    }
  }
  return stems;
}

/** Returns the other words of the identifier around a name. */
function companionsOf(text: string, start: number, end: number): readonly string[] {
  const before = /\w{0,48}$/.exec(text.slice(Math.max(0, start - 48), start))?.[0] ?? "";
  const behind = /^\w{0,48}/.exec(text.slice(end, end + 48))?.[0] ?? "";
  return [...splitPieces(before), ...splitPieces(behind)]
    .map((piece) => piece.text.toLowerCase())
    .filter((word) => /^[a-z]{3,24}$/.test(word) && !isStopWord(word));
}

/**
 * Returns for each name with a note the words of its own sense and of the others: those before and after "otherwise", "not", "else" or a
 * semicolon.
 */
function senseRows(): Record<string, readonly string[]> {
  const notes = readFileSync(path.join(catalogueFolder, "ambiguous.md"), "utf8").split("## Marked by the lists")[0] ?? "";
  const wordsOf = (text: string): string =>
    [...new Set(splitPieces(text).map((piece) => piece.text.toLowerCase()))]
      .filter((word) => /^[a-z]{3,24}$/.test(word) && !isStopWord(word) && !noSense.has(word))
      .join(" ");
  const rows: Record<string, readonly string[]> = {};
  for (const [, name = "", , note = ""] of notes.matchAll(/^- \*\*(.+?)\*\*( \(.*?\))?: (.*)$/gm)) {
    const clauses = note.split(/;|, (?=not |else )| but | is mostly /);
    const isOther = (clause: string): boolean => /otherwise|^ ?(?:not|else|also|in [A-Z]|any|an? )|is not|are not|\bis an? /.test(clause);
    const own = clauses.filter((clause, index) => (index === 0 && !isOther(clause) ? true : !isOther(clause)));
    const other = clauses.filter((clause) => isOther(clause));
    const [ownWords, otherWords] = [wordsOf(own.join(" ")), wordsOf(other.join(" "))];
    const key = nameKey(name);
    rows[key] = [
      ownWords
        .split(" ")
        .filter((word) => word !== key)
        .join(" "),
      otherWords
        .split(" ")
        .filter((word) => word !== key)
        .join(" "),
    ];
  }
  return rows;
}

function nameRows(): Record<string, readonly number[]> {
  const noise = new Map(
    readFileSync(path.join(catalogueFolder, "noise-unrelated.tsv"), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !/^(?:#|name\t)/.test(line))
      .map((line) => line.split("\t"))
      .map((cells) => [nameKey(cells[0] ?? ""), { any: Number(cells[6]), exact: Number(cells[7]) }] as const),
  );
  const notes = readFileSync(path.join(catalogueFolder, "ambiguous.md"), "utf8");
  const listed = new Map(
    [...notes.matchAll(/^- \*\*(.+?)\*\*(.*)$/gm)].map(
      ([, name = "", note = ""]) => [nameKey(name), /\bsafe\b|nearly always the paper/.test(note)] as const,
    ),
  );
  const rows = new Map<string, readonly number[]>();
  papers.forEach((paper, index) => {
    for (const { text, kind } of paper.aliases) {
      if (kind !== "name") {
        continue;
      }
      const key = nameKey(text);
      const counted = nameRepositories.get(key) ?? { otherExact: 0, otherFolded: 0, fieldExact: 0, citing: 0 };
      const weight = Math.max(weights[index] ?? 0, rows.get(key)?.[8] ?? 0);
      const log = (value: number): number => Math.round(100 * Math.log2(1 + value));
      const share = (value: number, all: number): number => (all === 0 ? 0 : Math.round((100 * value) / all));
      rows.set(key, [
        log(noise.get(key)?.any ?? 0),
        log(noise.get(key)?.exact ?? 0),
        share(counted.otherExact, otherRepositories),
        share(counted.otherFolded, otherRepositories),
        share(counted.fieldExact, fieldRepositories),
        share(counted.citing, counted.fieldExact),
        listed.get(key) === false ? 1 : 0,
        listed.get(key) === true ? 1 : 0,
        weight,
      ]);
    }
  });
  return Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes an object with a line per entry. */
function write(name: string, table: Readonly<Record<string, unknown>>): void {
  const lines = Object.entries(table).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  writeFileSync(`seeds/judging/${name}.json`, `{\n${lines.join(",\n")}\n}\n`);
  console.log(`${name}: ${String(lines.length)} entries`);
}
