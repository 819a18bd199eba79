import { createRandom } from "../inputs/random";

/** A generated .bib text. */
export interface GeneratedBibtex {
  readonly text: string;
  /** The citekeys of all entries, broken ones included. */
  readonly citekeys: readonly string[];
  /** The citekeys of the entries that have a fault. */
  readonly broken: ReadonlySet<string>;
}

const words = (
  "learning neural network attention language model vision transformer diffusion graph robust sparse efficient latent policy " +
  "reward preference contrastive embedding retrieval alignment scaling adaptive federated causal bayesian kernel gradient " +
  "token context memory routing pruning quantization distillation prompt tuning segmentation detection generation"
).split(" ");
const families = [
  "Zhang",
  "Li",
  'M{\\"u}ller',
  "Garc{\\'i}a",
  "{\\L}ukasiewicz",
  "O'Connor",
  "van der Berg",
  "Nguy{\\~{\\^e}}n",
  "Smith",
  "{\\O}stergaard",
  "Kowalski",
  "Ivanov",
  "Tanaka",
  "Dvo{\\v r}{\\'a}k",
  "de la Cruz",
];
const given = ["Wei", "Anna", "J. R.", "Ren{\\'e}", "Yuki", "Olga", "Mar{\\'\\i}a", "Bo", "Jean-Pierre", "S{\\o}ren"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const faults: readonly ((entry: string) => string)[] = [
  (entry) => entry.replace(/\n\}\n$/, "\n"),
  (entry) => entry.replace("title = {", "title = "),
  (entry) => entry.replace("year = {", "year = {{"),
  (entry) => entry.replace(/,\n {2}author/, "\n<<<<<<< HEAD\n  author"),
  (entry) => entry.replace("title = {", "title = }"),
];

/**
 * Returns a .bib text with this number of entries, most with an abstract, one in a thousand with a fault. The same in every
 * run.
 */
export function generatedBibtex(entries: number): GeneratedBibtex {
  const random = createRandom(5);
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const sentence = (length: number): string => Array.from({ length }, () => pick(words) ?? "").join(" ");
  const parts = ['@string{icml = "International Conference on Machine Learning"}\n@preamble{"\\newcommand{\\noop}[1]{}"}\n'];
  const citekeys: string[] = [];
  const broken = new Set<string>();
  for (let number = 0; number < entries; number++) {
    const citekey = `key${number}:${pick(words) ?? ""}`;
    const authors = Array.from({ length: 1 + Math.floor(random() * 6) }, () => `${pick(families) ?? ""}, ${pick(given) ?? ""}`);
    const abstract = `We study {BERT} with 50\\% of \\textit{${sentence(3)}} -- ${sentence(110)} and a bound of $O(n^2)$ for cost of $5.`;
    const entry = [
      `@${number % 3 === 0 ? "article" : "inproceedings"}{${citekey},`,
      `  title = {${capital(sentence(4))}: {${capital(sentence(1))}Net} for ${sentence(3)}},`,
      `  author = {${authors.join(" and ")}},`,
      number % 3 === 0
        ? "  journal = {Journal of Machine Learning Research},"
        : "  booktitle = icml # { " + String(1990 + (number % 35)) + "},",
      `  year = {${1990 + (number % 35)}},`,
      `  month = ${pick(months) ?? "jan"},`,
      `  pages = {${number}--${number + 12}},`,
      `  doi = {10.1000/${number}},`,
      number % 10 < 8 ? `  abstract = {${abstract.slice(0, 300 + Math.floor(random() * 900))}}\n}\n` : "  note = {To appear}\n}\n",
    ].join("\n");
    citekeys.push(citekey);
    const fault = number % 1000 === 500 ? faults[Math.floor(number / 1000) % faults.length] : undefined;
    if (fault) {
      broken.add(citekey);
    }
    parts.push(fault ? fault(entry) : entry, "\n");
  }
  return { text: parts.join(""), citekeys, broken };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
