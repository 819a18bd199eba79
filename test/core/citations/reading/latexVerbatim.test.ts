import assert from "node:assert/strict";
import { citationAt, findCitations, openCitationAt } from "../../../../src/core/citations/reading/findCitations";
import { assertEffort } from "../../../guards/effort";
import { checkKeys } from "./checkKeys";

/** Checks that exactly the keys drawn in `⟦…⟧` are found. */
function check(drawn: string, languageId = "latex", around = ""): void {
  it(`reads ${languageId}: ${JSON.stringify(drawn)}${around === "" ? "" : ` behind ${JSON.stringify(around)}`}`, () => {
    checkKeys(languageId, drawn, around);
  });
}

describe("a percent sign that begins no comment in LaTeX", () => {
  for (const text of [
    String.raw`\url{https://x.org/a%20b} says \cite{⟦a⟧}. % \cite{b}`,
    String.raw`\href{https://x.org/a%20b}{as \cite{⟦a⟧}} and \citep{⟦b⟧}`,
    String.raw`\href[page=3]{a%b.pdf}{x} \cite{⟦a⟧}`,
    String.raw`\nolinkurl{a%b} \path{c:\a%b} \burl{x%y} \cite{⟦a⟧}`,
    String.raw`\url|a%b| \path|a%b| \cite{⟦a⟧}`,
    String.raw`\urldef{\here}\url{https://x.org/a%b} \cite{⟦a⟧}`,
    String.raw`\verb|50%| \verb*+%+ \lstinline!%! \lstinline[language=C]{%d} \cite{⟦a⟧}`,
    String.raw`\mintinline{c}{"%d"} \mint{c}|%d| \Verb{%} \cite{⟦a⟧}`,
    String.raw`50\% of \cite{⟦a⟧} \\% \cite{b}`,
    String.raw`\path (0,0) -- (1,1) node {\cite{⟦a⟧}}; \path[draw] (0,0);`,
    String.raw`\DeclareUrlCommand\addr{} \addr{x%y} \cite{⟦a⟧}`,
    "\\url{https://x.org/{a}%b\n\\cite{⟦a⟧} % \\cite{b}",
  ]) {
    check(text);
  }
});

describe("conditionals and the end of a LaTeX text", () => {
  for (const text of [
    String.raw`\iffalse \cite{a} \else \cite{⟦b⟧} \fi \cite{⟦c⟧}`,
    String.raw`\iffalse \ifx\a\b \cite{a} \else \cite{b} \fi \cite{c} \fi \cite{⟦d⟧}`,
    String.raw`\iffalse \iffalse \cite{a} \fi \cite{b} \else \cite{⟦c⟧} \fi \cite{⟦d⟧}`,
    String.raw`\iftrue \cite{⟦a⟧} \else \cite{b} \fi \cite{⟦c⟧}`,
    String.raw`\iftrue \ifdraft \cite{⟦a⟧} \else \cite{⟦b⟧} \fi \else \cite{c} \fi \cite{⟦d⟧}`,
    String.raw`\ifdraft \cite{⟦a⟧} \else \cite{⟦b⟧} \fi`,
    "\\iffalse % \\fi\n\\cite{a} \\fi \\cite{⟦b⟧}",
    "\\if01 \\cite{a}\\fi \\if0\n\\cite{b}\\fi \\cite{⟦c⟧} \\if0\\blind\\cite{⟦d⟧}\\fi",
    String.raw`\let\ifdraft\iffalse \cite{⟦a⟧} \let\ifdraft=\iftrue \cite{⟦b⟧} \newif\ifx \cite{⟦c⟧}`,
    String.raw`\expandafter\let\csname ifdraft\endcsname\iffalse \cite{⟦a⟧}`,
    String.raw`\iffalse \iftoggle{x}{\cite{a}}{} \ifdef\x{}{} \ifthenelse{a}{b}{c} \fi \cite{⟦b⟧}`,
    String.raw`\iffalse \newif\ifdraft \fi \cite{⟦b⟧} \fill \cite{⟦c⟧}`,
    "\\iffalse \\cite{a}",
    "\\begin{comment}\n\\cite{a} \\begin{x}\n\\end{comment}\n\\cite{⟦b⟧}",
    "\\includecomment{comment}\\begin{comment}\\cite{⟦a⟧}\\end{comment} \\excludeversion{long}\\begin{long}\\cite{b}\\end{long}",
    "\\begin{document}\\cite{⟦a⟧}\n\\end{document}\n\\cite{b}",
    "\\cite{⟦a⟧}\n  \\endinput % so\n\\cite{b}",
    "\\ifdefined\\x\\endinput\\fi \\cite{⟦a⟧}\n\\ifx\\a\\b\n\\endinput\n\\fi \\cite{⟦b⟧}",
    "\\begin{verbatim}\n\\end{document} \\iffalse\n\\end{verbatim}\n\\cite{⟦a⟧}",
  ]) {
    check(text);
  }
});

