import { type BibtexLook, bibtexLookOf, formatFieldLike, formatNameLike, formatTypeLike, formatValueLike } from "./bibtexLook";
import type { WrittenEntry, WrittenField } from "./writtenEntry";

/** A change of an entry. The values are LaTeX with balanced braces, without delimiters. */
export type EntryChange =
  | { readonly kind: "type"; readonly type: string }
  /** Sets a field. One that the entry lacks takes the place of another, or goes behind the last field. */
  | { readonly kind: "set"; readonly name: string; readonly value: string; readonly replaces?: string }
  | { readonly kind: "remove"; readonly name: string };

/** A change of a text, with half-open offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Returns the edits that change an entry of a text, in order and apart from each other. They stay within the entry, and keep its layout, its
 * comments, and whatever is not changed. A name in any letter case means the field.
 */
export function changeEntry(text: string, entry: WrittenEntry, changes: readonly EntryChange[]): readonly TextEdit[] {
  const look = bibtexLookOf(text.slice(entry.start, entry.end));
  const fields = new Map([...entry.fields].reverse().map((field) => [field.name, field]));
  const removed = new Set(changes.flatMap((change) => (change.kind === "remove" ? [lower(change.name)] : [])));
  const taken = new Set<WrittenField>();
  const edits: TextEdit[] = [];
  const added: (readonly [name: string, value: string])[] = [];
  for (const change of changes) {
    if (change.kind === "type") {
      edits.push({ start: entry.typeStart, end: entry.typeEnd, newText: formatTypeLike(change.type, look) });
    } else if (change.kind === "set") {
      const field = [change.name, change.replaces ?? ""].map((name) => fields.get(lower(name))).find((one) => one && !taken.has(one));
      if (field) {
        taken.add(field);
        edits.push(...replacing(text, field, change, look));
      } else {
        added.push([change.name, change.value]);
      }
    }
  }
  const gone = entry.fields.filter((field) => removed.has(field.name) && !taken.has(field));
  edits.push(...gone.flatMap((field) => removal(text, entry, field)));
  const kept = entry.fields.filter((field) => !gone.includes(field));
  edits.push(...(added.length > 0 ? insertion(text, entry, kept.at(-1), { added, look }) : lostComma(entry, kept.at(-1))));
  return apart(edits);
}

/** Returns a text with edits that are in order and apart from each other. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let [result, at] = ["", 0];
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

function lower(name: string): string {
  return name.toLowerCase();
}

function replacing(
  text: string,
  field: WrittenField,
  change: EntryChange & { readonly kind: "set" },
  look: BibtexLook,
): readonly TextEdit[] {
  const opening = text.charAt(field.valueStart);
  const quotes = opening === '"' || (opening !== "{" && look.quotes);
  const newText = formatValueLike([change.name, change.value], { ...look, quotes });
  const value = { start: field.valueStart, end: field.valueEnd, newText };
  return field.name === lower(change.name) ? [value] : [renaming(text, field, change.name, look), value];
}

/** Keeps the column of `=`, if there is space for it. */
function renaming(text: string, { start, nameEnd, valueStart }: WrittenField, name: string, look: BibtexLook): TextEdit {
  const space = /^[ \t]*/.exec(text.slice(nameEnd, valueStart))?.[0].length ?? 0;
  const width = nameEnd - start + space;
  const written = formatNameLike(name, look);
  return { start, end: nameEnd + space, newText: written.padEnd(Math.max(width, written.length + (space > 0 ? 1 : 0))) };
}

/** Removes a field with its comma, and the line if nothing else is in it. A comment behind it or before its comma stays. */
function removal(text: string, entry: WrittenEntry, field: WrittenField): readonly TextEdit[] {
  const { afterComma, valueEnd } = field;
  const isCommented = afterComma !== undefined && text.slice(valueEnd, afterComma).includes("%");
  return isCommented
    ? [removalTo(text, entry, { field, end: valueEnd }), { start: afterComma - 1, end: afterComma, newText: "" }]
    : [removalTo(text, entry, { field, end: afterComma ?? valueEnd })];
}

