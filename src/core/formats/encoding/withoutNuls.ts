import type { Problem } from "../../paper";
import { countLines } from "../../text/lines";

/** More lines are not listed. */
const maxListedLines = 20;

/**
 * Returns a text in which each NUL is a space, so that it costs at most a letter and all offsets stay, and a problem for each line that has one.
 * Some programs leave NULs behind when they cannot finish writing.
 */
export function withoutNuls(text: string): { readonly text: string; readonly problems: readonly Problem[] } {
  if (!text.includes("\0")) {
    return { text, problems: [] };
  }
  const problems: Problem[] = [];
  let [line, counted] = [1, 0];
  for (let at = text.indexOf("\0"); at !== -1 && problems.length < maxListedLines;) {
    line += countLines(text, counted, at);
    counted = at;
    problems.push({ line, message: "A NUL character on this line is read as a space." });
    const end = text.indexOf("\n", at);
    at = end === -1 ? -1 : text.indexOf("\0", end);
  }
  return { text: text.replaceAll("\0", " "), problems };
}
