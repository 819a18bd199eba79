import { otherPeople, type PersonName } from "../../paper";
import { mayNameOthers, namesOthers, withoutOthers } from "./otherNames";

/** Where the suffix of a name with two commas stands: `King, Martin, Jr.` in RIS, `King, Jr., Martin` in BibTeX and Hayagriva. */
type SuffixPlace = "last" | "middle";

/**
 * Reads the text of one name in a format that is no LaTeX: `Family, Given`, or the name of a group, which has no comma. Lower-case words at the
 * beginning are a particle: `van de Weijer, Joost`. Several names in one text, which some exports have, are several names.
 */
export function readInvertedNames(text: string, suffixPlace: SuffixPlace): readonly PersonName[] {
  return namesIn(text).flatMap((name) =>
    withOthers(name, (one) => {
      const [family = "", ...rest] = one.split(",").map((part) => part.trim());
      const parts = rest.filter((part) => part !== "");
      if (parts.length === 0) {
        return { literal: family };
      }
      const [given = "", suffix = ""] =
        parts.length === 1 ? parts : suffixPlace === "last" ? [parts[0], parts.slice(1).join(", ")] : [parts.slice(1).join(", "), parts[0]];
      return nameOf(family.split(/\s+/), given, suffix);
    }),
  );
}

/** Reads a name in its natural order, `Joost van de Weijer`. Its last word is the family name, and lower-case words before it are a particle. */
export function readDirectNames(text: string): readonly PersonName[] {
  return text.includes(",")
    ? readInvertedNames(text, "middle")
    : withOthers(text, (one) => {
        const words = one.trim().split(/\s+/);
        const lower = words.findIndex((word, index) => index < words.length - 1 && isLower(word));
        const first = lower === -1 ? words.length - 1 : lower;
        return nameOf(words.slice(first), words.slice(0, first).join(" "), "");
      });
}

/** Splits names that are joined by semicolons, by "and" if each has a comma, or by commas if there are at least four and each has two words. */
function namesIn(text: string): readonly string[] {
  if (text.includes(";") && !/&[#\w]{1,8};/.test(text)) {
    return text.split(";");
  }
  const joined = text.split(/\sand\s/);
  if (joined.length > 1 && joined.every((name) => name.includes(","))) {
    return joined;
  }
  const parts = text.split(",");
  return parts.length > 3 && parts.every((part) => /\S\s+\S/.test(part)) ? parts.map((part) => readableOrder(part)) : [text];
}

/** Turns `Eva Lang` into `Lang, Eva`. */
function readableOrder(name: string): string {
  const words = name.trim().split(/\s+/);
  return `${words.at(-1) ?? ""}, ${words.slice(0, -1).join(" ")}`;
}

/** Reads a name without "et al." behind it, which becomes a name of its own. */
function withOthers(text: string, read: (name: string) => PersonName): readonly PersonName[] {
  const name = text.trim();
  if (name.replace(/,/g, "").trim() === "") {
    return [];
  }
  if (mayNameOthers(name) && namesOthers(name)) {
    return [otherPeople];
  }
  const complete = mayNameOthers(name) ? withoutOthers(name) : undefined;
  return complete === undefined ? [read(name)] : [read(complete), otherPeople];
}

function nameOf(familyWords: readonly string[], given: string, suffix: string): PersonName {
  const startsLower = isLower(familyWords[0] ?? "");
  const lastLower = startsLower ? familyWords.findLastIndex((word, index) => index < familyWords.length - 1 && isLower(word)) : -1;
  const particle = familyWords.slice(0, lastLower + 1).join(" ");
  const family = familyWords.slice(lastLower + 1).join(" ");
  if (family === "") {
    return { literal: given };
  }
  return {
    family,
    ...(given === "" ? {} : { given }),
    ...(particle === "" ? {} : { "non-dropping-particle": particle }),
    ...(suffix === "" ? {} : { suffix }),
  };
}

function isLower(word: string): boolean {
  return /^[^\p{L}]*\p{Ll}/u.test(word);
}
