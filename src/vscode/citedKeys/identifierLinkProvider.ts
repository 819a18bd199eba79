import * as vscode from "vscode";
import { identifierLinksInSlices } from "../../core/citations/reading/identifierLinks";
import { bibliographyDocuments } from "./citationsInDocument";
import { runSliced } from "../platform/slices";
import { rangeOf } from "../mentions/mentionAtCursor";

const proseLanguages = "latex tex markdown quarto rmd rmarkdown mdx myst typst restructuredtext org asciidoc plaintext rsweave git-commit";
/** A larger document has no links, in UTF-16 code units. */
const largestText = 2_000_000;

/** Makes links of DOIs and arXiv ids in prose and in .bib files. */
export function registerIdentifierLinks(): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(
    [...proseLanguages.split(" ").map((language) => ({ language })), ...bibliographyDocuments],
    {
      async provideDocumentLinks(document, token) {
        const text = document.getText();
        const isPast = (): boolean => token.isCancellationRequested || document.isClosed;
        const links = text.length > largestText ? [] : await runSliced(identifierLinksInSlices(text, document.languageId), isPast);
        return links?.map(
          ({ start, end, address }) => new vscode.DocumentLink(rangeOf(document, start, end), vscode.Uri.parse(address, true)),
        );
      },
    },
  );
}
