import assert from "node:assert/strict";
import { parseProjectFile } from "../../../src/core/check/projectFile";

function check(
  text: string,
  expected: { readonly libraries?: readonly string[]; readonly rules?: number; readonly problems: readonly RegExp[] },
): void {
  it(text.length > 80 ? `${text.slice(0, 80)}…` : JSON.stringify(text), () => {
    const { libraries, ignore, problems } = parseProjectFile(text);
    const said = problems.map(({ line, message }) => `${line}: ${message}`);
    assert.equal(said.length, expected.problems.length, said.join("\n"));
    for (const [index, problem] of expected.problems.entries()) {
      assert.match(said[index] ?? "", problem);
    }
    assert.deepEqual(libraries, expected.libraries ?? []);
    assert.equal(ignore.length, expected.rules ?? 0);
  });
}

describe("citelens.json", () => {
  check("{}", { problems: [] });
  check('{"$schema": "x", "libraries": [], "ignore": []}', { problems: [] });
  check('// why\n{"libraries": ["a.bib", "./b/*.bib",],}\n', { libraries: ["a.bib", "b/*.bib"], problems: [] });
  check('{"libraries": "a.bib"}', { libraries: ["a.bib"], problems: [] });
  check('{"ignore": [{"kind": "year"}, {"files": "a", "reason": "b"}]}', { rules: 2, problems: [] });

  // Whatever is wrong costs only itself.
  check('{"libraries": ["../a.bib",\n"/a.bib", "~/a", "c:/a", "file:///a", "x/../../a", "a\\\\b", "b.bib"]}', {
    libraries: ["b.bib"],
    problems: [/^1: .*in this folder/, /^2: .*in this/, /^2: .*in/, /^2: .*in/, /^2: .*in/, /^2: .*in/, /^2: .*slashes/],
  });
  check('{\n"librarys": [],\n"ignore": [{"kind": "year"}]}', {
    rules: 1,
    problems: [/^2: "librarys" is unknown; use libraries, ignore\.$/],
  });
  check('{"ignore": [\n{"kind": "titel"},\n{"kind": "title"}]}', {
    rules: 1,
    problems: [/^2: "titel" is no kind of finding; use one of other-paper-id,/],
  });
  check('{"ignore": [{"kinds": "title"}]}', { problems: [/"kinds" is unknown; use kind, files/] });
  check('{"ignore": [{}, {"reason": "all"}]}', { problems: [/would hide everything/, /would hide everything/] });
  check('{"ignore": [{"kind": []}]}', { problems: [/list is empty/] });
  check('{"ignore": [{"kind": ["year", 1]}, {"files": ""}, "title", null]}', {
    problems: [/must be a text/, /is empty/, /must be an object/, /must be an object/],
  });
  check('{"ignore": [{"files": "../x"}, {"files": "/x"}]}', { rules: 1, problems: [/in this folder/] });
  check('{"ignore": {"kind": "year"}}', { problems: [/"ignore" must be a list/] });
  check('{"__proto__": {}, "constructor": 1}', { problems: [/"__proto__" is unknown/, /"constructor" is unknown/] });
  check("", { problems: [/^1: This is not valid JSON/] });
  check("[]", { problems: [/must be an object/] });
  check('{"ignore": [{"kind": "year"}]\n', { rules: 1, problems: [/^2: This is not valid JSON/] });
  check('{"ignore": [{"kind": "year"},\n{"kind": ]}', { rules: 1, problems: [/^2: This is not valid JSON/, /would hide everything/] });
  check("[".repeat(100_000), { problems: [/nested too deeply/] });
  check(`{"ignore":${'{"a":'.repeat(50_000)}`, { problems: [/nested too deeply/] });
  check(`{"libraries": ["${"a".repeat(3_000)}"]}`, { problems: [/at most 2000 characters/] });

  it("stops to report after a hundred problems", () => {
    assert.equal(parseProjectFile(`{"ignore": [${"1,\n".repeat(50_000)}]}`).problems.length, 100);
  });
});
