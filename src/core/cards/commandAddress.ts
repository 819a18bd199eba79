/**
 * The address by which a Markdown link runs a command of VS Code's with one text as its argument ("Command URIs" in the extension guides).
 * Nothing in it ends a Markdown link, whatever the text is.
 */
export function commandAddress(id: string, argument: string): string {
  return `command:${id}?${encodeURIComponent(JSON.stringify([argument])).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`;
}
