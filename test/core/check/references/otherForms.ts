import type { Template, WholePaper, WrittenReference, WrongReference, WrongTemplate } from "./writtenReferences";
import { first, full, initialed, list, nearTitle, reversed, wrapped } from "./writtenReferences";

/** Further ways to write references: other languages of code and of people, and other files. They were written before a check had seen any of them. */

const inFile = (fileName: string, text: string): { readonly fileName: string; readonly text: string } => ({ fileName, text });
const notebook = (...source: readonly string[]): { readonly fileName: string; readonly text: string } =>
  inFile(
    "demo.ipynb",
    JSON.stringify(
      { cells: [{ cell_type: "markdown", metadata: {}, source }], metadata: {}, nbformat: 4, nbformat_minor: 5 },
      undefined,
      1,
    ),
  );
const badge = (arxiv: string): string =>
  `[![arXiv](https://img.shields.io/badge/arXiv-${arxiv}-b31b1b.svg)](https://arxiv.org/abs/${arxiv})`;

/** Returns right references to papers, one for each way to write one. */
export function otherRightReferences(paper: WholePaper, other: WholePaper): readonly WrittenReference[] {
  return rightTemplates.map((template) => template(paper, other));
}

/** Returns wrong references to papers, one for each way to be wrong. */
export function otherWrongReferences(paper: WholePaper, other: WholePaper, random: () => number): readonly WrongReference[] {
  return wrongTemplates.map((template) => template(paper, other, random));
}

