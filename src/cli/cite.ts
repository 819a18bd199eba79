import { nearestKeys } from "../core/citations/reading/nearestKeys";
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
  summary: "The citation of these papers, given by citekey, arXiv id or DOI.",
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
    const unknown = positionals.filter((citekey) => !library.byAny(citekey));
    if (unknown.length > 0) {
      throw new UsageError(unknown.map((citekey) => describeUnknown(citekey, library.papers)).join("; "));
    }
    const papers = positionals.flatMap((citekey) => library.byAny(citekey) ?? []);
    await terminal.write(formatPapers(papers, format));
    return 0;
  },
};

function describeUnknown(citekey: string, papers: readonly Paper[]): string {
  const near = nearestKeys(
    citekey,
    papers.map((paper) => paper.citekey),
  );
  return `no paper has the citekey "${citekey}"${near.length === 0 ? "" : `; near it: ${near.join(", ")}`}`;
}

function formatIds(): readonly string[] {
  return [...citationStyles.keys()];
}

/** Comments in a shell script's syntax: where they are to go, only the person knows. */
function formatPapers(papers: readonly Paper[], format: string): string {
  return citationStyles.get(format)?.format(papers, { languageId: "shellscript" }) ?? "";
}
