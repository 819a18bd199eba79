import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

describe("npm start", () => {
  it("opens a copy of the sample in the browser without a desktop VS Code, and leaves no files behind", () => {
    const temporary = mkdtempSync(path.join(tmpdir(), "start-"));
    // Only Node's own folder is on the path, so that `code` is not found.
    const env = { ...process.env, PATH: path.dirname(process.execPath), TMPDIR: temporary };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["src/build/start.mjs", "--check", "--package", process.env["CITELENS_VSIX"] ?? ""],
      { encoding: "utf8", env },
    );
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    assert.match(stdout, /http:\/\/127\.0\.0\.1:\d+\/\?folder=\S+sample&payload=\S+train\.py\S+\n/);
    assert.deepEqual(readdirSync(temporary), []);
    assert.match(stdout, /Rest the mouse on ViDT/);
  });
});
