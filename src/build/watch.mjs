import { install } from "./install.mjs";

/**
 * `npm run watch`: builds the bundles again on every change. `.vscode/tasks.json` recognizes the beginning and end of a build
 * by the printed lines. The data is built once: start it again after a change in `seeds/`.
 */

await install();
const { buildData, watchBundles } = await import("./build.mjs");
let running = 0;

/** Several bundles are built at once; each line is about all of them. */
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
