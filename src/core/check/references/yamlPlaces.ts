import type { ValuePlace } from "../../formats/bibtex/parseBibtexFields";
import type { TextLine } from "../../text/lines";

type PlacedLine = Pick<TextLine, "start" | "text">;

/** The fields of a mapping in block style, with the end of its last line. */
export interface YamlFields {
  readonly places: ReadonlyMap<string, ValuePlace>;
  readonly end: number;
}

const field = /^(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|([A-Za-z_][\w .-]{0,60}))[ \t]{0,9}:(?=[ \t]|$)/;

/**
 * Returns the fields of the mapping that begins on a line: behind its dash, or indented below its key. A mapping in braces has none.
 *
 * @param first the index of the line with the dash or the key.
 */
export function yamlFieldsAt(lines: readonly PlacedLine[], first: number, shape: "list" | "keys"): YamlFields {
  const head = lines[first] ?? { start: 0, text: "" };
  const dash = /^([ \t]*-[ \t]+)/.exec(head.text)?.[1] ?? "";
  const column = shape === "list" ? dash.length : indentationBelow(lines, first);
  const rows: { readonly name: string; readonly start: number; end: number }[] = [];
  let end = head.start + head.text.length;
  for (let index = shape === "list" ? first : first + 1; index < lines.length; index++) {
    const { start, text } = lines[index] ?? head;
    const isEmpty = /^\s*(?:#|$)/.test(text);
    const indentation = index === first ? column : text.length - text.trimStart().length;
    if (!isEmpty && (indentation < column || column === 0)) {
      break;
    }
    const found = indentation === column ? field.exec(text.slice(column)) : null;
    if (found) {
      const name = found[1] ?? found[2] ?? found[3] ?? "";
      rows.push({ name, start: start + column + found[0].length, end: start + text.length });
    } else if (!isEmpty) {
      const last = rows.at(-1);
      if (last) {
        last.end = start + text.length;
      }
    }
    end = isEmpty ? end : start + text.length;
  }
  return { places: new Map(rows.map(({ name, ...place }) => [name, place])), end };
}

function indentationBelow(lines: readonly PlacedLine[], first: number): number {
  const next = lines.slice(first + 1, first + 50).find(({ text }) => !/^\s*(?:#|$)/.test(text))?.text ?? "";
  return next.length - next.trimStart().length;
}

/** Returns the place of a value without the white space, the quotes, and the comment around it. */
export function innerPlace(text: string, { start, end }: ValuePlace): ValuePlace {
  const raw = text.slice(start, end);
  const plain = raw.includes("\n") ? raw : raw.replace(/(?<=\s)#[^"']{0,500}$/, "");
  const [from, to] = [start + plain.length - plain.trimStart().length, start + plain.trimEnd().length];
  const quote = text.charAt(from);
  const isQuoted = (quote === '"' || quote === "'") && to - from > 1 && text.charAt(to - 1) === quote;
  return isQuoted ? { start: from + 1, end: to - 1 } : { start: from, end: Math.max(from, to) };
}
