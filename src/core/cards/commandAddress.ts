/**
 * Returns the address with which a Markdown link runs a VS Code command with one text argument ("Command URIs" in the extension guides). It is
 * encoded so that no argument can end the Markdown link.
 */
export function commandAddress(id: string, argument: string): string {
  return `command:${id}?${encodeURIComponent(JSON.stringify([argument])).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`;
}
