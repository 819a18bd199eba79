import type { Paper } from "../core/paper";
import { type Command, UsageError } from "./command";
import { loadPapers } from "./papers";

/** `citelens names`: every name that a paper of the library goes by, its titles apart. */
export const namesCommand: Command = {
  name: "names",
  usage: "names [--json]",
  summary: "The names that the papers go by: methods, models, datasets, long forms and coined phrases.",
  help: ["  --json           one line of JSON per name"],
  options: { json: { type: "boolean" } },
  async run(invocation) {
    if (invocation.positionals.length > 0) {
      throw new UsageError(`there is nothing to be named after names, but "${invocation.positionals.join(" ")}" is`);
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
  return new Set(paper.aliases.filter((alias) => alias.kind !== "title").map((alias) => alias.text));
}

function formatJson(name: string, papers: readonly Paper[]): string {
  return JSON.stringify({ name, papers: papers.map(({ citekey, title }) => ({ id: citekey, title })) });
}

function formatText(name: string, papers: readonly Paper[]): string {
  return `${name}\t${papers.map(({ citekey }) => citekey).join(", ")}`;
}
