import { globPattern } from "../text/globPattern";
import { doiInPasted } from "../text/doi";
import { arxivKey, readArxivId } from "../text/arxivId";
import type { Paper } from "../paper";
import type { Finding, FindingKind } from "./finding";

/** A rule of `citelens.json` that hides findings. A finding is hidden if all that the rule states holds. */
export interface IgnoreRule {
  /** The kinds of findings. Empty for all. */
  readonly kinds: readonly FindingKind[];
  /** Globs of files, as {@link filePattern} reads them. Empty for all. */
  readonly files: readonly string[];
  /** Papers by citekey, arXiv id or DOI. Empty for all. */
  readonly papers: readonly string[];
  /** Texts as they are written in the file, in any case. Empty for all. */
  readonly written: readonly string[];
}

/** Tests whether findings are hidden. */
export interface Ignores {
  /** @param file the path from the root of the workspace, with slashes. */
  readonly has: (finding: Pick<Finding, "kind" | "written" | "paper">, file: string) => boolean;
}

/** Prepares rules to be tested many times. */
export function createIgnores(rules: readonly IgnoreRule[]): Ignores {
  const prepared = rules.map(prepare);
  return { has: (finding, file) => prepared.some((holds) => holds(finding, file)) };
}

/** Returns whether a rule hides a finding in a file, whose path is from the root of the workspace, with slashes. */
export function isIgnored(finding: Pick<Finding, "kind" | "written" | "paper">, file: string, rules: readonly IgnoreRule[]): boolean {
  return createIgnores(rules).has(finding, file);
}

function prepare({ kinds, files, papers, written }: IgnoreRule): Ignores["has"] {
  const patterns = files.map(filePattern);
  const [wantedPapers, wantedTexts] = [new Set(papers.map(paperKey)), new Set(written.map(textKey))];
  return (finding, file) =>
    (kinds.length === 0 || kinds.includes(finding.kind)) &&
    (patterns.length === 0 || patterns.some((pattern) => pattern.test(file))) &&
    (wantedPapers.size === 0 || keysOf(finding.paper).some((key) => wantedPapers.has(key))) &&
    (wantedTexts.size === 0 || wantedTexts.has(textKey(finding.written)));
}

/**
 * Returns the files that a glob of `citelens.json` matches, as in `.gitignore`: a glob without a slash matches in any folder, and the name of a
 * folder matches all files below it.
 */
export function filePattern(glob: string): { readonly test: (file: string) => boolean } {
  const path = glob.replace(/^(?:\.?\/)/, "").replace(/\/(?:\*\*)?$/, "");
  const isAnywhere = !/\/./.test(glob.slice(0, -1)) && !glob.startsWith("/");
  const start = isAnywhere ? "**/" : "";
  const patterns = [`${start}${path}`, `${start}${path}/**/*`].map(globPattern);
  return { test: (file) => patterns.some((pattern) => pattern.test(file)) };
}

function keysOf(paper: Paper | undefined): readonly string[] {
  return paper ? [paper.citekey, paper.arxiv, paper.doi].flatMap((key) => (key === undefined ? [] : [paperKey(key)])) : [];
}

/** Returns what the spellings of an identifier have in common; a citekey counts in any case. */
function paperKey(paper: string): string {
  const id = readArxivId(paper);
  return id === undefined ? (doiInPasted(paper) ?? paper.trim()).toLowerCase() : arxivKey(id);
}

/** Line breaks and blanks in a text do not count. */
function textKey(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
