import * as vscode from "vscode";
import { formatHoverCard } from "../../core/cards/formatHoverCard";
import type { OpenCitation } from "../../core/citations/syntaxes/citation";
import { type CitationCandidate, citationCandidates } from "../../core/citations/reading/citationCandidates";
import { writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import { describeAuthors, describePublication } from "../../core/citations/wording/describePaper";
import { openCitationAt } from "../../core/citations/reading/findCitations";
import type { Alias, Paper } from "../../core/paper";
import { rangeOf } from "../mentions/mentionAtCursor";
import type { Services } from "../services/services";
import { citeAcceptedCommand } from "./citeAccepted";
import { citingDocuments } from "./citationsInDocument";

/** Signs behind which a key begins, and a blank, behind which a title's next word does; elsewhere they give nothing. */
const triggers = ["@", "{", ",", ";", "`", ":", "&", "<", "[", "-", " "];
/** So many hits of the library are looked through for the document's own entries. */
const mostHits = 200;
/** A larger document is not looked at, in UTF-16 code units. */
const largestText = 2_000_000;

type CompletionServices = Pick<Services, "bibliographies" | "current" | "recent">;

interface CitationItem extends vscode.CompletionItem {
  readonly paper?: Paper;
}

/** Completes citations by whatever a person remembers of a paper: its title, a name, an author, the year, the key. */
export function registerCitationCompletion(services: CompletionServices): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<CitationItem> = {
    async provideCompletionItems(document, position, token) {
      const text = document.getText();
      const offset = document.offsetAt(position);
      const open = text.length > largestText ? undefined : openCitationAt(text, offset, document.languageId);
      const candidates = open && (await candidatesFor(services, document, open));
      if (!candidates || token.isCancellationRequested) {
        return undefined;
      }
      return new vscode.CompletionList(
        candidates.map((candidate, index) => itemOf(candidate, index, { document, text, open, offset })),
        true,
      );
    },
    resolveCompletionItem(item) {
      const card = item.paper && formatHoverCard({ alias: noAlias, papers: [item.paper] });
      item.documentation = new vscode.MarkdownString(card, true);
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider([...citingDocuments], provider, ...triggers);
}

/** What no name of the paper is. */
const noAlias: Alias = { text: "", kind: "title", why: "" };

async function candidatesFor(
  { current, recent, bibliographies }: CompletionServices,
  document: vscode.TextDocument,
  open: OpenCitation,
): Promise<readonly CitationCandidate[]> {
  const { files } = await bibliographies.of(document);
  const uris = files.map(({ uri }) => uri);
  return citationCandidates(open, {
    search: (query) => current.searchIndex().search(query, { limit: mostHits, recent: recent.citekeys() }),
    keys: files.flatMap(({ keys }) => keys.entries.map(({ citekey }) => citekey)),
    paperOf: (citekey) => bibliographies.paperOf(citekey, uris),
    recordedKey: (paper) => bibliographies.recordedKey(paper, uris),
  });
}

interface CompletionPlace {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly open: OpenCitation;
  readonly offset: number;
}

/**
 * An entry is written as it stands. A paper that is still to be recorded leaves the text as it is: the command behind it writes the key and the
 * entry in one step, which one undo takes back. VS Code's own filter compares with what is typed, and so lets all pass in our order.
 */
function itemOf(
  { citekey, paper, isRecorded }: CitationCandidate,
  index: number,
  { document, text, open, offset }: CompletionPlace,
): CitationItem {
  const written = writtenKey(open.syntax, { text, start: open.start, end: open.end }, citekey);
  // From the sign before on, for all alike: else VS Code ranks them by their ranges, and writes the label in the place of nothing.
  const start = /[^\n\r]/.test(text[open.start - 1] ?? "\n") ? open.start - 1 : open.start;
  const typed = text.slice(start, offset);
  const inserting = rangeOf(document, start, offset);
  return {
    label: { label: citekey, detail: paper ? `  ${paper.title}` : "", description: isRecorded ? "" : "library" },
    kind: isRecorded ? vscode.CompletionItemKind.Reference : vscode.CompletionItemKind.Value,
    detail: paper ? [describeAuthors(paper), describePublication(paper)].filter((part) => part !== "").join(" · ") : "",
    sortText: String(index).padStart(4, "0"),
    filterText: typed,
    insertText: isRecorded ? text.slice(start, written.start) + written.newText : typed,
    range: { inserting, replacing: inserting.with(undefined, document.positionAt(isRecorded ? open.end : offset)) },
    ...(isRecorded ? {} : { command: { command: citeAcceptedCommand, title: "Cite", arguments: [citekey] } }),
    ...(paper ? { paper } : {}),
  };
}
