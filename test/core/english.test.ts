import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Habits of the comments' old style. A sentence that needs one of these is better written another way. */
const habits: readonly (readonly [why: string, pattern: RegExp])[] = [
  [
    "begins without a subject or verb",
    /^(?:Of|What|Whether|Whoever|Whose|So (?:many|long|far|much)|The same (?:of|as|for)|How (?:many|long|far))\b/,
  ],
  ["says told or tells for log, return, show or report", /\b(?:told|tells?|telling)\b/i],
  ["says person for user", /\b(?:the|a) person(?:'s)?\b/i],
  [
    "says where for if",
    /\b(?:where (?:there (?:is|are|was|were)|it (?:is|has|can|does|was)|they (?:are|have)|one (?:is|has)|none|nothing|no one|not)|(?:undefined|nothing|none|empty|false|true|else|only|also) where)\b/i,
  ],
  ["says none for not one", /\b(?:is|are) none\b/i],
];

interface Sentence {
  readonly place: string;
  readonly text: string;
}

/** Returns the sentences of all comments of a source file, without the tags and types of JSDoc. */
function commentSentences(file: string): readonly Sentence[] {
  const source = readFileSync(file, "utf8");
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
  const comments = new Map<number, number>();
  const visit = (node: ts.Node): void => {
    const leading = ts.getLeadingCommentRanges(source, node.getFullStart()) ?? [];
    const trailing = ts.getTrailingCommentRanges(source, node.end) ?? [];
    for (const { pos, end } of [...leading, ...trailing]) {
      comments.set(pos, end);
    }
    // Tokens too: a comment may stand before a bracket.
    node.getChildren(tree).forEach(visit);
  };
  visit(tree);
  return [...comments].flatMap(([start, end]) => {
    const text = source
      .slice(start, end)
      .replace(/^\/\*+|\*\/$|^\/\//g, "")
      .split("\n")
      .map((line) => line.replace(/^\s*\*? ?/, "").replace(/^@(?:param|returns?|property|typedef|throws)\s*(?:\{[^}]*\})?\s*/, ""))
      .join(" ")
      .replace(/\s+/g, " ")
      .trim();
    const { line } = tree.getLineAndCharacterOfPosition(start);
    return text.split(/(?<=[.:;])\s+/).map((sentence) => ({ place: `${file}:${line + 1}`, text: sentence }));
  });
}

/** Returns the texts of a source file that a user may read: literals with a blank, outside of imports and types. */
function userTexts(file: string): readonly Sentence[] {
  const tree = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const texts: Sentence[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) && / /.test(node.text)) {
      texts.push({ place: `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`, text: node.text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name).split(path.sep).join("/"))
    .filter((name) => /\.(?:ts|mjs|cjs)$/.test(name) && !name.includes("/fixtures/"));
}

function found(sentences: readonly Sentence[], rules: typeof habits): readonly string[] {
  return sentences.flatMap(({ place, text }) =>
    rules.filter(([, pattern]) => pattern.test(text)).map(([why]) => `${place} ${why}: ${text.slice(0, 120)}`),
  );
}

describe("plain English", () => {
  for (const folder of ["src", "test"]) {
    it(`in the comments below ${folder}`, () => {
      const sentences = sourcesBelow(folder).flatMap(commentSentences);
      assert.ok(sentences.length > 500);
      assert.deepEqual(found(sentences, habits), []);
    });
  }

  it("in what the user reads", () => {
    const spoken = habits.filter(([why]) => why.startsWith("says"));
    const texts = sourcesBelow("src")
      .filter((file) => !/^src\/(?:core\/(?:words|names)|build)\//.test(file))
      .flatMap(userTexts);
    assert.ok(texts.length > 200);
    assert.deepEqual(found(texts, spoken), []);
  });
});
