/**
 * Measures the search. `quality`: the rank of the right paper for systematic queries over the bundled papers, beside other
 * engines; `real`: the same among the 20,027 real papers, where their file is there; `speed [COUNT…]`: typing letter by letter in
 * generated libraries. Without arguments all of it. Engines that take long for a query answer a sample of the queries; names of engines
 * behind the first word leave the others out. Fuse is asked among the real papers with `--fuse COUNT` only: so many queries of each kind, each
 * of which takes it up to ten seconds and more, an hour in all for twenty; ours on the same queries is printed beside it.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { bundledPapers } from "../../src/core/library/bundledPapers";
import { generateLibrary } from "./corpus";
import { measureQuality } from "./searchQuality";
import { loadRealPapers } from "./realPapers";
import { measureSpeed } from "./searchSpeed";

const { values, positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true, options: { fuse: { type: "string" } } });
const [part = "all", ...rest] = positionals;
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

if (part === "quality" || part === "all") {
  measureQuality({ title: "106 bundled papers", library: bundledPapers, from: bundledPapers, perKind: 400, engineNames, samples });
}
if (part === "real" || part === "all") {
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
    console.log("real papers: no file, set CITELENS_REAL_PAPERS");
  }
}
if (part === "speed" || part === "all") {
  const others = engineNames.length > 0 ? engineNames : ["MiniSearch alone", "uFuzzy", "Fuse alone"];
  const counts = rest.filter((count) => /^\d+$/.test(count)).map(Number);
  measureSpeed("106 bundled papers", bundledPapers, others);
  for (const count of counts.length > 0 ? counts : [1000, 10_000, 100_000]) {
    // MiniSearch takes minutes and most of a gigabyte for the largest.
    measureSpeed(
      `${count} made papers`,
      generateLibrary(count, bundledPapers),
      count > 20_000 ? others.filter((name) => !name.startsWith("MiniSearch")) : others,
    );
  }
}
