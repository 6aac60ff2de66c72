/** Proxy and certificate authority of the city, for all traffic of this process. */
import { readFileSync } from 'node:fs'
import { setGlobalProxyFromEnv } from 'node:http'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/** @throws Error with a sentence for the person when the certificate cannot be read */
export function setUpNetwork({
  proxy,
  caCertificate,
}: {
  proxy: string | null
  caCertificate: string | null
}): void {
  if (caCertificate !== null) {
    try {
      const own = readFileSync(caCertificate, 'utf8')
      setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system'), own])
    } catch (error) {
      throw new Error(`The certificate ${caCertificate} cannot be used: ${String(error)}`, { cause: error })
    }
  }
  // Without a proxy of our own, the usual variables of the environment count.
  const { HTTPS_PROXY, HTTP_PROXY, https_proxy, http_proxy, NO_PROXY, no_proxy } = process.env
  if (proxy !== null) {
    setGlobalProxyFromEnv({
      HTTPS_PROXY: proxy,
      HTTP_PROXY: proxy,
      NO_PROXY: NO_PROXY ?? 'localhost,127.0.0.1,::1',
    })
  } else if (HTTPS_PROXY ?? HTTP_PROXY ?? https_proxy ?? http_proxy) {
    setGlobalProxyFromEnv({ ...process.env, NO_PROXY: NO_PROXY ?? no_proxy ?? 'localhost,127.0.0.1,::1' })
  }
}
