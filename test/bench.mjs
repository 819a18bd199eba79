import process from "node:process";
import { buildBench, buildData } from "../src/build/build.mjs";
import { install, root } from "../src/build/install.mjs";
import { run } from "../src/build/progress.mjs";

/** The usage of each bench, by its file in `test/bench`. */
const benches = {
  labels: "labels [FILE…]             names, forms in code, and queries, on labels made by hand",
  "names/labels": "names/labels --library FILE LABELS…  names and their forms in code, on labels made by hand, of any papers",
  "names/fit": "names/fit [LABELS…]        fits the weights of the names' score anew",
  "names/counts": "names/counts               counts the coined words of a large collection anew",
  mentions: "mentions [--all]           speed of finding mentions, beside the naive way, a regular expression, and Aho-Corasick",
  places: "places LABELS CATALOGUE FOLDER  mentions at places labelled by hand in public code",
  unrelated: "unrelated [--real] FOLDER…  false mentions in code that has nothing to do with the papers",
  tree: "tree FOLDER [--rounds COUNT] [--library FILE] [--only WORDS]  looking through a tree of files, beside ripgrep",
  search: "search [quality|real|speed] finding papers, beside Fuse, MiniSearch, and uFuzzy; real --fuse COUNT runs Fuse too",
  meaning: "meaning [quality|changes|similar|speed]  search in other words, with the word table and without it",
  bibliography: "bibliography               reading a .bib of 50,000 entries, beside other parsers",
  "formats/roundTrip": "formats/roundTrip [--show FIELD] FILE…  papers through the library and back, field by field",
  "formats/steps": "formats/steps [--every COUNT] [--only ENDING] [FILE…]  the longest step of each reader that works in slices",
  "check/labelled": "check/labelled [fit|look] [--show TYPE]  findings in labelled references",
  "check/realPapers": "check/realPapers [SHOWN]  accusations of right references to real papers",
  csl: "csl FOLDER                 the cases of the CSL test suite",
};

const usage = ["npm run bench -- NAME [ARGUMENT…]", "", ...Object.values(benches).map((line) => `  ${line}`)].join("\n");
const [name = "", ...rest] = process.argv.slice(2);
if (!Object.hasOwn(benches, name)) {
  console.error(name === "" ? usage : `There is no bench "${name}".\n\n${usage}`);
  process.exit(name === "" ? 0 : 2);
}
await install();
await buildData();
const file = await buildBench(name);
await run(process.execPath, ["--expose-gc", "--enable-source-maps", file, ...rest], { cwd: root, show: true });
