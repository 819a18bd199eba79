/** A call of a tool that an agent makes for a task, and what it must lead to. */
export interface Task {
  /** The task in the user's words. */
  readonly task: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The files of the project before the call. */
  readonly files?: Readonly<Record<string, string>>;
  /** Texts that the answer must have, or, with a minus before them, must not have. */
  readonly answer?: readonly string[];
  /** An id that one of the first three papers of a search must have. */
  readonly finds?: string;
  /** Texts that files must have after the call. */
  readonly writes?: Readonly<Record<string, readonly string[]>>;
}

function find(task: string, query: string, finds: string): Task {
  return { task, tool: "search_papers", input: { query }, finds };
}

/** An agent describes a paper as it remembers it. Written before the first run, and not changed since. */
const searches: readonly Task[] = [
  find("the paper that introduced rotary embeddings", "rotary position embedding", "2104.09864"),
  find("the transformer paper", "attention is all you need vaswani 2017", "1706.03762"),
  find("BERT", "BERT pre-training deep bidirectional transformers", "1810.04805"),
  find("GPT-3", "language models are few-shot learners", "2005.14165"),
  find("the paper behind residual connections", "deep residual learning for image recognition", "1512.03385"),
  find("the Adam optimizer", "Adam stochastic optimization Kingma Ba", "1412.6980"),
  find("AdamW", "decoupled weight decay", "1711.05101"),
  find("LoRA", "low-rank adaptation of large language models", "2106.09685"),
  find("FlashAttention", "fast memory-efficient exact attention IO-awareness", "2205.14135"),
  find("DPO", "direct preference optimization reward model", "2305.18290"),
  find("PPO", "proximal policy optimization schulman", "1707.06347"),
  find("ViT", "an image is worth 16x16 words", "2010.11929"),
  find("CLIP", "learning transferable visual models from natural language supervision", "2103.00020"),
  find("DDPM", "denoising diffusion probabilistic models ho", "2006.11239"),
  find("the VAE", "auto-encoding variational bayes", "1312.6114"),
  find("RMSNorm", "root mean square layer normalization", "1910.07467"),
  find("grouped-query attention", "grouped query attention GQA", "2305.13245"),
  find("SwiGLU", "GLU variants improve transformer", "2002.05202"),
  find("Mamba", "selective state spaces linear-time sequence modeling", "2312.00752"),
  find("ALiBi", "train short test long linear biases", "2108.12409"),
  find("NeRF, with a typo", "neural radience fields view synthesis", "2003.08934"),
  find("negative preference optimization", "NPO unlearning catastrophic collapse", "2404.05868"),
];

