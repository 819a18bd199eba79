import { installBrowser } from "../../src/build/browserInstall.mjs";
import { installVscode } from "../../src/build/vscodeInstall.mjs";

/**
 * Installs the VS Code and the browser in which the tests run, unless they are in the cache.
 *
 * @param {boolean} current selects the current VS Code instead of the oldest supported one
 * @returns {Promise<{ CITELENS_INSTALL: string }>} the environment variable from which window.ts reads their paths
 */
export async function vscodeEnvironment(current) {
  const install = { ...(await installVscode({ current })), browser: await installBrowser() };
  return { CITELENS_INSTALL: JSON.stringify(install) };
}
