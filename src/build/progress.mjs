import { spawn } from "node:child_process";
import process from "node:process";

const secondsBetweenSigns = 10;

/**
 * Runs one step of the work and prints its progress: a line at the start, one every ten seconds, and one with the time at the
 * end.
 *
 * @template T
 * @param {string} title what is done: `"Installing packages"`
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>} the result of the work; rejects with the error of the work, after a line that says that the step failed
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
 * Runs a program and waits for it. The program does not outlive this process. Its output is not shown, but is part of the
 * error's message if it fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options] with `show`, the output is shown as it comes
 * @returns {Promise<string>} the standard output and error together; empty with `show`
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
 * Runs npm with the arguments, without prompts, audit or advertisements.
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
