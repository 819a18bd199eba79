import { accentMarks, commandTexts, lowered, raised } from "./latexTables";

/** The LaTeX for ASCII characters that have a meaning in LaTeX. Not `\{`, as BibTeX counts braces even after a backslash. */
const escapes: ReadonlyMap<string, string> = new Map([
  ["&", "\\&"],
  ["%", "\\%"],
  ["$", "\\$"],
  ["#", "\\#"],
  ["_", "\\_"],
  ["{", "{\\textbraceleft}"],
  ["}", "{\\textbraceright}"],
  ["~", "{\\textasciitilde}"],
  ["^", "{\\textasciicircum}"],
  ["\\", "{\\textbackslash}"],
  ["<", "{\\textless}"],
  [">", "{\\textgreater}"],
  ["|", "{\\textbar}"],
  ["`", "{\\textasciigrave}"],
]);
const typography: ReadonlyMap<string, string> = new Map([
  ["“", "``"],
  ["”", "''"],
  ["‘", "`"],
  ["’", "'"],
  ["–", "--"],
  ["—", "---"],
  ["\u00A0", "~"],
  ["…", "{\\ldots}"],
  ["\u2010", "-"],
  ["\u2011", "-"],
  ["\u200B", ""],
  ["\u00AD", ""],
]);

/** Private-use characters that enclose mathematics until neighboring parts are joined. */
const [mathStart, mathEnd] = ["\uE000", "\uE001"];
const marks: ReadonlyMap<string, string> = new Map(
  [...accentMarks].filter(([name]) => !/^[a-zA-Z]{2,}$/.test(name)).map(([name, mark]) => [mark, name]),
);
const commands = commandsByCharacter();

/**
 * Converts a text to LaTeX that displays the same, in ASCII if LaTeX has commands for the characters: `Günnemann` is
 * `G{\"u}nnemann`, `80%` is `80\%`, `10⁶` is `10$^{6}$`, `ℓ₁` is `$\ell_{1}$`. Other characters (Chinese, emoji) do not
 * change.
 */
export function unicodeToLatex(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\uE000-\uE002]/g, "")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ]+/gu, (script) => inMath("^", script, raised))
    .replace(/[₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₛₚₜ]+/gu, (script) => inMath("_", script, lowered))
    .split(/(\uE000[^\uE001]*\uE001)/)
    .map((part) => (part.startsWith(mathStart) ? part : escapeText(part)))
    .join("")
    .replaceAll(mathEnd + mathStart, "")
    .replace(/[\uE000\uE001]/g, "$$");
}

function inMath(sign: string, script: string, forms: ReadonlyMap<string, string>): string {
  const plain = new Map([...forms].map(([character, form]) => [form, character]));
  return `${mathStart}${sign}{${[...script].map((character) => plain.get(character) ?? "").join("")}}${mathEnd}`;
}

function escapeText(text: string): string {
  return text
    .replace(ligatures, separated)
    .replace(/[^A-Za-z0-9\s!"'()*+,\-./:;=?@[\]\uE002]/gu, escapeCharacter)
    .replaceAll(gap, "{}");
}

/** Marks, in the private use area, where empty braces keep signs apart. */
const gap = "\uE002";
/** Signs that LaTeX reads as another one if they follow each other. */
const ligatures = /[-–—‐‑]{2,}|['’”]{2,}/g;

function separated(signs: string): string {
  return [...signs].join(gap);
}

function escapeCharacter(character: string): string {
  const whole = escapes.get(character) ?? typography.get(character) ?? commands.get(character);
  if (whole !== undefined) {
    return whole;
  }
  const [letter = "", ...accents] = character.normalize("NFD");
  const names = accents.map((accent) => marks.get(accent));
  if (names.length === 0 || !/[A-Za-z]/.test(letter) || names.includes(undefined)) {
    return character;
  }
  return names.reduce((inner: string, name = "") => `{\\${name}${/^[A-Za-z]$/.test(name) ? `{${inner}}` : inner}}`, letter);
}

/** Returns the command for each letter and symbol: text commands in braces, Greek and mathematics as formulas. */
function commandsByCharacter(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, text] of commandTexts) {
    if ([...text].length === 1 && /\P{ASCII}/u.test(text) && !found.has(text)) {
      const isText = name.startsWith("text") || (/^\p{L}$/u.test(text) && /[\u00C0-\u024F\u1E00-\u1EFF]/.test(text));
      found.set(text, isText || name === "copyright" ? `{\\${name}}` : formula(name));
    }
  }
  for (const name of ["times", "to", "infty", "pm", "div", "cdot"]) {
    found.set(commandTexts.get(name) ?? "", formula(name));
  }
  found.set("−", `${mathStart}-${mathEnd}`);
  return found;
}

function formula(name: string): string {
  return `${mathStart}\\${name}${mathEnd}`;
}
