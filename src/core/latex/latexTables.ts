import unicode from "@citation-js/plugin-bibtex/lib-mjs/input/unicode.json";

/**
 * What LaTeX commands stand for. Accents, letters, text symbols and Greek are the tables of the library
 * @citation-js/plugin-bibtex; its parser itself is not used, as it gives up on unbalanced text, which scraped abstracts
 * are full of, and loads a network client. The symbols below are those of mathematics that the library leaves out.
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
  // As the page shows them: the upright forms that a Greek-free font has.
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

/** What authors define for themselves, alike everywhere. */
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
};

/** The text that a command without arguments stands for, by its name without backslash. */
export const commandTexts: ReadonlyMap<string, string> = new Map([
  ...textEntries(unicode.commands),
  ...textEntries(unicode.mathCommands),
  ...Object.entries(mathSymbols),
  ...Object.entries(abbreviations),
]);

/** Of commands that stand for a letter the following space is no space: `\L ukasz` is Łukasz. */
export const letterCommands: ReadonlySet<string> = new Set(
  [...textEntries(unicode.commands)]
    .filter(([, text]) => /^\p{L}$/u.test(text))
    .map(([name]) => name)
    .concat("aa", "AA"),
);

/** The combining mark that an accent command puts on the next letter. */
export const accentMarks: ReadonlyMap<string, string> = new Map([...textEntries(unicode.diacritics), ...Object.entries(mathAccents)]);

/** Commands, also where their backslash was lost, that only say how their text looks. */
export const styleCommands: ReadonlySet<string> = new Set(
  (
    "it em bf tt sc rm sf sl bfseries itshape ttfamily scshape normalfont textit textbf textsl textsc texttt textrm textsf " +
    "textnormal emph underline uline text mbox hbox mathcal mathbb mathbf mathrm mathit mathsf mathtt mathfrak mathscr " +
    "boldsymbol bm operatorname ensuremath left right big Big bigg Bigg bigl bigr displaystyle textstyle scriptsize small " +
    "footnotesize large Large huge cal boldmath protect relax noindent centering xspace hspace limits nolimits url path"
  ).split(" "),
);

/** Commands that go with their argument: they point somewhere that is not in the text. */
export const pointerCommands: ReadonlySet<string> = new Set(
  "cite citep citet citealp citeauthor citeyear parencite textcite autocite ref eqref cref Cref autoref label footnotemark vspace thanks".split(
    " ",
  ),
);

/** Characters that have a raised or lowered form in Unicode. */
export const raised = scriptMap("0123456789+-=()in*", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ*");
export const lowered = scriptMap("0123456789+-=()aeoxhklmnspt", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₛₚₜ");

function textEntries(table: Readonly<Record<string, string | null>>): [string, string][] {
  return Object.entries(table).flatMap(([name, text]): [string, string][] => (text === null ? [] : [[name, text]]));
}

function scriptMap(plain: string, script: string): ReadonlyMap<string, string> {
  const forms = [...script];
  return new Map([...plain].map((character, index) => [character, forms[index] ?? character]));
}
