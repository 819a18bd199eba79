/** Tests whole paths. */
export interface GlobPattern {
  test(path: string): boolean;
}

/**
 * Returns the paths that a glob matches: `*` and `?` match characters other than a slash, `**` matches any folders, and `{a,b}` matches one of
 * both. Everything else matches itself. A test takes time linear in the path and in the glob: a regular expression with a dozen stars may take
 * minutes.
 */
export function globPattern(glob: string): GlobPattern {
  const steps = (glob.match(/\*\*\/|\*+|\?|\{[^{}/]*\}|[^*?{]+|\{/g) ?? []).map(stepOf);
  return {
    test(path) {
      let reached: Uint8Array = new Uint8Array(path.length + 1);
      reached[0] = 1;
      for (const step of steps) {
        reached = step(path, reached);
      }
      return reached[path.length] === 1;
    },
  };
}

/** Returns the offsets that can be reached with one part of a glob from those reached before it. */
type Step = (path: string, reached: Uint8Array) => Uint8Array;

function stepOf(part: string): Step {
  if (part === "**/") {
    return anyFolders;
  }
  if (part.startsWith("*")) {
    return anyCharacters;
  }
  if (part === "?") {
    return (path, reached) => reached.map((_, at) => Number(at > 0 && reached[at - 1] === 1 && path.charAt(at - 1) !== "/"));
  }
  return oneOf(/^\{(.*)\}$/.exec(part)?.[1]?.split(",") ?? [part]);
}

function oneOf(texts: readonly string[]): Step {
  return (path, reached) => {
    const next = new Uint8Array(reached.length);
    for (let at = 0; at < reached.length; at++) {
      for (const text of reached[at] === 1 ? texts : []) {
        if (path.startsWith(text, at)) {
          next[at + text.length] = 1;
        }
      }
    }
    return next;
  };
}

function anyCharacters(path: string, reached: Uint8Array): Uint8Array {
  const next = reached.slice();
  for (let at = 1; at < next.length; at++) {
    next[at] = next[at] === 1 || (next[at - 1] === 1 && path.charAt(at - 1) !== "/") ? 1 : 0;
  }
  return next;
}

/** Matches names, each with a slash after it. */
function anyFolders(path: string, reached: Uint8Array): Uint8Array {
  const next = reached.slice();
  let isInName = false;
  for (let at = 1; at < next.length; at++) {
    if (path.charAt(at - 1) !== "/") {
      isInName ||= next[at - 1] === 1;
      continue;
    }
    next[at] = isInName || next[at] === 1 ? 1 : 0;
    isInName = false;
  }
  return next;
}
