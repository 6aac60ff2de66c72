/** What a window loads before its first screen: scripts and styles that index.html names, and what those import. */
import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'

/** @returns bytes after compression of every file of the first screen, each once. */
export async function firstScreen(
  dir: string,
  compress: (content: Uint8Array) => { byteLength: number },
): Promise<number> {
  const html = await readFile(join(dir, 'index.html'), 'utf8')
  const open = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((m) => normalize(m[1] ?? ''))
  const seen = new Set<string>()
  let size = 0
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const content = await readFile(join(dir, file))
    size += compress(content).byteLength
    if (!file.endsWith('.js')) continue
    // Static imports only: `import(…)` is what the first screen does not wait for.
    for (const m of content.toString('utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      open.push(normalize(join(dirname(file), m[1] ?? '')))
  }
  return size
}
