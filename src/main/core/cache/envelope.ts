/** The file beside a cache that holds its key, wrapped so that only its person gets at it. */
import { z } from 'zod'
import { KEY_WRAP_METHODS, KeyUnavailable, type KeyWrapper, type Random, type Storage } from '../platform.ts'

const Envelope = z.strictObject({
  version: z.literal(1),
  method: z.enum(KEY_WRAP_METHODS),
  wrapped: z.string(),
})

const KEY_BYTES = 32
const fileOf = (cache: string) => `${cache}.key.json`

export const hasEnvelope = (storage: Storage, cache: string): boolean => storage.exists(fileOf(cache))

/** A new key, and its envelope written. */
export async function sealNewKey(
  platform: { storage: Storage; keys: KeyWrapper; random: Random },
  cache: string,
  secret: string,
): Promise<Uint8Array> {
  const key = platform.random.bytes(KEY_BYTES)
  await sealKey(platform, cache, key, secret)
  return key
}

/** Writes the envelope of a known key (again), such as after the secret changed. */
export async function sealKey(
  { storage, keys }: { storage: Storage; keys: KeyWrapper },
  cache: string,
  key: Uint8Array,
  secret: string,
): Promise<void> {
  const envelope = { version: 1, method: keys.method, wrapped: await keys.wrap(cache, key, secret) }
  storage.write(fileOf(cache), Buffer.from(JSON.stringify(envelope)))
}

/** @throws KeyUnavailable */
export async function openKey(
  { storage, keys }: { storage: Storage; keys: KeyWrapper },
  cache: string,
  secret: string,
): Promise<Uint8Array> {
  const file = storage.read(fileOf(cache))
  if (!file) throw new KeyUnavailable(true, 'The key file is missing')
  const envelope = parse(file)
  if (envelope.method !== keys.method) {
    throw new KeyUnavailable(
      false,
      `The key is wrapped by "${envelope.method}", this app was told "${keys.method}"`,
    )
  }
  const key = await keys.unwrap(cache, envelope.wrapped, secret)
  if (key.length !== KEY_BYTES) throw new KeyUnavailable(true, 'The key has a wrong length')
  return key
}

function parse(file: Uint8Array): z.infer<typeof Envelope> {
  try {
    return Envelope.parse(JSON.parse(Buffer.from(file).toString('utf8')))
  } catch (error) {
    throw new KeyUnavailable(true, 'The key file is damaged', { cause: error })
  }
}

export async function destroyKey(
  { storage, keys }: { storage: Storage; keys: KeyWrapper },
  cache: string,
): Promise<void> {
  await keys.forget(cache)
  storage.remove(fileOf(cache))
}
