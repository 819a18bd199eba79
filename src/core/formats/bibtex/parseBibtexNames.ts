import { resolveConditionals } from "../../latex/conditionals";
import { otherPeople, type PersonName } from "../../paper";
import { mayNameOthers, namesOthers, withoutOthers } from "../records/otherNames";
import { readLatexName } from "./readLatexText";
import { detached } from "../../text/lines";
import { splitOutsideBraces } from "./splitOutsideBraces";

/**
 * Reads the value of `author` or `editor`: names joined by "and". Each name is `First von Last`, `von Last, First`, `von
 * Last, Jr, First`, or BibLaTeX's `family=…, given=…`. A name in braces, such as `{World Health Organization}`, is that of a
 * group. If the list is not complete ("and others", "et al."), {@link otherPeople} is the last name. The grammar is that of "Tame the BeaST"
 * (Markey, 2009), section 11.
 *
 * @param known the names parsed so far, by their text. New names are added. In a large library, many names are repeated.
 */
export function parseBibtexNames(value: string, known = new Map<string, PersonName>()): readonly PersonName[] {
  const names: PersonName[] = [];
  const list = withUnits(value.replace(/\sand\s*$/i, ""));
  const mayHaveOthers = mayNameOthers(list);
  let hasOthers = false;
  for (const joined of namesIn(list)) {
    const complete = mayHaveOthers ? withoutOthers(joined) : undefined;
    hasOthers ||= complete !== undefined;
    for (const written of separateNames(complete ?? joined, complete === undefined ? 4 : 3)) {
      const name = mayHaveOthers ? written.replace(/[\s,]{1,9}$/, "").trim() : written.trim();
      if (mayHaveOthers && namesOthers(name)) {
        hasOthers = true;
        continue;
      }
      const parsed = known.get(name) ?? addNamed(detached(name), known);
      if (parsed) {
        names.push(parsed);
      }
    }
  }
  return hasOthers && names.length > 0 ? [...names, otherPeople] : names;
}

/** Most names with commands have none of these. */
const mayHaveUnits = /\\(?:[a-z]{1,2}\s|if|no|so)/i;

/**
 * Keeps together what is one word for TeX, although white space separates it: `\O ystein`, `\v Simon`. Removes what is only for sorting, so that
 * the braces of a group stay the outer ones.
 */
function withUnits(value: string): string {
  return mayHaveUnits.test(value)
    ? resolveConditionals(value)
        .replace(/\{\\(?:noopsort|sortnoop|noop)\s?\{[^{}]{0,200}\}\}|\\(?:noopsort|sortnoop|noop)\s?\{[^{}]{0,200}\}/gi, "")
        .replace(/\\(aa|AA|ae|AE|oe|OE|o|O|l|L|ss|dh|DH|dj|DJ|th|TH|ng|NG|i|j)\s+(?=\p{L})/gu, "{\\$1}")
        .replace(/\\([cdruvHkbt])\s+(\p{L})/gu, "\\$1{$2}")
    : value;
}

function addNamed(name: string, known: Map<string, PersonName>): PersonName | undefined {
  if (name === "") {
    return undefined;
  }
  const parsed = parseBibtexName(name);
  if ((parsed.family ?? parsed.literal) === "") {
    return undefined;
  }
  known.set(name, parsed);
  return parsed;
}

const joiner = /\s+and(?=\s)/iy;
const comma = /\s*,\s*/y;
const semicolon = /\s*;\s*/y;
const gap = /[\s~]+/y;

function namesIn(value: string): readonly string[] {
  return value.includes("{") ? splitOutsideBraces(value, joiner) : value.split(/\sand(?=\s)/i);
}

/**
 * Splits lists that BibTeX has no grammar for but that are common: names joined by semicolons, or at least `fewest` names
 * joined by commas.
 */
