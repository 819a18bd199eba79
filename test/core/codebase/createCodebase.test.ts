import assert from "node:assert/strict";
import { createCodebase } from "../../../src/core/codebase/createCodebase";
import { findPlaces, type FoundPlace } from "../../../src/core/codebase/findPlaces";
import { type SkipReason, skipReason } from "../../../src/core/codebase/skipReason";
import { bundledPapers, papersOfSets } from "../../../src/core/library/bundledPapers";
import { bundledSets } from "../../../src/core/library/bundledSets";
import { createMentionMatcher } from "../../../src/core/mentions/createMentionMatcher";
import { runToEnd } from "../../../src/core/sliced";

const matcher = createMentionMatcher(papersOfSets(bundledSets));

function placesIn(text: string, fileName: string): readonly FoundPlace[] {
  return runToEnd(findPlaces(text, { fileName }, matcher));
}

/** Returns each place as `citekey certainty line:column [cell:line] text`. */
function described(text: string, fileName: string): readonly string[] {
  return placesIn(text, fileName).map(({ paper, certainty, line, column, text: written, cell }) =>
    [paper.citekey, certainty, `${line}:${column}`, ...(cell ? [`cell ${cell.index}:${cell.line}`] : []), written].join(" "),
  );
}

const npoTitle = "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning";
const notebook = (newline: string): string =>
  [
    '{ "metadata": { "cells": [ { "source": "arXiv:2404.05868" } ] },',
    '  "cells": [',
    '    { "outputs": [ { "text": ["arXiv:2404.05868"] } ], "source": ["import torch\\n", "x = 1\\n", "# arXiv:2404.05868"] },',
    '    { "cell_type": "markdown", "source": "one \\\\n two\\nsee arXiv:2404.05868 and\\narXiv:2404.05868" }',
    "  ] }",
  ].join(newline);

describe("the places of a file that mention papers", () => {
  const rows: readonly (readonly [text: string, fileName: string, expected: readonly string[]])[] = [
    ["", "a.py", []],
    ["x = 1\n", "a.py", []],
    ["# see arXiv:2404.05868\n", "a.py", ["zhang2024negative identifier 1:7 arXiv:2404.05868"]],
    ["\r\n\r\n# https://arxiv.org/abs/2404.05868v2", "a.py", ["zhang2024negative identifier 3:3 https://arxiv.org/abs/2404.05868v2"]],
    [`\r\r  ${npoTitle}`, "a.txt", [`zhang2024negative title 3:3 ${npoTitle}`]],
    [`# ${npoTitle.replace("From ", "From\n# ")}`, "a.py", [`zhang2024negative title 1:3 ${npoTitle.replace("From ", "From # ")}`]],
    [
      "def npo_loss(x):\n    '''Negative Preference Optimization (NPO) loss for unlearning'''\n",
      "a.py",
      ["zhang2024negative name 1:5 npo", "zhang2024negative name 2:8 Negative Preference Optimization", "zhang2024negative name 2:42 NPO"],
    ],
    [
      notebook("\n"),
      "a.ipynb",
      [
        "zhang2024negative identifier 3:99 cell 0:2 arXiv:2404.05868",
        "zhang2024negative identifier 4:60 cell 1:1 arXiv:2404.05868",
        "zhang2024negative identifier 4:82 cell 1:2 arXiv:2404.05868",
      ],
    ],
    [
      notebook("\r\n"),
      "A.IPYNB",
      [
        "zhang2024negative identifier 3:99 cell 0:2 arXiv:2404.05868",
        "zhang2024negative identifier 4:60 cell 1:1 arXiv:2404.05868",
        "zhang2024negative identifier 4:82 cell 1:2 arXiv:2404.05868",
      ],
    ],
    ["{", "a.ipynb", []],
    ["https://github.com/huggingface/transformers", "a.md", []],
    [
      "https://github.com/licong-lin/negative-preference-optimization",
      "a.md",
      ["zhang2024negative identifier 1:1 https://github.com/licong-lin/negative-preference-optimization"],
    ],
    [
      "<!-- citelens:references -->\narXiv:2404.05868\n<!-- /citelens:references -->\narXiv:2404.05868",
      "a.md",
      ["zhang2024negative identifier 4:1 arXiv:2404.05868"],
    ],
    [".. citelens:references\n\n* arXiv:2404.05868\n\n.. /citelens:references\n", "a.rst", []],
    [".. citelens:references\n\n* arXiv:2404.05868\n", "a.rst", ["zhang2024negative identifier 3:3 arXiv:2404.05868"]],
  ];
  for (const [text, fileName, expected] of rows) {
    it(`are found in ${JSON.stringify(text.slice(0, 60))} of ${fileName}`, () => {
      assert.deepEqual(described(text, fileName), expected);
    });
  }

  it("say why they mean the paper", () => {
    const whys = placesIn(`arXiv:2404.05868\n${npoTitle}\n# our npo_loss`, "a.py").map(({ why }) => why);
    assert.deepEqual(whys.slice(0, 2), ["arXiv id", "title"]);
    assert.match(whys[2] ?? "", /Negative Preference Optimization/);
  });
});

