import { findCitations } from "../../../../src/core/citations/reading/findCitations";
import { assertEffort } from "../../../guards/effort";
import { checkKeys } from "./checkKeys";

/** Checks that exactly the keys drawn in `⟦…⟧` are found. */
function check(languageId: string, drawn: string): void {
  it(`reads ${languageId}: ${JSON.stringify(drawn)}`, () => {
    checkKeys(languageId, drawn);
  });
}

describe("Org's citations and those of org-ref", () => {
  check("org", "#+bibliography: refs.bib\n\nIt is so [cite:see @⟦kurz2020⟧ p. 3].");
  check("org", "[cite/t:see @⟦a⟧] [cite: see @⟦b⟧;also @⟦c⟧ ch. 2; and more]");
  check("org", "[cite:compare e.g. @⟦a⟧, p. [3]; see -@⟦b⟧]");
  check("org", "[cite/style/variant:cf. @⟦a⟧]");
  check("org", "cite:⟦see⟧ and [[cite:⟦a⟧,⟦b⟧]] and [cite:⟦a⟧] and [[cite:see &⟦b⟧ p. 3]]");
  check("org", "[cite:see\n@⟦a⟧ p. 3]");
  check("org", "[[cite:Common;see &⟦a⟧ p. 3;and &⟦b⟧;and more]] [[cite:⟦a⟧][see p. 3]] [[cite:@a]] citet:&⟦c⟧");
  check("org", "src_python[:x y]{cite:a} \\(cite:b\\) \\[cite:c\\] $$cite:d$$ cite:⟦e⟧ costs $5 cite:⟦f⟧ and $6");
  check(
    "org",
    "#+begin_comment\ncite:a\n#+end_comment\n# cite:b\n#+caption: See [cite:@⟦c⟧]\n: cite:d\n#+begin_quote\ncite:⟦e⟧\n#+end_quote",
  );
});

describe("Org's subtrees that are comments", () => {
  check("org", "cite:⟦z⟧\n* COMMENT Draft\n[cite:@a]\n** Below\ncite:b\n* Next\n[cite:@⟦c⟧]");
  check("org", "** TODO COMMENT x\ncite:a\n** cite:⟦b⟧\n** COMMENT\ncite:c\n*** d\ncite:d\n* cite:⟦e⟧");
  check("org", "* DONE [#A] COMMENT cite:z\ncite:a");
  check("org", "#+SEQ_TODO: NEXT WAIT(w@/!) | GONE\n* WAIT COMMENT x\ncite:a\n* GONE COMMENT\ncite:b\n* LATER COMMENT x\ncite:⟦c⟧");
  check("org", "* Comment x\ncite:⟦a⟧\n* COMMENTS\ncite:⟦b⟧\n* A COMMENT on cite:⟦c⟧\n COMMENT cite:⟦d⟧\n*COMMENT x*\ncite:⟦e⟧");
  check("org", "* COMMENT x\r\ncite:a\r\n**bold** cite:b\r\n* y\r\ncite:⟦c⟧");
});

describe("raw HTML in Markdown", () => {
  check("quarto", "<style>\n@media print { .x { display: none; } }\n</style>\n\nAs [@⟦kurz2020⟧] says.");
  check("markdown", "<script type=module>\nimport '@scope/x'\n\n// @param a\n</script>\n@⟦a⟧");
  check("markdown", "  <pre>\n@decorator\n\n@other\n</pre> @⟦after⟧\n\n@⟦a⟧");
  check("markdown", "<TEXTAREA>\n@a</textarea>\n@⟦b⟧");
  check("markdown", "<style>@import url(x);</style>\n@⟦b⟧");
  check("markdown", "<?php\n@a\n?>\n@⟦b⟧ <![CDATA[\n\n<![CDATA[\n@c\n]]>\n@⟦d⟧");
  check("markdown", "<!--\n@a\n\n@b\n-->\n@⟦c⟧");
  check("markdown", "<div class='x' data-y=\"@a\" @click=\"b\">\n@⟦c⟧ <img alt='@d' src=@e/>\n</div>");
  check("markdown", "The `<style>` tag, and a < b @⟦c⟧ > d");
  check("markdown", "```html\n<style>\n```\n@⟦a⟧");
  check("mdx", "import x from '@site/x';\nexport { y } from \"@site/y\"\n\n@⟦a⟧");
});

