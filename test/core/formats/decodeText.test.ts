import assert from "node:assert/strict";
import { decodeText } from "../../../src/core/formats/decodeText";

const utf8 = (text: string): readonly number[] => [...new TextEncoder().encode(text)];
/** Returns the bytes of a text whose characters are all below U+0100. */
const bytesOf = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

describe("a text that is UTF-8 but for some bytes", () => {
  const rows: readonly (readonly [name: string, bytes: readonly number[], text: string, lines: readonly number[]])[] = [
    [
      "has one letter of Latin-1",
      [...utf8("Größe naïve\nMüller, Jörg\n"), ...bytesOf("Caf\xe9\n")],
      "Größe naïve\nMüller, Jörg\nCaf\uFFFD\n",
      [3],
    ],
    ["begins with the byte", [0xe9, ...utf8("té ü\r\nñ")], "\uFFFDté ü\r\nñ", [1]],
    ["ends in the middle of a letter", [...utf8("é ü ñ\r"), 0xe2, 0x82], "é ü ñ\r\uFFFD", [2]],
    ["has a letter that was cut", [...utf8("é ü ñ\n"), 0xc3, ...utf8(" x")], "é ü ñ\n\uFFFD x", [2]],
    ["has several on one line", [...utf8("é ü ñ"), 0xfc, 0x20, 0xfc], "é ü ñ\uFFFD \uFFFD", [1]],
    ["has one on each of two lines", [...utf8("é ü\r\nñ"), 0xfc, ...utf8("\r\nx"), 0xfc], "é ü\r\nñ\uFFFD\r\nx\uFFFD", [2, 3]],
    ["has a quote of Windows-1252", [...utf8("中文 “é”\n"), 0x93, ...utf8("x")], "中文 “é”\n\uFFFDx", [2]],
    ["has U+FFFD itself, which is valid", [...utf8("é \uFFFD\nü"), 0xfc], "é \uFFFD\nü\uFFFD", [2]],
    ["has a surrogate", [...utf8("é ü ñ é "), 0xed, 0xa0, 0x80], "é ü ñ é \uFFFD\uFFFD\uFFFD", [1]],
    ["has as much of both", [...utf8("é "), 0xe9], "é \uFFFD", [1]],
    ["has a mark", [0xef, 0xbb, 0xbf, 0x61, 0xe9], "a\uFFFD", [1]],
    ["says that it is UTF-8", [...bytesOf("% Encoding: UTF-8\n\xe9t\xe9")], "% Encoding: UTF-8\n\uFFFDt\uFFFD", [2]],
  ];
  for (const [name, bytes, text, lines] of rows) {
    it(name, () => {
      const { problems = [], ...rest } = decodeText(Uint8Array.from(bytes));
      assert.deepEqual(rest, { text, encoding: "utf-8" });
      assert.deepEqual(
        problems.map(({ line }) => line),
        lines,
      );
      assert.match(problems[0]?.message ?? "", /not valid in UTF-8/);
    });
  }

  it("does not list hundreds of lines", () => {
    const { problems = [] } = decodeText(Uint8Array.from(Array.from({ length: 100 }, () => [...utf8("éé\n"), 0xe9]).flat()));
    assert.equal(problems.length, 20);
    assert.match(problems[19]?.message ?? "", /80 more lines/);
  });

  for (const [name, text] of [
    ["Latin-1", "Größe naïve Müller, Jörg Señor"],
    ["Latin-1 with one text of UTF-8", `Größe naïve Müller, Jörg ${String.fromCharCode(0xc3, 0xa9)}`],
  ] as const) {
    it(`is not ${name}`, () => {
      assert.deepEqual(decodeText(Uint8Array.from(bytesOf(text))), { text, encoding: "windows-1252" });
    });
  }
});

describe("the encoding that a file names", () => {
  const eWithCaron = [0xec];
  const rows: readonly (readonly [head: string, encoding: string, bytes: readonly number[], letter: string])[] = [
    ["% Encoding: ISO8859_1\n", "windows-1252", [0xfc], "ü"],
    ["% Encoding: ISO8859_2\n", "iso-8859-2", eWithCaron, "ě"],
    ["% Encoding: ISO-8859-15\n", "iso-8859-15", [0xa4], "€"],
    ["% Encoding: Cp1250\n", "windows-1250", eWithCaron, "ě"],
    ["% Encoding: Cp1252\n", "windows-1252", [0x80], "€"],
    ["% Encoding: windows-1251\n", "windows-1251", [0xe6], "ж"],
    ["% Encoding: MacRoman\n", "macintosh", [0x8a], "ä"],
    ["% Encoding: KOI8_R\n", "koi8-r", [0xd6], "ж"],
    ["% Encoding: GBK\n", "gbk", [0xd6, 0xd0, 0xce, 0xc4], "中文"],
    ["% Encoding: SJIS\n", "shift_jis", [0x93, 0xfa], "日"],
    ["% Encoding: Big5\n", "big5", [0xa4, 0xa4], "中"],
    ["% Encoding: EUC-KR\n", "euc-kr", [0xc7, 0xd1], "한"],
    ["% This file was created with JabRef 2.10.\n% Encoding: Cp1250\n\n", "windows-1250", eWithCaron, "ě"],
    ["%% Saved with string encoding Western (Mac OS Roman) \n", "macintosh", [0x8a], "ä"],
    ["% -*- coding: latin-1 -*-\n", "windows-1252", [0xfc], "ü"],
    ["% -*- mode: bibtex; coding: iso-latin-2-unix; -*-\n", "iso-8859-2", eWithCaron, "ě"],
    ["%%% -*- coding: cp1250 -*-\r\n", "windows-1250", eWithCaron, "ě"],
    ["% !TeX encoding = ISO-8859-2\n", "iso-8859-2", eWithCaron, "ě"],
    ["%!TEX encoding = MacOSRoman\n", "macintosh", [0x8a], "ä"],
    ["% vim: set fileencoding=cp1250 :\n", "windows-1250", eWithCaron, "ě"],
    ["\\usepackage[latin2]{inputenc}\n", "iso-8859-2", eWithCaron, "ě"],
  ];
  for (const [head, encoding, bytes, letter] of rows) {
    it(`is ${encoding} for ${head.trim()}`, () => {
      const read = decodeText(Uint8Array.from([...bytesOf(`${head}title = {`), ...bytes, ...bytesOf("}")]));
      assert.deepEqual(read, { text: `${head}title = {${letter}}`, encoding, isDeclared: true });
    });
  }

  it("may be at the end, as Emacs has it", () => {
    const end = "\n%%% Local Variables:\n%%% mode: bibtex\n%%% coding: cp1250\n%%% End:\n";
    assert.equal(decodeText(Uint8Array.from([...bytesOf("x".repeat(9_000)), ...eWithCaron, ...bytesOf(end)])).encoding, "windows-1250");
  });

  it("does not matter if the bytes are valid UTF-8, or nearly", () => {
    const head = "% Encoding: Cp1252\n";
    assert.equal(decodeText(Uint8Array.from(utf8(`${head}Größe`))).text, `${head}Größe`);
    assert.equal(decodeText(Uint8Array.from([...utf8(`${head}Größe naïve é`), 0xe9])).text, `${head}Größe naïve é\uFFFD`);
  });

  it("does not matter if nobody knows it", () => {
    assert.equal(decodeText(Uint8Array.from(bytesOf("% Encoding: Klingon\nü"))).encoding, "windows-1252");
  });
});
