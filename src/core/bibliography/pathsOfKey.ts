/** Longer lists are cut, as each of thousands of lines may begin one. */
const maxListLines = 200;
/** Matches what a program has to compute first: variables of a template or of Pandoc, R code, YAML's tags and references, and wildcards. */
const computed = /\$\{|\{\{|`|^[!&*|>]|\*/;

/**
 * Returns the paths that a key has as its value in a YAML text, at any depth: a text, a list, or a map to such texts. Reads line by line, so that errors
 * and templates elsewhere do no harm. Paths that have to be computed first are left out.
 *
 * @param key matches the whole key.
 */
export function pathsOfKey(text: string, key: RegExp): readonly string[] {
  const pattern = new RegExp(`^(\\s{0,40}(?:-\\s{1,10})?)["']?(?:${key.source})["']?\\s{0,10}:(?:\\s([^]*))?$`);
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const named = lines.flatMap((line, index) => {
    const [, before, value] = pattern.exec(line) ?? [];
    if (before === undefined) {
      return [];
    }
    const own = withoutComment(value ?? "");
    const below = (): readonly string[] => lines.slice(index + 1, index + 1 + maxListLines);
    if (own === "" || /^[|>][+-]?$/.test(own)) {
      return valuesBelow(below(), before.length);
    }
    return /^[[{]/.test(own) ? flowValues([own, ...below()]) : [unquoted(own)];
  });
  return named.map((path) => path.replace(/^\$\{\.\}\//, "")).filter((path) => path !== "" && !path.endsWith(":") && !computed.test(path));
}

/** Returns the values of the block below a key. The dashes of a list may be in the same column as its key; a value in a map must have an ending. */
function valuesBelow(lines: readonly string[], column: number): readonly string[] {
  const paths: string[] = [];
  for (const line of lines) {
    const [, indentation = "", dash, name, value = ""] =
      /^(\s{0,60})(-\s+)?((?:[\p{L}_][\p{L}\p{N}_ -]{0,60}|"[^"\n]{0,60}"):(?=\s|$))?([^]*)$/u.exec(line) ?? [];
    const isDeeper = indentation.length > column || (dash !== undefined && indentation.length === column);
    if (/^\s*(?:#.*)?$/.test(line)) {
      continue;
    }
    if (!isDeeper || (dash === undefined && name === undefined && paths.length > 0)) {
      break;
    }
    const own = withoutComment(value);
    const values = /^[[{]/.test(own) ? flowValues([own]) : [unquoted(own)];
    paths.push(...(name === undefined ? values : values.filter((path) => /\.\w{1,10}$/.test(path))));
  }
  return paths;
}

/** Returns the values of a list or a map in brackets, whose last line is the one that closes them. */
function flowValues(lines: readonly string[]): readonly string[] {
  const closing = lines[0]?.startsWith("{") === true ? "}" : "]";
  const last = lines.findIndex((line) => line.includes(closing));
  const whole = lines
    .slice(0, last === -1 ? 1 : last + 1)
    .map(withoutComment)
    .join(" ");
  return Array.from(whole.slice(1).matchAll(flowValue), ({ groups = {} }) => unquoted((groups["value"] ?? "").trim()));
}

/** Matches a value in a list or a map in brackets, with the key before it. */
const flowValue =
  /(?:(?:[\p{L}_][\p{L}\p{N}_ -]{0,60}|"[^"]{0,60}"):\s{1,20})?(?<value>"[^"]{0,500}"|'(?:[^']|''){0,500}'|[^\s,[\]{}][^,[\]{}]{0,500})/gu;

/**
 * Matches a quoted text or a comment. Quotes open at the beginning of a word, and a `#` inside them does not begin a
 * comment.
 */
const quotedOrComment = /(?<![^\s[,{])("(?:[^"\\]|\\.){0,500}"|'(?:[^']|''){0,500}')|(?<!\S)#.*$/g;

function withoutComment(value: string): string {
  return value.replace(quotedOrComment, (_whole, quoted?: string) => quoted ?? "").trim();
}

function unquoted(value: string): string {
  const [, double, single] = /^"([^]*)"$|^'([^]*)'$/.exec(value) ?? [];
  return double ?? single?.replaceAll("''", "'") ?? value;
}