describe("Typst's end of a key", () => {
  check("typst", '#bibliography("refs.bib")\neither @⟦smith2020⟧/@⟦doe2021⟧ or @⟦alpha⟧/beta');
  check("typst", "@⟦a.b⟧. @⟦a:b⟧: @⟦a-b⟧-x @⟦c⟧, (@⟦d⟧) @⟦e⟧[p. 3] @⟦f⟧@⟦g⟧".replace("@⟦a-b⟧-x", "@⟦a-b-x⟧"));
  check("typst", "@⟦doe⟧/@⟦smith⟧/@⟦kurz⟧/x…@⟦müller2020⟧’s");
  check("typst", '"@⟦a⟧ is right", they say; \\@b c@d.org #link("mailto:@e") #import "@preview/cetz:0.2.0": x');
  check("typst", 'https://x.org/@a // @b\n/* @c */ `@d` #let e = "@e" @⟦f⟧');
});

describe("Pandoc's example lists", () => {
  check("markdown", "---\nbibliography: refs.bib\n---\n\n(@good) First case.\n\nAs (@good) shows, [@⟦kurz2020⟧] holds.");
  check("markdown", "(@)  First.\n(@a-1) Second, see @a-1 and @⟦b⟧.\n\n[@⟦a-1⟧] cites.");
  check("quarto", "As (@later) says.\n\n- x\n- y\n\n@later) An example.");
  check("markdown", "As shown by\n(@⟦smith2020⟧) this holds.");
  check("rmd", "1. One.\n(@x) Two.\n\n@x: @⟦xy⟧");
});

describe("quiet blocks of reStructuredText", () => {
  check("restructuredtext", "How to write it::\n\n    See :cite:`key` there.\n\nAnd so :cite:`⟦kurz2020⟧`.");
  check("restructuredtext", "::\n\n  :cite:`a`\n\n    :cite:`b`\n :cite:`⟦c⟧`".replace(" :cite:`⟦c⟧`", ":cite:`⟦c⟧`"));
  check("restructuredtext", "Quoted::\n\n> :cite:`a`\n> :cite:`b`\n\n:cite:`⟦c⟧`");
  check("restructuredtext", "* An item::\n\n      :cite:`a`\n\n  :cite:`⟦b⟧`");
  check("restructuredtext", "Not a block:: \n:cite:`⟦a⟧`\n\n.. note::\n\n   :cite:`⟦b⟧`");
  check("restructuredtext", ">>> f(':cite:`a`')\n:cite:`b`\n\n:cite:`⟦c⟧`");
  check("restructuredtext", "text\n>>> :cite:`⟦a⟧`");
  check("restructuredtext", ".. A comment with :cite:`a`\n   and :cite:`b`\n\n   and :cite:`c`.\n\n:cite:`⟦d⟧`");
  check("restructuredtext", "..\n   :cite:`a`\n\n:cite:`⟦b⟧`");
  check("restructuredtext", "..\n\n   :cite:`⟦a⟧` in a quotation");
  check(
    "restructuredtext",
    ".. [1] A footnote :cite:`⟦a⟧`\n.. [Key] :cite:`⟦b⟧`\n.. |x| replace:: :cite:`⟦c⟧`\n.. _target:\n\n:cite:`⟦d⟧`",
  );
  check("restructuredtext", "\\:cite:`a` (:cite:`⟦b⟧`) .. :cite:`⟦c⟧`");
  check(
    "restructuredtext",
    "* x\n\n  .. note::\n\n     .. code:: py\n        :caption: :cite:`a`\n\n        :cite:`b`\n\n     :cite:`⟦c⟧`",
  );
  check("restructuredtext", ".. parsed-literal::\n\n   :cite:`⟦a⟧`");
  check("restructuredtext", ".. code::\n\n   :cite:`a`");
  check("restructuredtext", ".. doctest::\r\n\r\n   >>> :cite:`a`\r\n\r\n:cite:`⟦b⟧`\r\n");
  check("restructuredtext", "  .. math::\n\n     :cite:`a`\n\n  :cite:`⟦b⟧` ``:cite:`c```");
  check("restructuredtext", "Title\n:::::\n\n  :cite:`⟦a⟧`");
  check(
    "python",
    'def f():\n    """As in:cite:`x` :cite:`⟦a⟧`::\n\n        :cite:`b`\n\n    :cite:`⟦c⟧` ``:cite:`d```\n    """\n# :cite:`⟦e⟧`\n',
  );
  check(
    "python",
    'class A:\n    """A.\n\n    >>> f(":cite:`a`")\n    :cite:`b`\n\n    :cite:`⟦c⟧`"""\n    def f():\n        """Of :cite:`⟦d⟧`."""\n',
  );
  check("python", 'def f():\n    """.. code::\n\n           :cite:`a`\n    """\n\ndef g():\n    """Of :cite:`⟦b⟧`."""\n');
});

