import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Returns `true` if the system says how much memory a process has had. */
export const knowsHostMemory = existsSync("/proc/self/status");

/**
 * Returns the most resident memory that any extension host of a server has had at any moment, in MB (2^20 bytes): the kernel's high-water mark
 * (`VmHWM`, proc_pid_status(5)). Hosts that ended do not count.
 */
export function peakHostMemoryMb(serverPid: number): number {
  const peaks = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && isExtensionHost(name) && hasAncestor(name, serverPid))
    .map((pid) => Number(/^VmHWM:\s+(\d+) kB/m.exec(read(pid, "status"))?.[1]) / 1024);
  if (peaks.length === 0) {
    throw new Error("No extension host runs.");
  }
  return Math.round(Math.max(...peaks));
}

function isExtensionHost(pid: string): boolean {
  return read(pid, "cmdline").includes("--type=extensionHost");
}

function hasAncestor(pid: string, wanted: number): boolean {
  for (let one = Number(pid); one > 1; one = Number(/^PPid:\s+(\d+)/m.exec(read(String(one), "status"))?.[1] ?? 0)) {
    if (one === wanted) {
      return true;
    }
  }
  return false;
}

/** Returns an empty text for a process that has ended. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
