import { attributeOf, type PythonValue, resultOf } from "./pythonPaths";

/** Matches a comment of Python, a string with its prefix, a name, a number, or a sign; the groups are the prefix and the content. */
const token =
  /#.*|(?<prefix>\b[rRuUbBfF]{1,2})?(?:"""(?<long>(?:[^\\]|\\[\s\S]){0,2000}?)"""|'''(?<long2>(?:[^\\]|\\[\s\S]){0,2000}?)'''|"(?<double>(?:[^"\\\n]|\\.){0,500})"|'(?<single>(?:[^'\\\n]|\\.){0,500})')|(?<name>[A-Za-z_]\w*)|\d+|[^\s\\]|\n/g;

interface Token {
  /** The token as it is written; `"string"` for a string. */
  readonly kind: string;
  readonly isName: boolean;
  readonly content: string;
  readonly prefix: string;
}

/** An expression that was read, and the offset at which it ends: at a line break outside of brackets. */
export interface ReadExpression {
  readonly value: PythonValue;
  readonly end: number;
}

/** Returns what the expression at the beginning of a text is, as far as reading it shows: it is never run. */
export function readExpression(text: string, variables: ReadonlyMap<string, PythonValue>): ReadExpression {
  const { tokens, end } = tokensOf(text);
  return { value: valueOf(tokens, variables, 0), end };
}

function tokensOf(text: string): { readonly tokens: readonly Token[]; readonly end: number } {
  const tokens: Token[] = [];
  let depth = 0;
  for (const { 0: written, groups = {}, index } of text.matchAll(token)) {
    const isBreak = (written === ";" || written === "\n") && depth <= 0 && !/\\\r?$/.test(text.slice(Math.max(0, index - 2), index));
    if (isBreak) {
      return { tokens, end: index };
    }
    const content = groups["long"] ?? groups["long2"] ?? groups["double"] ?? groups["single"];
    if (content !== undefined) {
      tokens.push({ kind: "string", isName: false, content, prefix: groups["prefix"] ?? "" });
    } else if (written !== "\n" && !written.startsWith("#")) {
      depth += /^[([{]$/.test(written) ? 1 : /^[)\]}]$/.test(written) ? -1 : 0;
      tokens.push({ kind: written, isName: groups["name"] !== undefined, content: written, prefix: "" });
    }
  }
  return { tokens, end: text.length };
}

/** Deeper brackets are not read. */
const maxDepth = 10;

/** A place in tokens that moves on as they are read. */
interface Reader {
  readonly tokens: readonly Token[];
  readonly variables: ReadonlyMap<string, PythonValue>;
  readonly depth: number;
  at: number;
}

function kindAt({ tokens, at }: Reader, ahead = 0): string {
  return tokens[at + ahead]?.kind ?? "";
}

/** Returns the name that the reader is at, or "". */
function nameAt({ tokens, at }: Reader, ahead = 0): string {
  const found = tokens[at + ahead];
  return found?.isName === true ? found.content : "";
}

/** Reads values that operators join; what is not known is `undefined`. A comma outside of brackets makes a list. */
function readSum(reader: Reader): PythonValue {
  let value = readPostfix(reader);
  const parts: PythonValue[] = [];
  for (let sign = kindAt(reader); sign === "+" || sign === "/" || sign === ","; sign = kindAt(reader)) {
    reader.at++;
    if (sign === ",") {
      parts.push(value);
      value = reader.at < reader.tokens.length ? readPostfix(reader) : [];
    } else {
      const right = readPostfix(reader);
      value = sign === "+" ? sum(value, right) : resultOf("join", undefined, [value, right]);
    }
  }
  return parts.length === 0 ? value : [...parts, value];
}

/** Reads a value with its attributes, calls and indexes. */
function readPostfix(reader: Reader): PythonValue {
  let name = nameAt(reader);
  let receiver: PythonValue;
  let value = readPrimary(reader);
  for (;;) {
    const attribute = kindAt(reader) === "." ? nameAt(reader, 1) : "";
    if (attribute !== "") {
      [name, receiver] = [attribute, value];
      value = attributeOf(value, name);
      reader.at += 2;
    } else if (kindAt(reader) === "(" && name !== "") {
      value = resultOf(name, receiver, readBracketed(reader).parts);
      name = "";
    } else if (kindAt(reader) === "[") {
      const index = kindAt(reader, 1);
      readBracketed(reader);
      value = typeof value === "object" && /^\d{1,3}$/.test(index) ? value[Number(index)] : undefined;
    } else {
      return value;
    }
  }
}

