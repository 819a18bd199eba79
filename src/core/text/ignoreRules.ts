import ignore, { type Ignore } from "ignore";

/** The rules of the `.gitignore` files of a tree. */
export interface IgnoreRules {
  /** Adds the text of the `.gitignore` in a folder, given by its address with a slash at its end. */
  add(folder: string, text: string): void;
  /**
   * Returns whether git ignores a file, or a folder if its address ends with a slash. The nearest `.gitignore` with a matching rule decides, as in
   * git. Knows nothing of a file above all folders that were added.
   */
  ignores(address: string): boolean;
}

/**
 * Creates rules without any. Addresses have slashes between their parts.
 *
 * @param decode returns the part of an address below a folder as git sees it
 */
export function createIgnoreRules(decode: (relative: string) => string = (relative) => relative): IgnoreRules {
  const byFolder = new Map<string, Ignore>();
  return {
    add(folder, text) {
      byFolder.set(folder, ignore().add([...quickIgnoreRules(text)]));
    },
    ignores(address) {
      const lastInside = address.length - 2;
      for (
        let end = address.lastIndexOf("/", lastInside);
        end >= 0 && byFolder.size > 0;
        end = end === 0 ? -1 : address.lastIndexOf("/", end - 1)
      ) {
        const rules = byFolder.get(address.slice(0, end + 1));
        const relative = rules === undefined ? "" : decode(address.slice(end + 1));
        if (rules && ignore.isPathValid(relative)) {
          const { ignored, unignored } = rules.test(relative);
          if (ignored || unignored) {
            return ignored;
          }
        }
      }
      return false;
    },
  };
}

/** The package `ignore` makes a regular expression of each rule, which takes time by the length of a name to the power of the number of its stars. */
const maxStars = 3;
const maxRuleChars = 500;

/**
 * Returns the rules of a `.gitignore` that are matched quickly. Leaves out the others, such as a dozen times `*a`: no real rule is like that, and
 * without it, nothing is hidden. A repeated "any folders" becomes one, which means the same.
 */
function quickIgnoreRules(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((rule) => rule.replace(/(?:\*\*\/){2,}/g, "**/"))
    .filter((rule) => rule.length <= maxRuleChars && (rule.match(/\*+/g)?.length ?? 0) <= maxStars);
}
