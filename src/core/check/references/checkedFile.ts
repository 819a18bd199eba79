/** The file of a text. */
export interface CheckedFile {
  /** Without its folder. */
  readonly fileName: string;
  /** VS Code's language of the document, if it is known. */
  readonly languageId?: string;
}
