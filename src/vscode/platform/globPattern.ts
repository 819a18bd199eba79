/**
 * Returns a glob as a regular expression for whole paths: `*` and `?` match characters other than a slash, `**` matches any
 * folders, and `{a,b}` matches one of both. Everything else matches itself.
 */
export function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*+|\?|\{[^{}/]*\}|[^*?{]+|\{/g, (part) => {
    if (part === "**/") {
      return "(?:[^/]+/)*";
    }
    if (part.startsWith("*")) {
      return "[^/]*";
    }
    if (part === "?") {
      return "[^/]";
    }
    const choices = /^\{(.*)\}$/.exec(part)?.[1];
    return choices === undefined ? escaped(part) : `(?:${choices.split(",").map(escaped).join("|")})`;
  });
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
