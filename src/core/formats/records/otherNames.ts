import { isOtherPeople, knownPeople, otherPeople, type PersonName } from "../../paper";

/** Matches what stands for the people that a list leaves out, without braces, full stops, and commands of style, in lower case. */
const wholeName = /^(?:(?:and|&) )?(?:(?:many |several )?others|et ?al(?:ii|iae|ia)?|al(?:ii)?|u ?a|m ?fl)$/;

/** The same behind a name: `Lang et al.`, `Lang, Eva, {et al.}`, `Lang \emph{et al.}`. */
const behindName =
  /[\s,;~]{1,9}(?:\{?\\(?:emph|textit|textsl|it|em)\b[\s{]{0,5}|\{)?(?:et\.?[\s~]{0,3}al(?:ii|iae|ia)?|u\.[\s~]?a|m\.[\s~]?fl|(?:and|\\?&)[\s~]{1,3}(?:many\s)?others)[\s.}]{0,5}$/i;

/** A text without any of these has no name that stands for others. */
const hint = /others|\b(?:et)?al(?:ii|ia|iae)?\b|\b[um]\.[\s~]?(?:a|fl)\b/i;

/**
 * Returns whether a list of names may be incomplete. If not, no other function here needs to look at it. Looks only at
 * the end of a long list for anything but the usual words, because most lists in a large file are complete.
 */
export function mayNameOthers(text: string): boolean {
  return text.length > longList ? hint.test(text.slice(-longList)) || text.includes(" others") || text.includes("et al") : hint.test(text);
}

const longList = 40;

/** Returns whether a name in a list stands for the people that the list leaves out: `others`, `{et al.}`. */
export function namesOthers(name: string): boolean {
  if (name.length > 60 || !mayNameOthers(name)) {
    return false;
  }
  const plain = name
    .replace(/\\(?:emph|textit|textsl|it|em)\b|[{}\\]/g, " ")
    .replace(/[\s~.,]+/g, " ")
    .trim()
    .toLowerCase();
  return wholeName.test(plain);
}

/** Removes "et al." from the end of a name, or returns `undefined` if it does not end so. */
export function withoutOthers(name: string): string | undefined {
  const end = name.slice(-60);
  const found = mayNameOthers(end) ? behindName.exec(end) : null;
  const rest = found ? name.slice(0, name.length - end.length + found.index) : "";
  return rest.trim() === "" ? undefined : rest;
}

/**
 * Puts {@link otherPeople} at the end of a list that has a name for them, and takes "et al." from names without parts. A list of nobody else is
 * empty, as nobody is known.
 */
export function withOtherPeople(names: readonly PersonName[]): readonly PersonName[] {
  if (!names.some(({ family, literal, given }) => given === undefined && mayNameOthers(literal ?? family ?? ""))) {
    return names;
  }
  const read = names.flatMap((name): readonly PersonName[] => {
    const text = name.given === undefined ? (name.literal ?? name.family ?? "") : "";
    if (isOtherPeople(name) || namesOthers(text)) {
      return [otherPeople];
    }
    const rest = withoutOthers(text);
    return rest === undefined ? [name] : [{ [name.literal === undefined ? "family" : "literal"]: rest }, otherPeople];
  });
  const known = knownPeople(read);
  return known.length > 0 && known !== read ? [...known, otherPeople] : known;
}
