/** The package `ignore` makes a regular expression of each rule, which takes time by the length of a name to the power of the number of its stars. */
const maxStars = 3;
const maxRuleChars = 500;

/**
 * Returns the rules of a `.gitignore` that are matched quickly. Leaves out the others, such as a dozen times `*a`: no real rule is like that, and
 * without it, nothing is hidden. A repeated "any folders" becomes one, which means the same.
 */
export function quickIgnoreRules(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((rule) => rule.replace(/(?:\*\*\/){2,}/g, "**/"))
    .filter((rule) => rule.length <= maxRuleChars && (rule.match(/\*+/g)?.length ?? 0) <= maxStars);
}
