import { spawn } from "node:child_process";
import process from "node:process";

const secondsBetweenSigns = 10;

/**
 * Runs one step and prints its progress: a line at the start, a sign of life every ten seconds, and a line with the time at the
 * end. If `work` throws, prints that the step failed and throws the same error.
 *
 * @template T
 * @param {string} title names the step: `"Installing packages"`
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>} the result of `work`
 */
export async function step(title, work) {
  const start = performance.now();
  const elapsed = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(`${title} …`);
  const signs = setInterval(() => {
    console.log(`  ${title}: ${elapsed()} so far`);
  }, secondsBetweenSigns * 1000);
  try {
    const result = await work();
    console.log(`${title}: done in ${elapsed()}`);
    return result;
  } catch (error) {
    console.log(`${title}: failed after ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(signs);
  }
}

/**
 * Runs a program and waits until it ends. It does not outlive this process. If it fails, the error's message contains its output.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show` prints the output as it comes
 * @returns {Promise<string>} the output, with standard error; empty with `show`
 */
export function run(program, args, options = {}) {
  const { show = false, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions, stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"] });
    const kill = () => child.kill();
    process.prependOnceListener("exit", kill);
    /** @type {string[]} */
    const output = [];
    child.stdout?.on("data", (data) => output.push(String(data)));
    child.stderr?.on("data", (data) => output.push(String(data)));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("exit", kill);
      const text = output.join("");
      if (code === 0) {
        resolve(text);
      } else {
        reject(new Error(`${[program, ...args].join(" ")} ended with ${signal ?? String(code)}\n${text.trimEnd()}`));
      }
    });
  });
}

/**
 * Runs npm without audit, funding messages, and update notices.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<string>}
 */
export function npm(args, options) {
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier"];
  const cli = process.env["npm_execpath"];
  return cli?.endsWith(".js") === true
    ? run(process.execPath, [cli, ...args, ...quiet], options)
    : run(process.platform === "win32" ? "npm.cmd" : "npm", [...args, ...quiet], options);
}