describe("MyST", () => {
  check("myst", '% @a {cite}`b`\n100% {cite}`⟦c⟧`\n  % @d\n(@e)=\n+++ {"@f": 1}\n@⟦g⟧');
  check("markdown", "{ref}`x`\n% {cite}`b`\n@⟦c⟧");
  check("markdown", "% @⟦a⟧\n\nPandoc's title block");
  check("myst", "{cite:t}`⟦a⟧` {cite:p}`⟦b⟧,⟦c⟧;⟦d⟧` {cite}`{see}⟦e⟧{p. 3, 5},⟦f⟧` {footcite}`⟦g⟧` {cite:p}`see a; p. 3`");
  check("myst", ":::{note}\n@⟦a⟧\n:::\n:::{code-block} python\n@b\n:::\n@⟦c⟧\n\n::::{math}\n@d\n:::\n::::\n@⟦e⟧");
  check("myst", ":::{code-block} python\n@b");
  check("quarto", "::: {.callout-note}\n@⟦a⟧\n:::\n\n:::\n@⟦b⟧");
  check("myst", "```{exercise}\n@⟦a⟧\n```\n````{versionadded} 1\n```{code}\n@b\n```\n@⟦c⟧\n````");
  check("myst", "```{code-cell} python\n@a\n```\n```{mermaid}\n@b\n```\n@⟦c⟧");
});

describe("reStructuredText in MyST", () => {
  check(
    "markdown",
    "```{eval-rst}\nAs :cite:p:`⟦a⟧,⟦b⟧` says, @c ``:cite:`d```.\n\n.. code::\n\n   :cite:`e`\n\n.. note:: :cite:`⟦f⟧`\n```\n@⟦g⟧ :cite:`h`",
  );
  check("myst", ":::{eval-rst}\n:footcite:`⟦a⟧`\n::\n\n  :cite:`b`\n:::\n{cite}`⟦c⟧`");
  check("myst", "```{eval-rst}\n\\:cite:`a` \\cite{b} [c](@cite) {cite}`d` :cite:`{see}⟦e⟧{p. 3}`\n```");
  check("myst", "````{note}\n```{eval-rst}\n.. a comment :cite:`a`\n\n:cite:`⟦b⟧`\n```\n````\n```{eval-rst} x\n:cite:`c`\n```");
  check("quarto", "```{eval-rst}\n:cite:`a`\n```");
});

