import { install } from "./install.mjs";

/**
 * `npm run watch`: builds the bundles again on every change. The lines that it prints begin and end a build for
 * `.vscode/tasks.json`. The data is built once: after a change in `seeds/`, start it again.
 */

await install();
const { buildData, watchBundles } = await import("./build.mjs");
let running = 0;

/** Several bundles are built at once; the lines are about all of them. */
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
