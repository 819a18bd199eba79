import { installBrowser } from "../../src/build/browserInstall.mjs";
import { installVscode } from "../../src/build/vscodeInstall.mjs";

/**
 * Installs, the first time, the VS Code and the browser that the tests run in, and passes them to the tests in their environment.
 *
 * @param {boolean} current the current VS Code instead of the oldest supported
 * @returns {Promise<{ CITELENS_INSTALL: string }>} the environment variable that window.ts reads
 */
export async function vscodeEnvironment(current) {
  const install = { ...(await installVscode({ current })), browser: await installBrowser() };
  return { CITELENS_INSTALL: JSON.stringify(install) };
}