describe("the tags of jekyll-scholar", () => {
  for (const languageId of ["markdown", "html"]) {
    check(languageId, "{% cite ⟦a⟧ ⟦b⟧ %} {%cite ⟦c⟧%} {%- cite ⟦d:e⟧ -%}");
    check(
      languageId,
      "{% cite ⟦a⟧ --locator 3 -l 4 --prefix see b %} {% nocite ⟦c⟧ %} {% quote ⟦d⟧ %}Words{% endquote %} {% reference ⟦e⟧ %}",
    );
    check(languageId, "{% cite_details ⟦a⟧ --text More %} {% details_link ⟦b⟧ %} {% cited a %} {% cite %} {% bibliography --cited %}");
    check(languageId, "{% cite page.key %} {% cite {{ key }} %} {% cite 'a' %} {% reference entry.key %} {% include cite a %}");
    check(
      languageId,
      "{% raw %}{% cite a %}{% endraw %} {% comment %}\n{% cite b %}\n{% endcomment %} {% cite ⟦c⟧ %} <!-- {% cite d %} -->",
    );
    check(languageId, "{% highlight html %}{% cite a %}{% endhighlight %}{% cite ⟦b⟧ %}{% raw %}{% cite c %}");
  }
  check("html", "<a href='mailto:a@b'>@c</a> [@d] \\cite{e}");
  check("markdown", "[@⟦a⟧] and {% cite ⟦b⟧ %}");
});

describe("JavaScript in MDX", () => {
  check("mdx", "import {\n  a,\n} from '@site/x';\nimport y from \"@site/y\"\n\n@⟦c⟧");
  check("mdx", "export const x = {\n  a: '@b',\n\n  c: '@c',\n};\n\n@⟦d⟧");
  check("mdx", "export default function f() {\n\n  return `@a {`;\n}\n\n@⟦c⟧\n\nimport '@e/f'");
  check("mdx", "<Foo bar={\"@a\"} baz='@b' {...x}>@⟦c⟧</Foo> {/* @d */} @⟦e⟧");
  check("mdx", "{/*\n@a\n\n@b }\n*/}\n@⟦c⟧ {x['@d}']} @⟦e⟧");
  check("mdx", "<Tabs\n  items={[\n    '@a',\n  ]}\n>\n@⟦b⟧\n</Tabs>\n\n    @⟦c⟧");
  check("mdx", "`{` @⟦a⟧ `}` [@{⟦b:⟧}] \\{ @⟦c⟧ }\n\n```js\n{ @d\n```\n@⟦e⟧");
  check("mdx", "We import x from '@⟦y/z⟧' here");
});

describe("what Pandoc and Quarto do not read", () => {
  check("quarto", "{{< include @a >}} {{% x @b %}} @⟦c⟧ `@d`{=html}\n```{=latex}\n@e\n```");
  check("quarto", "\\begin{align}\nx @a\n\\end{align}\n@⟦b⟧ \\begin{center}\n@⟦c⟧\n\\end{center}");
  check("markdown", "---\ntitle: a @b\nabstract: |\n  As [@⟦c⟧] says.\nauthor: '@d'\nnocite: |\n  @⟦e⟧, @⟦f⟧\n---\n@⟦g⟧");
  check("markdown", "| @⟦a⟧ | [@⟦b⟧] |\n|---|---|\n\n: See @⟦c⟧\n\n[^1]: @⟦d⟧ ^[see @⟦e⟧, p. 3]");
});

describe("code in Markdown", () => {
  check("markdown", "~~~\n~~~\n    @a\n\n@⟦b⟧\n# Title\n    @c\n- x\n\n    @⟦d⟧\n## Next\n    @e\ntext\n    @⟦f⟧");
  check("quarto", '```{r}\n#| label: fig-x\n#| fig-cap: "As @⟦a⟧ [@⟦b⟧] says"\n#| echo: @c\nx@slot\n```');
  check("quarto", "```{ojs}\n//| lst-cap: @⟦a⟧\n```\n```{r}\n# fig-cap: @b\n```\n```{python}\n  #| tbl-subcap: [@⟦c⟧]\n```");
});

