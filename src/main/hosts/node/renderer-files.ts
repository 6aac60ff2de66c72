/** The built renderer as answers to paths; every path that is no file is a screen of the app. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

export interface RendererFile {
  readonly content: Buffer
  readonly type: string
  /** Its name changes with its content. */
  readonly lasting: boolean
}

/** null: there is no such file, and the path names none. */
export async function rendererFile(folder: string, path: string): Promise<RendererFile | null> {
  const decoded = safeDecode(path)
  if (decoded === null) return null
  const type = TYPES[extname(decoded)]
  if (!type) return read(folder, 'index.html', TYPES['.html'] ?? '')
  return read(folder, decoded, type)
}

async function read(folder: string, name: string, type: string): Promise<RendererFile | null> {
  const root = normalize(folder)
  const full = normalize(join(root, name))
  if (!full.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) return null
  try {
    return { content: await readFile(full), type, lasting: /[/\\]assets[/\\]/.test(full) }
  } catch {
    return null
  }
}

function safeDecode(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}
