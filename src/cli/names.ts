import type { Paper } from "../core/paper";
import { type Command, UsageError } from "./command";
import { loadPapers } from "./papers";

/** `citelens names`: prints every name of every paper. Titles and lower-case phrases are for search, and no names. */
export const namesCommand: Command = {
  name: "names",
  usage: "names [--json]",
  summary: "List the names that papers are known by: methods, models, datasets, and long forms.",
  help: ["  --json           print one line of JSON per name"],
  options: { json: { type: "boolean" } },
  async run(invocation) {
    if (invocation.positionals.length > 0) {
      throw new UsageError(`unexpected argument "${invocation.positionals.join(" ")}"; names takes only options`);
    }
    const format = invocation.flag("json") ? formatJson : formatText;
    for (const [name, papers] of papersByName(await loadPapers(invocation))) {
      if (invocation.terminal.isClosed()) {
        break;
      }
      await invocation.terminal.write(format(name, papers));
    }
    return 0;
  },
};

function papersByName(papers: readonly Paper[]): ReadonlyMap<string, readonly Paper[]> {
  const byName = new Map<string, Paper[]>();
  for (const paper of papers) {
    for (const name of namesOf(paper)) {
      const others = byName.get(name);
      if (others) {
        others.push(paper);
      } else {
        byName.set(name, [paper]);
      }
    }
  }
  return byName;
}

function namesOf(paper: Paper): ReadonlySet<string> {
  return new Set(paper.aliases.filter((alias) => alias.kind !== "title" && alias.kind !== "phrase").map((alias) => alias.text));
}

function formatJson(name: string, papers: readonly Paper[]): string {
  return JSON.stringify({ name, papers: papers.map(({ citekey, title }) => ({ id: citekey, title })) });
}

function formatText(name: string, papers: readonly Paper[]): string {
  return `${name}\t${papers.map(({ citekey }) => citekey).join(", ")}`;
}
