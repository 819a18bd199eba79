import assert from "node:assert/strict";
import * as vscode from "vscode";
import { cardsAt, plain, until } from "../editing";
import { useFiles } from "../workspaceFiles";

/** Entries as authors write them, with the titles' capitals in braces. */
const bibliography = `
@inproceedings{devlin2019bert, author = {Devlin, Jacob and Chang, Ming-Wei}, year = 2019,
  title = {{BERT}: Pre-training of Deep Bidirectional Transformers for Language Understanding}}
@inproceedings{hu2022lora, author = {Hu, Edward J. and Shen, Yelong}, year = 2022,
  title = {{LoRA}: Low-Rank Adaptation of Large Language Models}}
@inproceedings{dao2022flashattention, author = {Dao, Tri and Fu, Daniel Y.}, year = 2022,
  title = {{FlashAttention}: Fast and Memory-Efficient Exact Attention with {IO}-Awareness}}
@inproceedings{rafailov2023direct, author = {Rafailov, Rafael and Sharma, Archit}, year = 2023,
  title = {Direct Preference Optimization: Your Language Model is Secretly a Reward Model}}
@inproceedings{kingma2015adam, author = {Kingma, Diederik P. and Ba, Jimmy}, year = 2015,
  title = {Adam: A Method for Stochastic Optimization}}
@article{gu2023mamba, author = {Gu, Albert and Dao, Tri}, year = 2023,
  title = {Mamba: Linear-Time Sequence Modeling with Selective State Spaces}}
@inproceedings{radford2021learning, author = {Radford, Alec and Kim, Jong Wook}, year = 2021,
  title = {Learning Transferable Visual Models From Natural Language Supervision}}
@inproceedings{he2016deep, author = {He, Kaiming and Zhang, Xiangyu}, year = 2016,
  title = {Deep Residual Learning for Image Recognition}}
`;

const model = `import torch
from torch import nn

encoder = BertModel.from_pretrained(name)
self.lora_A = nn.Parameter(torch.zeros(r, in_features))
out = flash_attention(q, k, v)
loss = dpo_loss(chosen, rejected)
optimizer = torch.optim.Adam(params, lr=1e-3)
block = MambaBlock(dim)
image_encoder = CLIPModel(config)
backbone = resnet50(weights=None)
`;

/** Code about something else: the word in it means the paper only if the workspace says so. */
const report = `import http
from app import views, users

# Returns the address of each user who has signed in today.
def addresses(users, request):
    rows = [user.address for user in users if user.active]
    result = make_bert(rows, request)
    return views.render("addresses.html", rows, result)
`;

const identifiers: readonly (readonly [identifier: string, title: string])[] = [
  ["BertModel", "BERT: Pre-training"],
  ["lora_A", "LoRA: Low-Rank Adaptation"],
  ["flash_attention", "FlashAttention: Fast"],
  ["dpo_loss", "Direct Preference Optimization"],
  ["Adam", "Adam: A Method"],
  ["MambaBlock", "Mamba: Linear-Time"],
  ["CLIPModel", "Learning Transferable Visual Models"],
  ["resnet50", "Deep Residual Learning"],
];

describe("evidence from the workspace folder", () => {
  const files = useFiles("evidence");
  const written: vscode.Uri[] = [];

  /** Writes a file at the root of the workspace folder, which is deleted after the test. */
  async function writeAtRoot(name: string, text: string): Promise<void> {
    const uri = vscode.Uri.joinPath(files.uriOf(""), "..", name);
    assert.equal(
      await vscode.workspace.fs.stat(uri).then(
        () => true,
        () => false,
      ),
      false,
      name,
    );
    written.push(uri);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  /** Returns the hover inside an identifier of the document. */
  async function cardOf(document: vscode.TextDocument, identifier: string): Promise<string> {
    const position = document.positionAt(document.getText().indexOf(identifier) + 1);
    return (await cardsAt(document.uri, position)).map(({ content }) => plain(content.value)).join("\n");
  }
  async function open(name = "report.py", text = report): Promise<vscode.TextDocument> {
    return vscode.workspace.openTextDocument(await files.write(name, text));
  }
  /** Waits until the ambiguous identifier of the report has a hover, or until it has none. */
  async function untilFound(document: vscode.TextDocument, isFound: boolean): Promise<void> {
    await until(
      async () => ((await cardOf(document, "make_bert")) !== "") === isFound,
      `make_bert ${isFound ? "with" : "without"} a hover`,
    );
  }

  afterEach(async () => {
    for (const uri of written.splice(0)) {
      await vscode.workspace.fs.delete(uri);
    }
    const document = await open();
    await untilFound(document, false);
  });

  it("finds the papers of a bibliography in every identifier, as long as the bibliography is there", async () => {
    const document = await open();
    await untilFound(document, false);
    await files.write("refs.bib", bibliography);
    await untilFound(document, true);
    const code = await open("model.py", model);
    for (const [identifier, title] of identifiers) {
      const card = await cardOf(code, identifier);
      assert.ok(card.includes(title), `${identifier}: ${card}`);
    }
    await vscode.workspace.fs.delete(files.uriOf("refs.bib"));
    await untilFound(document, false);
  });

  it("explains that the workspace cites the paper", async () => {
    await files.write("refs.bib", bibliography);
    const document = await open();
    await untilFound(document, true);
    const editor = await vscode.window.showTextDocument(document);
    const at = document.positionAt(report.indexOf("make_bert") + 1);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand("citelens.explainName");
    assert.match(await cardOf(document, "make_bert"), /“BERT” is shown here.*the workspace cites the paper/);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("takes the title of a paper in the README", async () => {
    const document = await open();
    await untilFound(document, false);
    await writeAtRoot(
      "README-evidence.md",
      "# BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding\n\nA neural network in PyTorch.",
    );
    await untilFound(document, true);
  });

  it("takes the paper whose repository the folder is cloned from", async () => {
    const document = await open();
    await untilFound(document, false);
    await writeAtRoot(".git/config", '[remote "origin"]\n\turl = git@github.com:google-research/bert.git\n');
    await untilFound(document, true);
  });
});
