import type { CardHost, Row } from "./card";
import { createLink } from "./elements";
import { createFileGroup } from "./fileGroup";
import { createFoundPapers, describeCount } from "./foundPapers";
import type { PageMessage, PanelMessage, ResultsMessage, Wish } from "./messages";
import { createNavigation } from "./navigation";
import { pageSize, type PageState } from "./pageState";

/** What the page works with. */
export interface PageOptions {
  readonly state: PageState;
  readonly post: (message: PageMessage) => void;
  readonly keepState: (state: PageState) => void;
}

/** The panel's page: a search box, a count, the papers of the file, the papers found. */
export interface Page {
  receive(message: PanelMessage): void;
}

/** How long "Copied" stands, in milliseconds. */
const feedbackTime = 2000;

/** Fills the elements that the page came with and listens to them. */
export function createPage({ state: kept, post, keepState }: PageOptions): Page {
  let state = kept;
  let sequence = 0;
  let answered = 0;
  let isRestored = false;
  const change = (changed: Partial<PageState>): void => {
    state = { ...state, ...changed };
    keepState(state);
  };

  const box = searchBox();
  const count = element("count");
  const more = element("more");
  const nothing = element("nothing");
  const group = element("file") as HTMLDetailsElement;
  const host: CardHost = {
    post,
    isOpen: (key) => state.open.includes(key),
    onToggle: (key, isOpen) => {
      change({ open: isOpen ? [...state.open, key] : state.open.filter((one) => one !== key) });
    },
  };
  const file = createFileGroup(group, element("others"), host);
  const results = createFoundPapers({ whole: element("results"), heading: element("inPartHeading"), inPart: element("inPart") }, host);
  const rows = (): readonly Row[] => [...file.rows(), ...results.rows()];
  const navigation = createNavigation({ box, more, rows, isPending: () => answered < sequence, last: state.focus, onFocus: (focus) => change({ focus }), onClear: () => wish({ query: "", only: [] }) });
  const showAll = createLink("Show all papers", () => {
    wish({ query: "", only: [] });
    box.focus();
  });
  count.after(showAll);

  function search(): void {
    file.setWanted(state.wish.query.trim() === "" && state.wish.only.length === 0);
    results.setBusy(true);
    post({ kind: "search", wish: state.wish, sequence: ++sequence, most: state.most });
  }

  /** Shows something else, from the top. */
  function wish(wished: Wish): void {
    isRestored = true;
    const open = wished.only.map((citekey) => `all:${citekey}`);
    change({ wish: wished, most: pageSize, open: [...new Set([...state.open, ...open])] });
    box.value = wished.query;
    search();
  }

  function showResults(message: ResultsMessage): void {
    const { query, only } = state.wish;
    const isAll = query.trim() === "" && only.length === 0;
    answered = sequence;
    results.setBusy(false);
    results.show(message);
    count.textContent = isAll ? `${message.total} papers` : describeCount(message);
    showAll.hidden = only.length === 0 || query.trim() !== "";
    more.hidden = message.cards.length >= message.found;
    nothing.hidden = message.found > 0;
    navigation.update();
    if (!isRestored) {
      isRestored = true;
      document.documentElement.scrollTop = state.scrollTop;
      navigation.restore();
    }
  }

  box.label = "Search papers";
  box.value = state.wish.query;
  group.open = !state.isFileFolded;
  group.addEventListener("toggle", () => {
    change({ isFileFolded: !group.open });
    navigation.update();
  });
  box.addEventListener("input", () => {
    document.documentElement.scrollTop = 0;
    wish({ query: box.value, only: [] });
  });
  more.addEventListener("click", () => {
    change({ most: state.most + pageSize });
    navigation.goTo(rows().length);
    search();
  });
  document.addEventListener("scroll", () => change({ scrollTop: document.documentElement.scrollTop }), { passive: true });

  return {
    receive(message) {
      switch (message.kind) {
        case "refresh":
          search();
          return;
        case "wish":
          document.documentElement.scrollTop = 0;
          wish(message.wish);
          navigation.goTo(0);
          return;
        case "results":
          if (message.sequence === sequence) {
            showResults(message);
          }
          return;
        case "file":
          file.show(message.name, message.papers);
          navigation.update();
          return;
        case "done":
          showDone(message);
          return;
      }
    },
  };
}

function searchBox(): HTMLElementTagNameMap["vscode-textfield"] {
  const found = document.querySelector("vscode-textfield");
  if (!found) {
    throw new Error("The page has no search box");
  }
  return found;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no element ${id}`);
  }
  return found;
}

/** The other actions show by themselves that they are done. */
function showDone({ action, citekey }: Extract<PanelMessage, { kind: "done" }>): void {
  if (action !== "copyBibtex") {
    return;
  }
  element("said").textContent = `Copied the BibTeX entry of ${citekey}`;
  const buttons = [...document.querySelectorAll<HTMLElement>(`[data-action="${action}"]`)].filter(({ dataset }) => dataset["citekey"] === citekey);
  const label = (text: string): void => {
    for (const button of buttons) {
      button.textContent = text;
    }
  };
  label("Copied");
  setTimeout(() => {
    label("Copy BibTeX");
    element("said").textContent = "";
  }, feedbackTime);
}
