import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { reporters } from "mocha";
import * as vscode from "vscode";
import { cardsAt, plain, until, useSettings } from "./editing";
import { useFiles } from "./workspaceFiles";

const titles = {
  vidt: "An Extendable, Efficient and Effective Transformer-based Object Detector",
  npo: "Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning",
};
const extension = vscode.extensions.getExtension("citelens.citelens");

interface Label {
  readonly title: string;
  readonly introduces: readonly { readonly name: string; readonly kind: string }[];
  readonly code_forms: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>>;
}

/** Checks the hover over the identifier or mention that is drawn between ‹ and ›: at its beginning, middle and end, its range is the drawn one. */
async function check(languageId: string, drawn: string, title: string): Promise<void> {
  const [start, end] = [drawn.indexOf("‹"), drawn.indexOf("›") - 1];
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: drawn.replace(/[‹›]/g, "") });
  for (const offset of [start, Math.floor((start + end) / 2), end - 1]) {
    const [card, ...more] = await cardsAt(document.uri, document.positionAt(offset));
    assert.ok(card, `a card at ${offset} of ${drawn}`);
    assert.deepEqual(more, []);
    assert.ok(plain(card.content.value).includes(plain(title)), card.content.value);
    assert.deepEqual(
      [card.range?.start, card.range?.end].map((position) => position && document.offsetAt(position)),
      [start, end],
      drawn,
    );
  }
}

async function checkNone(languageId: string, drawn: string): Promise<void> {
  const offset = drawn.indexOf("|");
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: drawn.replace("|", "") });
  assert.deepEqual(
    (await cardsAt(document.uri, document.positionAt(offset))).map(({ content }) => content.value),
    [],
    drawn,
  );
}

describe("hover over the name of a famous paper", () => {
  const set = useSettings();

  it("shows what is known, without an abstract, unless the set is not chosen", async () => {
    await check("python", "from torch.optim import ‹AdamW›", "Decoupled Weight Decay Regularization");
    const document = await vscode.workspace.openTextDocument({ language: "python", content: "from torch.optim import AdamW" });
    const [card] = await cardsAt(document.uri, new vscode.Position(0, 25));
    assert.match(plain(card?.content.value ?? ""), /AdamW.*Ilya Loshchilov, Frank Hutter/s);
    await set("bundled", ["daily papers"]);
    await until(async () => (await cardsAt(document.uri, new vscode.Position(0, 25))).length === 0, "no card");
    await check("python", "class ‹ViDTBackbone›(nn.Module):", titles.vidt);
    await set("bundled", undefined);
    await until(async () => (await cardsAt(document.uri, new vscode.Position(0, 25))).length === 1, "the card again");
  });
});

