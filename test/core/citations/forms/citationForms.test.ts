import assert from "node:assert/strict";
import { type CitedField, type CitedForm, citedFields } from "../../../../src/core/citations/forms/citedForm";
import { citingAt, fieldProblem, formEdit, formsOf } from "../../../../src/core/citations/forms/citationForms";
import { findCitations } from "../../../../src/core/citations/reading/findCitations";

/** Returns how the citation at the drawn cursor `|` is cited, or why it has no forms. */
function read(drawn: string, languageId: string): CitedForm | string {
  const place = placeOf(drawn, languageId);
  const citing = citingAt(place);
  return typeof citing === "string" ? citing : citing.cited;
}

function placeOf(drawn: string, languageId: string): Parameters<typeof citingAt>[0] {
  const offset = drawn.indexOf("|");
  const text = drawn.replace("|", "");
  const citation = findCitations(text, languageId).find(({ start, end }) => start <= offset && offset <= end);
  assert.ok(citation, `no citation in ${drawn}`);
  return { text, citation, offset };
}

/** Returns the text after the citation at the drawn cursor is cited as wanted. */
function rewritten(drawn: string, languageId: string, wanted: Partial<CitedForm>): string {
  const place = placeOf(drawn, languageId);
  const edit = formEdit(place, wanted);
  return edit ? place.text.slice(0, edit.start) + edit.newText + place.text.slice(edit.end) : place.text;
}

