import { hasOtherPeople, knownPeople, type PersonName } from "../../paper";
import type { Reference } from "../reference";

/** Signs that a plain text in YAML cannot have, and that need an escape in JSON or LaTeX. */
const special: Readonly<Record<Reference["syntax"], RegExp>> = {
  bibtex: /[\\{}$^~]/,
  json: /\p{Cc}/u,
  yaml: /[:#'"\\{}[\]&*!|>%@`]/,
  plain: /\p{Cc}/u,
};

/** Returns a title as it can replace one in a file, or `undefined` if it cannot simply be put there. */
export function fixedTitle(title: string, syntax: Reference["syntax"]): string | undefined {
  if (special[syntax].test(title)) {
    return undefined;
  }
  return syntax === "bibtex" ? title.replace(/[&%#_]/g, "\\$&") : syntax === "json" ? JSON.stringify(title).slice(1, -1) : title;
}

/** Returns the authors as the value of a field in BibTeX. Other files write them in many parts. */
export function fixedAuthors(authors: readonly PersonName[], syntax: Reference["syntax"]): string | undefined {
  const names = knownPeople(authors).map(bibtexName);
  const text = [...names, ...(hasOtherPeople(authors) ? ["others"] : [])].join(" and ");
  return syntax !== "bibtex" || names.length === 0 || /[\\$^~]/.test(text) ? undefined : text;
}

function bibtexName({ family, given, suffix, literal, ...particles }: PersonName): string {
  if (family === undefined) {
    return `{${literal ?? given ?? ""}}`;
  }
  const before = [particles["dropping-particle"], particles["non-dropping-particle"]].filter((part) => part !== undefined);
  return [[...before, family].join(" "), suffix, given].filter((part) => part !== undefined).join(", ");
}
