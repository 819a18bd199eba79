import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Compares a text with its golden file in `test/fixtures/citations`, which must exist; CITELENS_UPDATE_GOLDENS=1 writes it first. */
export function checkGolden(name: string, text: string): void {
  const golden = `test/fixtures/citations/${name}.txt`;
  if (process.env["CITELENS_UPDATE_GOLDENS"] === "1") {
    mkdirSync(path.dirname(golden), { recursive: true });
    writeFileSync(golden, text);
  }
  assert.ok(existsSync(golden), `${golden} is missing`);
  assert.equal(text, readFileSync(golden, "utf8"), golden);
}