describe("the form of a citation", () => {
  const none = { prefix: "", locator: "", suffix: "" };
  const rows: readonly (readonly [languageId: string, drawn: string, expected: CitedForm])[] = [
    ["latex", String.raw`As \citet{a|}, so`, { ...none, form: "citet" }],
    ["latex", String.raw`As \citep[see][p.~3]{a|,b}, so`, { ...none, form: "citep", prefix: "see", locator: "p.~3" }],
    ["latex", String.raw`As \parencite[3]{a|}`, { ...none, form: "parencite", locator: "3" }],
    ["latex", String.raw`As \Citep*[50\% of {[}x{]}][]{a|}`, { ...none, form: "Citep*", prefix: "50% of [x]" }],
    ["markdown", "As [see @a|, p. 3, and more] says", { form: "[@]", prefix: "see", locator: "p. 3", suffix: "and more" }],
    ["markdown", "As [see @a, p. 3; -@b|, chap. 2] says", { ...none, form: "[-@]", locator: "chap. 2" }],
    ["markdown", "As @a| [pp. 3-5, 7] says", { ...none, form: "@", locator: "pp. 3-5, 7" }],
    ["markdown", "As @a| [says](https://example.org)", { ...none, form: "@" }],
    ["markdown", "As -@a| says", { ...none, form: "-@" }],
    ["markdown", "As [@{a b}|]", { ...none, form: "@" }],
    ["quarto", "As [@a|, {ii, A, D-Z}, with a suffix]", { ...none, form: "[@]", locator: "ii, A, D-Z", suffix: "with a suffix" }],
    ["quarto", "As [@a|, 99 years later]", { ...none, form: "[@]", locator: "99", suffix: "years later" }],
    ["quarto", "As [@a|{}, 99 years later]", { ...none, form: "[@]", suffix: "99 years later" }],
    ["markdown", "As @a|\n[p. 3] says", { ...none, form: "@", locator: "p. 3" }],
    ["markdown", "> As @a|\n> [p. 3] says", { ...none, form: "@", locator: "p. 3" }],
    ["markdown", "As @a|\n\n[p. 3] says", { ...none, form: "@" }],
    ["markdown", "As @a| [p. 3, so; see @b] says", { ...none, form: "@", locator: "p. 3", suffix: "so" }],
    ["markdown", "As @a [p. 3; see @b|] says", { ...none, form: "[@]", prefix: "see" }],
    ["markdown", "As @a| [see @b] says", { ...none, form: "@" }],
    ["markdown", "As @a| [says]{.mark}", { ...none, form: "@" }],
    ["markdown", "As [@a|][label]", { ...none, form: "@" }],
    ["markdown", "As [@a; @b|, p. 3]", { ...none, form: "[@]", locator: "p. 3" }],
    ["markdown", "As [@a| and more]", { ...none, form: "[@]", suffix: "and more" }],
    ["markdown", "As [@a|'s]", { ...none, form: "[@]", suffix: "'s" }],
    ["markdown", "As ^[see @a|, p. 3]", { ...none, form: "@" }],
    ["typst", "As @a|[p. 3] says", { ...none, form: "normal", locator: "p. 3" }],
    ["typst", 'As #cite(<a|>, form: "prose", supplement: [p. (3)]) says', { ...none, form: "prose", locator: "p. (3)" }],
    ["typst", "As #cite(<a|>, form: none)", { ...none, form: "none" }],
    [
      "restructuredtext",
      "As :cite:t:`{see, e.g.}a|{p. 3, 5},b` says",
      { ...none, form: "cite:t", prefix: "see, e.g.", locator: "p. 3, 5" },
    ],
    ["restructuredtext", "As :footcite:p:`a,{also}b|`", { ...none, form: "footcite:p", prefix: "also" }],
    ["myst", "As {cite:p}`a|{chap. 2}` says", { ...none, form: "cite:p", locator: "chap. 2" }],
    ["org", "As [cite/t:see @a| p. 3;@b] says", { ...none, form: "t", prefix: "see", locator: "p. 3" }],
    ["org", "As [cite:common; see @a|;@b p. 5]", { ...none, form: "", prefix: "see" }],
    ["org", "As citet:a|,b says", { ...none, form: "citet" }],
    ["asciidoc", "As citenp:See[a|(59),b] says", { ...none, form: "citenp", prefix: "See", locator: "59" }],
    ["asciidoc", "As cite:See also[a|(p. 3, 5),b] says", { ...none, form: "cite", prefix: "See also", locator: "p. 3, 5" }],
    ["asciidoc", "As cite:[a,b|(p. 3, 5)] says", { ...none, form: "cite", locator: "p. 3, 5" }],
    ["asciidoc", "As citet:[a|, page=3] says", { ...none, form: "citet" }],
    ["asciidoc", "As fullcite:[a|] says", { ...none, form: "fullcite" }],
    ["julia", '"""As [a|; Sec. 3](@citet) says"""', { ...none, form: "citet", locator: "Sec. 3" }],
    ["r", String.raw`#' As \insertCite{a|;textual}{pkg} says`, { ...none, form: "textual" }],
  ];
  for (const [languageId, drawn, expected] of rows) {
    if (!drawn.includes("{a b}")) {
      it(`is read in ${languageId}: ${drawn}`, () => {
        assert.deepEqual(read(drawn, languageId), expected);
      });
    }
  }

  const changes: readonly (readonly [languageId: string, drawn: string, wanted: Partial<CitedForm>, expected: string])[] = [
    ["latex", String.raw`As \citep{a|,b}.`, { form: "citet", locator: "p. 3" }, String.raw`As \citet[p. 3]{a,b}.`],
    ["latex", String.raw`As \citep[][p.~3]{a|}.`, { prefix: "see" }, String.raw`As \citep[see][p.~3]{a}.`],
    ["latex", String.raw`As \citep[see][p.~3]{a|}.`, { prefix: "", locator: "" }, String.raw`As \citep{a}.`],
    ["latex", String.raw`As \citep[see][\S~3]{a|}.`, { form: "citet" }, String.raw`As \citet[see][\S~3]{a}.`],
    ["markdown", "As [@a|].", { form: "@" }, "As @a."],
    ["markdown", "As @a|.", { form: "[@]", prefix: "see", locator: "p. 3", suffix: "and more" }, "As [see @a, p. 3, and more]."],
    ["markdown", "As [@a; @b|].", { form: "[-@]" }, "As [@a; -@b]."],
    ["markdown", "As [@a, p. 3; see @b|].", { form: "@" }, "As @a [p. 3]; @b."],
    ["markdown", "As [@a|].", { suffix: "3 reasons" }, "As [@a, {}, 3 reasons]."],
    ["markdown", "As @a| [p. 3].", { locator: "" }, "As @a."],
    ["markdown", "As [@a| and more].", { form: "[-@]" }, "As [-@a and more]."],
    ["markdown", "As [@a| and more; @b].", { prefix: "see" }, "As [see @a and more; @b]."],
    ["markdown", "As [@a| and more].", { suffix: "and so on" }, "As [@a and so on]."],
    ["markdown", "As [@a| and more].", { locator: "p. 3" }, "As [@a p. 3, and more]."],
    ["markdown", "As [@a|, and more].", { form: "[-@]" }, "As [-@a, and more]."],
    ["markdown", "As [@a|, p. 3 and more].", { prefix: "see" }, "As [see @a, p. 3 and more]."],
    ["markdown", "As [@a| p. 3].", { locator: "p. 4" }, "As [@a p. 4]."],
    ["markdown", "As [@a|'s].", { prefix: "see" }, "As [see @a's]."],
    ["markdown", "As [@a|'s].", { suffix: "and more" }, "As [@a, and more]."],
    ["markdown", "As [@a|: x].", { form: "[-@]" }, "As [-@a: x]."],
    ["markdown", "As [@a;\n@b|].", { locator: "p. 3" }, "As [@a;\n@b, p. 3]."],
    ["markdown", "As @a|\n[p. 3] says", { form: "[@]" }, "As [@a, p. 3] says"],
    ["markdown", "As @a|\n[p. 3] says", { locator: "p. 4" }, "As @a\n[p. 4] says"],
    ["markdown", "As @a|[p. 3] says", { locator: "p. 4" }, "As @a[p. 4] says"],
    ["markdown", "As @a| [p. 3; see @b].", { locator: "p. 4" }, "As @a [p. 4; see @b]."],
    ["markdown", "As @a| [p. 3; see @b].", { form: "[@]" }, "As [@a, p. 3; see @b]."],
    ["markdown", "As @a| [@b].", { form: "[@]", locator: "p. 3" }, "As [@a, p. 3; @b]."],
    ["markdown", "As @a| [@b].", { locator: "p. 3" }, "As @a [p. 3; @b]."],
    ["markdown", "As @a [p. 3; @b|].", { form: "[-@]", locator: "p. 5" }, "As @a [p. 3; -@b, p. 5]."],
    ["markdown", "As [see @a, pp. 3-5; -@b|].", { form: "[@]" }, "As [see @a, pp. 3-5; @b]."],
    ["typst", "As @a|.", { form: "prose", locator: "p. 3" }, 'As #cite(<a>, form: "prose", supplement: [p. 3]).'],
    ["typst", 'As #cite(<a|>, form: "prose").', { form: "normal", locator: "p. 3" }, "As @a[p. 3]."],
    ["typst", 'As #cite(<a|>, form: "prose", style: "apa").', { form: "normal" }, 'As #cite(<a>, style: "apa").'],
    ["typst", 'As #cite(<a|>, form: "year")x', { form: "normal" }, "As #cite(<a>)x"],
    ["typst", '#cite(form: "year", supplement: [3, 4], <a|>)', { form: "normal" }, "@a[3, 4]"],
    ["typst", '#cite(style: "apa", label("a/b|"),)', { form: "prose" }, '#cite(label("a/b"), form: "prose", style: "apa")'],
    ["typst", "#let x = cite(<a|>)", { form: "year" }, '#let x = cite(<a>, form: "year")'],
    ["restructuredtext", "As :cite:p:`a,b|`.", { form: "cite:t", locator: "p. 3" }, "As :cite:t:`a,b{p. 3}`."],
    ["myst", "As {cite:p}`a|`.", { prefix: "see" }, "As {cite:p}`{see}a`."],
    ["org", "As [cite:@a|;@b].", { form: "t", prefix: "see", locator: "p. 3" }, "As [cite/t:see @a p. 3;@b]."],
    ["org", "As cite:a|.", { form: "citet" }, "As citet:a."],
    ["asciidoc", "As cite:[a|].", { form: "citenp", locator: "59" }, "As citenp:[a(59)]."],
    ["asciidoc", "As cite:[a|].", { prefix: "See" }, "As cite:See[a]."],
    ["asciidoc", "As cite:See[a|].", { prefix: "" }, "As cite:[a]."],
    ["asciidoc", "As cite:[a|(3),b].", { prefix: "See also", locator: "3, 5" }, "As cite:See also[a(3, 5),b]."],
    ["asciidoc", "As citet:foo[a|, page=3].", { form: "citep" }, "As citep:foo[a, page=3]."],
    ["markdown", "As [see @a|; also @b, p. 3; -@c] says", { form: "@" }, "As @a; also @b [p. 3]; -@c says"],
    ["markdown", "As [see @a; @b|] says", { form: "@" }, "As see @a; @b says"],
    ["julia", '"""As [a|](@cite)."""', { form: "citet", locator: "Sec. 3" }, '"""As [a; Sec. 3](@citet)."""'],
    ["r", String.raw`#' As \insertCite{a|}{pkg}.`, { form: "textual" }, String.raw`#' As \insertCite{a;textual}{pkg}.`],
  ];
  for (const [languageId, drawn, wanted, expected] of changes) {
    it(`changes in ${languageId}: ${drawn} to ${JSON.stringify(wanted)}`, () => {
      assert.equal(rewritten(drawn, languageId, wanted), expected);
    });
  }

  for (const [languageId, drawn, reason] of [
    ["cpp", String.raw`/** As \cite a| says */`, /one form only/],
    ["latex", String.raw`\cites{a|}{b}`, /part of a longer command/],
    ["latex", String.raw`\textcquote{a|}{text}`, /part of a longer command/],
    ["asciidoc", "As bibitem:[a|] says", /one form only/],
  ] as const) {
    it(`cannot change in ${languageId}: ${drawn}, and says why`, () => {
      const refusal = read(drawn, languageId);
      assert.match(typeof refusal === "string" ? refusal : "", reason);
      assert.equal(formEdit(placeOf(drawn, languageId), { form: "citet" }), undefined);
    });
  }

  it("offers no form that the extension of AsciiDoc does not have", () => {
    const ids = (syntax: string): string =>
      formsOf(syntax, "")
        .map(({ id }) => id)
        .join(" ");
    assert.equal(ids("asciidoc"), "cite citenp");
    assert.ok(formsOf("asciidoc-tex", "").every(({ fields }) => fields.length === 0));
  });

  it("offers the commands of the package that the document loads", () => {
    const first = (preamble: string): string | undefined => formsOf("latex", preamble)[0]?.id;
    assert.equal(first(String.raw`\usepackage[round]{natbib}`), "citep");
    assert.equal(first(String.raw`\usepackage{iclr2025_conference}`), "citep");
    assert.equal(first(String.raw`\usepackage[style=apa]{biblatex}`), "parencite");
    assert.equal(first(""), "cite");
    assert.ok(formsOf("latex", String.raw`\usepackage{natbib}`).every(({ id }) => id !== "parencite"));
  });

  const offered: readonly (readonly [documentText: string, has: string, lacks: string])[] = [
    ["", "cite", "citep citet parencite nocite"],
    [String.raw`\documentclass{article}`, "cite", "citep citet parencite textcite"],
    [String.raw`\documentclass{IEEEtran}\usepackage{cite}`, "cite nocite", "citep citet parencite textcite"],
    [String.raw`% \usepackage{natbib}`, "cite", "citep citet"],
    [String.raw`\usepackage[round]{natbib}`, "citep citet cite citeyearpar", "parencite textcite autocite citeA"],
    ["\\usepackage{hyperref,\n  natbib}", "citep citet", "parencite"],
    [String.raw`\usepackage[style=apa]{biblatex}`, "parencite textcite autocite", "citep citet citeyearpar"],
    ["\\usepackage[\n  style=apa,\n  natbib\n]{biblatex}", "citep citet parencite textcite", "citeA"],
    [String.raw`\usepackage[natbib=false]{biblatex}`, "parencite", "citep"],
    [String.raw`\RequirePackage{biblatex-chicago}`, "textcite", "citet"],
    [String.raw`\documentclass[sigconf]{acmart}`, "citep citet", "parencite"],
    [String.raw`\documentclass[natbib=false]{acmart}\usepackage{biblatex}`, "parencite", "citep"],
    [String.raw`\documentclass[aps,prl]{revtex4-2}`, "cite citet onlinecite", "parencite"],
    [String.raw`\documentclass{elsarticle}`, "citep cite", "parencite"],
    [String.raw`\documentclass[fleqn,usenatbib]{mnras}`, "citep", "parencite"],
    [String.raw`\documentclass{jmlr}`, "citep", "parencite"],
    [String.raw`\usepackage{apacite}`, "cite citeA citeNP", "citep citet parencite"],
    [String.raw`\usepackage[natbibapa]{apacite}`, "citep citet", "citeA"],
    [String.raw`\usepackage{jurabib}`, "cite footcite", "parencite citeA"],
    [String.raw`\usepackage{harvard}`, "cite citeasnoun", "citep parencite"],
    [String.raw`As \citet{a} and \citeA{b} say, \cites{c}{d}`, "cite citet citeA", "citep cites"],
  ];
  for (const [documentText, has, lacks] of offered) {
    it(`is one of ${has}, not of ${lacks}, in ${JSON.stringify(documentText)}`, () => {
      const ids = formsOf("latex", documentText).map(({ id }) => id);
      for (const id of has.split(" ")) {
        assert.ok(ids.includes(id), id);
      }
      for (const id of lacks.split(" ")) {
        assert.ok(!ids.includes(id), id);
      }
    });
  }

  const noted: readonly (readonly [documentText: string, drawn: string, wanted: Partial<CitedForm>, expected: string])[] = [
    ["", String.raw`\cite{a|}`, { prefix: "see", locator: "p. 3" }, String.raw`\cite[p. 3]{a}`],
    ["", String.raw`\cite[see][3]{a|}`, { locator: "4" }, String.raw`\cite[see][4]{a}`],
    [String.raw`\usepackage{cite}`, String.raw`\cite{a|}`, { prefix: "see", locator: "4" }, String.raw`\cite[4]{a}`],
    [String.raw`\usepackage{natbib}`, String.raw`\cite{a|}`, { prefix: "see", locator: "4" }, String.raw`\cite[see][4]{a}`],
    [String.raw`\usepackage{biblatex}`, String.raw`\cite{a|}`, { prefix: "see" }, String.raw`\cite[see][]{a}`],
    [String.raw`\usepackage{apacite}`, String.raw`\cite{a|}`, { prefix: "see", locator: "4" }, String.raw`\cite<see>[4]{a}`],
    [String.raw`\usepackage{apacite}`, String.raw`\cite<see>[4]{a|}`, { form: "citeA" }, String.raw`\citeA<see>[4]{a}`],
    [String.raw`\usepackage{natbib}`, "\\citep% so\n  [3]{a|}", { form: "citet" }, "\\citet[3]% so\n  {a}"],
    [String.raw`\usepackage{natbib}`, String.raw`\citep{a|}`, { locator: "$x_{1}$, [3]" }, String.raw`\citep[$x_{1}$, {[}3{]}]{a}`],
    [String.raw`\usepackage{natbib}`, String.raw`\citep{a|}`, { locator: "$]0,1[$" }, String.raw`\citep[{$]0,1[$}]{a}`],
    [String.raw`\usepackage{natbib}`, String.raw`\citep{a|}`, { locator: "{[3]} of $5" }, String.raw`\citep[{[3]} of \$5]{a}`],
    [
      String.raw`\usepackage{natbib}`,
      String.raw`\citep[see {\emph{x]}}][$x_{1}$]{a|}`,
      { form: "citet" },
      String.raw`\citet[see {\emph{x]}}][$x_{1}$]{a}`,
    ],
  ];
  for (const [documentText, drawn, wanted, expected] of noted) {
    it(`has the notes of ${JSON.stringify(documentText)} in ${drawn}`, () => {
      const place = placeOf(drawn, "latex");
      const edit = formEdit(place, wanted, documentText);
      assert.ok(edit);
      assert.equal(place.text.slice(0, edit.start) + edit.newText + place.text.slice(edit.end), expected);
    });
  }
});

