/** Characters and texts that mean something to some renderer, and ordinary ones to put between them. */
const pieces = [
  ...Array.from("$()[]<>{}!*_`~#+-=|\\/&\"':;.,?@%^ \n\t\r1aé\u00a0\u2028\u{1f600}"),
  ...[
    "$(flame)",
    "$(sync~spin)",
    "\\$(x)",
    "](command:x)",
    "[a](https://b.c)",
    "![a](b)",
    "<img src=x onerror=y>",
    "</p>",
    "<!--",
    "-->",
    "&lt;",
    "&#60;",
    "&amp;#x3c;",
  ],
  ...[
    "https://a.b",
    "http://a.b/c?d=e",
    "www.a.bc",
    "ftp://a.b",
    "me@a.bc",
    "mailto:me@a.bc",
    "command:citelens.muteName",
    "javascript:alert(1)",
    "vscode://a/b",
  ],
  ...[
    "```",
    "~~~",
    "---",
    "***",
    "1. ",
    "- [ ] ",
    "> ",
    "    ",
    "| a | b |\n|---|---|\n",
    "[^1]",
    "[a]: b",
    "<https://a.b>",
    "\n\n",
    "\\",
    "\\\\",
    "word",
    "Title Case",
  ],
];

/** Returns random texts made of these pieces, the same in every run. */
export function hostileTexts(count: number): readonly string[] {
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)] ?? "").join(""));
}