function separateNames(name: string, fewest: number): readonly string[] {
  if (name.includes(";") && !/&[#\w]{1,8};/.test(name)) {
    return splitOutsideBraces(name, semicolon);
  }
  if (name.split(",", fewest).length < fewest) {
    return [name];
  }
  const parts = splitOutsideBraces(name, comma);
  return parts.length >= fewest && parts.every((part) => /\S\s+\S/.test(part)) ? parts : [name];
}

const plainName = /^(\p{Lu}[\p{L}'’ -]*), ?(\p{L}[\p{L}.'’ -]*)$/u;

function parseBibtexName(name: string): PersonName {
  const plain = plainName.exec(name);
  if (plain && !/ {2}|--|''/.test(name)) {
    return { family: plain[1] ?? "", given: plain[2] ?? "" };
  }
  if (isOneGroup(name)) {
    return { literal: readLatexName(name.slice(1, -1)) };
  }
  if (!name.includes(",")) {
    return parseNameWithoutComma(splitOutsideBraces(name, gap));
  }
  const parts = splitOutsideBraces(name, comma).map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => /^"?[a-z-]{1,20}\s?=/.test(part))) {
    return extendedName(parts);
  }
  const [first = "", second, ...rest] = parts;
  if (second === undefined) {
    return parseNameWithoutComma(splitOutsideBraces(first, gap));
  }
  const [particle, family] = splitParticle(splitOutsideBraces(first, gap));
  const suffix = rest.length > 0 ? readLatexName(second) : "";
  const given = readLatexName(rest.length > 0 ? rest.join(", ") : second);
  return personName({ particle, family, given, suffix });
}

/** Reads `First von Last`, a name without a comma. */
function parseNameWithoutComma(words: readonly string[]): PersonName {
  const known = words.filter((word) => word !== "");
  const firstLower = known.findIndex((word, index) => index < known.length - 1 && isLower(word));
  const given = readLatexName(known.slice(0, firstLower === -1 ? -1 : firstLower).join(" "));
  const [particle, family] = firstLower === -1 ? ["", readLatexName(known.at(-1) ?? "")] : splitParticle(known.slice(firstLower));
  return personName({ particle, family, given, suffix: "" });
}

/** Splits the words of a family name after the last word of its lower-case beginning. The second part is never empty. */
function splitParticle(words: readonly string[]): readonly [string, string] {
  const startsLower = isLower(words[0] ?? "");
  const lastLower = startsLower ? words.findLastIndex((word, index) => index < words.length - 1 && isLower(word)) : -1;
  return [readLatexName(words.slice(0, lastLower + 1).join(" ")), readLatexName(words.slice(lastLower + 1).join(" "))];
}

/**
 * Returns `true` if BibTeX treats the word as lower case. Its first letter outside of braces decides, or the letter of a
 * command at its beginning, as in Biber: `\'{E}mile` is no particle.
 */
function isLower(word: string): boolean {
  if (/^\p{L}/u.test(word)) {
    return /^\p{Ll}/u.test(word);
  }
  const isSpecial = /^\{?\\/.test(word);
  const rest = isSpecial ? readLatexName(word) : word.replace(/\\[^A-Za-z{}]/g, "").replace(/^(?:\{[^\\{}]*\}|[^\p{L}{])+/u, "");
  return /^\p{Ll}/u.test(rest);
}

function personName(parts: { particle: string; family: string; given: string; suffix: string }): PersonName {
  const { particle, family, given, suffix } = parts;
  if (particle === "" && suffix === "") {
    return given === "" ? { family } : { family, given };
  }
  return {
    family,
    ...(given === "" ? {} : { given }),
    ...(particle === "" ? {} : { "non-dropping-particle": particle }),
    ...(suffix === "" ? {} : { suffix }),
  };
}

function extendedName(parts: readonly string[]): PersonName {
  const values = new Map<string, string>();
  for (const part of parts) {
    const [key = "", ...value] = part.replace(/^"|"$/g, "").split("=");
    values.set(key.trim(), readLatexName(value.join("=").trim()));
  }
  const of = (key: string): string => values.get(key) ?? "";
  return personName({ particle: of("prefix"), family: of("family"), given: of("given"), suffix: of("suffix") });
}

/** Returns `true` if one pair of braces encloses the whole name, unless it holds only one accented letter. */
function isOneGroup(name: string): boolean {
  if (!name.startsWith("{") || !name.endsWith("}") || /^\{\\[^A-Za-z]|^\{\\[A-Za-z]{1,20}\s?\{?[^\s{}]{0,2}\}/.test(name)) {
    return false;
  }
  let depth = 0;
  for (let at = 0; at < name.length - 1; at++) {
    const code = name.charCodeAt(at);
    depth += code === 123 ? 1 : code === 125 ? -1 : 0;
    if (depth === 0) {
      return false;
    }
  }
  return true;
}
