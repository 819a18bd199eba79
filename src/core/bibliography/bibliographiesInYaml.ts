import { metadataBlocksOf } from "../text/frontMatter";

/** Returns the files that `bibliography:` names in the YAML header and the other metadata blocks of a Markdown document. */
export function pathsInFrontMatter(text: string): readonly string[] {
  return metadataBlocksOf(text).flatMap(({ yaml }) => pathsInYaml(yaml));
}

/**
 * Returns the files that `bibliography:` (Jupyter Book: `bibtex_bibfiles:`) names in a YAML text, at any depth. Reads line by line, so that
 * errors and templates elsewhere do no harm. In Pandoc's defaults files, `${.}` is the file's own folder (manual, "Defaults files"); other variables
 * cannot be known.
 */
export function pathsInYaml(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const named = lines.flatMap((line, index) => {
    const [, indentation, value] = /^(\s{0,40})(?:bibliography|bibtex_bibfiles)\s{0,10}:(?:\s([^]*))?$/.exec(line) ?? [];
    if (indentation === undefined) {
      return [];
    }
    const own = withoutComment(value ?? "");
    if (own === "") {
      return listBelow(lines.slice(index + 1, index + 1 + maxListLines), indentation.length);
    }
    return own.startsWith("[") ? flowList([own, ...lines.slice(index + 1, index + 1 + maxListLines)]) : [unquoted(own)];
  });
  return named.map((path) => path.replace(/^\$\{\.\}\//, "")).filter((path) => !path.includes("${"));
}

/** Longer lists are cut, as each of thousands of lines may begin one. */
const maxListLines = 200;

/** The dashes of a list may be in the same column as its key. */
function listBelow(lines: readonly string[], column: number): readonly string[] {
  const paths: string[] = [];
  for (const line of lines) {
    const [, indentation = "", value] = /^(\s{0,60})-\s+([^]*)$/.exec(line) ?? [];
    if (value !== undefined && indentation.length >= column) {
      paths.push(unquoted(withoutComment(value)));
    } else if (!/^\s*(?:#.*)?$/.test(line)) {
      break;
    }
  }
  return paths;
}

function flowList(lines: readonly string[]): readonly string[] {
  const last = lines.findIndex((line) => line.includes("]"));
  const whole = lines
    .slice(0, last === -1 ? 1 : last + 1)
    .map(withoutComment)
    .join(" ");
  return (whole.replace(/^\[/, "").split("]")[0] ?? "").split(",").map((path) => unquoted(path.trim()));
}

/**
 * Matches a quoted text or a comment. Quotes open at the beginning of a word, and a `#` inside them does not begin a
 * comment.
 */
const quotedOrComment = /(?<![^\s[,])("(?:[^"\\]|\\.){0,500}"|'(?:[^']|''){0,500}')|(?<!\S)#.*$/g;

function withoutComment(value: string): string {
  return value.replace(quotedOrComment, (_whole, quoted?: string) => quoted ?? "").trim();
}

function unquoted(value: string): string {
  const [, double, single] = /^"([^]*)"$|^'([^]*)'$/.exec(value) ?? [];
  return double ?? single?.replaceAll("''", "'") ?? value;
}
