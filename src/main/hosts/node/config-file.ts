/** The file in which an administration sets up its laptops. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const ConfigFile = z.strictObject({
  /** Address of the central API; the person is not asked for it. */
  server: z.string().optional(),
  data: z.string().optional(),
  /** Address of the proxy to the central API. */
  proxy: z.string().optional(),
  /** PEM file of the city's own certificate authority, trusted beside the system's. */
  caCertificate: z.string().optional(),
  profileKey: z.enum(['keyring', 'passphrase', 'plain']).optional(),
})
export type ConfigFile = z.infer<typeof ConfigFile>

/** @throws Error with a sentence for the person */
export function readConfigFile(file: string): ConfigFile {
  try {
    return ConfigFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`The configuration file ${file} cannot be used: ${String(error)}`, { cause: error })
  }
}