describe("AsciiDoc", () => {
  check("asciidoc", "cite:[⟦a⟧(p. 3, 5), ⟦b⟧] cite:See also[⟦c⟧] citenp:[⟦d⟧] bibitem:[⟦e:f⟧] xcite:[z] \\cite:[z]");
  check("asciidoc", 'cite:[⟦a⟧, page=42, prefix="see "]+[⟦b⟧]+foo[⟦c⟧] citet*:[⟦d⟧] fullcite:[⟦e⟧] cite[⟦f⟧, page=3]');
  check("asciidoc", "Section\n-------\ncite:[⟦a⟧]\n\nLonger than it\n----\ncite:[b]\n----\ncite:[⟦c⟧]");
  check("asciidoc", "....\ncite:[a]\n.....\n....\n++++\ncite:[b]\n++++\n```ruby\ncite:[c]\n```\ncite:[⟦d⟧]");
  check(
    "asciidoc",
    "[source,python]\n[[id]]\n.A title\ncite:[a]\ncite:[b]\n\ncite:[⟦c⟧]\n\n[stem]\n--\ncite:[d]\n\ncite:[e]\n--\n[NOTE]\ncite:[⟦f⟧]",
  );
  check("asciidoc", "////\ncite:[a]\n////\ntext\n// cite:[b]\n///cite:[⟦c⟧]\n\n cite:[d]\ncite:[e]\n\n * cite:[⟦f⟧]\n\nterm:: cite:[⟦g⟧]");
  check(
    "asciidoc",
    "+cite:[a]+ ++cite:[b]++ +++cite:[c]+++ pass:q[cite:x] stem:[cite:x] $$cite:[y]$$ 1 + 2 cite:[⟦d⟧] + 3 x+cite:[⟦e⟧]+ y",
  );
  check("asciidoc", "====\n----\r\ncite:[a]\r\n----\r\ncite:[⟦b⟧]\n====\n----\ncite:[c]");
});

describe("csquotes", () => {
  check("latex", "\\foreigntextcquote{german}[12]{⟦kurz2020⟧}{Worte}\n\\begin{displaycquote}[3]{⟦lang2021⟧}\nWords.\n\\end{displaycquote}");
  check("latex", "\\textcquote[see][3]{⟦a⟧}[.]{Words} \\blockcquote*{⟦b⟧}{x} \\hyphentextcquote*{german}{⟦c⟧}{x}");
  check("latex", "\\foreignblockcquote{french}[cf.][]{⟦a⟧,⟦b⟧}{x} \\hyphenblockcquote{x}{⟦c⟧}{y} \\hybridblockcquote{x}[1]{⟦d⟧}{y}");
  check("latex", "\\begin{foreigndisplaycquote}{german}[1]{⟦a⟧}x\\end{foreigndisplaycquote}\\begin{hyphendisplaycquote*}{x}{⟦b⟧}");
  check("latex", "\\textquote{a} \\begin{displayquote}{b} \\foreigntextquote{german}{c}");
});

