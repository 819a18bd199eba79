import type { Paper, PersonName } from "../../../../src/core/paper";
import { randomBelow, randomOf } from "../../../inputs/random";

/** A text that refers to papers, as people write it. */
export interface WrittenReference {
  readonly fileName: string;
  readonly text: string;
}

/** A wrong reference, and what a check must find in it. */
export interface WrongReference extends WrittenReference {
  readonly kind: string;
  readonly written: string;
}

/** A paper with everything that a reference may state. */
export type WholePaper = Paper & { readonly arxiv: string; readonly year: number };

export const full = ({ given = "", family = "", literal = "" }: PersonName): string => `${given} ${family}${literal}`.trim();
export const initialed = ({ given = "", family = "", literal = "" }: PersonName): string =>
  `${given
    .split(/[\s-]+/)
    .map((name) => `${name.charAt(0)}. `)
    .join("")}${family}${literal}`.trim();
export const reversed = ({ given = "", family = "", literal = "" }: PersonName): string =>
  given === ""
    ? `${family}${literal}`
    : `${family}, ${given
        .split(/[\s-]+/)
        .map((name) => `${name.charAt(0)}.`)
        .join(" ")}`;
export const list = (names: readonly string[], last = " and "): string =>
  names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")}${names.length > 2 && last === " and " ? "," : ""}${last}${names.at(-1) ?? ""}`;
export const first = ({ authors: [one] }: Paper): string => one?.family ?? one?.literal ?? "";
export const wrapped = (text: string, sign: string): string => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line.length + word.length > 66) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
  }
  return lines.map((line) => `${sign}${line}`).join("\n");
};
const repository = ({ links }: Paper): string => links.find(({ kind }) => kind === "code")?.url ?? "https://example.org";
const code = (text: string): WrittenReference => ({ fileName: "model.py", text: `import torch\n\n${text}\n\nx = 1\n` });
const markdown = (text: string): WrittenReference => ({ fileName: "README.md", text: `# A project\n\n${text}\n\nMore.\n` });

export type Template = (paper: WholePaper, other: WholePaper) => WrittenReference;

/** Returns right references to papers, one for each way to write one. */
export function rightReferences(paper: WholePaper, other: WholePaper): readonly WrittenReference[] {
  return rightTemplates.map((template) => template(paper, other));
}

/** Returns wrong references to papers, one for each way to be wrong. */
export function wrongReferences(paper: WholePaper, other: WholePaper, random: () => number): readonly WrongReference[] {
  return wrongTemplates.map((template) => template(paper, other, random));
}

const rightTemplates: readonly Template[] = [
  (p) => code(`id = "10.48550/arXiv.${p.arxiv}"  # or "arXiv:${p.arxiv}v1"`),
  (p) => code(`# ${p.title} (arXiv:${p.arxiv})`),
  (p) => code(`# ${first(p)} et al., "${p.title}", ${p.year}`),
  (p) =>
    code(
      `def f():\n    """Loss.\n\n    References:\n        .. [1] ${list(p.authors.map(full))}. ${p.title}. arXiv preprint arXiv:${p.arxiv}, ${p.year}.\n    """`,
    ),
  (p) => markdown(`- [${p.title}](https://arxiv.org/abs/${p.arxiv}v2)\n- [Docs](https://example.org)`),
  (p) => markdown(`* **${p.title}** (ICLR ${p.year + 1}) [[paper]](https://arxiv.org/pdf/${p.arxiv}.pdf) [[code]](${repository(p)})`),
  (p) => ({
    fileName: "kernel.cu",
    text: `// ${list(p.authors.map(initialed))}.\n// "${p.title}."\n// ${p.year}. https://arxiv.org/abs/${p.arxiv}\nint x;\n`,
  }),
  (p) => ({ fileName: "index.rst", text: `We use \`${p.title} <https://arxiv.org/abs/${p.arxiv}>\`_ here.\n` }),
  (p) => code(wrapped(`${list(p.authors.map(full))}. ${p.title}. arXiv:${p.arxiv}, ${p.year}.`, "# ")),
  (p) => code(`# ${p.title.toLowerCase()}, arxiv.org/abs/${p.arxiv}`.replace("arxiv.org", "https://arxiv.org")),
  (p) => code(`# See ${first(p)} et al. (${p.year}) [arXiv:${p.arxiv}] for the proof.`),
  (p) =>
    markdown(
      `| Name | Paper | By | Year | Link |\n|--|--|--|--|--|\n| x | ${p.title} | ${first(p)} et al. | ${p.year} | [link](https://arxiv.org/abs/${p.arxiv}) |`,
    ),
  (p, o) => code(`# ${p.title} (arXiv:${p.arxiv}) and ${o.title} (arXiv:${o.arxiv})`),
  (p, o) => code(`# Unlike ${p.title}, we use the loss of arXiv:${o.arxiv}`),
  (p) => ({
    fileName: "paper.tex",
    text: `\\begin{thebibliography}{9}\n\\bibitem{k} ${list(p.authors.map(full))}. \\emph{${p.title}}. arXiv:${p.arxiv}, ${p.year}.\n\\end{thebibliography}\n`,
  }),
  (p) => markdown(`${list(p.authors.map(reversed), ", & ")} (${p.year}). ${p.title}. arXiv:${p.arxiv}.`),
  (p) =>
    markdown(
      "```bibtex\n@article{key,\n" +
        `  title={${p.title}},\n  author={${p.authors.map(full).join(" and ")}},\n  journal={arXiv preprint arXiv:${p.arxiv}},\n  year={${p.year}}\n}\n` +
        "```",
    ),
  (p) => markdown(`<a href="https://arxiv.org/abs/${p.arxiv}">${p.title}</a>`),
  (p) => code(`"""\nPaper: ${p.title}\nLink: https://arxiv.org/abs/${p.arxiv}\nCode: ${repository(p)}\n"""`),
  (p) => markdown(`1. ${first(p)}, et al. "${p.title}." arXiv preprint arXiv:${p.arxiv} (${p.year}).`),
  (p, o) => markdown(`- arXiv:${p.arxiv} — ${p.title}\n- arXiv:${o.arxiv} — ${o.title}`),
  (p) => code(`# ${p.title.replace(/[:?!].*$/, "")} https://arxiv.org/abs/${p.arxiv}`),
  (p) => ({
    fileName: "a.ipynb",
    text: JSON.stringify({
      cells: [{ cell_type: "markdown", source: [`## Loss\n`, `See "${p.title}" [(paper)](https://arxiv.org/abs/${p.arxiv})\n`] }],
    }),
  }),
];

