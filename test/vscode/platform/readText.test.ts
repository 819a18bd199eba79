import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import * as vscode from "vscode";
import { gunzip, maxBytesUnasked, readText } from "../../../src/vscode/platform/readText";
import { useTemporaryFolder } from "../temporaryFolder";

describe("reading a text that is not in UTF-8", () => {
  const { folder } = useTemporaryFolder("encodings");
  const encoding = (value: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration("files").update("encoding", value, vscode.ConfigurationTarget.Global);

  afterEach(() => encoding(undefined));

  // "中文" in GBK, which is "ÖÐÎÄ" in Windows-1252, and "Krähenbühl" in Windows-1252.
  const gbk = [0xd6, 0xd0, 0xce, 0xc4];
  const latin1 = [0x4b, 0x72, 0xe4, 0x68, 0x65, 0x6e, 0x62, 0xfc, 0x68, 0x6c];
  const utf8 = [...new TextEncoder().encode("中文 ü")];
  const stray = [...utf8, 0x0a, 0xe9];
  const cases = [
    [undefined, gbk, "ÖÐÎÄ"],
    ["gbk", gbk, "中文"],
    [undefined, latin1, "Krähenbühl"],
    ["iso88591", latin1, "Krähenbühl"],
    ["an encoding that nobody knows", latin1, "Krähenbühl"],
    // Bytes that are valid in UTF-8 are read as UTF-8, whatever the setting.
    ["gbk", utf8, "中文 ü"],
    // One byte that is not valid costs one letter.
    [undefined, stray, "中文 ü\n\uFFFD"],
    ["an encoding that nobody knows", stray, "中文 ü\n\uFFFD"],
    ["gbk", [...gbk, ...gbk, ...gbk, ...gbk, ...gbk, ...gbk, 0xff], "中文中文中文中文中文中文\uFFFD"],
    // The file itself names its encoding.
    [undefined, [...new TextEncoder().encode("% Encoding: Cp1250\n"), 0xec], "% Encoding: Cp1250\ně"],
    ["windows1251", [0xe6], "ж"],
  ] as const;
  for (const [set, bytes, expected] of cases) {
    it(`reads ${expected} if the encoding is set to ${set ?? "VS Code's default"}`, async () => {
      await encoding(set);
      const file = vscode.Uri.joinPath(vscode.Uri.file(folder()), "refs.bib");
      await vscode.workspace.fs.writeFile(file, Uint8Array.from(bytes));
      assert.equal(await readText(file), expected);
    });
  }
});

describe("reading a gzipped text", () => {
  const { folder } = useTemporaryFolder("gzipped");
  const kilobyte = gzipSync(Buffer.alloc(1024, "a"));
  /** Members may follow each other, see RFC 1952, section 2.2. */
  const megabytes = (count: number): Uint8Array => {
    const one = gzipSync(Buffer.alloc(1024 * 1024, " "));
    return Buffer.concat(Array.from({ length: count }, () => one));
  };

  it("unpacks up to the bound, and not a byte more", async () => {
    assert.equal(Buffer.from(await gunzip(kilobyte, 1024)).toString(), "a".repeat(1024));
    await assert.rejects(gunzip(kilobyte, 1023), /more than 0 MB when it is unpacked/);
    assert.equal((await gunzip(megabytes(3), 3 * 1024 * 1024)).length, 3 * 1024 * 1024);
    await assert.rejects(gunzip(megabytes(3), 3 * 1024 * 1024 - 1), /more than 3 MB/);
    assert.equal((await gunzip(gzipSync(""), 0)).length, 0);
  });

  it("fails if the content is damaged", async () => {
    await assert.rejects(gunzip(kilobyte.subarray(0, -5), 1024));
    await assert.rejects(gunzip(kilobyte.with(12, 0xff).with(13, 0xff), 1024));
  });

  it("unpacks less of a file that the workspace names than of one that the user names", async () => {
    const file = vscode.Uri.joinPath(vscode.Uri.file(folder()), "bomb.bib");
    const count = maxBytesUnasked / 1024 / 1024 + 1;
    await vscode.workspace.fs.writeFile(file, megabytes(count));
    await assert.rejects(readText(file), /more than 64 MB when it is unpacked/);
    assert.equal((await readText(file, { namedBy: "user" })).length, count * 1024 * 1024);
  });
});
