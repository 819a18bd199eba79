import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A text in the source that users may read, and where it stands. */
export interface SourceText {
  readonly place: string;
  readonly text: string;
}

/** The texts of the source. */
export interface SourceTexts {
  /** The English texts that the code passes to `vscode.l10n.t`, or to a function `t` that stands for it. */
  readonly messages: ReadonlySet<string>;
  /** Calls of these functions without a literal text, which no one can translate. */
  readonly unknown: readonly string[];
  /** Literal texts that are shown without these functions. */
  readonly untranslated: readonly SourceText[];
}

/** The functions and constructors of VS Code, and of the page, that show the text of an argument. */
const showing = /^(?:show\w+Message|setStatusBarMessage|CodeAction|Diagnostic|createLink|createButton|showProblem|action)$/;
/** The properties whose value VS Code, or an assistive technology, shows. */
const shownProperties = new Set(
  "title label detail description placeHolder placeholder prompt tooltip openLabel saveLabel acceptLabel note ariaLabel textContent".split(
    " ",
  ),
);

/** Reads the texts of all source files below these folders. */
export function readSourceTexts(folders: readonly string[]): SourceTexts {
  const messages = new Set<string>();
  const unknown: string[] = [];
  const untranslated: SourceText[] = [];
  for (const file of folders.flatMap(sourcesBelow)) {
    const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
    const placeOf = (node: ts.Node): string => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && isTranslate(node.expression)) {
        const [message] = node.arguments;
        if (message && ts.isStringLiteralLike(message)) {
          messages.add(message.text);
        } else if (!isInOwnDeclaration(node)) {
          unknown.push(placeOf(node));
        }
        node.arguments.slice(1).forEach(visit);
        return;
      }
      for (const shown of shownBy(node)) {
        untranslated.push(...wordsIn(shown).map((text) => ({ place: placeOf(shown), text })));
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return { messages, unknown, untranslated };
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name).split(path.sep).join("/"));
}

function isTranslate(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee) ? callee.text === "t" : ts.isPropertyAccessExpression(callee) && callee.getText().endsWith("l10n.t");
}

/** Returns whether a call is in the declaration of a function `t` itself. */
function isInOwnDeclaration(node: ts.Node): boolean {
  for (let above = node.parent; !ts.isSourceFile(above); above = above.parent) {
    if (ts.isVariableDeclaration(above)) {
      return above.name.getText() === "t";
    }
  }
  return false;
}

/** Returns the expressions that a node shows to the user. */
function shownBy(node: ts.Node): readonly ts.Expression[] {
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && showing.test(node.expression.getText().replace(/^.*\./, ""))) {
    return node.arguments ?? [];
  }
  if (ts.isPropertyAssignment(node) && shownProperties.has(node.name.getText())) {
    return [node.initializer];
  }
  const isAssigned = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssigned && ts.isPropertyAccessExpression(node.left) && shownProperties.has(node.left.name.text) ? [node.right] : [];
}

/** Returns the literal parts of an expression that have a word of English. An id, an icon, the name CiteLens, and punctuation do not count. */
function wordsIn(shown: ts.Expression): readonly string[] {
  const parts = ts.isStringLiteralLike(shown)
    ? [shown.text]
    : ts.isTemplateExpression(shown)
      ? [shown.head.text, ...shown.templateSpans.map(({ literal }) => literal.text)]
      : ts.isConditionalExpression(shown)
        ? [...wordsIn(shown.whenTrue), ...wordsIn(shown.whenFalse)]
        : ts.isArrayLiteralExpression(shown)
          ? shown.elements.flatMap(wordsIn)
          : [];
  return parts.filter((text) => /[A-Za-z]{2}/.test(text.replace(/\$\([\w~-]+\)|CiteLens:?|citelens\.[\w.]+|^[a-z][A-Za-z]*$/g, "")));
}
