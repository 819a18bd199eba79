import { type CitePackage, citePackageOf } from "../styles/citeCommands";
import type { CitedForm, FormChoice, FormPlace, FormReading, FormSyntax } from "./citedForm";

/** The commands of LaTeX, natbib (its manual, section 2.3) and biblatex (its manual, section 3.9), and what a reader sees. */
const meanings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    citep: "in parentheses",
    citet: "authors in the sentence",
    citealp: "as citep, without parentheses",
    citealt: "as citet, without parentheses",
    parencite: "in parentheses",
    textcite: "authors in the sentence",
    autocite: "as the document's style prefers",
    cite: "as the document's style prefers",
    footcite: "in a footnote",
    smartcite: "in a footnote, or in parentheses within one",
    supercite: "as a superscript",
    fullcite: "the full reference",
    citeauthor: "authors only",
    citeyear: "year only",
    citeyearpar: "year in parentheses",
    citetitle: "title only",
    nocite: "only in the list of references",
  }),
);

const commandsOf: Readonly<Record<CitePackage, string>> = {
  natbib: "citep citet citealp citealt citeauthor citeyear citeyearpar nocite",
  biblatex: "parencite textcite autocite cite footcite smartcite supercite fullcite citeauthor citeyear citetitle nocite",
  both: "citep citet parencite textcite autocite cite citealp citealt footcite smartcite supercite fullcite citeauthor citeyear citetitle nocite",
  unknown: "cite citep citet parencite textcite autocite citealp citealt footcite citeauthor citeyear citeyearpar citetitle nocite",
};

const signs: Readonly<Record<string, string>> = {
  "[": "{[}",
  "]": "{]}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "\\": "\\textbackslash{}",
};
const signOf: ReadonlyMap<string, string> = new Map(Object.entries(signs).map(([sign, written]) => [written, sign]));

/**
 * Matches what must be written otherwise in an optional argument. Commands such as `\S` and what is already escaped stay, as does `~`, because
 * users of LaTeX type them.
 */
const special = /\\(?:[a-zA-Z]+|[%&#_$])|\\|[%&#_[\]{}]/g;

export const latexForms: FormSyntax = {
  syntaxes: ["latex"],
  forms: (documentText) =>
    commandsOf[citePackageOf(documentText)].split(" ").map((command): FormChoice => ({
      id: command,
      example: `\\${command}{key}`,
      meaning: meanings.get(command) ?? "",
      fields: command === "nocite" ? [] : ["prefix", "locator"],
    })),
  read: readLatex,
  escape: (typed) => {
    const isMath = typed.includes("$");
    return typed.replace(special, (found) => {
      const isEscaped = found.length > 1;
      return isEscaped || (isMath && found === "_") ? found : (signs[found] ?? `\\${found}`);
    });
  },
  plain: (source) =>
    source.replace(/\{[[\]]\}|\\text(?:braceleft|braceright|backslash)\{\}|\\[%&#_]/g, (found) => signOf.get(found) ?? found.slice(1)),
};

function readLatex({ text, citation }: FormPlace): FormReading | undefined {
  const { start, end, listStart } = citation;
  const source = text.slice(start, listStart - 1);
  const [beginning = "", command = ""] = /^\\([a-zA-Z]{1,40}\*?)/.exec(source) ?? [];
  // A list of citations, a volume, and a quotation are more than a form.
  const options = !/cite/i.test(command) || /cites\*?$|volcite/i.test(command) ? undefined : optionsIn(source, beginning.length);
  if (!options || options.length > 2) {
    return undefined;
  }
  const [prefix, locator] = options.length === 2 ? options : ["", options[0]];
  const list = text.slice(listStart - 1, end);
  return {
    start,
    end,
    cited: { form: command, prefix, locator: locator ?? "", suffix: "" },
    write: (cited) => `\\${cited.form}${optionsFor(cited)}${list}`,
  };
}

function optionsFor({ prefix, locator }: CitedForm): string {
  return prefix === "" ? (locator === "" ? "" : `[${locator}]`) : `[${prefix}][${locator}]`;
}

/** Returns the optional arguments that a source has from an offset to its end, or `undefined` if it has anything else. */
function optionsIn(source: string, from: number): readonly string[] | undefined {
  const options: string[] = [];
  let [depth, opened] = [0, -1];
  for (let at = from; at < source.length; at++) {
    const sign = source[at] ?? "";
    if (opened === -1) {
      if (sign === "[") {
        opened = at + 1;
      } else if (/\S/.test(sign)) {
        return undefined;
      }
    } else if (sign === "\\") {
      at++;
    } else if (sign === "]" && depth === 0) {
      options.push(source.slice(opened, at));
      opened = -1;
    } else {
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    }
  }
  return opened === -1 ? options : undefined;
}
