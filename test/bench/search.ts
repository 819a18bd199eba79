/**
 * Measures the search. `quality` prints the rank of the right paper for systematic queries over the bundled papers, beside
 * other engines. `real` does the same among the 20,027 real papers, if their file exists. `speed [COUNT…]` types letter by
 * letter in generated libraries. Without arguments, it does all three. Slow engines answer a sample of the queries. Names of
 * engines after the first word leave the others out. Among the real papers, Fuse runs only with `--fuse COUNT`, for this number
 * of queries of each kind. A query takes it ten seconds or more, so twenty of each kind take an hour. The result of CiteLens
 * for the same queries is printed beside it.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { generateLibrary } from "./corpus";
import { measureQuality } from "./search/quality";
import { loadRealPapers } from "./realPapers";
import { measureSpeed } from "./search/speed";

const { values, positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: { fuse: { type: "string" } } });
const [section = "all", ...rest] = positionals;
const fuseSample = Number(values.fuse ?? 0);
const fuseEngines = ["Fuse alone", "Fuse alone, by words"];
const realEngines = ["CiteLens", ...(fuseSample > 0 ? fuseEngines : []), "MiniSearch alone", "MiniSearch alone, as a tree"];
const samples = { "Fuse alone": 100, "Fuse alone, by words": 100 };
const realSamples = {
  "Fuse alone": fuseSample,
  "Fuse alone, by words": fuseSample,
  "MiniSearch alone": 150,
  "MiniSearch alone, as a tree": 150,
};
const engineNames = rest.filter((name) => !/^\d+$/.test(name));

if (section === "quality" || section === "all") {
  measureQuality({ title: "106 bundled papers", library: bundledPapers, from: bundledPapers, perKind: 400, engineNames, samples });
}
if (section === "real" || section === "all") {
  const real = loadRealPapers();
  if (real) {
    const library = [...bundledPapers, ...real];
    const names = engineNames.length > 0 ? engineNames : realEngines;
    measureQuality({
      title: "20,027 real papers and the bundled ones",
      library,
      from: real,
      perKind: 1000,
      engineNames: names,
      samples: realSamples,
    });
  } else {
    console.log("The file of real papers was not found. Set CITELENS_REAL_PAPERS to its path.");
  }
}
if (section === "speed" || section === "all") {
  const others = engineNames.length > 0 ? engineNames : ["MiniSearch alone", "uFuzzy", "Fuse alone"];
  const counts = rest.filter((count) => /^\d+$/.test(count)).map(Number);
  measureSpeed("106 bundled papers", bundledPapers, others);
  for (const count of counts.length > 0 ? counts : [1000, 10_000, 100_000]) {
    // MiniSearch takes minutes and most of a gigabyte for the largest library.
    measureSpeed(
      `${count} generated papers`,
      generateLibrary(count, bundledPapers),
      count > 20_000 ? others.filter((name) => !name.startsWith("MiniSearch")) : others,
    );
  }
}
