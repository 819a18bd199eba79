/**
 * Measures how long the command line looks through a tree of files, beside ripgrep on the same tree: `npm run bench -- tree FOLDER [ROUNDS]`.
 * Takes `dist/cli.js` as it was built. Prints the shortest of several runs, by the clock and in processor time. The processor time counts on a
 * machine that does other work. The names for ripgrep are those of all bundled papers, and 140 of them, for which it is fast.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

const [folder = "node_modules", rounds = "3"] = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), "citelens-tree-"));
const cli = path.resolve("dist/cli.js");
const names = execFileSync(process.execPath, [cli, "names"], { encoding: "utf8" }).split("\n");
const unique = [...new Set(names.map((line) => line.split("\t")[0] ?? ""))].filter((name) => name !== "");
const [all, few] = ["all", "few"].map((name) => path.join(scratch, name));
writeFileSync(all ?? "", unique.join("\n"));
writeFileSync(few ?? "", unique.filter((_, index) => index % Math.ceil(unique.length / 140) === 0).join("\n"));

/** The commands run one after the other in each round. */
const commands: readonly (readonly [string, string])[] = [
  ["ripgrep, 140 names", `rg -i -F --no-ignore --hidden -f '${few}' '${folder}'`],
  ["ripgrep, all names", `rg -i -F --no-ignore --hidden -f '${all}' '${folder}'`],
  ["citelens mentions", `'${process.execPath}' '${cli}' mentions '${folder}'`],
  ["citelens mentions --cache, nothing known", `rm -rf '${scratch}/cache'; '${process.execPath}' '${cli}' mentions --cache '${folder}'`],
  ["citelens mentions --cache, nothing changed", `'${process.execPath}' '${cli}' mentions --cache '${folder}'`],
  ["citelens check", `'${process.execPath}' '${cli}' check '${folder}'`],
];

const best = new Map<string, { seconds: number; processor: number; megabytes: number }>();
try {
  for (let round = 0; round < Number(rounds); round++) {
    for (const [what, command] of commands) {
      const [seconds, processor, megabytes] = measure(command);
      const known = best.get(what);
      best.set(what, {
        seconds: Math.min(known?.seconds ?? Infinity, seconds),
        processor: Math.min(known?.processor ?? Infinity, processor),
        megabytes: Math.max(known?.megabytes ?? 0, megabytes),
      });
    }
  }
  console.table(Object.fromEntries(best));
} finally {
  rmSync(scratch, { recursive: true });
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