describe("hover", () => {
  it("shows a card over the whole identifier in any language", async () => {
    await check("python", "model = ‹build_vidt›(args)", titles.vidt);
    await check("python", "class ‹ViDTBackbone›(nn.Module):", titles.vidt);
    await check("python", "loss = ‹npo_loss›(model)", titles.npo);
    await check("python", "import os  # as ‹NPO› does", titles.npo);
    await check("python", 'name = "‹vidt_nano›"', titles.vidt);
    await check("typescript", "export const ‹vidtHead› = 1;", titles.vidt);
    await check("cpp", "namespace ‹vidt› { int head(); }", titles.vidt);
    await check("markdown", "Compare with *‹ViDT›*.", titles.vidt);
    await check("latex", "\\section{On ‹ViDT›}", titles.vidt);
    await check("json", '{ "model": "‹ViDT›" }', titles.vidt);
    await check("plaintext", "‹ViDT›", titles.vidt);
  });

  it("shows the cards of all names in an identifier, that of the name under the mouse first", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "python", content: "x = vidt_npo_loss + npo_NPOLoss" });
    const shownAt = async (column: number): Promise<readonly (string | undefined)[]> =>
      (await cardsAt(document.uri, new vscode.Position(0, column))).map(({ content }) =>
        Object.keys(titles).find((name) => plain(content.value).includes(plain(titles[name === "npo" ? "npo" : "vidt"]))),
      );
    assert.deepEqual(await shownAt(5), ["vidt", "npo"]);
    assert.deepEqual(await shownAt(15), ["npo", "vidt"]);
    assert.deepEqual(await shownAt(28), ["npo"]);
  });

  it("marks the whole identifier of two names, and leaves out their abstracts so that both are in view", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "python", content: "x = vidt_npo_loss + npo_NPOLoss" });
    for (const column of [5, 15]) {
      const cards = await cardsAt(document.uri, new vscode.Position(0, column));
      assert.equal(cards.length, 2);
      for (const { content, range } of cards) {
        assert.deepEqual(range, new vscode.Range(0, 4, 0, 17));
        assert.doesNotMatch(content.value, /Large Language Models|Transformers have been/);
      }
    }
    const [alone] = await cardsAt(document.uri, new vscode.Position(0, 28));
    assert.match(alone?.content.value ?? "", /Large Language Models/);
  });

  it("shows a card over a title, even across line breaks and comment marks", async () => {
    await check("plaintext", `see ‹${titles.npo}›.`, titles.npo);
    await check(
      "python",
      "# ‹Negative Preference Optimization: From Catastrophic\n# Collapse to Effective Unlearning›\nimport os",
      titles.npo,
    );
    await check("cpp", "/**\n * ‹An Extendable, Efficient and Effective\n * Transformer-based Object Detector›\n */", titles.vidt);
  });

  it("shows a card over the paper's own ids and addresses", async () => {
    await check("python", "# ‹arXiv:2404.05868v2›", titles.npo);
    await check("markdown", "<‹https://arxiv.org/abs/2404.05868›>", titles.npo);
    await check("markdown", "See ‹2404.05868v1›.", titles.npo);
    await check("shellscript", "git clone ‹https://github.com/naver-ai/vidt.git›", titles.vidt);
  });

  it("shows nothing over other text", async () => {
    await checkNone("python", "vid|test = 1");
    await checkNone("python", "value = 2404.|05868");
    await checkNone("typescript", "const mes|sage = customer.accept();");
    await checkNone("plaintext", "|");
  });

  it("shows a card in the cells of a notebook", async () => {
    const cells = [
      new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, "We use ViDT.", "markdown"),
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, "loss = npo_loss(model)", "python"),
    ];
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData(cells));
    const [prose, code] = notebook.getCells();
    assert.ok(prose && code);
    const [first] = await cardsAt(prose.document.uri, new vscode.Position(0, 8));
    assert.deepEqual(first?.range, new vscode.Range(0, 7, 0, 11));
    const [second] = await cardsAt(code.document.uri, new vscode.Position(0, 8));
    assert.deepEqual(second?.range, new vscode.Range(0, 7, 0, 15));
  });

  it("takes the other cells of a notebook as evidence", async () => {
    const code = 'import torch\n\nfrom unlearning.losses import LOSSES, npo_loss\n\nforget = torch.load("forget.pt")';
    const sweep =
      "# NPO's beta: small is close to gradient ascent\nfor beta in (0.01, 0.1, 1.0):\n" +
      '    print(beta, npo_loss(forget["log_probs"], forget["reference"], beta))';
    const alone = await vscode.workspace.openTextDocument({ language: "python", content: sweep });
    assert.deepEqual(await cardsAt(alone.uri, new vscode.Position(0, 3)), []);
    const cells = [
      new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, "We compare gradient ascent with NPO on the forget set.", "markdown"),
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, "python"),
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, sweep, "python"),
    ];
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData(cells));
    const last = notebook.cellAt(2).document;
    const [card] = await cardsAt(last.uri, new vscode.Position(0, 3));
    assert.deepEqual(card?.range, new vscode.Range(0, 2, 0, 5));
  });

  it("shows a card in documents that are not files", async () => {
    const provider = { provideTextDocumentContent: () => "model = ViDT()\n" };
    const registration = vscode.workspace.registerTextDocumentContentProvider("citelens-test", provider);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("citelens-test:/model.py"));
    assert.equal((await cardsAt(document.uri, new vscode.Position(0, 9))).length, 1);
    registration.dispose();
  });

  const hostile: Readonly<Record<string, string>> = {
    "a file of 4 MB": "    self.layer = build(config, value=12)  # see above\n".repeat(75_000),
    "a line of 5 MB": "x = [1, 2]; ".repeat(420_000),
    "a line of 5 MB without a space": "aB1_".repeat(1_250_000),
    "a binary": Array.from({ length: 1_000_000 }, (_, at) => String.fromCharCode((at * 7919) % 251)).join(""),
  };
  for (const [what, filler] of Object.entries(hostile)) {
    it(`answers quickly in ${what}`, async () => {
      const half = filler.length >> 1;
      const document = await vscode.workspace.openTextDocument({
        language: "plaintext",
        content: `${filler.slice(0, half)} ViDT ${filler.slice(half)}`,
      });
      const started = process.cpuUsage().user;
      const offset = document.getText().indexOf(" ViDT ") + 2;
      assert.equal((await cardsAt(document.uri, document.positionAt(offset))).length, 1);
      assert.equal((await cardsAt(document.uri, document.positionAt(offset - 40))).length, 0);
      const time = (process.cpuUsage().user - started) / 1000;
      assert.ok(time < 3_000, `${time} ms`);
    });
  }

  it("may run only its six commands, and contains no HTML", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "python", content: "ViDT" });
    const [card] = await cardsAt(document.uri, new vscode.Position(0, 1));
    assert.deepEqual(card?.content.isTrusted, {
      enabledCommands: [
        "citelens.insertCitation",
        "citelens.copyBibtex",
        "citelens.showInPanel",
        "citelens.moreLikeThis",
        "citelens.namePaper",
        "citelens.muteName",
        "citelens.showSource",
      ],
    });
    assert.notEqual(card.content.supportHtml, true);
  });

  it("shows name, long form, authors, venue, links, actions, and abstract", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "python", content: "NPO" });
    const [card] = await cardsAt(document.uri, new vscode.Position(0, 1));
    const [head = "", facts = "", ...rest] = plain(card?.content.value ?? "").split(/(?=Ruiqi)|(?=Large Language)/);
    assert.match(head, /^\*\*NPO\*\* \S*\s*Negative Preference Optimization \*\*Negative Preference Optimization: From/);
    assert.match(facts, /^Ruiqi Zhang, Licong Lin, Yu Bai et al\. .*arXiv 2024, then COLM 2024/);
    assert.match(facts, /Code\].*Paper\].*Show in panel\].*Insert citation\].*Copy BibTeX\].*Name…\].*Mute “NPO”\]/);
    assert.match(rest.join(""), /^Large Language Models/);
  });
});

