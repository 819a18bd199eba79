/**
 * The names that are devices in every folder of Windows, with any ending: `nul`, `CON.bib`, `com1:`, `LPT². txt`. To open one may wait for ever.
 * See "Naming Files, Paths, and Namespaces" in Microsoft's documentation.
 */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:]|$)/i;

/** Returns `true` if a path of Windows names a device: by its last name, or in the namespace of devices (`\\.\…`, `\\?\…`). */
export function isDevice(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return deviceName.test(name) || /^[\\/]{2}[.?][\\/]/.test(path);
}
