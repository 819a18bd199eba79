import ts from "typescript";

/**
 * A source with one small step changed.
 *
 * @typedef {object} Mutant
 * @property {string} file
 * @property {number} line from 1
 * @property {string} code the line, without blanks around it
 * @property {string} what the step, as `before → after`
 * @property {string} text the whole source with it
 */

/** The operators that are taken for one another. */
const operators = new Map([
  ["===", "!=="],
  ["!==", "==="],
  ["<", "<="],
  ["<=", "<"],
  [">", ">="],
  [">=", ">"],
  ["+", "-"],
  ["-", "+"],
  ["*", "/"],
  ["/", "*"],
  ["%", "*"],
  ["&&", "||"],
  ["||", "&&"],
  ["??", "&&"],
]);

/**
 * Returns the mutants of a source: operators, numbers, truth values, texts, conditions, and elements of lists. Types, imports, comments,
 * messages and regular expressions have none.
 *
 * @param {string} file
 * @param {string} source
 * @returns {readonly Mutant[]}
 */
export function mutantsOf(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  /** @type {Mutant[]} */
  const mutants = [];
  const add = (/** @type {ts.Node} */ node, /** @type {string} */ after, /** @type {string} */ described = "") => {
    const [start, end] = [node.getStart(tree), node.end];
    const before = source.slice(start, end);
    if (before !== after) {
      const shown = (/** @type {string} */ text) => text.replace(/\s+/g, " ").slice(0, 60);
      mutants.push({
        file,
        line: tree.getLineAndCharacterOfPosition(start).line + 1,
        code: lineAt(start),
        what: described === "" ? `${shown(before)} → ${shown(after)}` : `without ${shown(described)}`,
        text: source.slice(0, start) + after + source.slice(end),
      });
    }
  };
  visit(tree);
  return mutants;

  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isInterfaceDeclaration(node)) {
      return;
    }
    if (ts.isBinaryExpression(node)) {
      const swapped = operators.get(node.operatorToken.getText(tree));
      if (swapped !== undefined) {
        add(node.operatorToken, swapped);
      }
    } else if (ts.isNumericLiteral(node) && !isFallback(node)) {
      add(node, node.text === "0" ? "1" : `(${node.getText(tree)} + 1)`);
    } else if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      add(node, node.kind === ts.SyntaxKind.TrueKeyword ? "false" : "true");
    } else if (ts.isStringLiteral(node) && node.text !== "" && !isName(node) && !isMessage(node)) {
      add(node, '""');
    } else if ((ts.isIfStatement(node) || ts.isWhileStatement(node)) && !ts.isBinaryExpression(node.expression)) {
      add(node.expression, `!(${node.expression.getText(tree)})`);
    } else if (ts.isConditionalExpression(node)) {
      add(node.condition, `!(${node.condition.getText(tree)})`);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText(tree));
    }
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 1 && !isPair(node)) {
      node.elements.forEach((element, index) => {
        const kept = node.elements.filter((_, other) => other !== index).map((other) => other.getText(tree));
        add(node, `[${kept.join(", ")}]`, element.getText(tree));
      });
    }
    ts.forEachChild(node, visit);
  }

  /** @param {number} offset */
  function lineAt(offset) {
    const start = source.lastIndexOf("\n", offset) + 1;
    return source.slice(start, source.indexOf("\n", offset)).trim();
  }

  /** @param {ts.ArrayLiteralExpression} node a row `[key, value]`, whose texts are mutants of their own, or variables that take a list apart */
  function isPair(node) {
    return (
      ts.isArrayLiteralExpression(node.parent) ||
      (ts.isBinaryExpression(node.parent) && node.parent.left === node) ||
      (ts.isVariableDeclaration(node.parent) && ts.isArrayBindingPattern(node.parent.name))
    );
  }

  /** @param {ts.NumericLiteral} node the `0` of `list[index] ?? 0`, which the compiler asks for, and which is never used within the list */
  function isFallback(node) {
    const { parent } = node;
    return (
      ts.isBinaryExpression(parent) &&
      parent.right === node &&
      parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
      ts.isElementAccessExpression(parent.left)
    );
  }

  /** @param {ts.StringLiteral} node a sentence that only people read */
  function isMessage(node) {
    const { parent } = node;
    return (
      (ts.isNewExpression(parent) && /Error$/.test(parent.expression.getText(tree))) ||
      (ts.isPropertyAssignment(parent) && parent.name.getText(tree) === "message") ||
      /^[A-Z][^]* [^]*[.!?]$/.test(node.text)
    );
  }

  /** @param {ts.StringLiteral} node a property's name, a tag of a union or a key that the compiler checks */
  function isName(node) {
    const { parent } = node;
    return (
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      (ts.isElementAccessExpression(parent) && parent.argumentExpression === node) ||
      ts.isCaseClause(parent) ||
      ts.isLiteralTypeNode(parent)
    );
  }
}
