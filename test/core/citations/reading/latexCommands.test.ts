import assert from "node:assert/strict";
import { findCitations, openCitationAt } from "../../../../src/core/citations/reading/findCitations";
import { assertEffort } from "../../../guards/effort";
import { checkKeys } from "./checkKeys";

/** Checks that exactly the keys drawn in `⟦…⟧` are found, and that all are certain. */
function check(drawn: string): void {
  it(`reads ${JSON.stringify(drawn)}`, () => {
    const citations = checkKeys("latex", drawn);
    assert.ok(
      citations.every(({ isCertain }) => isCertain),
      "a citation is not certain",
    );
  });
}

describe("the citation commands of LaTeX's packages", () => {
  const simple = String.raw`
    \cite \nocite \citen \citenum \citeonline \onlinecite
    \citet \citet* \citep \citep* \citealt \citealt* \citealp \citealp* \citeauthor \citeauthor* \citefullauthor \citeyear \citeyearpar
    \citetalias \citepalias \Citet \Citep \Citealt \Citealp \Citeauthor \Citefullauthor \shortcites \bibentry
    \Cite \parencite \Parencite \parencite* \footcite \footcitetext \textcite \Textcite \smartcite \Smartcite \supercite \cite*
    \autocite \Autocite \autocite* \citetitle \citetitle* \citeyear* \citedate \citeurl \fullcite \footfullcite \notecite \pnotecite
    \fnotecite \nptextcite \headlesscite
    \citeA \citeNP \citeauthorNP \citeyearNP \fullciteA \shortciteNP \maskcite \maskshortciteA \masknocite \nocitemeta
    \footcitetitle \citetitleonly \nextcitefull \footfullcite \footciteauthor
    \citeasnoun \possessivecite \citename \citeN \citeANP \shortcite \shortciteN \ocite \fullocite \citeauthoronline \newcite \citeposs`;
  for (const command of simple.trim().split(/\s+/)) {
    check(`As ${command}{⟦a⟧, ⟦b-2⟧}.`);
  }

  for (const drawn of [
    String.raw`\cite[p.~3]{⟦a⟧} \citep[see][p.~3]{⟦a⟧} \citet*[][]{⟦a⟧} \citeA<see>[p. 3]{⟦a⟧} \footcite<2->{⟦b⟧}`,
    String.raw`\cites(see)(and more)[x][y]{⟦a⟧}[z]{⟦b⟧}{⟦c⟧, ⟦d⟧} and {e}`,
    String.raw`\Parencites[1]{⟦a⟧}[2]{⟦b⟧} \footfullcites{⟦a⟧}{⟦b⟧} \supercites{⟦a⟧}{⟦b⟧} \gentextcites{⟦a⟧}{⟦b⟧}`,
    String.raw`\volcite{1}{⟦a⟧} \pvolcite[see]{1}[3]{⟦a⟧} \Fvolcite[x]{II}{⟦a⟧}`,
    String.raw`\pvolcites{1}[3]{⟦a⟧}{2}[4]{⟦b⟧} (3)`,
    String.raw`\volcites(pre)(post)[see]{1}[3]{⟦a⟧}[also]{2}{⟦b⟧} \Tvolcites{1}{⟦a⟧}{IV.2}{⟦b⟧,⟦c⟧}`,
    String.raw`\avolcite{1}[3]{⟦a⟧} \ftvolcites{1}{⟦a⟧}{2}{⟦b⟧}`,
    String.raw`\citefield{⟦a⟧}{title} \citename[see]{⟦a⟧}[x]{author} \citelist{⟦a⟧}{location} \citeaffixed{⟦a⟧}{e.g.} \defcitealias{⟦a⟧}{Paper I}`,
    String.raw`\cite{⟦a⟧,*⟦b⟧, *⟦c⟧} \nocite{*}`,
    String.raw`\cite[see $x_{1}$ and {[3]}, \emph{p.~{\bf 3}}]{⟦a⟧} \citep[{\citealp[p.~3]{⟦b⟧}}][]{⟦c⟧}`,
    String.raw`\cite[a\]b][\S]{⟦a⟧}`,
    "\\cite % a comment, longer than any space that anyone would leave before the keys of a citation, {x}\n  % and one more\n  [p.~3]% {y}\n  {⟦a⟧,% \\cite{z}\n   ⟦b⟧}",
    "\\parencite\n  [see]\r\n  [p.~3]\n  {⟦a⟧}",
    String.raw`\newcommand{\x}{\cite} \let\oldcite\cite \newcites{own}{Own Work} \citetext{so} \renewcommand*{\multicitedelim}{, } \mancite`,
  ]) {
    check(drawn);
  }

  it("takes linear time on hostile text", () => {
    for (const part of [
      "\\cite",
      "\\cite[",
      "\\cite[{",
      "\\cites{a}",
      "\\cites(",
      "\\volcites{",
      "\\cite<",
      "\\cite{",
      "\\cite%\n",
      "\\cite \n",
      "{a}[b]",
      "\\begin{displaycquote}",
    ]) {
      const text = `\\cites{a}${part.repeat(Math.ceil(200_000 / part.length))}`;
      assertEffort(1_000, () => findCitations(text, "latex"), JSON.stringify(part));
      assertEffort(1_000, () => openCitationAt(text, text.length, "latex"), `open ${JSON.stringify(part)}`);
    }
  }).timeout(60_000);
});

describe("a key that is being typed in LaTeX", () => {
  for (const [drawn, typed, others] of [
    ["\\cite{a, % first\n  ne|}", "ne", "a"],
    ["\\cite{a, % see \\cite{x}\n  ne|}", "ne", "a"],
    ["\\pvolcites{1}[3]{a}{2}[4]{ne|}", "ne", ""],
    ["\\pvolcites{1}[3]{a}{ne|}", undefined, ""],
    ["\\cites(see)(more)[1]{a}[2]{b, ne|}", "ne", "b"],
    ["\\cite[see {\\emph{x} [3]}]{ne|", "ne", ""],
    ["\\cite[see \\citep{ne|", "ne", ""],
    ["\\cite{*ne|}", "ne", ""],
    ["\\cite[p. 3|", undefined, ""],
    ["\\citefield{a}{ti|}", undefined, ""],
    ["\\cite % which?\n [p. 3] % so\n {ne|}", "ne", ""],
  ] as const) {
    it(`is ${String(typed)} in ${JSON.stringify(drawn)}`, () => {
      const offset = drawn.indexOf("|");
      const open = openCitationAt(drawn.replace("|", ""), offset, "latex");
      assert.equal(open?.typed, typed);
      assert.equal(open?.others.join(" ") ?? "", others);
    });
  }
});
