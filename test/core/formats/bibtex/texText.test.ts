import assert from "node:assert/strict";
import { parseBibtex } from "../../../../src/core/formats/bibtex/createBibtexReader";
import { parseBibtexNames } from "../../../../src/core/formats/bibtex/parseBibtexNames";
import { readLatexText } from "../../../../src/core/formats/bibtex/readLatexText";
import { latexToUnicode } from "../../../../src/core/latex/latexToUnicode";
import type { PersonName } from "../../../../src/core/paper";
import { assertEffort } from "../../../guards/effort";

/** Formats names as `particle+Family, Given; {A Group}`. */
function written(names: readonly PersonName[]): string {
  return names
    .map(({ family, given, literal, "non-dropping-particle": particle }) =>
      literal !== undefined
        ? `{${literal}}`
        : [(particle === undefined ? "" : `${particle}+`) + (family ?? ""), given].filter(Boolean).join(", "),
    )
    .join("; ");
}

/** Each row is a value of a .bib file and the text that TeX displays for it. */
function checkTexts(name: string, rows: readonly (readonly [value: string, expected: string])[]): void {
  it(name, () => {
    for (const [value, expected] of rows) {
      assert.equal(readLatexText(value), expected, value);
    }
  });
}

/** Each row is the value of `author` and its names. */
function checkNames(name: string, rows: readonly (readonly [value: string, expected: string])[]): void {
  it(name, () => {
    for (const [value, expected] of rows) {
      assert.equal(written(parseBibtexNames(value)), expected, value);
    }
  });
}

const { raw } = String;

