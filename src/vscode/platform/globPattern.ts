/**
 * A glob as a regular expression for whole paths: `*` and `?` stand for characters other than a slash, `**` for any folders, `{a,b}` for
 * one of both. Everything else stands for itself.
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