describe("verbatim text in LaTeX", () => {
  check(
    "latex",
    "Write \\Verb|\\cite{key}| to cite.\n\\begin{tcblisting}{listing only}\n\\cite{other}\n\\end{tcblisting}\nAs \\cite{⟦kurz2020⟧}.",
  );
  check(
    "latex",
    "\\verb*+\\cite{a}+ \\Verb[x=y]{\\cite{a}} \\lstinline[x]!\\cite{b}! \\mint{tex}|\\cite{c}| \\SaveVerb{n}=\\cite{d}= \\cite{⟦e⟧}",
  );
  check("latex", "\\newtcblisting{code}[2][]{x}\\begin{code}{a}{b}\\cite{x}\\end{code}\\cite{⟦y⟧}");
  check("latex", "\\DeclareTCBListing{Code}{ O{} m }{x}\\begin{Code}\\cite{x}\\end{Code}\\cite{⟦y⟧}");
  check(
    "latex",
    "\\DefineVerbatimEnvironment{Out}{Verbatim}{x=y}\\begin{Out}\\cite{x}\\end{Out}\\begin{Out*}\\cite{x}\\end{Out*}\\cite{⟦y⟧}",
  );
  check("latex", "\\lstnewenvironment{py}[1][]{\\lstset{#1}}{}\\begin{py}\\cite{x}\\end{py}\\cite{⟦y⟧}");
  check(
    "latex",
    "\\newminted{tex}{}\\begin{texcode}\\cite{x}\\end{texcode}\\newminted[mine]{c}{}\\begin{mine}\\cite{x}\\end{mine}\\cite{⟦y⟧}",
  );
  check(
    "latex",
    "\\newmintinline[tx]{tex}{}\\tx{\\cite{a}}\\newmintinline{tex}{}\\texinline|\\cite{a}| \\newmint{tex}{}\\tex!\\cite{b}! \\cite{⟦y⟧}",
  );
  check("latex", "\\MakeShortVerb{\\|}\n|\\cite{a}| \\cite{⟦b⟧}\n\\lstMakeShortInline[x]!\n!\\cite{c}!");
  check("latex", "\\cite{⟦a⟧} | \\cite{⟦b⟧} | ! \\cite{⟦c⟧} !");
  check(
    "latex",
    "\\NewDocumentCommand{\\code}{ v }{x}\\code{\\cite{a}} \\newcommand{\\py}{\\mintinline{python}}\\py|\\cite{b}| \\cite{⟦c⟧}",
  );
  check(
    "latex",
    "\\newenvironment{shell}{\\VerbatimEnvironment\\begin{Verbatim}}{\\end{Verbatim}}\\begin{shell}\\cite{x}\\end{shell}\\cite{⟦y⟧}",
  );
  check("latex", "\\excludecomment{solution}\\begin{solution}\\cite{a}\\end{solution}\\begin{alltt}\\cite{⟦b⟧}\\end{alltt}");
  check("latex", "\\begin{document}\\cite{⟦a⟧}\\end{document}\n\\cite{b}");
  check("latex", "\\begin{quote}\\cite{⟦a⟧}\\end{quote} \\verbatiminput{x} \\Verbose|\\cite{⟦b⟧}|");
});

describe("keys beside quotes, in formulas, and as names of users", () => {
  check("markdown", "\"@⟦smith⟧ is right\" and “@⟦a⟧” and '@⟦b⟧'");
  check("markdown", "$$x @b$$ and $@c$ but $5 @⟦d⟧ and $6");
  check("markdown", "$$\n@a\n= b\n$$\n\n@⟦c⟧");
  check("quarto", "$$@b$$ \\(@⟦c⟧\\)");
});

it("reads hostile documents in linear time", () => {
  const parts = [
    "::\n\n a\n",
    "..\n",
    ">>> ",
    "\\begin{a}",
    "\\verb",
    "\\Verb[",
    "<a ",
    "<style>\n",
    "(@a) b\n",
    "[cite:[",
    "cite[]+[",
    "{",
    "{'",
    "{`",
    "import {\n",
    "export\n\n",
    "{{<",
    "\\begin{align}",
    ":::{code}\n",
    "+++\n",
    "cite:",
    "+a",
    "+++",
    "$$",
    "[stem]\n",
    "stem:[",
    "----\n",
    "`",
    "\\newtcblisting{a}",
    "|",
    "{% raw %}",
    "{% cite a ",
    "```{eval-rst}\n",
    "* COMMENT a\n",
    "** b\n",
  ];
  for (const languageId of ["latex", "restructuredtext", "markdown", "org", "typst", "asciidoc", "mdx", "myst", "html"]) {
    for (const part of parts) {
      const text = `@ \\cite{a} ${part.repeat(Math.ceil(200_000 / part.length))}`;
      assertEffort(1_000, () => findCitations(text, languageId), `${languageId}, ${JSON.stringify(part)}:`);
    }
  }
}).timeout(60_000);
