/** What the renderer may do, the same in both hosts: its own files and its own core, nothing else. */
export const contentSecurityPolicy = (connect: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `font-src 'self'`,
    `img-src 'self' blob:`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `connect-src ${connect}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `object-src 'none'`,
  ].join('; ')

/** The thread that reads plans made elsewhere: it compiles WebAssembly for IFC, which no other script may. */
const COMPILES = /^\/assets\/read-worker-[\w-]+\.js$/

/** @param path of the file that is asked for: a thread lives by the policy that its script comes with */
export const securityHeaders = (connect: string, path = '/'): Record<string, string> => ({
  'content-security-policy': COMPILES.test(path)
    ? contentSecurityPolicy(connect).replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    : contentSecurityPolicy(connect),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
})
