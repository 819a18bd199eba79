import { createScanner, type Node, parseTree } from "jsonc-parser";
import type { Problem } from "../paper";
import { countLines } from "../text/lines";
import { findingKinds, isFindingKind } from "./finding";
import type { IgnoreRule } from "./ignores";

/** The file at the root of a workspace that says what its check knows and hides. */
export const projectFileName = "citelens.json";
/** A larger file is refused. */
export const maxProjectFileBytes = 256 * 1024;

/** The content of a `citelens.json`. */
export interface ProjectFile {
  /** Paths of libraries from the root, with slashes. None leads out of the root by its own words. */
  readonly libraries: readonly string[];
  readonly ignore: readonly IgnoreRule[];
  readonly problems: readonly Problem[];
}

/** Reads the text of a `citelens.json`. Comments and commas at the end of lists are allowed. Whatever is wrong costs only itself. */
export function parseProjectFile(text: string): ProjectFile {
  const problems: Problem[] = [];
  const report: Report = (offset, message) => {
    if (problems.length < maxProblems) {
      problems.push({ line: countLines(text, 0, offset) + 1, message });
    }
  };
  const empty = { libraries: [], ignore: [], problems };
  const tooDeep = offsetOfDepth(text, maxDepth);
  if (tooDeep !== undefined) {
    report(tooDeep, "Lists and objects are nested too deeply.");
    return empty;
  }
  const root = readTree(text, report);
  if (root === undefined) {
    return empty;
  }
  if (root.type !== "object") {
    report(root.offset, 'The file must be an object: { "libraries": […], "ignore": […] }.');
    return empty;
  }
  const members = readMembers(root, ["libraries", "ignore", "$schema"], report);
  return {
    libraries: readTexts(members.get("libraries"), report, pathProblem).map((path) => path.replace(/^(?:\.\/)+/, "")),
    ignore: readList(members.get("ignore"), "ignore", report).flatMap((rule) => readRule(rule, report)),
    problems,
  };
}

/** Nobody reads more problems of one file. */
const maxProblems = 100;

type Report = (offset: number, message: string) => void;

function readTree(text: string, report: Report): Node | undefined {
  const errors: { error: number; offset: number; length: number }[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) {
    report(Math.min(first.offset, text.length), "This is not valid JSON; what stands behind it may be left out.");
  }
  return root;
}

/** `{ "ignore": [ { "files": [ … ] } ] }` is as deep as the file goes. A parser that recurses must not see a deeper one. */
const maxDepth = 16;

/** Returns where brackets are nested more deeply than this. */
function offsetOfDepth(text: string, most: number): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== tokens.end; token = scanner.scan()) {
    depth += token === tokens.openBrace || token === tokens.openBracket ? 1 : 0;
    depth -= token === tokens.closeBrace || token === tokens.closeBracket ? 1 : 0;
    if (depth > most) {
      return scanner.getTokenOffset();
    }
  }
  return undefined;
}

/** The kinds of tokens that jsonc-parser declares as `SyntaxKind`, a const enum, which other modules cannot import. */
const tokens = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 } as const;

const ruleKeys = ["kind", "files", "paper", "written", "reason"] as const;

/** Returns the rule that an object states. A rule with a mistake hides nothing, so that it does not hide more than it should. */
function readRule(rule: Node, report: Report): readonly IgnoreRule[] {
  if (rule.type !== "object") {
    report(rule.offset, 'A rule of "ignore" must be an object, such as { "kind": "year" }.');
    return [];
  }
  const mistakes = new Set<number>();
  const refuse: Report = (offset, message) => {
    mistakes.add(offset);
    report(offset, message);
  };
  const members = readMembers(rule, ruleKeys, refuse);
  const texts = (name: (typeof ruleKeys)[number], problem?: (text: string) => string | undefined): readonly string[] => {
    const node = members.get(name);
    if (node?.type === "array" && node.children?.length === 0) {
      refuse(node.offset, "The list is empty.");
    }
    return readTexts(node, refuse, problem);
  };
  const read = {
    kinds: texts("kind", kindProblem).filter(isFindingKind),
    files: texts("files", globProblem),
    papers: texts("paper"),
    written: texts("written"),
  };
  texts("reason");
  if (mistakes.size === 0 && Object.values(read).every((list) => list.length === 0)) {
    refuse(rule.offset, 'The rule would hide everything; state at least one of "kind", "files", "paper" and "written".');
  }
  return mistakes.size === 0 ? [read] : [];
}

/** Returns the values of an object's known keys. The last of equal keys counts, as in JSON. */
function readMembers(object: Node, known: readonly string[], report: Report): ReadonlyMap<string, Node> {
  const members = new Map<string, Node>();
  for (const { children: [key, value] = [] } of object.children ?? []) {
    const name = String(key?.value);
    if (key && !known.includes(name)) {
      report(key.offset, `"${name.slice(0, 60)}" is unknown; use ${known.filter((one) => !one.startsWith("$")).join(", ")}.`);
    } else if (value) {
      members.set(name, value);
    }
  }
  return members;
}

function readList(node: Node | undefined, name: string, report: Report): readonly Node[] {
  if (node && node.type !== "array") {
    report(node.offset, `"${name}" must be a list.`);
  }
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** Returns the texts of a list, or a single one. */
function readTexts(node: Node | undefined, report: Report, problemOf: (text: string) => string | undefined = noText): readonly string[] {
  const values = node?.type === "array" ? (node.children ?? []) : node ? [node] : [];
  return values.flatMap(({ value, offset }) => {
    const text: unknown = value;
    const problem = typeof text === "string" ? (noText(text) ?? problemOf(text)) : "This must be a text.";
    if (problem !== undefined) {
      report(offset, problem);
    }
    return typeof text === "string" && problem === undefined ? [text] : [];
  });
}

/** A longer text makes every test of it slow. */
const maxTextChars = 2_000;

function noText(text: string): string | undefined {
  return text.trim() === ""
    ? "The text is empty."
    : text.length > maxTextChars
      ? `A text has at most ${maxTextChars} characters.`
      : undefined;
}

function kindProblem(kind: string): string | undefined {
  return isFindingKind(kind) ? undefined : `"${kind.slice(0, 60)}" is no kind of finding; use one of ${findingKinds.join(", ")}.`;
}

function globProblem(glob: string): string | undefined {
  return pathProblem(glob.replace(/^\/(?!\/)/, ""));
}

/** Returns what is wrong with a path that must stay below the root. */
function pathProblem(path: string): string | undefined {
  if (path.includes("\\")) {
    return "Write the path with slashes (/).";
  }
  return /^(?:\/|~|[a-z][a-z\d+.-]*:)/i.test(path) || path.split("/").includes("..")
    ? "The path must lead to a place in this folder, without .. and not from the root of the disk."
    : undefined;
}
