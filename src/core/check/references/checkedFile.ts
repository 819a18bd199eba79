/** The file of a text. */
export interface CheckedFile {
  /** Without its folder. */
  readonly fileName: string;
  /** The path of its folder from the root of the workspace, with slashes, if it is known. */
  readonly folder?: string;
  /** VS Code's language of the document, if it is known. */
  readonly languageId?: string;
}
