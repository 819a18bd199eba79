const path = require("node:path");

/** For a window suite that an editor starts: the runner installs and packages itself. */
exports.mochaGlobalSetup = async () => {
  const { vscodeEnvironment } = await import("./vscodeEnvironment.mjs");
  Object.assign(process.env, { ...(await vscodeEnvironment(false)), CITELENS_VSIX: path.resolve("out/citelens.vsix") });
};
