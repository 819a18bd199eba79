import assert from "node:assert/strict";
import { embeddedAt } from "../../../../src/core/citations/cursor/embeddedAt";

/** Checks which part holds the cursor `|`: the one drawn in `⟦…⟧`, in this language, or none. */
function check(languageId: string, drawn: string, expected?: string): void {
  it(`in ${languageId} has ${expected ?? "no language of its own"} in ${JSON.stringify(drawn)}`, () => {
    const offset = drawn.replace(/[⟦⟧]/g, "").indexOf("|");
    const text = drawn.replace(/[⟦⟧|]/g, "");
    const start = drawn.replace("|", "").indexOf("⟦");
    const end = drawn.replace(/[⟦|]/g, "").indexOf("⟧");
    assert.deepEqual(embeddedAt(text, offset, languageId), expected === undefined ? undefined : { languageId: expected, start, end });
  });
}

describe("a part of a document", () => {
  for (const languageId of "markdown quarto rmd rmarkdown markdown-math pandoc mdx myst juliamarkdown typst".split(" ")) {
    check(languageId, "```python\n⟦x|\n⟧```\n", "python");
  }
  for (const [languageId, names] of Object.entries({
    python: "py python3 py3 ipython ipython3 pycon sage Python",
    typescript: "ts",
    typescriptreact: "tsx",
    javascript: "js node mjs",
    javascriptreact: "jsx",
    shellscript: "sh bash zsh shell console",
    cpp: "c++ cc cxx hpp",
    "cuda-cpp": "cuda cu",
    rust: "rs",
    julia: "jl",
    ruby: "rb",
    yaml: "yml",
    latex: "tex",
    markdown: "md",
    restructuredtext: "rst rest",
    go: "golang",
    kotlin: "kt",
    haskell: "hs",
    csharp: "cs c#",
    powershell: "ps1 pwsh",
    dockerfile: "docker",
    "objective-c": "objc",
    bibtex: "bib",
    plaintext: "text txt",
    brainfuck: "brainfuck",
  })) {
    names.split(" ").forEach((name) => check("markdown", `\`\`\`${name} x=1\n⟦|x\n⟧\`\`\``, languageId));
  }
  check("markdown", "```\n⟦x|\n⟧```", "plaintext");
  check("markdown", "```{code-block}\n⟦x|\n⟧```", "plaintext");
  for (const name of ["code-cell", "code-block", "code", "sourcecode"]) {
    check("markdown", `\`\`\`{${name}} ipython3\n⟦x|\n⟧\`\`\``, "python");
  }
  for (const name of ["python", "r", "julia", "sql", "bash", "sh", "stan", "rcpp", "js", "ojs", "css"]) {
    const languageId = { bash: "shellscript", sh: "shellscript", js: "javascript" }[name] ?? name;
    check("quarto", `\`\`\`{${name}}\n⟦x|\n⟧\`\`\``, languageId);
    check("quarto", `\`\`\`{.${name} echo=F}\n⟦x|\n⟧\`\`\``, languageId);
  }
  check("markdown", "```{math}\nx|\n```");
  check("markdown", "````{note}\n```py\n⟦x|\n⟧```\n````", "python");
  check("markdown", "```py|\nx\n```");
  check("markdown", "```py\nx\n```|");
  check("markdown", "```py\nx\n```\ny|");
  check("markdown", "```py\n⟦x|⟧", "python");
  check("markdown", "```py|");
  check("markdown", "---\na: |\n```\n---\n```py\nx\n```".replace("a: |", "a|: b"));
  check("markdown", "---\n```\n---\n```py\n⟦x|\n⟧```", "python");
  check("python", "```py\nx|\n```");

  for (const languageId of "html vue svelte astro php xml".split(" ")) {
    check(languageId, "<p>\n<script>⟦\nx|\n⟧</script>", "javascript");
    check(languageId, '<style lang="scss">⟦|⟧</style>', "scss");
  }
  check("html", "<STYLE>⟦a {}|⟧</STYLE>", "css");
  for (const type of ["text/javascript", "application/javascript", "module", "text/babel", "text/ecmascript"]) {
    check("html", `<script type='${type}'>⟦x|⟧</script>`, "javascript");
  }
  check("html", "<script lang=ts>⟦x|⟧</script>", "typescript");
  check("html", "<script>x</script>|<script>y</script>");
  check("html", "<script>x</script><script>⟦|y⟧", "javascript");
  check("html", "<script|>x</script>");
  check("php", "⟦<p>|</p>\n⟧<?php\nx", "html");
  check("php", "<?php\nx ?>⟦<p>|⟧<?= y ?>", "html");
  check("php", "<?php\nx|");
  check("php", "<?= x| ?>");
  check("php", "x|");

  for (const languageId of "latex tex rsweave rnoweb sweave knitr".split(" ")) {
    check(languageId, "\\begin{minted}[a=b]{py}\n⟦x|\n⟧\\end{minted}", "python");
    check(languageId, "\\begin{lstlisting}[language={[x]C++}, a=b]\n⟦x|\n⟧  \\end{lstlisting}", "cpp");
  }
  check("latex", "\\begin{minted}{py}\nx\n\\end{minted}\ny|");
  for (const languageId of "rsweave rnoweb sweave knitr latex".split(" ")) {
    check(languageId, "A\n<<a, b=F>>=\n⟦x|\n⟧@ \nB", "r");
  }
  check("org", "#+BEGIN_SRC python :a b\n⟦x|\n⟧#+END_SRC", "python");
  check("asciidoc", "[source,python,linenums]\n----\n⟦x|\n⟧----\ny", "python");
  check("restructuredtext", ".. code-block:: py\n   :a:\n⟦\n   x|\n⟧".replace("   :a:\n⟦\n", "⟦   :a:\n\n"), "python");
  for (const name of ["code", "sourcecode"]) {
    check("rst", `A\n\n.. ${name}::\n⟦\n   x|\n\n⟧B`, "plaintext");
  }
  check("rst", ".. code:: py\n\n   x\n\nB|");
  check("rst", "  .. code:: py\n⟦\n    x|\n\n⟧  B", "python");

  for (const [name, languageId] of Object.entries({
    latex: "latex",
    markdown: "markdown",
    html: "html",
    svg: "xml",
    javascript: "javascript",
    js: "javascript",
    R: "r",
    julia: "julia",
    bash: "shellscript",
    sh: "shellscript",
    script: "shellscript",
    ruby: "ruby",
    perl: "perl",
    sql: "sql",
    cython: "cython",
    writefile: "plaintext",
  })) {
    check("python", `\n%%${name} a\n⟦x|⟧`, languageId);
  }
  check("python", "%%time\nx|");
  check("python", "%%latex|\nx");
  check("r", "%%latex\nx|");
});
