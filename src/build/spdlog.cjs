/**
 * Replaces `@vscode/spdlog`, whose native part needs a compiler, in the VS Code of the tests. Without it, VS Code writes no logs,
 * neither its own nor those of extensions.
 */
const { appendFileSync, mkdirSync } = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warn", "error", "critical", "off"];

class Logger {
  level = 2;
  isRaw = false;

  /**
   * @param {string} _type
   * @param {string} _name
   * @param {string} file
   */
  constructor(_type, _name, file) {
    this.file = file;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  /**
   * @param {number} level
   * @param {string} message
   */
  write(level, message) {
    if (level >= this.level) {
      const prefix = `${new Date().toISOString().replace("T", " ").replace("Z", "")} [${levels[level] ?? ""}] `;
      appendFileSync(this.file, this.isRaw ? message : `${prefix}${message}\n`);
    }
  }

  trace(/** @type {string} */ message) {
    this.write(0, message);
  }

  debug(/** @type {string} */ message) {
    this.write(1, message);
  }

  info(/** @type {string} */ message) {
    this.write(2, message);
  }

  warn(/** @type {string} */ message) {
    this.write(3, message);
  }

  error(/** @type {string} */ message) {
    this.write(4, message);
  }

  critical(/** @type {string} */ message) {
    this.write(5, message);
  }

  getLevel() {
    return this.level;
  }

  setLevel(/** @type {number} */ level) {
    this.level = level;
  }

  clearFormatters() {
    this.isRaw = true;
  }

  setPattern() {
    this.isRaw = false;
  }

  flush() {
    // `write` does not buffer.
  }

  drop() {
    // `write` keeps no file open.
  }
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = exports.setFlushOn = () => undefined;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = createLogger;

/**
 * @param {string} name
 * @param {string} file
 */
function createLogger(name, file) {
  return Promise.resolve(new Logger("file", name, file));
}
