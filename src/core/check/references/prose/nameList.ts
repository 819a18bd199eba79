import { otherPeople, type PersonName } from "../../../paper";

const particle = "(?:d[aeiou]|del|della|der|den|des|dos|la|le|van|von|bin|ibn|al|el|ten|ter|zu|zur|y)";
/** A capitalized word of a name, or a script without upper case. */
const capital = String.raw`(?:\p{Lu}[\p{L}\p{M}'’ʼ-]{0,40}|\p{Lo}{1,8})`;
const initials = String.raw`(?:\p{Lu}\.(?:[ -]?\p{Lu}\.){0,3})`;
const wholeName = new RegExp(`^(?:(?:${capital}|${initials}|${particle})[ ]){0,4}${capital}(?: (?:Jr|Sr|II|III)\\.?)?$`, "u");
const onlyInitials = new RegExp(`^${initials}$|^\\p{Lu}{1,3}$`, "u");
const others = /,?\s{1,5}(?:et\.?\s{0,3}al\.?|and\s{1,3}(?:others|colleagues))$/i;
/** Names longer than this are a sentence, in UTF-16 code units. */
const maxChars = 1_500;

/**
 * Reads a text that is a list of people and nothing else: `Zhang et al.`, `R. Zhang, L. Lin and Y. Bai`, `Zhang, R., & Lin, L.`. Returns
 * `undefined` for any other text, and for a single word, which may be anything.
 */
export function readNameList(text: string): readonly PersonName[] | undefined {
  const trimmed = text
    .slice(0, maxChars + 1)
    .replace(/\n[ \t]{0,80}[#*%;>/-]{1,4}[ \t]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<=\p{Ll}{2})(?<!\bal)\.$/u, "");
  if (trimmed.length === 0 || trimmed.length > maxChars) {
    return undefined;
  }
  const rest = trimmed.replace(others, "");
  const isIncomplete = rest !== trimmed;
  const pieces = rest.split(/;\s?|,\s?(?:and |& ?)?| and | ?& ?/).filter((piece) => piece !== "");
  const names = joinInitials(withWholeFirst(pieces, isIncomplete));
  if (!names || (names.length < 2 && !isIncomplete && !names.some(({ given }) => given !== undefined && given.includes(".")))) {
    return undefined;
  }
  return isIncomplete ? [...names, otherPeople] : names;
}

/**
 * Joins the family and the given name of the first author: `Kingma, Diederik, and Jimmy Ba`. In `He, Kaiming, et al.`, nobody knows whether the
 * second word is a family name, so it is left out.
 */
function withWholeFirst(pieces: readonly string[], isIncomplete: boolean): readonly string[] {
  const [family = "", given = "", ...rest] = pieces;
  const areSingle = [family, given].every((piece) => /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(piece) && !onlyInitials.test(piece));
  if (!areSingle || rest.some((piece) => !piece.includes(" "))) {
    return pieces;
  }
  return rest.length > 0 ? [`${given} ${family}`, ...rest] : isIncomplete ? [family] : pieces;
}

/** A piece of initials alone belongs to the family name before it. */
function joinInitials(pieces: readonly string[]): readonly PersonName[] | undefined {
  const names: PersonName[] = [];
  for (const piece of pieces) {
    const last = names.at(-1);
    if (last && last.given === undefined && onlyInitials.test(piece)) {
      names[names.length - 1] = { ...last, given: piece };
    } else if (wholeName.test(piece)) {
      names.push(nameOf(piece));
    } else {
      return undefined;
    }
  }
  return names.length === 0 ? undefined : names;
}

function nameOf(piece: string): PersonName {
  const words = piece.replace(/ (?:Jr|Sr|II|III)\.?$/, "").split(" ");
  const family = words.pop() ?? "";
  const particles: string[] = [];
  while (words.length > 0 && isParticle.test(words.at(-1) ?? "")) {
    particles.unshift(words.pop() ?? "");
  }
  return {
    family,
    ...(particles.length === 0 ? {} : { "non-dropping-particle": particles.join(" ") }),
    ...(words.length === 0 ? {} : { given: words.join(" ") }),
  };
}

const isParticle = new RegExp(`^${particle}$`, "i");
