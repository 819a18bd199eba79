/**
 * Any text as Markdown that shows it and does nothing else: no link, emphasis, HTML, list, image or theme icon can come of it, and it
 * stays one paragraph (CommonMark 0.31, sections 2.4 "Backslash escapes" and 6). Addresses in it are broken by an invisible joiner
 * where a renderer would link them by itself.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\u2028\u2029]+/g, " ")
    .replace(/\$(?=\()/g, "$\u2060")
    .replace(/(?<=[a-z]):(?=\/\/)/gi, ":\u2060")
    .replace(/\b(www)\.(?=\S)/gi, "$1\u2060.")
    .replace(/@(?=\w)/g, "@\u2060")
    .replace(/[!-/:-@[-`{-~]/g, escapeCharacter);
}

/** Brackets and backquotes become entities: marked looks for pairs of them before it looks at backslashes. */
function escapeCharacter(character: string): string {
  return "&<>()[]`".includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`;
}

/** An address as a Markdown link's destination: nothing in it ends the destination or is taken for a theme icon. */
export function linkDestination(url: string): string {
  return `<${url.replace(/[<>\\"`|$\s\p{Cc}]/gu, encodeURIComponent)}>`;
}
