import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Builds `out/data/judging.json` and `out/data/judgingWeights.json`, by which places are judged, from `seeds/judging`. Runs in the
 * project's root.
 */
const tables = Object.fromEntries(["vectors", "words", "companions", "neighbours", "senses", "names"].map((name) => [name, read(name)]));
mkdirSync("out/data", { recursive: true });
writeFileSync("out/data/judging.json", `${JSON.stringify(tables)}\n`);
writeFileSync("out/data/judgingWeights.json", `${JSON.stringify(read("weights"))}\n`);

function read(name: string): unknown {
  return JSON.parse(readFileSync(`seeds/judging/${name}.json`, "utf8"));
}
