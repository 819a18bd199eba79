import type { PanelMessage } from "./messages";
import { t } from "./texts";

/** The time for which "Copied" is shown. */
const feedbackMs = 2000;

/**
 * Shows that an action is done. Only copying needs it; the other actions have a visible effect.
 *
 * @param said the element that screen readers watch
 */
export function showDone({ action, citekey }: Extract<PanelMessage, { kind: "done" }>, said: HTMLElement): void {
  if (action !== "copyBibtex") {
    return;
  }
  said.textContent = t("Copied the BibTeX entry of {0}", citekey);
  const buttons = [...document.querySelectorAll<HTMLElement>(`[data-action="${action}"]`)].filter(
    ({ dataset }) => dataset["citekey"] === citekey,
  );
  const label = (text: string): void => {
    for (const button of buttons) {
      button.textContent = text;
    }
  };
  label(t("Copied"));
  setTimeout(() => {
    label(t("Copy BibTeX"));
    said.textContent = "";
  }, feedbackMs);
}