const bibliography = "@article{doe2020,\n  title={A Study of Glass Houses},\n  author={Doe, Jane},\n  year={2020}\n}\n";
const latex = (line: string): string => `\\documentclass{article}\n\\begin{document}\n${line}\n\\bibliography{refs}\n\\end{document}\n`;
const notebook = `{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": [
    "# Notes\\n",
    "We use LoRA."
   ]
  },
  {
   "cell_type": "code",
   "metadata": {},
   "source": [
    "# low-rank update\\n",
    "def lora(x):\\n",
    "    return x"
   ],
   "outputs": [],
   "execution_count": null
  }
 ],
 "metadata": {
  "kernelspec": {
   "language": "python",
   "name": "python3"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

function cite(
  task: string,
  input: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
  writes: Readonly<Record<string, readonly string[]>>,
  answer: readonly string[] = [],
): Task {
  return { task, tool: "cite_papers", input, files, writes, answer };
}

const citations: readonly Task[] = [
  cite(
    "cite the paper that introduced rotary embeddings in this docstring",
    { ids: ["2104.09864"], file: "rope.py", line: 4 },
    { "rope.py": 'def rope(x):\n    """Rotate.\n\n    Uses rotary embeddings.\n    """\n    return x\n' },
    { "rope.py": ["RoFormer: Enhanced Transformer with Rotary Position Embedding", "https://arxiv.org/abs/2104.09864", "    return x\n"] },
  ),
  cite(
    "cite Adam above this function",
    { ids: ["arXiv:1412.6980"], file: "adam.py", line: 1 },
    { "adam.py": "def step(p):\n    return p\n" },
    { "adam.py": ["# Kingma and Ba", "Adam: A Method for Stochastic Optimization", "def step(p):\n    return p\n"] },
  ),
  cite(
    "cite RMSNorm in JavaScript",
    { ids: ["1910.07467"], file: "norm.js", line: 1 },
    { "norm.js": "function norm(x) {}\n" },
    { "norm.js": ["// Zhang and Sennrich", "Root Mean Square Layer Normalization"] },
  ),
  cite(
    "cite GELU in Rust",
    { ids: ["1606.08415"], file: "gelu.rs", line: 1 },
    { "gelu.rs": "fn gelu() {}\n" },
    { "gelu.rs": ["Gaussian Error Linear Units", "fn gelu() {}\n"] },
  ),
  cite(
    "cite attention in LaTeX, with an entry",
    { ids: ["1706.03762"], file: "main.tex", line: 3 },
    { "main.tex": latex("We use attention."), "refs.bib": bibliography },
    { "main.tex": ["We use attention \\cite{vaswani2017attention}."], "refs.bib": ["@inproceedings{vaswani2017attention,", bibliography] },
    ["vaswani2017attention"],
  ),
  cite(
    "cite two papers in LaTeX",
    { ids: ["1810.04805", "2005.14165"], file: "main.tex", line: 3 },
    { "main.tex": latex("Language models are pretrained."), "refs.bib": bibliography },
    { "main.tex": ["\\cite{devlin2018bert,brown2020language}."], "refs.bib": ["{devlin2018bert,", "{brown2020language,"] },
  ),
  cite(
    "cite in a chapter of a LaTeX document",
    { ids: ["2106.09685"], file: "chapters/method.tex", line: 1 },
    { "main.tex": latex("\\input{chapters/method}"), "chapters/method.tex": "We use LoRA.\n", "refs.bib": bibliography },
    { "chapters/method.tex": ["\\cite{hu2022lora}."], "refs.bib": ["{hu2022lora,"] },
  ),
  cite(
    "add to a citation that is there",
    { ids: ["2305.14314"], file: "main.tex", line: 3, column: 20 },
    { "main.tex": latex("We use it \\cite{doe2020}."), "refs.bib": bibliography },
    { "main.tex": ["\\cite{doe2020,dettmers2023qlora}."], "refs.bib": ["{dettmers2023qlora,"] },
  ),
  cite(
    "cite by the key that the bibliography has",
    { ids: ["2010.11929"], file: "main.tex", line: 3 },
    {
      "main.tex": latex("We use ViT."),
      "refs.bib":
        "@misc{vit,\n  title={An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale},\n  author={Dosovitskiy, Alexey},\n  eprint={2010.11929},\n  archiveprefix={arXiv}\n}\n",
    },
    { "main.tex": ["\\cite{vit}."] },
    ["-+++ refs.bib"],
  ),
  cite(
    "cite in Markdown with a bibliography",
    { ids: ["2006.11239"], file: "paper.md", line: 5 },
    { "paper.md": "---\nbibliography: refs.bib\n---\n\nDiffusion works.\n", "refs.bib": bibliography },
    { "paper.md": ["Diffusion works [@ho2020denoising]."], "refs.bib": ["{ho2020denoising,"] },
  ),
  cite(
    "cite in reStructuredText",
    { ids: ["2205.14135"], file: "index.rst", line: 1 },
    { "index.rst": "Attention is fast.\n\n.. bibliography:: refs.bib\n", "refs.bib": "" },
    { "index.rst": ["Attention is fast :cite:p:`dao2022flashattention`."], "refs.bib": ["{dao2022flashattention,"] },
  ),
  cite(
    "cite in Typst",
    { ids: ["2312.00752"], file: "main.typ", line: 1 },
    { "main.typ": 'State spaces.\n#bibliography("refs.bib")\n', "refs.bib": bibliography },
    { "main.typ": ["State spaces @gu2024mamba."], "refs.bib": ["{gu2024mamba,"] },
  ),
  cite(
    "cite in the text of a notebook",
    { ids: ["2106.09685"], file: "notes.ipynb", line: 8 },
    { "notes.ipynb": notebook },
    { "notes.ipynb": ['"We use LoRA [@', '"# Notes\\n",'] },
  ),
  cite(
    "cite in the code of a notebook",
    { ids: ["2106.09685"], file: "notes.ipynb", line: 15 },
    { "notes.ipynb": notebook },
    { "notes.ipynb": ["LoRA: Low-Rank Adaptation of Large Language Models", '    "def lora(x):\\n",', '"We use LoRA."'] },
  ),
  cite(
    "cite by the citekey, as the search returned it",
    { ids: ["su2021roformer"], file: "a.py", line: 1 },
    { "a.py": "x = 1\n" },
    { "a.py": ["RoFormer"] },
  ),
  cite(
    "add an entry to a bibliography",
    { ids: ["1707.06347"], file: "refs.bib", line: 5 },
    { "refs.bib": bibliography },
    { "refs.bib": ["{schulman2017proximal,", "@article{doe2020,"] },
  ),
  cite(
    "show the change first",
    { ids: ["1505.04597"], file: "unet.py", line: 1, preview: true },
    { "unet.py": "class UNet: ...\n" },
    { "unet.py": ["class UNet: ...\n"] },
    ["Preview", "+# Ronneberger et al."],
  ),
  cite(
    "cite an id that is unknown here",
    { ids: ["2104.09864", "9999.99999"], file: "a.py", line: 1 },
    { "a.py": "x = 1\n" },
    { "a.py": ["x = 1\n"] },
    ["unknown here: 9999.99999", "search_papers", "-does not exist"],
  ),
];

const checks: readonly Task[] = [
  {
    task: "which of these ids is wrong?",
    tool: "check_references",
    input: {
      text: "- RoFormer: Enhanced Transformer with Rotary Position Embedding, arXiv:2104.09864\n- LoRA: Low-Rank Adaptation of Large Language Models, arXiv:2106.09686\n",
    },
    answer: ["text:2 ", "2106.09686", "2106.09685", "-text:1 "],
  },
  {
    task: "check this entry with invented authors",
    tool: "check_references",
    input: {
      text: "@misc{a,\n  title={Attention Is All You Need},\n  author={Smith, John and Doe, Jane},\n  eprint={1706.03762},\n  archiveprefix={arXiv},\n  year={2017}\n}\n",
    },
    answer: ["placeholder", "Smith, John", "text:3 "],
  },
  {
    task: "check this entry with the id of another paper",
    tool: "check_references",
    input: {
      text: "@misc{a,\n  title={Adam: A Method for Stochastic Optimization},\n  author={Kingma, Diederik P. and Ba, Jimmy},\n  eprint={1706.03762},\n  archiveprefix={arXiv},\n  year={2014}\n}\n",
    },
    answer: ["other-paper-id", "1412.6980", "vaswani2017attention"],
  },
  {
    task: "check the project's bibliography, which is right",
    tool: "check_references",
    input: { paths: ["refs.bib"] },
    files: {
      "refs.bib":
        "@misc{a,\n  title={Adam: A Method for Stochastic Optimization},\n  author={Kingma, Diederik P. and Ba, Jimmy},\n  eprint={1412.6980},\n  archiveprefix={arXiv},\n  year={2014}\n}\n",
    },
    answer: ["No differences in 1 reference"],
  },
  {
    task: "check the comments of the code",
    tool: "check_references",
    input: { paths: ["src"] },
    files: {
      "src/a.py": "x = 1\n# Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning, arXiv:2404.05869\n",
    },
    answer: ["src/a.py:2 ", "2404.05868"],
  },
  {
    task: "check a file outside of the project",
    tool: "check_references",
    input: { paths: ["../other"] },
    answer: ["outside of the project", "Name a path in"],
  },
  {
    task: "verify title and authors of an id",
    tool: "get_paper",
    input: { ids: ["https://arxiv.org/abs/2305.18290v2"] },
    answer: ["Direct Preference Optimization", "Rafael Rafailov", "bundled papers"],
  },
];

const lists: readonly Task[] = [
  {
    task: "which papers does the code use?",
    tool: "list_project_papers",
    input: {},
    files: { "a.py": "# arXiv:2104.09864\n", "src/b.py": "# https://arxiv.org/abs/1706.03762\n" },
    answer: ["su2021roformer", "a.py:1", "vaswani2017attention", "src/b.py:1"],
  },
  {
    task: "which papers are in this folder?",
    tool: "list_project_papers",
    input: { paths: ["src"] },
    files: { "a.py": "# arXiv:2104.09864\n", "src/b.py": "# https://arxiv.org/abs/1706.03762\n" },
    answer: ["-su2021roformer", "vaswani2017attention", "src/b.py:1"],
  },
  {
    task: "make a bibliography of the project",
    tool: "list_project_papers",
    input: { format: "bibtex" },
    files: { "a.py": "# arXiv:2104.09864\n" },
    answer: ["{su2021roformer,", "{2104.09864}"],
  },
];

export const tasks: readonly Task[] = [...searches, ...citations, ...checks, ...lists];
