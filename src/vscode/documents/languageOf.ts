import type * as vscode from "vscode";
import { citingLanguageOf } from "../../core/citations/reading/citingFiles";
import { fileName } from "../platform/readText";

/**
 * Returns the language in which a document cites. Without an extension for Quarto, Typst, Org and the like, VS Code calls their files plain text;
 * then the file's name decides.
 */
export function languageOf({ languageId, uri }: Pick<vscode.TextDocument, "languageId" | "uri">): string {
  return languageId === "plaintext" ? (citingLanguageOf(fileName(uri)) ?? languageId) : languageId;
}
