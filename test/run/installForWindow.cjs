const path = require("node:path");

/** Prepares a window suite that is started by an editor. The runner sets these variables itself. */
exports.mochaGlobalSetup = async () => {
  const { vscodeEnvironment } = await import("./vscodeEnvironment.mjs");
  Object.assign(process.env, { ...(await vscodeEnvironment(false)), CITELENS_VSIX: path.resolve("out/citelens.vsix") });
};
