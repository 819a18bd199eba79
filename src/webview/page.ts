import { type Asking, type AskingOptions, createAsking } from "./asking";
import type { CardHost } from "./card";
import { createLink } from "./elements";
import { createFileGroup, type FileGroup } from "./fileGroup";
import { createFoundPapers, describeCount, type FoundPapers } from "./foundPapers";
import type { PanelMessage, ResultsMessage, Wish } from "./messages";
import { createNavigation, type Navigation } from "./navigation";
import { pageSize } from "./pageState";

/** The panel's page: a search box, a count, the papers of the file, the papers found. */
export interface Page {
  receive(message: PanelMessage): void;
}

/** How long "Copied" stands, in milliseconds. */
const feedbackTime = 2000;
/** All papers. */
const noWish: Wish = { query: "", only: [] };

/** Fills the elements that the page came with and listens to them. */
export function createPage(options: AskingOptions): Page {
  const parts = createParts(createAsking(options), options.post);
  fill(parts);
  listen(parts);
  return {
    receive(message) {
      receive(parts, message);
    },
  };
}

/** The page's parts, which know of one another by this alone. */
interface Parts {
  readonly asking: Asking;
  readonly box: HTMLElementTagNameMap["vscode-textfield"];
  readonly more: HTMLElement;
  readonly showAll: HTMLElement;
  readonly group: HTMLDetailsElement;
  readonly file: FileGroup;
  readonly results: FoundPapers;
  readonly navigation: Navigation;
  /** Whether the page is where the person left it, or has moved on. */
  isRestored: boolean;
}

function createParts(asking: Asking, post: AskingOptions["post"]): Parts {
  const [box, more, group] = [searchBox(), element("more"), element("file") as HTMLDetailsElement];
  const host: CardHost = {
    post,
    isOpen: (key) => asking.state().open.includes(key),
    onToggle: (key, isOpen) => {
      const { open } = asking.state();
      asking.change({ open: isOpen ? [...open, key] : open.filter((one) => one !== key) });
    },
  };
  const file = createFileGroup(group, element("others"), host);
  const results = createFoundPapers({ whole: element("results"), heading: element("inPartHeading"), inPart: element("inPart") }, host);
  const navigation = createNavigation({
    box,
    more,
    rows: () => [...file.rows(), ...results.rows()],
    isPending: asking.isPending,
    last: asking.state().focus,
    onFocus: (focus) => {
      asking.change({ focus });
    },
    onClear: () => {
      wish(parts, noWish);
    },
  });
  const showAll = createLink("Show all papers", () => {
    wish(parts, noWish);
    box.focus();
  });
  const parts: Parts = { asking, box, more, showAll, group, file, results, navigation, isRestored: false };
  return parts;
}

/** As it was when the page was last there. */
function fill({ asking, box, group, showAll }: Parts): void {
  element("count").after(showAll);
  box.label = "Search papers";
  box.value = asking.state().wish.query;
  group.open = !asking.state().isFileFolded;
}

function listen(parts: Parts): void {
  const { asking, box, more, group, file, results, navigation } = parts;
  group.addEventListener("toggle", () => {
    asking.change({ isFileFolded: !group.open });
    navigation.update();
  });
  box.addEventListener("input", () => {
    document.documentElement.scrollTop = 0;
    wish(parts, { query: box.value, only: [] });
  });
  more.addEventListener("click", () => {
    asking.change({ most: asking.state().most + pageSize });
    navigation.goTo(file.rows().length + results.rows().length);
    search(parts);
  });
  document.addEventListener(
    "scroll",
    () => {
      asking.change({ scrollTop: document.documentElement.scrollTop });
    },
    { passive: true },
  );
}

function receive(parts: Parts, message: PanelMessage): void {
  switch (message.kind) {
    case "refresh":
      search(parts);
      return;
    case "wish":
      document.documentElement.scrollTop = 0;
      wish(parts, message.wish);
      parts.navigation.goTo(0);
      return;
    case "results":
      if (parts.asking.takes(message.sequence)) {
        showResults(parts, message);
      }
      return;
    case "file":
      parts.file.show(message);
      parts.navigation.update();
      return;
    case "done":
      showDone(message);
      return;
  }
}

function search({ asking, file, results }: Parts): void {
  file.setWanted(asking.isForAll());
  results.setBusy(true);
  asking.ask();
}

/** Shows something else, from the top. */
function wish(parts: Parts, wished: Wish): void {
  parts.isRestored = true;
  parts.asking.wish(wished);
  parts.box.value = wished.query;
  search(parts);
}

function showResults(parts: Parts, message: ResultsMessage): void {
  const { asking, more, showAll, results, navigation } = parts;
  const {
    wish: { query, only },
    scrollTop,
  } = asking.state();
  results.setBusy(false);
  results.show(message);
  element("count").textContent = asking.isForAll() ? `${message.total} papers` : describeCount(message);
  showAll.hidden = only.length === 0 || query.trim() !== "";
  more.hidden = message.cards.length >= message.found;
  element("nothing").hidden = message.found > 0;
  navigation.update();
  if (!parts.isRestored) {
    parts.isRestored = true;
    document.documentElement.scrollTop = scrollTop;
    navigation.restore();
  }
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
  const buttons = [...document.querySelectorAll<HTMLElement>(`[data-action="${action}"]`)].filter(
    ({ dataset }) => dataset["citekey"] === citekey,
  );
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