function readPrimary(reader: Reader): PythonValue {
  const sign = kindAt(reader);
  if (sign === "string") {
    return readStrings(reader);
  }
  if (sign === "(" || sign === "[" || sign === "{") {
    const { parts, hasComma } = readBracketed(reader);
    return sign === "(" && !hasComma ? parts[0] : parts;
  }
  const name = nameAt(reader);
  reader.at++;
  return reader.variables.get(name);
}

/** Reads strings that follow one another, which Python joins. */
function readStrings(reader: Reader): PythonValue {
  let text: PythonValue = "";
  for (let next = reader.tokens[reader.at]; next?.kind === "string"; next = reader.tokens[reader.at]) {
    const own = textOf(next, reader);
    text = typeof text === "string" && own !== undefined ? text + own : undefined;
    reader.at++;
  }
  return text;
}

/** Reads the parts between a bracket and its counterpart, and goes behind that. */
function readBracketed(reader: Reader): { readonly parts: readonly PythonValue[]; readonly hasComma: boolean } {
  const { tokens, variables, depth } = reader;
  reader.at++;
  let [open, from] = [1, reader.at];
  const ranges: (readonly [first: number, last: number])[] = [];
  for (; reader.at < tokens.length && open > 0; reader.at++) {
    const sign = kindAt(reader);
    open += /^[([{]$/.test(sign) ? 1 : /^[)\]}]$/.test(sign) ? -1 : 0;
    if (open === 0 || (open === 1 && sign === ",")) {
      ranges.push([from, reader.at]);
      from = reader.at + 1;
    }
  }
  const all = open === 0 ? ranges : [...ranges, [from, reader.at] as const];
  const inner = all.map(([first, last]) => tokens.slice(first, last)).filter((part) => part.length > 0);
  return { parts: depth < maxDepth ? inner.flatMap((part) => valuesOf(part, variables, depth + 1)) : [], hasComma: ranges.length > 1 };
}

/** Returns the values of a part between commas: one, or those of a comprehension over a list that is known. */
function valuesOf(tokens: readonly Token[], variables: ReadonlyMap<string, PythonValue>, depth: number): readonly PythonValue[] {
  const loop = tokens.findIndex(({ kind }) => kind === "for");
  const name = tokens[loop + 1];
  if (loop > 0 && name?.isName === true && tokens[loop + 2]?.kind === "in") {
    const items = valueOf(tokens.slice(loop + 3), variables, depth);
    return typeof items === "object" && items.length <= maxItems
      ? items.map((item) => valueOf(tokens.slice(0, loop), new Map([...variables, [name.content, item]]), depth))
      : [];
  }
  return [valueOf(tokens, variables, depth)];
}

const maxItems = 50;

/** Returns the value of a whole expression. */
function valueOf(tokens: readonly Token[], variables: ReadonlyMap<string, PythonValue>, depth: number): PythonValue {
  const reader: Reader = { tokens, variables, depth, at: 0 };
  const value = readSum(reader);
  return reader.at >= tokens.length ? value : undefined;
}

function sum(left: PythonValue, right: PythonValue): PythonValue {
  if (typeof left === "string" && typeof right === "string") {
    return left + right;
  }
  const isList = typeof left === "object" || typeof right === "object";
  const itemsIn = (value: PythonValue): readonly PythonValue[] => (typeof value === "object" ? value : []);
  return isList ? [...itemsIn(left), ...itemsIn(right)] : undefined;
}

/** Returns the text of a string, or `undefined` if an f-string has something in it that is not known. */
function textOf({ content, prefix }: Token, { variables, depth }: Reader): string | undefined {
  const plain = /r/i.test(prefix) ? content : content.replace(/\\([\\'"])/g, "$1");
  if (!/f/i.test(prefix)) {
    return plain;
  }
  let isKnown = depth < maxDepth;
  const text = plain.replace(/\{\{|\}\}|\{([^{}]{1,200})\}/g, (whole, inner?: string) => {
    const value = inner === undefined ? whole.slice(1) : isKnown ? valueOf(tokensOf(inner).tokens, variables, depth + 1) : undefined;
    isKnown &&= typeof value === "string";
    return typeof value === "string" ? value : "";
  });
  return isKnown ? text : undefined;
}
