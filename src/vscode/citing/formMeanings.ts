import * as vscode from "vscode";

/** Returns what a form of citing means to a reader, in the user's language. A meaning without a translation stays English. */
export function formMeaning(english: string): string {
  const { t } = vscode.l10n;
  const meanings = new Map([
    ["in parentheses", t("in parentheses")],
    ["in parentheses, with all authors", t("in parentheses, with all authors")],
    ["in parentheses (biblatex)", t("in parentheses (biblatex)")],
    ["without parentheses", t("without parentheses")],
    ["as citep, without parentheses", t("as citep, without parentheses")],
    ["as citet, without parentheses", t("as citet, without parentheses")],
    ["as cite, without parentheses", t("as cite, without parentheses")],
    ["authors in the sentence", t("authors in the sentence")],
    ["authors in the sentence (biblatex)", t("authors in the sentence (biblatex)")],
    ["authors in the sentence, capitalized", t("authors in the sentence, capitalized")],
    ["authors in the sentence, and a footnote", t("authors in the sentence, and a footnote")],
    ["all authors in the sentence", t("all authors in the sentence")],
    ["number in the sentence", t("number in the sentence")],
    ["authors only", t("authors only")],
    ["without authors", t("without authors")],
    ["without authors, in parentheses", t("without authors, in parentheses")],
    ["year only", t("year only")],
    ["year in parentheses", t("year in parentheses")],
    ["title only", t("title only")],
    ["in a footnote", t("in a footnote")],
    ["in a footnote, or in parentheses within one", t("in a footnote, or in parentheses within one")],
    ["as a superscript", t("as a superscript")],
    ["as the document's style prefers", t("as the document's style prefers")],
    ["as the document's style prefers (biblatex)", t("as the document's style prefers (biblatex)")],
    ["the full reference", t("the full reference")],
    ["only in the list of references", t("only in the list of references")],
  ]);
  return meanings.get(english) ?? english;
}
