import assert from "node:assert/strict";
import { firstNotBefore, listWords, isWordAt, isPrefixAt, wordAt } from "../../../../src/core/search/index/wordList";

describe("a list of words", () => {
  const words = ["", "a", "ab", "abc", "b", "constructor", "zz", "é", "変", "\u{1d4aa}", "\uff21"];
  const list = listWords(words);

  it("returns each word by its place", () => {
    assert.deepEqual(
      words.map((_, place) => wordAt(list, place)),
      words,
    );
    assert.equal(wordAt(list, words.length), "");
    assert.ok(words.every((word, place) => isWordAt(list, place, word) && isPrefixAt(list, place, word.slice(0, 1))));
    assert.ok(!isWordAt(list, words.length, "") && !isWordAt(list, 1, "ab") && !isWordAt(list, 3, "ab") && !isPrefixAt(list, 1, "ab"));
  });

  it("finds the place of each text as a walk through the words does", () => {
    for (const text of [...words, "aa", "abcd", "b0", "\u0001", "zzz", "\uffff", "\ud835", "constructor2"]) {
      const walked = words.findIndex((word) => word >= text);
      assert.equal(firstNotBefore(list, text), walked < 0 ? words.length : walked, text);
    }
  });
});