describe("hover over the ids of papers in the user's files", () => {
  const files = useFiles("ids");

  it("shows the paper of an old arXiv id, and of an address at OpenReview", async () => {
    await files.write(
      "own.bib",
      `@misc{zubov1999, title = {Quuxons in Flat Space}, author = {Zubov, Anna}, eprint = {hep-th/9901001}, archiveprefix = {arXiv}}
@misc{reviewed2024, title = {Reviewed in the Open}, author = {Doe, Jane}, url = {https://openreview.net/forum?id=AbCdEf123}}`,
    );
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content: "See hep-th/9901001." });
    const cards = (): Promise<readonly { readonly content: vscode.MarkdownString }[]> => cardsAt(document.uri, new vscode.Position(0, 6));
    await until(async () => (await cards())[0]?.content.value.includes("Quuxons") === true, "the paper in the library");
    await check("markdown", "See ‹hep-th/9901001›.", "Quuxons in Flat Space");
    await check("python", "# ‹https://openreview.net/forum?id=AbCdEf123›", "Reviewed in the Open");
    await check("markdown", "See [‹https://openreview.net/pdf?id=AbCdEf123›](x)", "Reviewed in the Open");
    await check("markdown", "See ‹hep-th/9901002›.", "arXiv:hep-th/9901002 is not in your library");
    await checkNone("markdown", "See forum?id=AbCd|Ef123.");
  });
});

