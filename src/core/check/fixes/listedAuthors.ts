import { hasOtherPeople, knownPeople, type PersonName } from "../../paper";
import { isRecord } from "../../record";
import type { Reference } from "../reference";
import { formatGiven, type GivenForm, givenForms } from "./givenNames";

/** A field of a name in a file, and the part of the name that it is. */
type Field = readonly [field: string, part: keyof PersonName];

const inCsl: readonly Field[] = [
  ["family", "family"],
  ["given", "given"],
  ["suffix", "suffix"],
  ["dropping-particle", "dropping-particle"],
  ["non-dropping-particle", "non-dropping-particle"],
  ["literal", "literal"],
];
const inCff: readonly Field[] = [
  ["family-names", "family"],
  ["given-names", "given"],
  ["name-suffix", "suffix"],
  ["name-particle", "non-dropping-particle"],
  ["name", "literal"],
];

type Row = Readonly<Record<string, string>>;
type FormatRows = (rows: readonly Row[]) => string | undefined;

/**
 * Returns the known authors as the value of a field in JSON or YAML, or `undefined` if the list that is written cannot be written again letter by
 * letter: it has other fields, such as an ORCID, comments, or a layout of its own.
 *
 * @param indentation the white space before the line on which the list begins.
 */
export function listedAuthors(
  written: string,
  known: readonly PersonName[],
  { syntax, indentation }: { readonly syntax: Reference["syntax"]; readonly indentation: string },
): string | undefined {
  const rows = syntax === "json" ? rowsInJson(written) : rowsInYaml(written);
  const fields = [inCsl, inCff].find((own) =>
    rows?.every((row) => Object.keys(row).every((name) => own.some(([field]) => field === name))),
  );
  if (!rows || rows.length === 0 || !fields || hasOtherPeople(known)) {
    return undefined;
  }
  const formats = syntax === "json" ? jsonFormats(indentation) : yamlFormats(written, indentation);
  const format = formats.find((one) => one(rows) === written);
  const order = rows.flatMap((row) => Object.keys(row));
  const ordered = [...fields].sort(([one], [other]) => place(order, one) - place(order, other));
  const given = givenFormOf(rows, fields);
  const people = given && rowsOf(known, ordered, given);
  return people && format?.(people);
}

function place(order: readonly string[], field: string): number {
  const index = order.indexOf(field);
  return index === -1 ? order.length : index;
}

function givenFormOf(rows: readonly Row[], fields: readonly Field[]): GivenForm | undefined {
  const name = fields.find(([, part]) => part === "given")?.[0] ?? "";
  const written = rows.flatMap((row) => row[name] ?? []);
  return givenForms.find((form) => written.every((given) => formatGiven(given, form) === given));
}

function rowsOf(known: readonly PersonName[], fields: readonly Field[], form: GivenForm): readonly Row[] | undefined {
  const rows: Row[] = [];
  for (const name of knownPeople(known)) {
    const given = name.given === undefined ? undefined : formatGiven(name.given, form);
    const parts: Partial<Record<string, string>> = { ...name, given };
    const own = fields.flatMap(([field, part]) => (parts[part] === undefined ? [] : [[field, parts[part]] as const]));
    const isWhole = own.length === Object.keys(name).length;
    if (!isWhole) {
      return undefined;
    }
    rows.push(Object.fromEntries(own));
  }
  return rows;
}

function rowsInJson(written: string): readonly Row[] | undefined {
  try {
    const value: unknown = JSON.parse(written);
    const rows = Array.isArray(value) ? value.map(rowOf) : [undefined];
    return rows.every((row) => row !== undefined) ? rows : undefined;
  } catch {
    return undefined;
  }
}

function rowOf(value: unknown): Row | undefined {
  const fields = isRecord(value) ? Object.entries(value) : [];
  const texts = fields.flatMap(([name, text]) => (typeof text === "string" ? [[name, text] as const] : []));
  return texts.length === fields.length && texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

/** The ways to lay out a list in JSON: on one line, a line for each name, or a line for each part. */
function jsonFormats(indentation: string): readonly FormatRows[] {
  const spaced = (row: Row, pad: string): string =>
    `{${pad}${Object.entries(row)
      .map(([name, text]) => `${JSON.stringify(name)}: ${JSON.stringify(text)}`)
      .join(", ")}${pad}}`;
  const steps = ["  ", "    ", "\t", " ", ""];
  return [
    (rows) => JSON.stringify(rows),
    ...["", " "].map(
      (pad): FormatRows =>
        (rows) =>
          `[${rows.map((row) => spaced(row, pad)).join(", ")}]`,
    ),
    ...steps.map(
      (step): FormatRows =>
        (rows) =>
          JSON.stringify(rows, undefined, step).replaceAll("\n", `\n${indentation}`),
    ),
    ...steps.flatMap((step) =>
      ["", " "].map(
        (pad): FormatRows =>
          (rows) =>
            `[\n${rows.map((row) => `${indentation}${step}${spaced(row, pad)}`).join(",\n")}\n${indentation}]`,
      ),
    ),
  ];
}

const yamlLine = /^(?<before>[ \t]*(?:-[ \t]+)?)(?<name>[\w-]{1,40}):[ \t]+(?<text>\S.*)$/;

function rowsInYaml(written: string): readonly Row[] | undefined {
  const rows: Record<string, string>[] = [];
  for (const line of written.split("\n")) {
    const { before = "", name = "", text = "" } = yamlLine.exec(line)?.groups ?? {};
    const value = unquoted(text);
    if (before.includes("-")) {
      rows.push({});
    }
    const row = rows.at(-1);
    if (!row || value === undefined || Object.hasOwn(row, name)) {
      return undefined;
    }
    row[name] = value;
  }
  return rows;
}

/** Words that mean something else than a text in some version of YAML. */
const noText = /^(?:[\d.+?~=<-].*|y|n|yes|no|on|off|true|false|null|nil)$/i;
const special = /[:#'"\\{}[\]&*!|>%@`,\p{Cc}\u2028\u2029\ufeff]|^\s|\s$/u;

function unquoted(text: string): string | undefined {
  const quoted = /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
  return special.test(quoted) ? undefined : quoted;
}

function yamlFormats(written: string, indentation: string): readonly FormatRows[] {
  const dash = /^-[ \t]+/.exec(written)?.[0] ?? "- ";
  return ["", '"', "'"].map((quote): FormatRows => (rows) => {
    const values = rows.flatMap((row) => Object.values(row));
    if (values.some((text) => special.test(text) || (quote === "" && noText.test(text)))) {
      return undefined;
    }
    const lines = rows.map((row) =>
      Object.entries(row)
        .map(([name, text]) => `${name}: ${quote}${text}${quote}`)
        .join(`\n${indentation}${" ".repeat(dash.length)}`),
    );
    return lines.map((line) => `${dash}${line}`).join(`\n${indentation}`);
  });
}
