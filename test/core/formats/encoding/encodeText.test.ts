import assert from "node:assert/strict";
import { decodeText } from "../../../../src/core/formats/decodeText";
import { encodeLike } from "../../../../src/core/formats/encoding/encodeText";

describe("texts in the encoding of their file", () => {
  function check(bytes: Buffer, insert: string, expected: Buffer | undefined): void {
    const decoded = decodeText(bytes);
    const after = decoded.text.replace("|", insert);
    const coded = encodeLike(bytes, decoded, after);
    assert.equal(coded && Buffer.from(coded).toString("hex"), expected?.toString("hex"));
  }

  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");

  it("keep the byte order mark, the line ends, and all other bytes", () => {
    check(Buffer.from("ä|b\r\nc\rd"), "λ", Buffer.from("äλb\r\nc\rd"));
    check(Buffer.concat([mark, Buffer.from("a|b")]), "x", Buffer.concat([mark, Buffer.from("axb")]));
    check(utf16("Größe |b\r\n"), "λ", utf16("Größe λb\r\n"));
    check(utf16("Größe |b\r\n").swap16(), "λ", utf16("Größe λb\r\n").swap16());
    check(Buffer.from("Gr\u00f6\u00dfe |b\r\n", "latin1"), "\u00e4", Buffer.from("Gr\u00f6\u00dfe \u00e4b\r\n", "latin1"));
    check(Buffer.from("a|"), "é", Buffer.from("aé"));
    check(Buffer.from(""), "", Buffer.from(""));
  });

  it("are refused if the encoding lacks a character", () => {
    check(Buffer.from("Gr\u00f6\u00dfe |b", "latin1"), "λ", undefined);
    check(Buffer.from("Gr\u00f6\u00dfe |b", "latin1"), "’", undefined);
    check(Buffer.from("% -*- coding: euc-jp -*-\n\xa4\xa2\xa4\xa4 |b", "latin1"), "x", undefined);
  });
});