describe("hover on the labelled forms", () => {
  const file = path.join(extension?.extensionPath ?? "", "test/fixtures/labels-sample.json");
  const labels = JSON.parse(readFileSync(file, "utf8")) as readonly Label[];
  const forms = labels.flatMap(({ title, introduces, code_forms }) =>
    Object.entries(code_forms).flatMap(([name, { yes }]) => {
      const kind = introduces.find((one) => one.name === name)?.kind ?? "name";
      return yes.map((form) => ({ title, form, kind }));
    }),
  );

  /** Returns whether a hover at the beginning of one of the form's words shows the paper. */
  async function isShown(document: vscode.TextDocument, line: number, form: string, title: string): Promise<boolean> {
    const starts = [...form.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)].map(({ index }) => index);
    for (const start of starts) {
      const cards = await cardsAt(document.uri, new vscode.Position(line, start));
      if (cards.some(({ content }) => plain(content.value).includes(plain(title)))) {
        return true;
      }
    }
    return false;
  }

  async function checkForms(document: vscode.TextDocument, firstLine = 0): Promise<void> {
    const shown = await Promise.all(forms.map(({ form, title }, i) => isShown(document, firstLine + 2 * i, form, title)));
    const missed = forms.filter((_form, i) => shown[i] !== true);
    const share = 1 - missed.length / forms.length;
    reporters.Base.consoleLog(
      `      ${document.languageId}: ${forms.length - missed.length} of ${forms.length}; missed: ${missed.map(({ form }) => form).join(" ") || "none"}`,
    );
    assert.ok(share >= 0.97, missed.map(({ form }) => form).join("; "));
  }

  const text = forms.map(({ form }) => form).join("\n\n");
  for (const languageId of ["python", "typescript", "cpp", "markdown", "latex"]) {
    it(`shows the paper in ${languageId}`, async () => {
      await checkForms(await vscode.workspace.openTextDocument({ language: languageId, content: text }));
    });
  }
  it("shows the paper in a notebook's cell", async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, "python");
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData([cell]));
    await checkForms(notebook.cellAt(0).document);
  });
});

describe("hover settings", () => {
  const set = useSettings();
  const python = 'x = "ViDT"  # ViDT\n"""ViDT"""\n';

  async function linesShown(languageId: string, content: string, positions: readonly (readonly [number, number])[]): Promise<boolean[]> {
    const document = await vscode.workspace.openTextDocument({ language: languageId, content });
    return Promise.all(
      positions.map(async ([line, character]) => (await cardsAt(document.uri, new vscode.Position(line, character))).length > 0),
    );
  }
  const positions = [
    [0, 6],
    [0, 15],
    [1, 4],
  ] as const;

  it("show hovers everywhere by default", async () => {
    assert.deepEqual(await linesShown("python", python, positions), [true, true, true]);
  });

  it("limit hovers to comments and documentation strings", async () => {
    await set("hover.scope", "comments");
    assert.deepEqual(await linesShown("python", python, positions), [false, true, true]);
    assert.deepEqual(await linesShown("markdown", "ViDT", [[0, 1]]), [true]);
    assert.deepEqual(
      await linesShown("cpp", "int vidt; // ViDT\n/*\n ViDT */", [
        [0, 5],
        [0, 14],
        [2, 2],
      ]),
      [false, true, true],
    );
  });

  it("turn hovers off, in one language or in all", async () => {
    await set("hover.scope", "off", "python");
    assert.deepEqual(await linesShown("python", python, positions), [false, false, false]);
    assert.deepEqual(await linesShown("cpp", "int vidt;", [[0, 5]]), [true]);
    await set("hover.scope", "off");
    assert.deepEqual(await linesShown("cpp", "int vidt;", [[0, 5]]), [false]);
  });

  it("mute every spelling of a name, but not the paper's title", async () => {
    await set("mutedNames", ["vidt"]);
    assert.deepEqual(
      await linesShown("python", `ViDT\nbuild_vidt\n# ${titles.vidt}`, [
        [0, 1],
        [1, 7],
        [2, 9],
      ]),
      [false, false, true],
    );
    await set("mutedNames", undefined);
    assert.deepEqual(await linesShown("python", "ViDT", [[0, 1]]), [true]);
  });

  it("are ignored if their type is wrong", async () => {
    await set("hover.scope", 7);
    await set("mutedNames", { ViDT: true });
    assert.deepEqual(await linesShown("python", "ViDT", [[0, 1]]), [true]);
  });
});
