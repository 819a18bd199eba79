import { citingLanguageOf } from "./citingFiles";

/** The file name extensions of languages that cite in comments, as VS Code names the languages, besides those that cite by keys. */
const endings: readonly (readonly [languageId: string, endings: string])[] = [
  ["python", "pyi pyw"],
  ["javascript", "js mjs cjs"],
  ["javascriptreact", "jsx"],
  ["typescript", "ts mts cts"],
  ["typescriptreact", "tsx"],
  ["go", "go"],
  ["rust", "rs"],
  ["swift", "swift"],
  ["kotlin", "kt kts"],
  ["scala", "scala sc"],
  ["dart", "dart"],
  ["objective-c", "m"],
  ["objective-cpp", "mm"],
  ["ruby", "rb"],
  ["perl", "pl pm"],
  ["lua", "lua"],
  ["haskell", "hs"],
  ["ocaml", "ml mli"],
  ["clojure", "clj cljs cljc"],
  ["elixir", "ex exs"],
  ["erlang", "erl hrl"],
  ["fsharp", "fs fsx"],
  ["groovy", "groovy gradle"],
  ["shellscript", "sh bash zsh"],
  ["powershell", "ps1 psm1"],
  ["bat", "bat cmd"],
  ["sql", "sql"],
  ["glsl", "glsl vert frag"],
  ["hlsl", "hlsl"],
  ["wgsl", "wgsl"],
  ["nim", "nim"],
  ["zig", "zig"],
  ["mojo", "mojo"],
  ["lean4", "lean"],
  ["css", "css"],
  ["scss", "scss"],
  ["html", "html htm"],
  ["xml", "xml svg"],
  ["vue", "vue"],
  ["yaml", "yaml yml cff"],
  ["toml", "toml"],
  ["ini", "ini cfg"],
  ["cmake", "cmake"],
  ["makefile", "mk"],
  ["terraform", "tf"],
  ["bibtex", "bib"],
  ["json", "json"],
  ["jsonc", "jsonc"],
];

/** The languages of files that have no extension. */
const names: ReadonlyMap<string, string> = new Map([
  ["makefile", "makefile"],
  ["gnumakefile", "makefile"],
  ["dockerfile", "dockerfile"],
  ["cmakelists.txt", "cmake"],
]);

const languages: ReadonlyMap<string, string> = new Map(
  endings.flatMap(([languageId, list]) => list.split(" ").map((ending) => [ending, languageId] as const)),
);

/** Returns the language of a file by its name, as VS Code would name it: `"plaintext"` if nothing is known of it. */
export function languageOfName(fileName: string): string {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return names.get(fileName.toLowerCase()) ?? citingLanguageOf(fileName) ?? languages.get(ending) ?? "plaintext";
}
