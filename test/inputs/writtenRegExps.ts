import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A regular expression in a source file. */
export interface WrittenRegExp {
  /** The file and the line: `"core/text/cleanText.ts:12"`. */
  readonly place: string;
  readonly regExp: RegExp;
  /** True if it is built from strings by `new RegExp`. */
  readonly isMade: boolean;
}

/**
 * Examples for the parts that are known only at run time, by their source text. `undefined` marks a copy of an expression that is written
 * elsewhere.
 */
const examples = new Map<string, string | undefined>([
  ["indentation", "  "],
  ["indentation.length", "2"],
  ['(first ?? "").length', "2"],
  ["separator", ","],
  ["open.mark", "```"],
  ["tag", "script"],
  ['marks.map(({ open }) => open.replace(/[\\\\^$.*+?()[\\]{}|]/g, "\\\\$&")).join("|")', String.raw`//|/\*|"""`],
  ['typed.map((word) => word.replace(/[^\\p{L}\\p{N}]/gu, "\\\\$&")).join("[^a-z0-9]{1,3}")', "aa[^a-z0-9]{1,3}a[^a-z0-9]{1,3}ab"],
  ["body", String.raw`a[^\p{L}\p{N}]+aa`],
  ['isUnfinished ? "" : "(?![\\\\p{L}\\\\p{N}])"', String.raw`(?![\p{L}\p{N}])`],
  ["`${key.flags}g`", "g"],
  [
    "headOfSite",
    String.raw`(?:(?:https?:\/\/)?(?:www\.)?openreview\.net\/\w{1,16}\?(?:[\w=&%.-]{0,40}&)?(?:id|forum)=|\bopenreview:[ \t]?)`,
  ],
  ["idOfSite", String.raw`[\w-]{6,16}`],
  ["tailOfSite", String.raw`(?:\/[a-z][a-z-]{0,40}\d{2}(?=\.pdf))?(?:\.(?:html|pdf)(?!\w))?`],
  ["key", undefined],
  ["opening", undefined],
  ["closing", undefined],
]);

/** Returns all regular expressions of a source file, literals and those built from strings, with examples for the unknown parts. */
export function writtenRegExps(folder: string, file: string): readonly WrittenRegExp[] {
  const source = parse(path.join(folder, file));
  const found: WrittenRegExp[] = [];
  const visit = (node: ts.Node): void => {
    const place = `${file.split(path.sep).join("/")}:${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.push({ place, regExp: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)), isMade: false });
    } else if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") {
      const [pattern, flags] = (node.arguments ?? []).map((argument) => textOf(argument, source));
      if (pattern !== undefined) {
        found.push({ place, regExp: new RegExp(pattern, flags), isMade: true });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
}

/**
 * Returns the value of an expression that is part of a pattern, or `undefined` for a copy.
 *
 * @throws if neither the source nor `examples` has the value.
 */
function textOf(node: ts.Expression, source: ts.SourceFile): string | undefined {
  const written = node.getText(source);
  if (examples.has(written)) {
    return examples.get(written);
  }
  if (ts.isStringLiteralLike(node)) {
    return node.text;
  }
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ expression, literal }) => (textOf(expression, source) ?? "") + literal.text).join("");
  }
  if (ts.isTaggedTemplateExpression(node)) {
    const { template } = node;
    return ts.isTemplateExpression(template)
      ? (template.head.rawText ?? "") +
          template.templateSpans.map(({ expression, literal }) => (textOf(expression, source) ?? "") + (literal.rawText ?? "")).join("")
      : template.rawText;
  }
  if (ts.isRegularExpressionLiteral(node)) {
    return node.text.slice(1, node.text.lastIndexOf("/"));
  }
  if (ts.isNewExpression(node) && node.arguments?.[0] !== undefined) {
    return textOf(node.arguments[0], source);
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === "source") {
    return textOf(node.expression, source);
  }
  return ts.isIdentifier(node) ? constantOf(node.text, source) : unknownText(written, source);
}

/** Returns the value of a constant that the file declares or imports. */
function constantOf(name: string, source: ts.SourceFile): string | undefined {
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name: declared, initializer } of statement.declarationList.declarations) {
        if (initializer && ts.isIdentifier(declared) && declared.text === name) {
          return textOf(initializer, source);
        }
        const at = ts.isArrayBindingPattern(declared) ? declared.elements.findIndex((element) => element.getText(source) === name) : -1;
        if (at >= 0 && initializer && ts.isArrayLiteralExpression(initializer) && initializer.elements[at]) {
          return textOf(initializer.elements[at], source);
        }
      }
    }
    if (
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      statement.importClause
        ?.getText(source)
        .split(/[^\w$]+/)
        .includes(name) === true
    ) {
      return constantOf(name, parse(`${path.join(path.dirname(source.fileName), statement.moduleSpecifier.text)}.ts`));
    }
  }
  return unknownText(name, source);
}

function unknownText(written: string, source: ts.SourceFile): never {
  throw new Error(`${source.fileName}: the value of ${written} is unknown. Add an example of it to writtenRegExps.ts.`);
}