function removalTo(text: string, entry: WrittenEntry, { field, end }: { readonly field: WrittenField; readonly end: number }): TextEdit {
  const lineStart = Math.max(text.lastIndexOf("\n", field.start - 1), text.lastIndexOf("\r", field.start - 1)) + 1;
  const startsLine = lineStart > entry.start && text.slice(lineStart, field.start).trim() === "";
  const space = /^[ \t]*/.exec(text.slice(end, entry.end))?.[0].length ?? 0;
  const lineBreak = /^(?:\r\n|\r|\n)/.exec(text.slice(end + space, end + space + 2))?.[0].length ?? 0;
  if (startsLine) {
    return lineBreak > 0
      ? { start: lineStart, end: end + space + lineBreak, newText: "" }
      : { start: field.start, end: end + space, newText: "" };
  }
  const before = text.slice(Math.max(entry.bodyStart, field.start - maxSpace), field.start);
  return { start: field.start - (before.length - before.trimEnd().length), end, newText: "" };
}

/** More space before a field stays if the field is removed. */
const maxSpace = 200;

interface Added {
  readonly added: readonly (readonly [name: string, value: string])[];
  readonly look: BibtexLook;
}

/** Puts fields behind the last one that stays, and behind its comment. Lets the last field of all have a comma only if it had one. */
function insertion(text: string, entry: WrittenEntry, last: WrittenField | undefined, { added, look }: Added): readonly TextEdit[] {
  const hasComma = last ? last.afterComma !== undefined : entry.hasComma;
  const commaAt = last?.valueEnd ?? entry.bodyStart;
  const behind = last ? (last.afterComma ?? last.valueEnd) : entry.bodyStart;
  const comment = /^[ \t]*(?:%[^\r\n]*)?(?=[\r\n])/.exec(text.slice(behind, entry.end - 1))?.[0] ?? "";
  const at = behind + comment.length;
  // A field behind a comment on its line would be a part of it.
  const separator = lineBefore(text, entry, last, look) ?? (comment.includes("%") ? `${look.lineEnd}${look.indentation}` : " ");
  const own = separator === " " ? { ...look, nameWidth: 0, equals: equalsOf(text, last) } : look;
  const endsWithComma = entry.fields.at(-1)?.afterComma !== undefined;
  const fields = added.map((field) => `${separator}${formatFieldLike(field, own)}`).join(",") + (endsWithComma ? "," : "");
  return hasComma
    ? [{ start: at, end: at, newText: fields }]
    : at === commaAt
      ? [{ start: at, end: at, newText: `,${fields}` }]
      : [
          { start: commaAt, end: commaAt, newText: "," },
          { start: at, end: at, newText: fields },
        ];
}

/** Returns the beginning of a line for a new field, or `undefined` if the last field has no line of its own. */
function lineBefore(text: string, entry: WrittenEntry, last: WrittenField | undefined, look: BibtexLook): string | undefined {
  const lineStart = last ? Math.max(text.lastIndexOf("\n", last.start - 1), text.lastIndexOf("\r", last.start - 1)) + 1 : 0;
  const indentation = last && lineStart > entry.start ? text.slice(lineStart, last.start) : undefined;
  return indentation?.trim() === "" ? `${look.lineEnd}${indentation}` : undefined;
}

function equalsOf(text: string, last: WrittenField | undefined): string {
  return last ? text.slice(last.nameEnd, last.valueStart).replace(/\s+/g, " ") : " = ";
}

/** Removes the comma of the field that is the last one now, if the last one before had none. */
function lostComma({ fields }: WrittenEntry, last: WrittenField | undefined): readonly TextEdit[] {
  const { afterComma } = last ?? {};
  return afterComma === undefined || fields.at(-1)?.afterComma !== undefined
    ? []
    : [{ start: afterComma - 1, end: afterComma, newText: "" }];
}

/** Puts edits in order. Two removals side by side may both take the space between them. */
function apart(edits: readonly TextEdit[]): readonly TextEdit[] {
  let before = 0;
  return [...edits]
    .sort((one, other) => one.start - other.start || one.end - other.end)
    .map((edit) => {
      const start = Math.max(edit.start, before);
      before = Math.max(edit.end, start);
      return { ...edit, start, end: before };
    });
}
