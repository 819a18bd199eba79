import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readText } from "../../../src/vscode/platform/readText";
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
  const cases = [
    [undefined, gbk, "ÖÐÎÄ"],
    ["gbk", gbk, "中文"],
    [undefined, latin1, "Krähenbühl"],
    ["iso88591", latin1, "Krähenbühl"],
    ["an encoding that nobody knows", latin1, "Krähenbühl"],
    // Bytes that are valid in UTF-8 are read as UTF-8, whatever the setting.
    ["gbk", utf8, "中文 ü"],
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
