import { citationStyles } from "../core/citations/styles/citationStyles";
import { createLibrary } from "../core/library/createLibrary";
import type { Paper } from "../core/paper";
import { type Command, UsageError } from "./command";
import { loadPapers } from "./papers";

const defaultFormat = "bibtex";

/** `citelens cite`: the citation of one paper or several in a format of choice. */
export const citeCommand: Command = {
  name: "cite",
  usage: "cite CITEKEY… [--format F]",
  summary: "The citation of these papers.",
  help: [`  --format F       ${formatIds().join(", ")} (${defaultFormat})`],
  options: { format: { type: "string" } },
  async run(invocation) {
    const { positionals, terminal } = invocation;
    const format = invocation.text("format") ?? defaultFormat;
    if (!formatIds().includes(format)) {
      throw new UsageError(`there is no format "${format}"; there are ${formatIds().join(", ")}`);
    }
    if (positionals.length === 0) {
      throw new UsageError("which paper? give one citekey or more, as citelens search prints them");
    }
    const library = createLibrary(await loadPapers(invocation));
    const papers: Paper[] = [];
    for (const citekey of positionals) {
      const paper = library.byCitekey(citekey);
      if (!paper) {
        terminal.writeError(`citelens cite: no paper has the citekey "${citekey}"`);
        return 1;
      }
      papers.push(paper);
    }
    await terminal.write(formatPapers(papers, format));
    return 0;
  },
};

function formatIds(): readonly string[] {
  return [...citationStyles.keys()];
}

/** Comments in a shell script's syntax: where they are to go, only the person knows. */
function formatPapers(papers: readonly Paper[], format: string): string {
  return citationStyles.get(format)?.format(papers, { languageId: "shellscript" }) ?? "";
}
