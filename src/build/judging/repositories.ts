import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isAboutWorkspace } from "../../core/mentions/judge/score/readWorkspace";

/** Unlabelled public repositories of other trades, by which the tables are counted; all others of the folder are of machine learning. */
const otherTrades = new Set(
  (
    "sympy+sympy pallets+flask expressjs+express jekyll+jekyll prometheus+prometheus tokio-rs+tokio BurntSushi+ripgrep square+okhttp " +
    "scrapy+scrapy nginx+nginx vuejs+core biopython+biopython networkx+networkx home-assistant+frontend sqlalchemy+sqlalchemy " +
    "caddyserver+caddy"
  ).split(" "),
);

/** A repository's files, read when they are asked for. */
export interface Repository {
  readonly name: string;
  readonly isOfField: boolean;
  readonly files: readonly string[];
}

/** Returns the repositories in the folders of a folder, in order. */
export function repositoriesIn(folder: string): readonly Repository[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, isOfField: !otherTrades.has(name), files: filesBelow(path.join(folder, name)) }));
}

/** Returns the paths of all files below a folder, in order. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Returns the files at the root of a folder that say what a repository is about. */
export function rootFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isAboutWorkspace(entry.name))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}

export function readText(file: string): string {
  return readFileSync(file, "utf8");
}