describe("what is written in a form is read again", () => {
  const begun: readonly (readonly [languageId: string, drawn: string])[] = [
    ["latex", String.raw`As \citep{a|,b} says.`],
    ["markdown", "As [@a|; @b] says."],
    ["quarto", "As @a| says."],
    ["typst", "As @a| says."],
    ["typst", "As #cite(<a|>) says."],
    ["restructuredtext", "As :cite:p:`a|,b` says."],
    ["myst", "As {cite:p}`a|` says."],
    ["org", "As [cite:@a|;@b] says."],
    ["org", "As cite:a| says."],
    ["asciidoc", "As cite:[a|,b] says."],
    ["asciidoc", "As citet:[a|]+[b] says."],
    ["julia", '"""As [a|](@cite) says."""'],
    ["r", String.raw`#' As \insertCite{a|}{pkg} says`],
  ];
  const texts = [
    "",
    "see",
    "p. 3",
    "pp. 3–5, 7",
    "chap. iv",
    "see, e.g.,",
    "3",
    "and more",
    ", and a comma",
    "50% of it",
    "a]b",
    "[a",
    "{",
    "}{",
    "{a]",
    "a;b",
    "@other",
    "mail a@b.c",
    "`code",
    "$x_1$ and $",
    "\\",
    "a\\",
    "#set & <tag>",
    "http://a.b/c",
    "// comment",
    "-",
    "“Grüße” 漢字",
    "^note",
    "(a) b",
    "constructor",
  ];
  /** In LaTeX, what is already escaped and what stands in braces means the same as without. */
  for (const [languageId, drawn] of begun) {
    it(`in ${languageId}: ${drawn}`, () => {
      const place = placeOf(drawn, languageId);
      const { syntax } = place.citation;
      let written = 0;
      for (const { id, fields } of formsOf(syntax, place.text)) {
        for (const [index, text] of texts.entries()) {
          const textFor = (field: CitedField): string => {
            const typed = texts[(index + citedFields.indexOf(field) * 7) % texts.length] ?? "";
            return fields.includes(field) && fieldProblem(syntax, field, typed) === undefined ? typed : "";
          };
          for (const wanted of [
            { form: id, prefix: textFor("prefix"), locator: textFor("locator"), suffix: textFor("suffix") },
            {
              form: id,
              prefix: "",
              locator: "",
              suffix: "",
              ...(fields[index % 3] ? { [fields[index % 3] ?? ""]: allowed(syntax, fields[index % 3], text) } : {}),
            },
          ]) {
            const changed = rewritten(drawn, languageId, wanted);
            const cited = findCitations(changed, languageId);
            assert.deepEqual([...new Set(cited.flatMap(({ keys }) => keys.map(({ citekey }) => citekey)))].slice(0, 1), ["a"], changed);
            const again = cited.find(({ keys }) => keys.some(({ citekey }) => citekey === "a"));
            assert.ok(again, changed);
            const offset = again.keys[0]?.end ?? 0;
            const reading = citingAt({ text: changed, citation: again, offset });
            assert.ok(typeof reading !== "string", changed);
            assert.deepEqual(reading.cited, wanted, changed);
            assert.ok(changed.endsWith(place.text.slice(-5)), changed);
            written++;
          }
        }
      }
      assert.ok(written >= texts.length);
    });
  }

  function allowed(syntax: string, field: CitedField | undefined, text: string): string {
    return field !== undefined && fieldProblem(syntax, field, text) === undefined ? text : "";
  }
});
