/** A text for each kind of place in the table, with the cursor drawn as `|`. */
export interface PlaceSample {
  readonly languageId: string;
  readonly drawn: string;
  readonly fileName?: string;
  readonly rdpackPackage?: string;
}

export const placeSamples: Readonly<Record<string, PlaceSample>> = {
  cff: {
    languageId: "yaml",
    drawn: "cff-version: 1.2.0\ntitle: Own Work\nreferences:\n  - type: software\n    title: Other|\nversion: 1.0.0\n",
  },
  "csl-json": { languageId: "json", drawn: '[\n  {\n    "id": "a",\n    "type": "article",\n    "title": "A|"\n  }\n]\n' },
  bibtex: { languageId: "bibtex", drawn: "@misc{a,\n  title = {A},\n}\n|" },
  numpydoc: {
    languageId: "python",
    drawn: 'def f(x):\n    """Does it, as in |.\n\n    Parameters\n    ----------\n    x : int\n    """\n',
  },
  google: { languageId: "python", drawn: 'def f(x):\n    """Does it, as in |.\n\n    Args:\n        x: a number.\n    """\n' },
  sphinx: { languageId: "python", drawn: 'def f(x):\n    """Does it, as in |.\n\n    :param x: a number\n    """\n' },
  doxygen: { languageId: "cpp", drawn: "/**\n * \\brief Does it, as in |.\n */\nint f();\n" },
  jsdoc: { languageId: "typescript", drawn: "/**\n * Does it.\n *\n * |\n */\nfunction f() {}\n" },
  javadoc: { languageId: "java", drawn: "/**\n * Does it.\n *\n * |\n */\nvoid f() {}\n" },
  phpdoc: { languageId: "php", drawn: "<?php\n/**\n * |\n */\nfunction f() {}\n" },
  scaladoc: { languageId: "scala", drawn: "/**\n * |\n */\ndef f = 1\n" },
  "xml-doc": { languageId: "csharp", drawn: "/// <summary>Does it.</summary>\n/// |\nvoid F() {}\n" },
  "swift-doc": { languageId: "swift", drawn: "/// Does it.\n/// |\nfunc f() {}\n" },
  "markdown-doc": { languageId: "rust", drawn: "/// Does it.\n///\n/// |\nfn f() {}\n" },
  "go-doc": { languageId: "go", drawn: "// F does it, as in |.\nfunc F() {}\n" },
  rdpack: { languageId: "r", drawn: "#' Does it\n#'\n#' As in |.\n#' @export\nf <- function() 1\n", rdpackPackage: "own" },
  roxygen: { languageId: "r", drawn: "#' Does it\n#'\n#' As in |.\n#' @export\nf <- function() 1\n" },
  "julia-docstring": { languageId: "julia", drawn: '"""\n    f(x)\n\nDoes it, as in |.\n"""\nf(x) = x\n' },
  jekyll: { languageId: "html", drawn: "<p>{% cite a %} and |.</p>\n" },
  documenter: { languageId: "markdown", drawn: "See [a](@ref) and |.\n" },
  myst: { languageId: "markdown", drawn: "{ref}`here` and |.\n" },
  pandoc: { languageId: "markdown", drawn: "As in |.\n" },
  latex: { languageId: "latex", drawn: "As in |.\n" },
  typst: { languageId: "typst", drawn: "As in |.\n" },
  org: { languageId: "org", drawn: "As in |.\n" },
  rst: { languageId: "restructuredtext", drawn: "As in |.\n" },
  asciidoc: { languageId: "asciidoc", drawn: "As in |.\n" },
  commit: { languageId: "git-commit", drawn: "Use another loss\n\n|\n" },
  text: { languageId: "plaintext", drawn: "As in |\n" },
  comment: { languageId: "python", drawn: "def f():\n    return 1|\n" },
};
