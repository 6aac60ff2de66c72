/** The city's own certificate authority and its proxy, by a process of its own: both hold for a whole process. */
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createProxy, type Server } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const HOST = 'platzwahl.stadt.test'
const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) console.info('No openssl was found: the certificate authority is not tested.')

let folder: string
let server: Server
let proxy: Server
const asked: string[] = []

function makeCertificates(): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(
    ...['req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Stadt', '-days', '2'],
  )
  openssl(...['req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', `/CN=${HOST}`])
  writeFileSync(join(folder, 'names'), `subjectAltName=DNS:${HOST}`)
  openssl(
    ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-out', 'server.pem', '-days', '2', '-extfile', 'names'],
  )
}

const listen = (s: Server) =>
  new Promise<number>((resolve) => s.listen(0, '127.0.0.1', () => resolve((s.address() as AddressInfo).port)))

beforeAll(async () => {
  if (!hasOpenssl) return
  folder = mkdtempSync(join(tmpdir(), 'platzwahl-network-'))
  makeCertificates()
  const tls = {
    key: readFileSync(join(folder, 'server.key')),
    cert: readFileSync(join(folder, 'server.pem')),
  }
  server = createServer(tls, (_request, response) => response.end('Platzwahl')) as unknown as Server
  const port = await listen(server)
  proxy = createProxy()
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    onward.pipe(socket).pipe(onward)
    for (const end of [onward, socket]) end.on('error', () => {})
  })
  await listen(proxy)
})
afterAll(() => {
  server?.close()
  proxy?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** What a process that is set up so gets from the server. */
async function get(setup: { proxy: boolean; ca: boolean }): Promise<string> {
  const options = {
    proxy: setup.proxy ? `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` : null,
    caCertificate: setup.ca ? join(folder, 'ca.pem') : null,
  }
  const script = `
    const { setUpNetwork } = await import(${JSON.stringify(join(import.meta.dirname, 'network-setup.ts'))})
    setUpNetwork(${JSON.stringify(options)})
    await fetch('https://${HOST}/').then(
      async (r) => console.log(await r.text()),
      (e) => console.log(e.cause?.code ?? e.message),
    )
    process.exit()`
  const { HTTPS_PROXY: _a, HTTP_PROXY: _b, https_proxy: _c, http_proxy: _d, ...env } = process.env
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env })
  return stdout.trim()
}

describe.runIf(hasOpenssl)('the network of a city', () => {
  test('is reached through its proxy, and trusted by its own authority', async () => {
    expect(await get({ proxy: true, ca: true })).toBe('Platzwahl')
    expect(asked).toContain(`${HOST}:443`)
  })

  test('is not trusted without that authority', async () => {
    expect(await get({ proxy: true, ca: false })).toMatch(/CERT|UNABLE_TO_VERIFY/)
  })

  test('is not reached without the proxy', async () => {
    expect(await get({ proxy: false, ca: true })).toMatch(/ENOTFOUND|EAI_AGAIN/)
  })
})