const rightTemplates: readonly Template[] = [
  (p) => inFile("verlust.py", `# Siehe ${first(p)} et al. (${p.year}): „${p.title}“, arXiv:${p.arxiv}\n`),
  (p) =>
    inFile(
      "modell.py",
      `"""Implementiert das Verfahren aus\n\n${list(p.authors.map(full), " und ")}: ${p.title}. ${p.year}.\nhttps://arxiv.org/abs/${p.arxiv}\n"""\n`,
    ),
  (p) => inFile("perte.py", `# D'après ${first(p)} et al. (${p.year}), « ${p.title} », arXiv:${p.arxiv}\n`),
  (p) =>
    inFile("modele.jl", `# Voir l'article « ${p.title} » de ${list(p.authors.map(full), " et ")} (https://arxiv.org/abs/${p.arxiv})\n`),
  (p) => inFile("config.py", `#: The rate of "${p.title}" (arXiv:${p.arxiv}).\nRATE = 1\n`),
  (p) => inFile("config.py", `#: ${first(p)} et al., ${p.title}, ${p.year},\n#: https://arxiv.org/abs/${p.arxiv}\nRATE = 1\n`),
  (p) =>
    inFile(
      "loss.ts",
      `/**\n * Computes the loss.\n *\n * @see {@link https://arxiv.org/abs/${p.arxiv} | ${p.title}}\n * @param x the input\n */\nexport function f() {}\n`,
    ),
  (p) =>
    inFile(
      "loss.js",
      `/**\n * ${list(p.authors.map(initialed))}, "${p.title}",\n * arXiv:${p.arxiv}, ${p.year}.\n * @see https://arxiv.org/pdf/${p.arxiv}v3\n */\n`,
    ),
  (p) =>
    inFile(
      "lib.rs",
      `//! Implements [${p.title}](https://arxiv.org/abs/${p.arxiv}).\n//!\n//! More.\n\n/// As in ${first(p)} et al., *${p.title}* (${p.year}).\nfn f() {}\n`,
    ),
  (p) =>
    inFile(
      "lib.rs",
      `/// # References\n///\n/// - ${list(p.authors.map(full))} (${p.year}). ${p.title}.\n///   <https://arxiv.org/abs/${p.arxiv}>\nfn f() {}\n`,
    ),
  (p) =>
    inFile(
      "loss.m",
      `function y = loss(x)\n% LOSS Computes the loss.\n%\n%   Reference:\n%   ${list(p.authors.map(initialed))}, "${p.title}," ${p.year}, arXiv:${p.arxiv}.\ny = x;\n`,
    ),
  (p, o) =>
    inFile(
      "list.m",
      `%   [1] ${first(p)} et al. ${p.title}. arXiv:${p.arxiv}, ${p.year}.\n%   [2] ${first(o)} et al. ${o.title}. arXiv:${o.arxiv}, ${o.year}.\n`,
    ),
  (p) => notebook("# Notes\n", "\n", `1. **${p.title}**, ${first(p)} et al., ${p.year}. [arXiv](https://arxiv.org/abs/${p.arxiv})\n`),
  (p, o) =>
    notebook(
      `- ${p.title} ([${p.arxiv}](https://arxiv.org/abs/${p.arxiv}))\n`,
      `- ${o.title} ([${o.arxiv}](https://arxiv.org/abs/${o.arxiv}))\n`,
    ),
  (p, o) =>
    inFile(
      "README.md",
      `## Papers\n\n1. ${p.title} – ${first(p)} et al. (${p.year}) – https://arxiv.org/abs/${p.arxiv}\n2. ${o.title} – ${first(o)} et al. (${o.year}) – https://arxiv.org/abs/${o.arxiv}\n`,
    ),
  (p) =>
    inFile(
      "README.md",
      `[1] ${list(p.authors.map(initialed))}. ${p.title}. In *Proc. of the International Conference on Learning*, ${p.year}. arXiv:${p.arxiv}.\n`,
    ),
  (p) =>
    inFile(
      "refs.rst",
      `.. [A] ${list(p.authors.map(full))}. "${p.title}". In *Proc. ICML*, pp. 1--10, ${p.year}.\n   https://arxiv.org/abs/${p.arxiv}\n`,
    ),
  (p) =>
    inFile(
      "README.md",
      `Text[^1] and more.\n\n[^1]: ${list(p.authors.map(reversed), ", & ")} (${p.year}). *${p.title}*. https://doi.org/10.48550/arXiv.${p.arxiv}\n`,
    ),
  (p) => inFile("README.md", `# ${p.title}\n\n${badge(p.arxiv)}\n\nThe official code of our paper.\n`),
  (p) => inFile("README.md", `We build on [this work][x].\n\n[x]: https://arxiv.org/abs/${p.arxiv} "${p.title}"\n`),
  (p) =>
    inFile(
      "fit.R",
      `#' Fit a model\n#'\n#' @references ${list(p.authors.map(reversed), ", and ")} (${p.year}). "${p.title}." \\url{https://arxiv.org/abs/${p.arxiv}}\n#' @export\n`,
    ),
  (p) =>
    inFile("net.go", `// Package net implements ${p.title}\n// (https://arxiv.org/abs/${p.arxiv}) by ${first(p)} et al.\npackage net\n`),
  (p) => inFile("Net.cs", `/// <summary>\n/// See <see href="https://arxiv.org/abs/${p.arxiv}">${p.title}</see>.\n/// </summary>\n`),
  (p) => inFile("net.lua", `-- ${p.title}\n-- ${list(p.authors.map(full))}\n-- ${p.year}, arXiv:${p.arxiv}\n`),
  (p) => inFile("core.clj", `;; ${list(p.authors.map(full))}: ${p.title} (${p.year}), arXiv ${p.arxiv}\n`),
  (p) =>
    inFile("solve.f90", `! ${wrapped(`${list(p.authors.map(initialed))}, ${p.title}, arXiv:${p.arxiv} (${p.year}).`, "! ").slice(2)}\n`),
  (p) => inFile("conf.yaml", `# ${p.title}: https://huggingface.co/papers/${p.arxiv}\nlr: 1\n`),
  (p) => inFile("notes.org", `* Reading\n- [[https://arxiv.org/abs/${p.arxiv}][${p.title}]] (${first(p)} et al., ${p.year})\n`),
  (p) =>
    inFile(
      "net.hpp",
      `/**\n * \\brief A net.\n *\n * Based on ${first(p)} et al., <i>${p.title}</i>, ${p.year} (<a href="https://arxiv.org/abs/${p.arxiv}">arXiv:${p.arxiv}</a>).\n */\n`,
    ),
  (p, o) =>
    inFile(
      "net.py",
      `def f():\n    r"""Computes.\n\n    Notes\n    -----\n    Follows [1]_, with the loss of [2]_.\n\n    References\n    ----------\n    .. [1] ${list(p.authors.map(initialed))}, "${p.title}", ${p.year}.\n    .. [2] ${list(o.authors.map(initialed))}, "${o.title}", arXiv:${o.arxiv}.\n    """\n`,
    ),
];

