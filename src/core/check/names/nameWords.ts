import type { PersonName } from "../../paper";
import { plainLetters } from "../titles/titleWords";

/** A name as it is compared. */
export interface NameWords {
  /** The words of the family name, without particles, then those of the given names. */
  readonly family: readonly string[];
  readonly given: readonly string[];
  /** All letters of the name's words in the order of the alphabet, so that the order of its parts does not matter. */
  readonly key: string;
  /** `true` for a group, such as "The ATLAS Collaboration" or "OpenAI". */
  readonly isGroup: boolean;
  /** `true` if letters of the name are lost, so that nothing can be said about it. */
  readonly isDamaged: boolean;
}

const particles = new Set(
  "de van der den von zu zur vom la le les du da das do dos di del della dell des d el al ul ibn bin ben abu af av ter ten te y e i t van't".split(
    " ",
  ),
);
const suffixes = new Set("jr sr ii iii iv phd dr prof".split(" "));
/** A text that went through a wrong encoding, or whose LaTeX is cut off. */
const damage = /\uFFFD|Ã[\u0080-\u00BF¡-ÿ©¶¼]|[ÂÄÅ][\u0080-\u00BF]|[\\{}$?]/;
const group =
  /\b(?:collaborations?|consortium|team|group|project|network|initiative|contributors|developers|community|foundation|inc|labs?|committee|association|organi[sz]ation|institute|university|authors of)\b|^(?:openai|deepseek(?:[- ]ai)?|anthropic|meta|google|nvidia|mistral|qwen)\b/i;

/** Reads a name for comparison. */
export function readNameWords(name: PersonName): NameWords {
  const { family = "", given = "", literal = "" } = name;
  const written = [family, given, literal].join(" ").trim();
  const isGroup = group.test(written) || (family === "" && literal !== "" && !/\s/.test(literal.trim()));
  const words = wordsOf(family === "" && given === "" ? literal : family);
  const givens = family === "" && given === "" ? words.slice(0, -1) : givenWords(given, family);
  // Some files have "III" as the family name.
  const isSuffix = words.length === 0;
  const own = isSuffix
    ? { family: givens.slice(-1), given: givens.slice(0, -1) }
    : { family: givens.length < words.length && family === "" ? words.slice(-1) : words, given: givens };
  return { ...own, key: [...own.family, ...own.given].sort().join(" "), isGroup, isDamaged: damage.test(written) || written.length < 2 };
}

/** Particles may be missing, and are not compared. A name of nothing but particles keeps them. */
function wordsOf(text: string): readonly string[] {
  const words = lettersOf(text);
  const plain = words.filter((word) => !particles.has(word));
  return plain.length > 0 ? plain : words;
}

/** Some files write particles behind the given names. A given name that looks like one, "Van", has a capital. */
function withoutParticles(given: string): string {
  return given.replace(/(?<!\S)(?:van|von|der|den|del|della|dos|du|de|la|da)(?!\S)/g, " ");
}

function lettersOf(text: string): readonly string[] {
  return plainLetters(
    text
      .slice(0, 500)
      .replace(/\([^()]{0,100}\)|["“”][^"“”]{0,100}["“”]/g, " ")
      .replace(/['’`´ʼ.]/g, (sign) => (sign === "." ? " " : "")),
  )
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "" && !suffixes.has(word));
}

/** Initials without full stops, `JH`, are as many names, unless the whole name is in capitals: `LU LIU`. */
function givenWords(given: string, family: string): readonly string[] {
  const hasLower = /\p{Ll}/u.test(family);
  const apart = withoutParticles(given).replace(/(?<!\p{L})(?:\p{Lu}{2}|[B-DF-HJ-NP-TV-Z]{3})(?!\p{L})/gu, (initials) =>
    Array.from(initials).join(" "),
  );
  return lettersOf(hasLower ? apart : given);
}
