/**
 * Escapes any text as Markdown that only shows it: it stays one paragraph, and no part of it becomes a link, emphasis, HTML, a list, an image
 * or a theme icon (CommonMark 0.31, sections 2.4 "Backslash escapes" and 6). An invisible joiner breaks addresses that a renderer would link
 * by itself.
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

/** Brackets and backquotes become entities, because marked looks for pairs of them before it handles backslashes. */
function escapeCharacter(character: string): string {
  return "&<>()[]`".includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`;
}

/** Formats an address as the destination of a Markdown link, encoded so that nothing in it ends the destination or forms a theme icon. */
export function linkDestination(url: string): string {
  return `<${url.replace(/[<>\\"`|$\s\p{Cc}]/gu, encodeURIComponent)}>`;
}
