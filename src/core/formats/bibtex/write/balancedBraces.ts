/** Returns whether each brace of a value has its other one, so that the value can be put in braces. Counts escaped braces too, as BibTeX does. */
export function hasBalancedBraces(value: string): boolean {
  let depth = 0;
  for (const sign of value.match(/[{}]/g) ?? []) {
    depth += sign === "{" ? 1 : -1;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}