const wrongTemplates: readonly WrongTemplate[] = [
  (p, o) => ({
    ...inFile("verlust.py", `# Siehe ${first(p)} et al. (${p.year}): „${p.title}“, arXiv:${o.arxiv}\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, o) => ({
    ...inFile("perte.py", `# D'après ${first(p)} et al. (${p.year}), « ${p.title} », arXiv:${o.arxiv}\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p) => ({
    ...inFile("verlust.py", `# Nach Whitfield et al. (${p.year}): „${p.title}“, arXiv:${p.arxiv}\n`),
    kind: "authors",
    written: "Whitfield et al.",
  }),
  (p, o) => ({
    ...inFile("config.py", `#: The rate of "${p.title}" (arXiv:${o.arxiv}).\nRATE = 1\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, _, random) => {
    const title = nearTitle(p.title, random);
    return { ...inFile("config.py", `#: The rate of "${title}" (arXiv:${p.arxiv}).\nRATE = 1\n`), kind: "title", written: title };
  },
  (p, o) => ({
    ...inFile("loss.ts", `/**\n * Computes the loss.\n *\n * @see {@link https://arxiv.org/abs/${o.arxiv} | ${p.title}}\n */\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p) => ({
    ...inFile("loss.js", `/**\n * J. Whitfield and M. Gonzalez, "${p.title}",\n * arXiv:${p.arxiv}, ${p.year}.\n */\n`),
    kind: "authors",
    written: "J. Whitfield and M. Gonzalez",
  }),
  (p, o) => ({
    ...inFile("lib.rs", `//! Implements [${p.title}](https://arxiv.org/abs/${o.arxiv}).\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p) => ({
    ...inFile(
      "lib.rs",
      `/// - John Whitfield and Maria Gonzalez (${p.year}). ${p.title}.\n///   <https://arxiv.org/abs/${p.arxiv}>\nfn f() {}\n`,
    ),
    kind: "authors",
    written: "John Whitfield and Maria Gonzalez",
  }),
  (p, o) => ({
    ...inFile("loss.m", `%   ${list(p.authors.map(initialed))}, "${p.title}," ${p.year}, arXiv:${o.arxiv}.\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, _, random) => {
    const title = nearTitle(p.title, random);
    return {
      ...inFile("loss.m", `%   ${list(p.authors.map(initialed))}, "${title}," ${p.year}, arXiv:${p.arxiv}.\n`),
      kind: "title",
      written: title,
    };
  },
  (p, o) => ({
    ...notebook(`1. **${p.title}**, ${first(p)} et al., ${p.year}. [arXiv](https://arxiv.org/abs/${o.arxiv})\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, o) => ({
    ...inFile("README.md", `1. ${p.title} – ${first(p)} et al. (${p.year}) – https://arxiv.org/abs/${o.arxiv}\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p) => ({
    ...inFile(
      "README.md",
      `[1] J. Whitfield, M. Gonzalez. ${p.title}. In *Proc. of the International Conference on Learning*, ${p.year}. arXiv:${p.arxiv}.\n`,
    ),
    kind: "authors",
    written: "J. Whitfield, M. Gonzalez",
  }),
  (p, o) => ({
    ...inFile(
      "refs.rst",
      `.. [A] ${list(p.authors.map(full))}. "${p.title}". In *Proc. ICML*, pp. 1--10, ${p.year}.\n   https://arxiv.org/abs/${o.arxiv}\n`,
    ),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, o) => ({
    ...inFile(
      "README.md",
      `Text[^1].\n\n[^1]: ${list(p.authors.map(reversed), ", & ")} (${p.year}). *${p.title}*. https://doi.org/10.48550/arXiv.${o.arxiv}\n`,
    ),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, o) => ({
    ...inFile(
      "fit.R",
      `#' @references ${list(p.authors.map(reversed), ", and ")} (${p.year}). "${p.title}." \\url{https://arxiv.org/abs/${o.arxiv}}\n`,
    ),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, o) => ({
    ...inFile("Net.cs", `/// See <see href="https://arxiv.org/abs/${o.arxiv}">${p.title}</see>.\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, o) => ({
    ...inFile("notes.org", `- [[https://arxiv.org/abs/${o.arxiv}][${p.title}]] (${first(p)} et al., ${p.year})\n`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p) => ({
    ...inFile("core.clj", `;; ${p.title} (${p.year}), arXiv:${p.arxiv.slice(0, 5)}xxxxx\n`),
    kind: "placeholder",
    written: `${p.arxiv.slice(0, 5)}xxxxx`,
  }),
];