describe("verbatim text of packages and of the user in LaTeX", () => {
  for (const text of [
    "\\begin{spverbatim}\\cite{a}\\end{spverbatim} \\begin{Sinput}\\cite{b}\\end{Sinput} \\piton{\\cite{c}} \\cite{⟦d⟧}",
    "|\\cite{⟦a⟧}| \\MakeShortVerb{\\|} |\\cite{b}| \\DeleteShortVerb{\\|} |\\cite{⟦c⟧}|",
    "\\DefineShortVerb[x=y]{\\!} !\\cite{a}! \\UndefineShortVerb{\\!} !\\cite{⟦b⟧}!",
    "\\let\\code\\lstinline \\code|\\cite{a}| \\newcommand\\py{\\mintinline{python}} \\py|\\cite{b}| \\cite{⟦c⟧}",
    "\\newenvironment{out}{\\small\\VerbatimEnvironment\\begin{Verbatim}}{\\end{Verbatim}}\\begin{out}\\cite{a}\\end{out}\\cite{⟦b⟧}",
  ]) {
    check(text);
  }
  const preamble = String.raw`\newtcblisting{code}{x} \lstnewenvironment{py}{}{} \DefineVerbatimEnvironment{Out}{Verbatim}{} \newminted{c}{}
    \MakeShortVerb{\|} \newcommand{\ic}{\lstinline} \NewDocumentCommand{\key}{v}{} \excludecomment{answer}`;
  for (const text of [
    "\\begin{code}\\cite{a}\\end{code} \\cite{⟦b⟧}",
    "\\begin{py}\\cite{a}\\end{py}\\begin{Out}\\cite{b}\\end{Out}\\begin{ccode}\\cite{c}\\end{ccode} \\cite{⟦d⟧}",
    "|\\cite{a}| \\cite{⟦b⟧} | and |",
    "\\ic!\\cite{a}! \\key{\\cite{b}} \\begin{answer}\\cite{c}\\end{answer} \\cite{⟦d⟧}",
  ]) {
    check(text, "latex", preamble);
  }

  it("is quiet for whatever is asked of a chapter", () => {
    const chapter = "\\begin{code}\n\\cite{a}\n\\end{code}";
    const offset = chapter.indexOf("a}");
    assert.ok(citationAt(chapter, offset, "latex"));
    assert.equal(citationAt(chapter, offset, "latex", preamble), undefined);
    assert.ok(openCitationAt(chapter, offset, "latex"));
    assert.equal(openCitationAt(chapter, offset, "latex", preamble), undefined);
  });
});

describe("a .dtx file", () => {
  for (const text of [
    "% As \\cite{⟦a⟧} says, 50\\% of % \\cite{⟦b⟧}\n%    \\begin{macrocode}\n\\def\\x{\\cite{c}}\n%    \\end{macrocode}\n% \\citep{⟦d⟧}\n",
    "% \\iffalse meta-comment \\cite{a}\n% \\fi\n% \\cite{⟦b⟧}\n%% \\cite{c}\n",
    "%<*driver>\n\\documentclass{ltxdoc}\n\\begin{document}\n\\DocInput{x.dtx}\n\\end{document}\n%</driver>\n% \\cite{⟦a⟧} |\\cite{b}|",
    "\\begin{document}\n\\end{document}\n% \\cite{⟦a⟧} ^^A \\cite{b}\n%<package>\\cite{c}\n% \\cite{⟦d⟧}",
    "% \\begin{macrocode*}\n\\cite{a}\n% \\end{macrocode}\n\\cite{b}\n% \\end{macrocode*}\n% \\cite[see\n% p. 3]{⟦c⟧}",
    "%\t\\begin{verbatim}\n% \\cite{a}\n%\t\\end{verbatim}\r\n% \\cite{⟦b⟧}\r\n",
  ]) {
    check(text, "doctex");
  }
});

it("reads hostile LaTeX in linear time", () => {
  for (const part of [
    "\\iffalse\\else",
    "\\ifx",
    "\\iftrue\\else\\fi",
    "\\iffalse\\ifx\\fi",
    "\\endinput",
    "\\endinput\n",
    "\\url{",
    "\\href[",
    "\\MakeShortVerb|",
    "\\let\\a",
    "\\newenvironment{a}{",
    "\\def\\a{",
    "%<",
    "% ^^A",
    "%    \\begin{macrocode}\n",
  ]) {
    for (const languageId of ["latex", "doctex"]) {
      const text = `\\cite{a} ${part.repeat(Math.ceil(200_000 / part.length))}`;
      assertEffort(1_000, () => findCitations(text, languageId), `${languageId}, ${JSON.stringify(part)}:`);
    }
  }
}).timeout(60_000);
