import * as vscode from "vscode";
import { formatHoverCard } from "../../core/cards/formatHoverCard";
import { type CitationCandidate, citationCandidates } from "../../core/citations/reading/citationCandidates";
import { openCitationAt } from "../../core/citations/reading/findCitations";
import type { OpenCitation } from "../../core/citations/syntaxes/citation";
import { writtenKey } from "../../core/citations/syntaxes/citekeyRules";
import { shownPublication } from "../../core/cards/shownPublication";
import { describeAuthors, describeRow } from "../../core/citations/wording/describePaper";
import type { Alias, Paper } from "../../core/paper";
import { languageOf } from "../documents/languageOf";
import { preambleOf } from "../documents/latexRoots";
import { rangeOf } from "../mentions/mentionAtCursor";
import type { Services } from "../services/services";
import { citingDocuments } from "./citationsInDocument";
import { citeAcceptedCommand } from "./citeAccepted";

/** Characters that may come before a key, and a space, which comes before the next word of a title. They complete nothing elsewhere. */
const triggers = ["@", "{", ",", ";", "`", ":", "&", "<", "[", "-", " "];
/** The hits of the library among which the document's own entries are searched for. */
const maxLibraryHits = 200;
/** A longer document gets no completions, in UTF-16 code units. */
const maxSearchedLength = 2_000_000;

type CompletionServices = Pick<Services, "bibliographies" | "current" | "recent">;

interface CitationItem extends vscode.CompletionItem {
  readonly paper?: Paper;
}

/** Registers the completion of citations by whatever the user remembers of a paper: its title, a name, an author, the year, or the key. */
export function registerCitationCompletion(services: CompletionServices): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<CitationItem> = {
    async provideCompletionItems(document, position, token) {
      const text = document.getText();
      const offset = document.offsetAt(position);
      const open = text.length > maxSearchedLength ? undefined : openCitationAt(text, offset, languageOf(document), preambleOf(document));
      const candidates = open && (await candidatesFor(services, document, open));
      if (!candidates || token.isCancellationRequested) {
        return undefined;
      }
      return new vscode.CompletionList(
        candidates.map((candidate, index) => completionItem(candidate, index, { document, text, open, offset })),
        true,
      );
    },
    resolveCompletionItem(item) {
      const card = item.paper && formatHoverCard({ alias: noAlias, papers: [item.paper] }, undefined, vscode.l10n.t);
      item.documentation = new vscode.MarkdownString(card, true);
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider([...citingDocuments], provider, ...triggers);
}

/** A card needs an alias. This one matches no name of the paper. */
const noAlias: Alias = { text: "", kind: "title", why: "" };

async function candidatesFor(
  { current, recent, bibliographies }: CompletionServices,
  document: vscode.TextDocument,
  open: OpenCitation,
): Promise<readonly CitationCandidate[]> {
  const { files } = await bibliographies.of(document);
  const uris = files.map(({ uri }) => uri);
  // Another key of an entry would repeat the entry, unless the user types it.
  const [typed = ""] = open.typed.split(" ");
  const isTyped = ({ citekey }: { readonly citekey: string }): boolean => typed !== "" && citekey.startsWith(typed);
  return citationCandidates(open, {
    search: (query) => current.searchIndex().search(query, { limit: maxLibraryHits, recent: recent.citekeys(), isByWordsAlone: true }),
    keys: files.flatMap(({ keys }) => [...keys.entries, ...keys.others.filter(isTyped)].map(({ citekey }) => citekey)),
    paperOf: (citekey) => bibliographies.paperOf(citekey, uris),
    recordedKey: (paper) => bibliographies.recordedKey(paper, uris),
  });
}

/** The citation in which the user is typing, and the offset of the cursor. */
interface CompletionPlace {
  readonly document: vscode.TextDocument;
  readonly text: string;
  readonly open: OpenCitation;
  readonly offset: number;
}

/**
 * Returns the completion of a candidate. An entry of the document's bibliography inserts its key. A paper that must be recorded first leaves the
 * text as it is, and its command writes the key and the entry in one step, which one undo reverts. `filterText` is the typed text, so that
 * VS Code's own filter lets every item pass in our order.
 */
function completionItem(
  { citekey, paper, isRecorded }: CitationCandidate,
  index: number,
  { document, text, open, offset }: CompletionPlace,
): CitationItem {
  const written = writtenKey(open.syntax, { text, start: open.start, end: open.end }, citekey);
  // All ranges start at the character before the key. Otherwise VS Code ranks the items by their ranges, and replaces an empty range by the label.
  const start = /[^\n\r]/.test(text[open.start - 1] ?? "\n") ? open.start - 1 : open.start;
  const typed = text.slice(start, offset);
  const inserting = rangeOf(document, start, offset);
  return {
    label: {
      label: paper ? describeRow(paper) : citekey,
      description: [citekey, ...(isRecorded ? [] : [vscode.l10n.t("library")])].join(" · "),
    },
    kind: isRecorded ? vscode.CompletionItemKind.Reference : vscode.CompletionItemKind.Value,
    detail: paper ? [describeAuthors(paper), shownPublication(paper)].filter((part) => part !== "").join(" · ") : "",
    sortText: String(index).padStart(4, "0"),
    filterText: typed,
    insertText: isRecorded ? text.slice(start, written.start) + written.newText : typed,
    range: { inserting, replacing: inserting.with(undefined, document.positionAt(isRecorded ? open.end : offset)) },
    ...(isRecorded ? {} : { command: { command: citeAcceptedCommand, title: vscode.l10n.t("Cite"), arguments: [citekey] } }),
    ...(paper ? { paper } : {}),
  };
}
