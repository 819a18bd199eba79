import { nearestKeys } from "../core/citations/reading/nearestKeys";
import { citationStyles } from "../core/citations/styles/citationStyles";
import type { Paper } from "../core/paper";
import { type Command, UsageError } from "./command";
import { loadLibrary } from "./papers";

const defaultFormat = "bibtex";

/** `citelens cite`: prints the citation of one or more papers in a given format. */
export const citeCommand: Command = {
  name: "cite",
  usage: "cite CITEKEY… [--format F]",
  summary: "Print the citation of papers, given by citekey, arXiv id or DOI.",
  help: [`  --format F       one of ${formatIds().join(", ")} (default: ${defaultFormat})`],
  options: { format: { type: "string" } },
  async run(invocation) {
    const { positionals, terminal } = invocation;
    const format = invocation.text("format") ?? defaultFormat;
    if (!formatIds().includes(format)) {
      throw new UsageError(`unknown format "${format}"; use one of ${formatIds().join(", ")}`);
    }
    if (positionals.length === 0) {
      throw new UsageError("give at least one citekey, as printed by citelens search");
    }
    const library = await loadLibrary(invocation);
    const unknown = positionals.filter((citekey) => !library.byAny(citekey));
    if (unknown.length > 0) {
      throw new UsageError(unknown.map((citekey) => describeUnknown(citekey, library.papers)).join("; "));
    }
    const papers = positionals.flatMap((given) => {
      const paper = library.byAny(given);
      // A paper that a file lists twice is cited by the key that was asked for.
      return paper ? [library.byCitekey(given) === paper ? { ...paper, citekey: given } : paper] : [];
    });
    // A paper that is named twice, by its key and its DOI, needs only one citation.
    const distinct = [...new Map(papers.map((paper) => [paper.citekey, paper])).values()];
    await terminal.write(formatPapers(distinct, format));
    return 0;
  },
};

function describeUnknown(citekey: string, papers: readonly Paper[]): string {
  const near = nearestKeys(
    citekey,
    papers.map((paper) => paper.citekey),
  );
  return `no paper has the citekey, arXiv id or DOI "${citekey}"${near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`}`;
}

function formatIds(): readonly string[] {
  return [...citationStyles.keys()];
}

/** Comments get the syntax of shell scripts, because the user may paste them anywhere. */
function formatPapers(papers: readonly Paper[], format: string): string {
  return citationStyles.get(format)?.format(papers, { languageId: "shellscript" }) ?? "";
}
