/** Returns the label of a link with an icon, such as `$(copy) Copy BibTeX`. Its words stay together where a line of links wraps. */
export function linkLabel(icon: string, label: string): string {
  return `$(${icon})\u00a0${label.replaceAll(" ", "\u00a0")}`;
}
