import assert from "node:assert/strict";
import * as vscode from "vscode";
import { orUndefined } from "../../../src/vscode/platform/orUndefined";

describe("orUndefined", () => {
  const missing = vscode.FileSystemError.FileNotFound("gone.bib");
  const forbidden = vscode.FileSystemError.NoPermissions("secret.bib");
  const cases: readonly (readonly [what: string, promise: () => Promise<string>, expected: string | undefined, errors: unknown[]])[] = [
    ["returns what there is", () => Promise.resolve("text"), "text", []],
    ["returns undefined for a missing file, and reports nothing", () => Promise.reject(missing), undefined, []],
    ["reports other errors", () => Promise.reject(forbidden), undefined, [forbidden]],
  ];
  for (const [what, promise, expected, expectedErrors] of cases) {
    it(what, async () => {
      const errors: unknown[] = [];
      assert.equal(await orUndefined(promise(), (error) => errors.push(error)), expected);
      assert.deepEqual(errors, expectedErrors);
      assert.equal(await orUndefined(promise()), expected);
    });
  }
});
