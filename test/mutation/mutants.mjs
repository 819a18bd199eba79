import ts from "typescript";

/**
 * A source with one small change.
 *
 * @typedef {object} Mutant
 * @property {string} file
 * @property {number} line counted from 1
 * @property {string} what the change, as `before → after`
 * @property {string} text the whole changed source
 */

/** The operators, each with its replacement. */
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
 * Returns the mutants of a source. They change operators, numbers, `true` and `false`, strings, and conditions, but not types, imports, or
 * exports.
 *
 * @param {string} file
 * @param {string} source
 * @returns {readonly Mutant[]}
 */
export function mutantsOf(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  /** @type {Mutant[]} */
  const mutants = [];
  const add = (/** @type {ts.Node} */ node, /** @type {string} */ after) => {
    const [start, end] = [node.getStart(tree), node.end];
    const before = source.slice(start, end);
    if (before !== after) {
      const shown = (/** @type {string} */ text) => text.replace(/\s+/g, " ").slice(0, 60);
      mutants.push({
        file,
        line: tree.getLineAndCharacterOfPosition(start).line + 1,
        what: `${shown(before)} → ${shown(after)}`,
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
    } else if (ts.isNumericLiteral(node)) {
      add(node, node.text === "0" ? "1" : `(${node.getText(tree)} + 1)`);
    } else if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      add(node, node.kind === ts.SyntaxKind.TrueKeyword ? "false" : "true");
    } else if (ts.isStringLiteral(node) && node.text !== "" && !isName(node)) {
      add(node, '""');
    } else if ((ts.isIfStatement(node) || ts.isWhileStatement(node)) && !ts.isBinaryExpression(node.expression)) {
      add(node.expression, `!(${node.expression.getText(tree)})`);
    } else if (ts.isConditionalExpression(node)) {
      add(node.condition, `!(${node.condition.getText(tree)})`);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, node.operand.getText(tree));
    }
    ts.forEachChild(node, visit);
  }

  /**
   * Returns whether a string is a property's name or the tag of a union. The compiler checks these.
   *
   * @param {ts.StringLiteral} node
   */
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
