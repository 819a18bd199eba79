import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { addFiles } from "../pictures/workspace";
import { becomes } from "../window/eventually";
import { useWindow } from "../window/harness";
import { headsIn, openCard, searchPanel, widenSideBar } from "./panelView";

const size = { width: 1280, height: 800 };

/** Returns the elements, also those within a control, that are wider than their box, or that end outside of the page. */
function overflowing(page: Frame): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("html, body, body *")]
      .flatMap((one) => [one, ...(one.shadowRoot?.querySelectorAll("*:not(input, style)") ?? [])])
      .filter((one) => one.checkVisibility() && !one.matches(".unseen, .unseen *, #said, svg, svg *"))
      .filter(
        (one) =>
          (one.clientWidth > 0 && one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== "inline") ||
          one.getBoundingClientRect().right > innerWidth + 1 ||
          one.getBoundingClientRect().left < -1,
      )
      .map((one) => `${one.outerHTML.slice(0, 100)} ${one.scrollWidth} > ${one.clientWidth}`),
  );
}

for (const [language, all, inFile] of [
  ["en", /^\d+ papers$/, /^In train\.py/],
  ["de", /^\d+ Publikationen$/, /train\.py/],
] as const) {
  describe(`panel of 170 pixels (${language})`, () => {
    const vscode = useWindow({ language, prepare: addFiles, settings: { "citelens.daily": true } });

    before(async () => {
      await vscode().openFile("train.py");
      await searchPanel(vscode(), "", all);
      await widenSideBar(vscode(), -130);
    });

    async function fits(page: Frame): Promise<void> {
      await becomes(() => page.evaluate(() => innerWidth <= 170), true);
      await becomes(() => overflowing(page), []);
    }

    it("shows the papers of a file", async () => {
      const page = await searchPanel(vscode(), "", all);
      await page.locator("#file").getByRole("heading", { name: inFile }).waitFor();
      await fits(page);
    });

    it("shows the daily papers", async () => {
      const page = await searchPanel(vscode(), "", all);
      const daily = page.locator("#daily");
      await daily.locator(".day").scrollIntoViewIfNeeded();
      await fits(page);
      await vscode().screenshot(`narrow-${language}-daily-none`);
      await daily.locator(".notice vscode-button").click();
      await daily.locator(".head").first().waitFor();
      await page.locator("#file summary").click();
      await openCard(daily.locator(".head").first());
      await daily.locator(".body .actions").first().waitFor();
      await fits(page);
      for (const theme of ["light", "dark"] as const) {
        await vscode().setTheme(theme);
        await vscode().screenshot(`narrow-${language}-daily-${theme}`);
      }
      await page.locator("#file summary").click();
    });

    const queries = ["unlearning collapse", "quuxification", "making a model forget its training data", "unlearning year:>20x3", "xqzzvw"];
    for (const query of queries) {
      it(`shows "${query}"`, async () => {
        const page = await searchPanel(vscode(), query, /\d/);
        const heads = headsIn(page);
        if ((await heads.count()) > 0) {
          await openCard(heads.first());
          await page.locator(":is(#results, #inPart) .actions").first().waitFor();
        }
        await fits(page);
        await vscode().screenshot(`narrow-${language}-${query}`);
      });
    }
  });
}

describe("panel at 150 % zoom", () => {
  const vscode = useWindow({ prepare: addFiles });

  before(() => vscode().page.setViewportSize({ width: Math.round(size.width / 1.5), height: Math.round(size.height / 1.5) }));

  for (const query of ["negative preference optimization", "quuxification", "vidt", "unlearning"]) {
    it(`has the actions of every card in sight that is opened for "${query}"`, async () => {
      const page = await searchPanel(vscode(), query);
      const count = Math.min(await headsIn(page).count(), 4);
      assert.ok(count > 0);
      for (let row = 0; row < count; row++) {
        const head = headsIn(page).nth(row);
        if ((await head.getAttribute("aria-expanded")) === "true") {
          await head.click();
        }
        await openCard(head);
        const card = head.locator("xpath=ancestor::li");
        await becomes(
          () =>
            card.locator(".actions").evaluate((actions) => {
              const { top, bottom } = actions.getBoundingClientRect();
              return top > 0 && bottom <= innerHeight;
            }),
          true,
        );
        await head.click();
      }
    });
  }
});
