import type { MentionedPaper, PageMessage } from "./messages";

const mostLines = 8;

/** The papers that the active file mentions, each with the lines to jump to. Empty and hidden where there are none. */
export function renderMentions(section: HTMLElement, file: string, papers: readonly MentionedPaper[], post: (message: PageMessage) => void): void {
  section.hidden = papers.length === 0;
  const heading = document.createElement("h2");
  heading.textContent = `In ${file}`;
  const list = document.createElement("ul");
  list.append(...papers.map((paper) => row(paper, post)));
  section.replaceChildren(heading, list);
}

function row({ citekey, name, title, lines }: MentionedPaper, post: (message: PageMessage) => void): HTMLElement {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.className = "name";
  label.textContent = name;
  label.title = title;
  item.append(label);
  for (const line of lines.slice(0, mostLines)) {
    const jump = document.createElement("button");
    jump.className = "line";
    jump.textContent = String(line);
    jump.setAttribute("aria-label", `${name}, line ${line}`);
    jump.addEventListener("click", () => {
      post({ kind: "jump", citekey, line });
    });
    item.append(jump);
  }
  if (lines.length > mostLines) {
    item.append(`and ${lines.length - mostLines} more`);
  }
  return item;
}
