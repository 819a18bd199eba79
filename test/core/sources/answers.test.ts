import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { sources } from "../../../src/core/sources/sources";
import { recordings } from "./expectedAnswers";
import { responseOf, shown } from "./recordings";

describe("answers of services", () => {
  for (const { source, file, status, expected } of recordings) {
    it(`reads ${file} (${status}) of ${source}`, () => {
      const found = sources.get(source);
      assert.ok(found);
      assert.deepEqual(shown(found.parse(responseOf({ file, status }))).split("\n"), expected);
    });
  }

  it("has an expectation for each recording", () => {
    const root = "test/fixtures/online";
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath !== root)
      .map((entry) => `${entry.parentPath.slice(root.length + 1)}/${entry.name}`);
    const expected = new Set(recordings.map(({ file }) => file));
    assert.deepEqual(
      files.filter((file) => !expected.has(file) && !/agency|ra\.json|own-ra/.test(file)),
      [],
    );
  });

  it("means an error by each status that is one, whatever the service and the text", () => {
    const page = responseOf({ file: "own-error-page.html", status: 200 });
    for (const [id, source] of sources) {
      for (const status of [400, 401, 403, 406, 408, 429, 500, 502, 503, 504]) {
        for (const [contentType, text] of [
          [page.contentType, page.text],
          ["text/plain", "Rate exceeded."],
          ["", ""],
        ] as const) {
          const { kind } = source.parse({ status, contentType, text, retryAfter: "7" });
          assert.ok(kind === "later" || kind === "broken", `${id} ${status} ${kind}`);
        }
      }
      assert.equal(source.parse(page).kind, "broken", id);
      assert.deepEqual(source.parse({ ...page, status: 503, retryAfter: "7" }), { kind: "later", waitSeconds: 7 });
    }
  });
});
