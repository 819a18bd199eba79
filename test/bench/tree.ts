/**
 * Measures how long the command line looks through a tree of files, beside ripgrep on the same tree:
 * `npm run bench -- tree FOLDER [--rounds 5] [--library FILE] [--only WORDS]`. Takes `dist/cli.js` as it was built. Prints the median of several
 * runs, by the clock and in processor time, and the most memory of any. The processor time counts on a machine that does other work; the ratio is
 * that to ripgrep with all names. The names for ripgrep are those of all papers, and 140 of them, for which it is fast. `--only` leaves out the
 * commands without these words.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, library: { type: "string" }, only: { type: "string", default: "" } },
});
const { rounds, library, only } = values;
const [folder = "node_modules"] = positionals;
const libraryArguments = library === undefined ? [] : ["--library", library];
const scratch = mkdtempSync(path.join(tmpdir(), "citelens-tree-"));
const cli = path.resolve("dist/cli.js");
const names = execFileSync(process.execPath, [cli, "names", ...libraryArguments], {
  encoding: "utf8",
  maxBuffer: 1024 * 1024 * 1024,
}).split("\n");
const unique = [...new Set(names.map((line) => line.split("\t")[0] ?? ""))].filter((name) => name !== "");
const [all, few] = ["all", "few"].map((name) => path.join(scratch, name));
writeFileSync(all ?? "", unique.join("\n"));
writeFileSync(few ?? "", unique.filter((_, index) => index % Math.ceil(unique.length / 140) === 0).join("\n"));

const citelens = (command: string): string =>
  [`'${process.execPath}' '${cli}' ${command}`, ...libraryArguments.map((one) => `'${one}'`), `'${folder}'`].join(" ");
const allNames = "ripgrep, all names";

/** The commands run one after the other in each round. */
const commands: readonly (readonly [string, string])[] = [
  ["ripgrep, 140 names", `rg -i -F --no-ignore --hidden -f '${few}' '${folder}'`],
  [allNames, `rg -i -F --no-ignore --hidden -f '${all}' '${folder}'`],
  ["citelens mentions", citelens("mentions")],
  ["citelens mentions --cache, nothing known", `rm -rf '${scratch}/cache'; ${citelens("mentions --cache")}`],
  ["citelens mentions --cache, nothing changed", citelens("mentions --cache")],
  ["citelens papers", citelens("papers")],
  ["citelens check", citelens("check")],
];

const runs = new Map<string, (readonly [seconds: number, processor: number, megabytes: number])[]>();
try {
  const chosen = commands.filter(([what]) => what === allNames || what.includes(only));
  for (let round = 0; round < Number(rounds); round++) {
    for (const [what, command] of chosen) {
      runs.set(what, [...(runs.get(what) ?? []), measure(command)]);
    }
  }
  const ofRipgrep = median((runs.get(allNames) ?? []).map(([, processor]) => processor));
  const rows = [...runs].map(([what, figures]) => {
    const processor = median(figures.map((one) => one[1]));
    return [
      what,
      {
        seconds: median(figures.map((one) => one[0])),
        processor,
        megabytes: Math.max(...figures.map((one) => one[2])),
        ratio: Math.round((processor / ofRipgrep) * 100) / 100,
      },
    ] as const;
  });
  console.table(Object.fromEntries(rows));
} finally {
  rmSync(scratch, { recursive: true });
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

/** Returns the seconds by the clock, the seconds of processor time, and the most memory of a command. */
function measure(command: string): readonly [number, number, number] {
  const { stderr } = spawnSync("/usr/bin/time", ["-f", "\n%e %U %S %M", "sh", "-c", `(${command}) > /dev/null 2> /dev/null`], {
    encoding: "utf8",
    env: { ...process.env, XDG_CACHE_HOME: path.join(scratch, "cache") },
  });
  const [seconds = NaN, user = NaN, system = NaN, kilobytes = NaN] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return [seconds, Math.round((user + system) * 100) / 100, Math.round(kilobytes / 1024)];
}
