import { rendererFile } from '../node/renderer-files.ts'
import { securityHeaders } from '../node/security-policy.ts'
import { APP_ORIGIN } from './lockdown.ts'

/** Answers requests of the window from the built renderer. */
export const serveRenderer =
  (folder: string) =>
  async (request: Request): Promise<Response> => {
    const url = URL.parse(request.url)
    const headers = securityHeaders(`'self'`, url?.pathname)
    if (!url || `${url.protocol}//${url.host}` !== APP_ORIGIN || request.method !== 'GET') {
      return new Response('', { status: 404, headers })
    }
    const file = await rendererFile(folder, url.pathname)
    if (!file) return new Response('', { status: 404, headers })
    return new Response(Uint8Array.from(file.content), { headers: { ...headers, 'content-type': file.type } })
  }
