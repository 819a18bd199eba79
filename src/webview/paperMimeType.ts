/** The MIME type of a dragged card, whose data is its citekey. VS Code passes the data to drop providers for this type. */
export const paperMimeType = "application/vnd.citelens.citekey";
