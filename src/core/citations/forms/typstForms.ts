import { type CitedForm, closingBracket, type FormPlace, type FormReading, type FormSyntax, withBackslashes } from "./citedForm";

const meanings: readonly (readonly [form: string, meaning: string])[] = [
  ["prose", "authors in the sentence"],
  ["author", "authors only"],
  ["year", "year only"],
  ["full", "the full reference"],
];

const maxCallChars = 3000;
/** The form of `@key`. */
const normal = "normal";

/** Typst's reference, "cite" and "ref". */
export const typstForms: FormSyntax = {
  syntaxes: ["typst", "typst-cite"],
  forms: () => [
    { id: normal, example: "@key", meaning: "as the document's style prefers", fields: ["locator"] },
    ...meanings.map(([id, meaning]) => ({
      id,
      example: `#cite(<key>, form: "${id}")`,
      meaning,
      fields: ["locator"] as const,
    })),
    { id: "none", example: "#cite(<key>, form: none)", meaning: "only in the list of references", fields: [] },
  ],
  read: (place) => (place.citation.syntax === "typst" ? readShort(place) : readCall(place)),
  escape: (typed) => withBackslashes(typed, /[\\[\]#$`@<>*_"]|\/(?=[/*])/g),
  plain: (source) => source.replace(/\\([\\[\]#$`@<>*_"/])/g, "$1"),
};

function readShort({ text, citation }: FormPlace): FormReading | undefined {
  const { start, end, keys } = citation;
  const [key] = keys;
  const closing = text[end] === "[" ? closingBracket(text, end, "[]", maxCallChars) : undefined;
  return (
    key && {
      start,
      end: closing ?? end,
      cited: { form: normal, prefix: "", locator: closing === undefined ? "" : text.slice(end + 1, closing - 1), suffix: "" },
      write: (cited) => (cited.form === normal ? shortText(key.citekey, cited) : callText(`<${key.citekey}>`, cited, [])),
    }
  );
}

function readCall({ text, citation }: FormPlace): FormReading | undefined {
  const open = text.indexOf("(", citation.start);
  const call = open === -1 ? undefined : argumentsOf(text, open);
  const parts = call?.parts ?? [];
  // Named arguments may come before the key.
  const label = parts.find((part) => /^(?:<|label\()/.test(part)) ?? "";
  const named = parts.filter((part) => part !== label);
  if (!call || label === "") {
    return undefined;
  }
  const valueOf = (name: string): string | undefined => {
    const part = named.find((one) => one.startsWith(`${name}:`));
    return part?.slice(name.length + 1).trim();
  };
  const supplement = valueOf("supplement") ?? "";
  if (supplement !== "" && supplement !== "none" && !/^\[[\s\S]*\]$/.test(supplement)) {
    return undefined;
  }
  const isMarkup = text[citation.start - 1] === "#";
  const others = named.filter((part) => !/^(?:form|supplement):/.test(part) && part !== "");
  const key = /^<([^<>]*)>$/.exec(label)?.[1];
  const canBeShort =
    isMarkup && key !== undefined && others.length === 0 && !/^(?:[.:]{0,9}[\p{L}\p{N}_-]|[[(])/u.test(text.slice(call.end, call.end + 10));
  return {
    start: citation.start - (isMarkup ? 1 : 0),
    end: call.end,
    cited: {
      form: (valueOf("form") ?? normal).replace(/"/g, ""),
      prefix: "",
      locator: supplement.startsWith("[") ? supplement.slice(1, -1) : "",
      suffix: "",
    },
    write: (cited) =>
      cited.form === normal && canBeShort ? shortText(key, cited) : callText(label, cited, others).slice(isMarkup ? 0 : 1),
  };
}

function shortText(key: string, { locator }: CitedForm): string {
  return `@${key}${locator === "" ? "" : `[${locator}]`}`;
}

function callText(label: string, { form, locator }: CitedForm, others: readonly string[]): string {
  const named = [
    ...(form === normal ? [] : [`form: ${form === "none" ? form : `"${form}"`}`]),
    ...(locator === "" ? [] : [`supplement: [${locator}]`]),
    ...others,
  ];
  return `#cite(${[label, ...named].join(", ")})`;
}

/** Returns the arguments of the call whose parenthesis is at `open`, and its end. Strings, content and nested calls are skipped. */
function argumentsOf(text: string, open: number): { readonly parts: readonly string[]; readonly end: number } | undefined {
  const parts: string[] = [];
  let from = open + 1;
  const last = Math.min(text.length, open + maxCallChars);
  let depth = 0;
  for (let at = open + 1; at < last; at++) {
    const sign = text[at];
    if (sign === '"') {
      at = endOfString(text, at, last);
    } else if (sign === "[") {
      at = (closingBracket(text, at, "[]", maxCallChars) ?? last) - 1;
    } else if (sign === "(") {
      depth++;
    } else if (sign === ")" && depth > 0) {
      depth--;
    } else if (depth === 0 && (sign === "," || sign === ")")) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
      if (sign === ")") {
        return { parts, end: at + 1 };
      }
    }
  }
  return undefined;
}

function endOfString(text: string, open: number, last: number): number {
  for (let at = open + 1; at < last; at++) {
    if (text[at] === "\\") {
      at++;
    } else if (text[at] === '"') {
      return at;
    }
  }
  return last;
}