export type WrongTemplate = (paper: WholePaper, other: WholePaper, random: () => number) => WrongReference;

const invented = ["Alexander Petrov", "Maria Gonzalez", "John Whitfield"];

/** Returns the title with one of its longer words replaced. */
export function nearTitle(title: string, random: () => number): string {
  const words = title.split(" ");
  const long = words.flatMap((word, index) => (/^[a-zA-Z]{5,}$/.test(word) ? [index] : []));
  const at = long.length === 0 ? randomBelow(random, words.length) : randomOf(random, long);
  return words
    .map((word, index) =>
      index === at
        ? randomOf(
            random,
            ["Robust", "Hierarchical", "Bayesian", "Adversarial"].filter((one) => one !== word),
          )
        : word,
    )
    .join(" ");
}

const wrongTemplates: readonly WrongTemplate[] = [
  (p, o) => ({ ...code(`# ${p.title} (arXiv:${o.arxiv})`), kind: "other-paper-id", written: o.arxiv }),
  (p, o) => ({ ...markdown(`- [${p.title}](https://arxiv.org/abs/${o.arxiv})`), kind: "other-paper-id", written: o.arxiv }),
  (p, o) => ({
    ...code(wrapped(`${list(p.authors.map(full))}. ${p.title}. arXiv preprint arXiv:${o.arxiv}, ${p.year}.`, "# ")),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, o) => ({
    ...markdown(`* **${p.title}** (ICML ${p.year}) [[paper]](https://arxiv.org/pdf/${o.arxiv}.pdf)`),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
  (p, _, random) => {
    const title = nearTitle(p.title, random);
    return { ...code(`# "${title}" (arXiv:${p.arxiv})`), kind: "title", written: title };
  },
  (p, _, random) => {
    const title = nearTitle(p.title, random);
    return { ...markdown(`- [${title}](https://arxiv.org/abs/${p.arxiv})`), kind: "title", written: title };
  },
  (p) => ({ ...code(`# Whitfield et al., "${p.title}", ${p.year}`), kind: "authors", written: "Whitfield et al." }),
  (p) => ({
    ...code(`"""\nReferences:\n    ${invented.join(", ")}. ${p.title}. arXiv:${p.arxiv}, ${p.year}.\n"""`),
    kind: "authors",
    written: invented.join(", "),
  }),
  (p) => ({
    ...markdown(`Petrov, A., Gonzalez, M., & Whitfield, J. (${p.year}). ${p.title}. arXiv:${p.arxiv}.`),
    kind: "authors",
    written: "Petrov, A., Gonzalez, M., & Whitfield, J.",
  }),
  (p) => ({ ...code(`# ${p.title} (arXiv:${p.arxiv.slice(0, 5)}XXXXX)`), kind: "placeholder", written: `${p.arxiv.slice(0, 5)}XXXXX` }),
  (p, o) => ({ ...code(`"""\nPaper: ${p.title}\nLink: https://arxiv.org/abs/${o.arxiv}\n"""`), kind: "other-paper-id", written: o.arxiv }),
  (p, o) => ({
    ...markdown(
      `1. ${first(p)} et al. "${p.title}." arXiv:${o.arxiv} (${p.year}).\n2. ${first(o)} et al. "${o.title}." arXiv:${p.arxiv} (${o.year}).`,
    ),
    kind: "other-paper-id",
    written: o.arxiv,
  }),
];
