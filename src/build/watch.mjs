import { install } from "./install.mjs";

/**
 * `npm run watch`: rebuilds the bundles on every change. `.vscode/tasks.json` recognizes the beginning and the end of a build by
 * the printed lines. The data is built once: restart it after a change in `seeds/`.
 */

await install();
const { buildData, watchBundles } = await import("./build.mjs");
let running = 0;

/** Prints one pair of lines for all bundles, which are built at the same time. */
const announce = {
  name: "announce",
  setup(/** @type {import("esbuild").PluginBuild} */ build) {
    build.onStart(() => {
      running += 1;
      if (running === 1) {
        console.log("Building …");
      }
    });
    build.onEnd(() => {
      running -= 1;
      if (running === 0) {
        console.log("Built. Watching for changes …");
      }
    });
  },
};

await buildData();
await watchBundles(announce);