describe("the papers of a code base", () => {
  function listed(codebase: ReturnType<typeof createCodebase>): readonly string[] {
    return codebase
      .papers()
      .map(
        ({ paper, certainty, files, places }) =>
          `${paper.citekey} ${certainty} ${files} ${places.map(({ file, line }) => `${file}:${line}`).join(" ")}`,
      );
  }
  const [first, second, third] = bundledPapers;
  assert.ok(first && second && third);
  const place = (paper: FoundPlace["paper"], certainty: FoundPlace["certainty"], line: number): FoundPlace => ({
    paper,
    certainty,
    line,
    column: 1,
    text: "x",
    why: "why",
  });

  it("are ordered by certainty, then by files, then by places", () => {
    const codebase = createCodebase();
    codebase.set("b.py", [place(first, "name", 1), place(first, "name", 2), place(second, "name", 3), place(third, "title", 4)]);
    codebase.set("a.py", [place(second, "name", 9)]);
    assert.deepEqual(listed(codebase), [
      `${third.citekey} title 1 b.py:4`,
      `${second.citekey} name 2 a.py:9 b.py:3`,
      `${first.citekey} name 1 b.py:1 b.py:2`,
    ]);
    codebase.set("c.py", [place(first, "identifier", 1)]);
    assert.equal(listed(codebase)[0], `${first.citekey} identifier 2 b.py:1 b.py:2 c.py:1`);
    codebase.remove("c.py");
    codebase.remove("never.py");
    assert.equal(listed(codebase)[2], `${first.citekey} name 1 b.py:1 b.py:2`);
    codebase.remove("a.py");
    codebase.remove("b.py");
    assert.deepEqual(listed(codebase), []);
  });

  it("stay the same objects unless something of them changes", () => {
    const codebase = createCodebase();
    codebase.set("a.py", [place(first, "name", 1), place(second, "name", 2)]);
    codebase.set("b.py", [place(second, "name", 2)]);
    const before = codebase.papers();
    codebase.set("a.py", [place(first, "name", 1), place(second, "name", 2)]);
    assert.equal(codebase.papers(), before);
    codebase.set("b.py", [place(second, "name", 3)]);
    const after = codebase.papers();
    const of = (papers: typeof before, citekey: string) => papers.find(({ paper }) => paper.citekey === citekey);
    assert.equal(of(after, first.citekey), of(before, first.citekey));
    assert.notEqual(of(after, second.citekey), of(before, second.citekey));
  });

  it("are the same whether files are changed one by one or read anew", () => {
    const certainties = ["name", "title", "identifier"] as const;
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const codebase = createCodebase();
    const files = new Map<string, readonly FoundPlace[]>();
    for (let step = 0; step < 400; step++) {
      const file = ["a", "b", "constructor", "__proto__", "d/e"][random(5)] ?? "";
      const places = Array.from({ length: random(6) }, (_, line) =>
        place(bundledPapers[random(8)] ?? first, certainties[random(3)] ?? "name", line),
      );
      if (random(5) === 0) {
        files.delete(file);
        codebase.remove(file);
      } else {
        files.set(file, places);
        codebase.set(file, places);
      }
      const anew = createCodebase();
      files.forEach((found, name) => {
        anew.set(name, found);
      });
      assert.deepEqual(listed(codebase), listed(anew));
    }
  });
});

describe("files that are left out of the papers of a code base", () => {
  const long = "a=1;".repeat(2_000);
  const rows: readonly (readonly [fileName: string, text: string, expected: SkipReason | undefined])[] = [
    ["src/train.py", "import torch\n", undefined],
    ["package-lock.json", "{}", "generated"],
    ["web/dist/app.min.js", "x", "generated"],
    ["admin.js", "x", undefined],
    ["a\\yarn.lock", "x", "generated"],
    ["my-yarn.lock.md", "x", undefined],
    ["model_pb2.py", "x", "generated"],
    ["a.py", "#!/usr/bin/env python\n# @generated by tool\n", "generated"],
    ["a.go", "// Code generated by protoc-gen-go. DO NOT EDIT.\n", "generated"],
    ["a.ts", "/* This file was automatically generated. */\n", "generated"],
    ["a.py", "# Auto-generated from the schema\n", "generated"],
    ["README.md", "Automatically generated captions are worse.\n", undefined],
    ["a.py", "# Labels are automatically generated by the model\n", undefined],
    ["a.py", `${"x = 1\n".repeat(2_000)}# @generated\n`, undefined],
    ["bundle.js", long, "minified"],
    ["bundle.css", `${"a\n".repeat(20_000)}${"b".repeat(30_000)}`, "minified"],
    ["data.json", "[1, 2]\n".repeat(1_000), undefined],
    ["notes.md", long, undefined],
    ["paper.tex", long, undefined],
    ["a.ipynb", long, undefined],
    ["a.js", "a=1;".repeat(900), undefined],
  ];
  for (const [fileName, text, expected] of rows) {
    it(`${fileName} with ${JSON.stringify(text.slice(0, 50))}: ${expected ?? "read"}`, () => {
      assert.equal(skipReason(fileName, text), expected);
    });
  }
});