describe("texts and names as TeX reads them", () => {
  it("read commands of an abstract that the entry escapes as text", () => {
    for (const [abstract, expected] of [
      [raw`We propose {\textbackslash}emph\{Negative Optimization\} (NO).`, "We propose Negative Optimization (NO)."],
      [raw`It is {\textbackslash}textbf\{fast\} and {\textbackslash}textsc\{BigTool\}.`, "It is fast and BigTool."],
      [raw`A set \{0, 1\} and a path C:{\textbackslash}temp.`, raw`A set {0, 1} and a path C:\temp.`],
    ] as const) {
      const { papers } = parseBibtex(`@misc{a, title = {T}, abstract = {${abstract}}}`);
      assert.deepEqual(
        papers.map((paper) => paper.abstract),
        [expected],
      );
    }
  });

  checkNames("have others at the end if the list is not complete", [
    ["Lang, Eva and others", "Lang, Eva; {others}"],
    ["Lang, Eva and {others}", "Lang, Eva; {others}"],
    ["Lang, Eva and Others.", "Lang, Eva; {others}"],
    ["Lang, Eva, and others", "Lang, Eva; {others}"],
    ["Lang, Eva and many others", "Lang, Eva; {others}"],
    ["Lang, Eva and et al.", "Lang, Eva; {others}"],
    ["Lang, Eva and {et al.}", "Lang, Eva; {others}"],
    [raw`Lang, Eva and \emph{et al.}`, "Lang, Eva; {others}"],
    ["Lang, Eva and al.", "Lang, Eva; {others}"],
    ["Douglas C. Lang et al.", "Lang, Douglas C.; {others}"],
    ["Lang, Eva, et al.", "Lang, Eva; {others}"],
    ["Lang et~al", "Lang; {others}"],
    [raw`Lang, Eva and Kurz, Tim \textit{et al.}`, "Lang, Eva; Kurz, Tim; {others}"],
    ["Lang, Eva; Kurz, Tim; et al.", "Lang, Eva; Kurz, Tim; {others}"],
    ["Eva Lang, Tim Kurz, Bo Xu, et al.", "Lang, Eva; Kurz, Tim; Xu, Bo; {others}"],
    ["Lang and others and Kurz", "Lang; Kurz; {others}"],
    ["Lang and others and", "Lang; {others}"],
    ["{NVIDIA} and others", "{NVIDIA}; {others}"],
    ["others", ""],
    ["{others}", ""],
    ["Al Gore and Al, Rami and Others, Ann", "Gore, Al; Al, Rami; Others, Ann"],
  ]);

  const aps = raw`\ifmmode \check{S}\else \v{S}\fi{}imon\'{\i}k, Ond\ifmmode \check{r}\else \v{r}\fi{}ej and Hollmann, K.`;
  checkNames("take the second branch of \\ifmmode", [
    [aps, "Šimoník, Ondřej; Hollmann, K."],
    [raw`Ond\ifmmode \check{r}\else \v{r}\fi{}ej \ifmmode \check{S}\else \v{S}\fi{}imon`, "Šimon, Ondřej"],
    [raw`K\ifmmode\acute{e}\else\'{e}\fi{}kul\ifmmode\acute{e}\else\'{e}\fi{}, A.`, "Kékulé, A."],
    [raw`\ifmmode a, b and c\else Lang\fi, Eva`, "Lang, Eva"],
  ]);
  checkTexts("take the branch of a conditional that is displayed, at any depth", [
    [raw`Caf\ifmmode \acute{e}\else \'{e}\fi{} au lait`, "Café au lait"],
    [raw`\ifmmode a\else b\ifmmode c\else d\fi e\fi f`, "bdef"],
    [raw`\ifmmode a\ifmmode b\else c\fi d\else e\fi`, "e"],
    [raw`$\ifmmode x\else y\fi$ and \(\ifmmode x\else y\fi\), \$\ifmmode x\else y\fi`, "x and x, $y"],
    [raw`\iftrue a\else b\fi\iffalse c\else d\fi`, "ad"],
    [raw`\ifmmode lost`, "lost"],
  ]);

  checkTexts("leave out arguments that are not displayed", [
    [raw`\texorpdfstring{$\alpha$-decay}{alpha-decay} of heavy nuclei`, "α-decay of heavy nuclei"],
    [raw`{\texorpdfstring {$\mu$} {mu}}on and \texorpdfstring{2}{two}`, "μon and 2"],
    [raw`\textcolor{red}{Red} noise, \textcolor[rgb]{1,0,0}{red} noise, \color{blue}now`, "Red noise, red noise, now"],
    [raw`\colorbox{yellow}{a}\fcolorbox{red}{blue}{b}\raisebox{-.5ex}[1pt][2pt]{c}\scalebox{0.5}{d}\resizebox{1cm}{!}{e}`, "abcde"],
    [raw`a\hspace{0pt}b\vspace*{2cm}c\kern0pt d\kern-.1em e\rule[1pt]{1pt}{2pt}f`, "abcdef"],
    [raw`a\hspace{1em}b\hskip 1em plus 0.5em minus 0.4em\relax c`, "a b c"],
    [raw`T\kern-.1667em\lower.7ex\hbox{E}\kern-.125emX`, "TEX"],
    [raw`\fontsize{10}{12}\selectfont Big \selectlanguage{german}Gro\ss{} \foreignlanguage{german}{Wort}`, "Big Groß Wort"],
    [raw`A title\footnote{Supported by \textbf{X}} of \href{https://a.b/c}{this}`, "A title of this"],
    [raw`\mkbibquote{a} \foo[b]{c} \foo*{d} \foo{e}{f}`, "a c d ef"],
    [raw`AT\&T's \textcolor{red}{R&D}`, "AT&T's R&D"],
    [raw`\texorpdfstring \hspace \rule{1pt} \textcolor`, ""],
  ]);
  checkNames("leave out arguments in names", [
    [raw`de'\hspace{0pt} Bardi, Lena`, "de'+Bardi, Lena"],
    [raw`\textcolor{red}{Lang}, Eva and \foreignlanguage{german}{Otto} Kurz`, "Lang, Eva; Kurz, Otto"],
    [raw`Lang\footnote{and, so}, Eva`, "Lang, Eva"],
    [raw`{\noopsort{Bardi}}de Bardi, Lena and \noopsort{Lang}{World Bank}`, "de+Bardi, Lena; {World Bank}"],
    [raw`\O ystein Lang and \v Simon Kurz and \'{E}mile Borel`, "Lang, Øystein; Kurz, Šimon; Borel, Émile"],
  ]);

  checkTexts("leave out what is only for sorting", [
    [raw`{\noopsort{1973b}}1981`, "1981"],
    [raw`{\noopsort{1973c}}{\switchargs{--90}{1968}}`, "1968–90"],
    [raw`\SortNoop{a}Title \noop{b}\sortnoop{c}of \printfirst{d}{e} \singleletter{f}`, "Title of d f"],
  ]);
  it("leave out what is only for sorting in every field", () => {
    const [paper] = parseBibtex(
      raw`@article{, title={\noopsort{x}Works}, author={{\noopsort{A}}Lang, Eva}, journal={{\noopsort{x}}Tome}, year={{\noopsort{1973b}}1981}}`,
    ).papers;
    assert.ok(paper);
    assert.deepEqual([paper.title, paper.year, paper.published?.venue, paper.citekey], ["Works", 1981, "Tome", "lang1981works"]);
  });

  checkTexts("keep the names of a person's own macros", [
    [raw`{{\CSXUG{}}}`, "CSXUG"],
    [raw`Fonts with \MF{} and \PS{}: a tale`, "Fonts with MF and PS: a tale"],
    [raw`{\METAFONT} \METAFONT\ is \MF`, "METAFONT METAFONT is MF"],
    [raw`pdf\TeX{} and Xe\LaTeX`, "pdfTeX and XeLaTeX"],
  ]);
  it("obey the preamble's definitions without arguments, once", () => {
    const definitions = raw`\newcommand{\MF}{Metafont} \def\PS{{PostScript}} \newcommand{\X}[1]{x} \def\logo{\font y} \def\LaTeX{z} \def\A#1{b}`;
    const text = raw`@preamble{"${definitions}" # "\providecommand*\Loop{a\Loop b}"}
@article{a, title = {\MF{} and \PS\ by \logo{} in \LaTeX{} \Loop}, author = {\MF{} Lang}, journal = {\MF}}`;
    const [paper] = parseBibtex(text).papers;
    assert.ok(paper);
    assert.equal(paper.title, "Metafont and PostScript by logo in LaTeX Loop");
    assert.equal(written(paper.authors), "Lang, Metafont");
    assert.equal(paper.published?.venue, "Metafont");
  });
  it("do not grow without bounds by the preamble's definitions", () => {
    const text = `@preamble{"\\def\\MF{${"x".repeat(900)}}"}\n@article{a, title = {${"\\MF ".repeat(5_000)}}}`;
    const [paper] = parseBibtex(text).papers;
    assert.ok(paper && paper.title.length > 50_000 && paper.title.length < 200_000);
  });

  checkTexts("begin a formula at each dollar", [
    [raw`Gain of $-$40 dB at $<$10 nm and $>$99\% purity`, "Gain of −40 dB at <10 nm and >99% purity"],
    [raw`First uses of $ \Omega $: a note`, "First uses of Ω: a note"],
    [raw`$10^{-3}$ $\mu$m, $\alpha$-decay, \(x\), \( x \), $-40$, $n-1$`, "10⁻³ μm, α-decay, x, x, −40, n−1"],
    [raw`20$^\circ$C, H$_2$O, $^{14}$C, 5$^{th}$, $k$-NN, $\sim$10`, "20°C, H₂O, ¹⁴C, 5th, k-NN, ∼10"],
    [raw`\$5 or \$6`, "$5 or $6"],
    ["$5 million to $10 million, a $5 device", "$5 million to $10 million, a $5 device"],
    ["a $5 device", "a $5 device"],
    [
      raw`$\overset{*}{a}$ of $\begin{pmatrix}a\end{pmatrix}$, $\mathcal{O}(n^2)$`,
      raw`$\overset{*}{a}$ of $\begin{pmatrix}a\end{pmatrix}$, O(n²)`,
    ],
  ]);

  checkTexts("skip the blanks behind a command for a sign", [
    [raw`\textquotedblleft Made\textquotedblright{} at 20\textdegree C`, "“Made” at 20°C"],
    [raw`Stra\ss e, {\ae} on, \AA{} x, {\o} x, \aa\ x, S\o ren, S{\o }ren`, "Straße, æ on, Å x, ø x, å x, Søren, Søren"],
    [raw`\LaTeX\ is, \LaTeX{} is, \& so, \copyright 2012, \S 3, \glqq Made\grqq{} in`, "LaTeX is, LaTeX is, & so, ©2012, §3, „Made“ in"],
  ]);

  checkTexts("read the simple part of mhchem", [
    [raw`\ce{^{31}P} in \ch{TiO2}`, "³¹P in TiO₂"],
    [raw`\ce{H2O}, \ce{CO2}, \ce{SO4^2-}, \ce{^{14}C}, \ce{Na+}, \ce{OH-}, \ce{Fe^{3+}}`, "H₂O, CO₂, SO₄²⁻, ¹⁴C, Na⁺, OH⁻, Fe³⁺"],
    [raw`\ce{Ca(OH)2}, \ce{CuSO4*5H2O}, \ce{[Fe(CN)6]^{4-}}, \ce{^{227}_{90}Th+}`, "Ca(OH)₂, CuSO₄·5H₂O, [Fe(CN)₆]⁴⁻, ²²⁷₉₀Th⁺"],
    [raw`\ce{2H2 + O2 -> 2H2O}, \ce{\alpha-Fe2O3}, \ce{C-H}, \ce{}`, "2H₂ + O₂ → 2H₂O, α-Fe₂O₃, C-H,"],
  ]);

  it("inherit from an entry whose key differs in its case, if none has the exact key", () => {
    const text = `@inproceedings{a, title={A}, crossref={Conf-10}}
@inproceedings{b, title={B}, crossref={CONF-11}}
@inproceedings{c, title={C}, crossref={Conf-11}}
@inproceedings{Self, title={S}, crossref={self}}
@proceedings{conf-10, title={Tenth}}
@proceedings{conf-11, title={Lower}}
@proceedings{Conf-11, title={Upper}}`;
    const venues = parseBibtex(text).papers.map(({ published }) => published?.venue);
    assert.deepEqual(venues.slice(0, 4), ["Tenth", "Lower", "Upper", undefined]);
  });

  it("take linear time, whatever is repeated", () => {
    const parts = [
      ...[raw`\ifmmode `, raw`\ifmmode a\else `, raw`\texorpdfstring{`, raw`\texorpdfstring{a}{b}`, raw`\switchargs{`, raw`\noopsort{`],
      ...[
        raw`\kern`,
        raw`\kern1pt plus 1`,
        raw`\hspace{`,
        raw`\color[`,
        raw`\foo[`,
        "$",
        "$ ",
        "$-",
        raw`$\x{`,
        raw`\(`,
        raw`\ce{`,
        raw`\ce{^`,
        raw`\o `,
      ],
      ...["et al. ", " and others", "and {", ", et al.", raw`\emph{et `, raw`{\noopsort{`, raw`\v `],
    ];
    for (const part of parts) {
      for (const text of [part.repeat(20_000), part.repeat(20_000) + "}".repeat(20_000)]) {
        const read = (): void => {
          readLatexText(text);
          latexToUnicode(text);
          parseBibtexNames(text);
          parseBibtex(`@preamble{"${text}"}\n@misc{a, title = {${text}}}`);
        };
        assertEffort(3_000, read, part);
      }
    }
  }).timeout(120_000);
});
