import * as vscode from "vscode";
import { identifierLinksInSlices } from "../../core/citations/reading/identifierLinks";
import { languageOf } from "../documents/languageOf";
import { rangeOf } from "../mentions/mentionAtCursor";
import { runSliced } from "../platform/slices";
import { bibliographyDocuments } from "./citationsInDocument";

const proseLanguages = "latex tex markdown quarto rmd rmarkdown mdx myst typst restructuredtext org asciidoc plaintext rsweave git-commit";
/** A longer document gets no links, in UTF-16 code units. */
const maxSearchedLength = 2_000_000;

/** Registers links for the DOIs and arXiv ids in prose and in .bib files. */
export function registerIdentifierLinks(): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(
    [...proseLanguages.split(" ").map((language) => ({ language })), ...bibliographyDocuments],
    {
      async provideDocumentLinks(document, token) {
        const text = document.getText();
        const isUnwanted = (): boolean => token.isCancellationRequested || document.isClosed;
        const links =
          text.length > maxSearchedLength ? [] : await runSliced(identifierLinksInSlices(text, languageOf(document)), isUnwanted);
        return links?.map(
          ({ start, end, address }) => new vscode.DocumentLink(rangeOf(document, start, end), vscode.Uri.parse(address, true)),
        );
      },
    },
  );
}
