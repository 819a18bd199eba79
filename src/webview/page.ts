import { type PageRequests, type PageOptions, createPageRequests } from "./asking";
import type { CardHost } from "./card";
import { create, createLink } from "./elements";
import { showDone } from "./feedback";
import { createFoundPapers, describeCount, describeTotal, type FoundPapers } from "./lists/foundPapers";
import { createSections, type Sections } from "./lists/sections";
import type { PanelMessage, ResultsMessage, PapersRequest } from "./messages";
import { createOrigins, type Origins } from "./origins";
import { createNavigation, type Navigation } from "./navigation";
import { t } from "./texts";

/** The panel's page: a search box, a count, the papers of the file and the search results. */
export interface Page {
  receive(message: PanelMessage): void;
}

/** The distance from the lower edge of the page at which more papers are asked for, in CSS pixels. */
const nearPx = 400;
const allPapers: PapersRequest = { query: "", only: [] };

/** Fills the elements of the page's HTML and listens to them. */
export function createPage(options: PageOptions): Page {
  const parts = createParts(createPageRequests(options), options.post);
  fill(parts);
  listen(parts);
  return {
    receive(message) {
      receive(parts, message);
    },
  };
}

/** The parts of the page, through which they reach one another. */
interface Parts {
  readonly requests: PageRequests;
  readonly box: HTMLElementTagNameMap["vscode-textfield"];
  readonly more: HTMLElement;
  readonly showAll: HTMLElement;
  readonly sections: Sections;
  readonly origins: Origins;
  readonly results: FoundPapers;
  readonly navigation: Navigation;
  /** True once the saved position is restored or no longer applies. */
  isRestored: boolean;
  /** True if the papers have changed since the latest search was sent. */
  isStale: boolean;
}

function createParts(requests: PageRequests, post: PageOptions["post"]): Parts {
  const [box, more] = [searchBox(), element("more")];
  const host: CardHost = {
    post,
    isOpen: (key) => requests.state().open.includes(key),
    onToggle: (key, isOpen) => {
      const { open } = requests.state();
      requests.change({ open: isOpen ? [...open, key] : open.filter((one) => one !== key) });
    },
  };
  const sections = createSections(
    { file: element("file") as HTMLDetailsElement, daily: element("daily") as HTMLDetailsElement, others: element("others") },
    {
      ...host,
      folded: requests.state(),
      onFold: (folded) => {
        requests.change(folded);
        results.hide(sections.citekeys());
        navigation.update();
      },
    },
  );
  const origins = createOrigins(element("origins"), (query) => {
    showPapers(parts, { query, only: [] });
  });
  const results = createFoundPapers({ whole: element("results"), heading: element("inPartHeading"), inPart: element("inPart") }, host);
  const navigation = createNavigation({
    box,
    more,
    rows: () => [...sections.rows(), ...results.rows()],
    isPending: requests.isPending,
    last: requests.state().focus,
    onFocus: (focus) => {
      requests.change({ focus });
    },
    onClear: () => {
      showPapers(parts, allPapers);
    },
  });
  const showAll = createLink(t("Show all papers"), () => {
    showPapers(parts, allPapers);
    box.focus();
  });
  const parts: Parts = { requests, box, more, showAll, sections, origins, results, navigation, isRestored: false, isStale: false };
  return parts;
}

/** Restores the saved state. */
function fill({ requests, box, origins, showAll }: Parts): void {
  showAll.hidden = true; // The first answer decides whether the link is needed.
  element("count").after(showAll);
  box.label = t("Search papers");
  box.value = requests.state().request.query;
  origins.update(box.value);
}

function listen(parts: Parts): void {
  const { requests, box, more, sections, results, navigation } = parts;
  box.addEventListener("input", () => {
    document.documentElement.scrollTop = 0;
    showPapers(parts, { query: box.value, only: [] });
  });
  more.addEventListener("click", () => {
    navigation.goTo(sections.rows().length + results.rows().length);
    showMore(parts);
  });
  element("lookUp").addEventListener("click", () => {
    requests.lookUp();
  });
  document.addEventListener(
    "scroll",
    () => {
      requests.change({ scrollTop: document.documentElement.scrollTop });
      showMoreIfNear(parts);
    },
    { passive: true },
  );
}

/** Searches again if the papers have changed, or the user has reached the last one, while the answer was on its way. */
function searchOn(parts: Parts): void {
  if (parts.isStale) {
    parts.isStale = false;
    search(parts);
  } else {
    showMoreIfNear(parts);
  }
}

/** Asks for more papers if the user has scrolled to the last ones. */
function showMoreIfNear(parts: Parts): void {
  const { requests, more } = parts;
  // A user of the keyboard who is on the button decides by pressing it, and then goes on at the first new paper.
  if (isNearlyInSight(more) && !requests.isPending() && document.activeElement !== more) {
    showMore(parts);
  }
}

/** Returns whether the user has scrolled until an element is nearly in sight. */
function isNearlyInSight(one: HTMLElement): boolean {
  return !one.hidden && document.documentElement.scrollTop > 0 && one.getBoundingClientRect().top < innerHeight + nearPx;
}

/** Asks for as many papers again as are shown, so that few answers reach the last of many. */
function showMore(parts: Parts): void {
  const { requests } = parts;
  requests.change({ limit: requests.state().limit * 2 });
  search(parts);
}

function receive(parts: Parts, message: PanelMessage): void {
  switch (message.kind) {
    case "refresh":
      // Papers that change again and again, as while a large library is read, must not replace each search before it is answered.
      parts.isStale = parts.requests.isPending();
      if (!parts.isStale) {
        search(parts);
      }
      return;
    case "request":
      document.documentElement.scrollTop = 0;
      showPapers(parts, message.request);
      parts.navigation.goTo(0);
      return;
    case "focus":
      parts.isRestored = true;
      parts.box.focus();
      return;
    case "results":
      if (parts.requests.acceptAnswer(message.sequence)) {
        showResults(parts, message);
        searchOn(parts);
      }
      return;
    case "file":
    case "daily":
    case "noDaily":
      parts.sections.show(message);
      parts.results.hide(parts.sections.citekeys());
      parts.navigation.update();
      return;
    case "done":
      showDone(message, element("said"));
      return;
  }
}

function search({ requests, sections, results }: Parts): void {
  sections.setWanted(requests.isForAll());
  results.hide(sections.citekeys());
  results.setBusy(true);
  requests.send();
}

/** Shows other papers, from the top. */
function showPapers(parts: Parts, request: PapersRequest): void {
  parts.isRestored = true;
  parts.requests.setRequest(request);
  parts.box.value = request.query;
  parts.origins.update(request.query);
  search(parts);
}

function showResults(parts: Parts, message: ResultsMessage): void {
  const { requests, more, showAll, results, navigation } = parts;
  const {
    request: { query, only },
    scrollTop,
  } = requests.state();
  results.setBusy(false);
  results.show(message);
  element("count").textContent = requests.isForAll() ? describeTotal(message) : describeCount(message);
  showAll.hidden = only.length === 0 || query.trim() !== "";
  more.hidden = message.cards.length >= message.found;
  element("nothing").hidden = message.found > 0;
  element("lookUp").hidden = message.found > 0 || query.trim() === "";
  const problems = element("problems");
  problems.replaceChildren(...message.problems.map((problem) => create("li", "", problem)));
  problems.hidden = message.problems.length === 0;
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
