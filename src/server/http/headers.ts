import type { onRequestHookHandler } from 'fastify'

/** Nothing from elsewhere, nothing inline; the API's pages are our own files. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export const securityHeaders: onRequestHookHandler = (request, reply, done) => {
  reply.headers({
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000',
    // What the API answers is for one person and one moment.
    'cache-control': 'no-store',
    'x-request-id': request.id,
  })
  done()
}
