import { listParts } from "../syntaxes/keysInList";
import type { CitedForm, FormChoice, FormPlace, FormReading, FormSyntax } from "./citedForm";
import { type ItemSyntax, type MarkRow, markRows } from "./markRows";

export const markForms: readonly FormSyntax[] = markRows.map((row) => ({
  syntaxes: row.syntaxes,
  forms: () => row.forms.map(([id, meaning, fields = row.fields]): FormChoice => ({ id, example: row.example(id), meaning, fields })),
  read: (place) => readMarked(row, place),
  escape: (typed) => typed,
  plain: (source) => source,
  ...(row.unwritable === undefined ? {} : { unwritable: row.unwritable }),
}));

function readMarked(row: MarkRow, { text, citation, offset }: FormPlace): FormReading | undefined {
  const { start, end, listStart, listEnd } = citation;
  const before = row.before.exec(text.slice(start, listStart));
  const after = row.after.exec(text.slice(listEnd, end));
  if (!before || !after) {
    return undefined;
  }
  const groups = { mark: before[0], brackets: text.slice(Math.max(0, start - 2), start), ...before.groups, ...after.groups };
  const form = before.groups?.["form"] ?? after.groups?.["form"] ?? "";
  const list = text.slice(listStart, listEnd);
  const items = row.items && itemsIn(list, offset - listStart, row.items);
  if (row.items && !items) {
    return undefined;
  }
  const note = after.groups?.["note"];
  return {
    start,
    end,
    cited: { form, prefix: before.groups?.["prefix"] ?? items?.own.prefix ?? "", locator: items?.own.locator ?? note ?? "", suffix: "" },
    write: (cited) => {
      const [opening, closing] = row.marks(cited.form, groups, cited);
      const own = row.items ? (items?.write(cited) ?? list) : `${list}${cited.locator === "" ? "" : `; ${cited.locator}`}`;
      return `${opening}${own}${closing}`;
    },
  };
}

interface Items {
  readonly own: { readonly prefix: string; readonly locator: string };
  readonly write: (cited: CitedForm) => string;
}

/** Returns the item of a list at an offset, or the nearest one that has a key. */
function itemsIn(list: string, offset: number, { separator, brackets, item, format }: ItemSyntax): Items | undefined {
  const parts = listParts(list, separator, brackets);
  let end = -1;
  const found = parts.map((part) => {
    end += part.length + 1;
    return { groups: item.exec(part)?.groups, isBehind: offset <= end };
  });
  const at = [found.findIndex(({ groups, isBehind }) => groups && isBehind), found.findIndex(({ groups }) => groups)].find(
    (index) => index >= 0,
  );
  const groups = at === undefined ? undefined : found[at]?.groups;
  if (!groups) {
    return undefined;
  }
  const { lead = "", prefix = "", key = "", locator = "", tail = "" } = groups;
  return {
    own: { prefix: prefix.trim(), locator: locator.trim() },
    write: (cited) => parts.map((part, index) => (index === at ? lead + format({ ...cited, key }) + tail : part)).join(separator),
  };
}
