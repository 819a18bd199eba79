import { create } from "./elements";
import { hasOrigin, toggleOrigin } from "./pageState";
import { t } from "./texts";

/** The buttons that show only the user's own or only the bundled papers. */
export interface Origins {
  /** Shows which of them the query asks for. */
  update(query: string): void;
}

const labels: readonly (readonly [label: string, filter: string])[] = [
  [t("Mine"), "in:mine"],
  [t("Bundled"), "in:bundled"],
];
/** Fills the group with a button for each origin, which puts its filter into the query, so that the user sees and learns it. */
export function createOrigins(group: HTMLElement, onQuery: (query: string) => void): Origins {
  let current = "";
  const buttons = labels.map(([label, filter]) => {
    const button = create("button", "toggle", label);
    button.type = "button";
    button.title = filter;
    button.addEventListener("click", () => {
      onQuery(toggleOrigin(current, filter));
    });
    return { button, filter };
  });
  group.append(...buttons.map(({ button }) => button));
  return {
    update(query) {
      current = query;
      for (const { button, filter } of buttons) {
        button.setAttribute("aria-pressed", String(hasOrigin(query, filter)));
      }
    },
  };
}
