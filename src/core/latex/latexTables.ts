import unicode from "@citation-js/plugin-bibtex/lib-mjs/input/unicode.json";

/**
 * The symbols of mathematics that the library @citation-js/plugin-bibtex lacks. Its tables provide accents, letters, text
 * symbols and Greek. Its parser is not used, as it gives up on unbalanced text, which is common in scraped abstracts, and
 * loads a network client.
 */
// prettier-ignore
const mathSymbols: Readonly<Record<string, string>> = {
  times: "×", cdot: "·", pm: "±", mp: "∓", div: "÷", ast: "∗", star: "⋆", circ: "∘", bullet: "•", oplus: "⊕", otimes: "⊗",
  odot: "⊙", le: "≤", leq: "≤", leqslant: "≤", ge: "≥", geq: "≥", geqslant: "≥", ne: "≠", neq: "≠", ll: "≪", gg: "≫",
  approx: "≈", sim: "∼", simeq: "≃", cong: "≅", equiv: "≡", propto: "∝", to: "→", rightarrow: "→", leftarrow: "←",
  leftrightarrow: "↔", Rightarrow: "⇒", Leftarrow: "⇐", Leftrightarrow: "⇔", uparrow: "↑", downarrow: "↓", mapsto: "↦",
  longrightarrow: "⟶", infty: "∞", partial: "∂", nabla: "∇", sum: "∑", prod: "∏", int: "∫", sqrt: "√", in: "∈",
  notin: "∉", subset: "⊂", subseteq: "⊆", supset: "⊃", cup: "∪", cap: "∩", setminus: "∖", emptyset: "∅", forall: "∀",
  exists: "∃", neg: "¬", land: "∧", lor: "∨", wedge: "∧", vee: "∨", perp: "⊥", parallel: "∥", mid: "|", vert: "|",
  Vert: "‖", lVert: "‖", rVert: "‖", langle: "⟨", rangle: "⟩", lceil: "⌈", rceil: "⌉", lfloor: "⌊", rfloor: "⌋",
  ldots: "…", dots: "…", cdots: "⋯", dotsc: "…", prime: "′", ell: "ℓ", hbar: "ℏ", Re: "ℜ", Im: "ℑ", aleph: "ℵ",
  dagger: "†", ddagger: "‡", checkmark: "✓", S: "§", P: "¶", pounds: "£", euro: "€", degree: "°", textsuperscript: "",
  par: " ", newline: " ", linebreak: " ", smallskip: " ", medskip: " ", bigskip: " ", quad: " ", qquad: " ", enspace: " ", thinspace: " ", backslash: "\\", lbrace: "{", rbrace: "}", slash: "/", aa: "å",
  AA: "Å",
  space: " ", nobreakspace: " ", newblock: " ", dag: "†", ddag: "‡", lq: "‘", rq: "’", glqq: "„", grqq: "“", glq: "‚", grq: "‘", flqq: "«", frqq: "»",
  flq: "‹", frq: "›",
  // The upright forms that appear on a page set in a font without Greek letters.
  epsilon: "ε", phi: "φ", eps: "ε", item: " ", footnote: " ", top: "⊤", triangleq: "≜", gtrsim: "≳", lesssim: "≲",
};

/** The accents of formulas: `\hat x`. */
const mathAccents: Readonly<Record<string, string>> = {
  hat: "\u0302",
  widehat: "\u0302",
  tilde: "\u0303",
  widetilde: "\u0303",
  bar: "\u0304",
  overline: "\u0304",
  vec: "\u20D7",
  dot: "\u0307",
  ddot: "\u0308",
  check: "\u030C",
  acute: "\u0301",
  grave: "\u0300",
  breve: "\u0306",
  mathring: "\u030A",
};

/** Commands that many authors define themselves, with the same meaning everywhere. */
const abbreviations: Readonly<Record<string, string>> = {
  ie: "i.e.,",
  eg: "e.g.,",
  etal: "et al.",
  etc: "etc.",
  wrt: "w.r.t.",
  cf: "cf.",
  aka: "a.k.a.",
  vs: "vs.",
  iid: "i.i.d.",
  LaTeX: "LaTeX",
  TeX: "TeX",
  BibTeX: "BibTeX",
  LaTeXe: "LaTeX2e",
};

/** The text of each command without arguments, by its name without the backslash. */
export const commandTexts: ReadonlyMap<string, string> = new Map([
  ...textEntries(unicode.commands),
  ...textEntries(unicode.mathCommands),
  ...Object.entries(mathSymbols),
  ...Object.entries(abbreviations),
]);

const otherTextCommands = "aa AA S P pounds euro dag ddag dots ldots lq rq glqq grqq glq grq flqq frqq flq frq".split(" ");

/**
 * Commands of text for letters and signs, which swallow the space after them as TeX does: `\L ukasz` is Łukasz, `20\textdegree C` 20°C. Those for
 * words (`\LaTeX is`) leave it, as nobody means "LaTeXis".
 */
export const signCommands: ReadonlySet<string> = new Set(
  textEntries(unicode.commands)
    .map(([name]) => name)
    .concat(otherTextCommands),
);

/** The combining mark that each accent command puts on the next letter. */
export const accentMarks: ReadonlyMap<string, string> = new Map([...textEntries(unicode.diacritics), ...Object.entries(mathAccents)]);

/** Commands that only affect how their text looks. Also recognized without their backslash. */
export const styleCommands: ReadonlySet<string> = new Set(
  (
    "it em bf tt sc rm sf sl bfseries itshape ttfamily scshape normalfont textit textbf textsl textsc texttt textrm textsf " +
    "textnormal emph underline uline text mbox hbox mathcal mathbb mathbf mathrm mathit mathsf mathtt mathfrak mathscr " +
    "boldsymbol bm operatorname ensuremath left right big Big bigg Bigg bigl bigr displaystyle textstyle scriptsize small " +
    "footnotesize large Large huge cal boldmath protect relax noindent centering xspace hspace limits nolimits url path"
  ).split(" "),
);

/** Commands with a numerator and a denominator. */
export const fractionCommands: ReadonlySet<string> = new Set(["frac", "tfrac", "dfrac", "nicefrac"]);

/** Commands of the packages mhchem and chemformula. */
export const chemistryCommands: ReadonlySet<string> = new Set(["ce", "cee", "ch"]);

/** Commands that are removed with their argument, as it refers to something outside of the text. */
export const pointerCommands: ReadonlySet<string> = new Set(
  "cite citep citet citealp citeauthor citeyear parencite textcite autocite ref eqref cref Cref autoref label footnotemark vspace thanks".split(
    " ",
  ),
);

/** The raised and lowered Unicode forms of characters. */
export const raised = scriptMap("0123456789−+-=()in*∘′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻⁼⁽⁾ⁱⁿ*°′");
export const lowered = scriptMap("0123456789−+-=()aeoxhklmnspt", "₀₁₂₃₄₅₆₇₈₉₋₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₛₚₜ");

function textEntries(table: Readonly<Record<string, string | null>>): [string, string][] {
  return Object.entries(table).flatMap(([name, text]): [string, string][] => (text === null ? [] : [[name, text]]));
}

function scriptMap(plain: string, script: string): ReadonlyMap<string, string> {
  const forms = [...script];
  return new Map([...plain].map((character, index) => [character, forms[index] ?? character]));
}
