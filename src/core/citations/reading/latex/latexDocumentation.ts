import { linesFrom } from "../../../text/lines";

const codeStart = /^%[ \t]*\\begin\{(?<name>macrocode\*?)\}/;
const guard = /^%<(?<sign>[*/]?)[^>\n]*>/;

/**
 * Returns the documentation in a .dtx file (its format: `doc.dtx`, docstrip) as LaTeX with the same offsets: the percent signs are left out of
 * lines that begin with one, and so is the code, the driver, and what `^^A` or `%%` comment out.
 */
export function documentationOf(text: string): string {
  const parts: string[] = [];
  let last = 0;
  let codeEnd: RegExp | undefined;
  for (const { text: line, start, end } of linesFrom(text, 0)) {
    parts.push(text.slice(last, start));
    last = end;
    const opening = codeEnd ? undefined : codeEndOf(line);
    const isCode = codeEnd !== undefined || opening !== undefined || guard.test(line) || line.startsWith("%%");
    parts.push(isCode ? " ".repeat(line.length) : line.startsWith("%") ? documentationIn(line) : withoutEnd(line));
    codeEnd = codeEnd?.test(line) ? undefined : (codeEnd ?? opening);
  }
  return parts.join("") + text.slice(last);
}

/** Returns what ends the code that a line begins. */
function codeEndOf(line: string): RegExp | undefined {
  const name = codeStart.exec(line)?.groups?.["name"];
  if (name !== undefined) {
    return name === "macrocode" ? /^%[ \t]*\\end\{macrocode\}/ : /^%[ \t]*\\end\{macrocode\*\}/;
  }
  return /^%<\*driver>/.test(line) ? /^%<\/driver>/ : undefined;
}

function documentationIn(line: string): string {
  return line.replace(/(?<!\\)%/g, " ").replace(/\^\^A.*/, (comment) => " ".repeat(comment.length));
}

/** The driver ends its document, but the file goes on. */
function withoutEnd(line: string): string {
  return line.replace(/\\end\{document\}/g, (found) => " ".repeat(found.length));
}
