/** Ways to keep the key of a cache on a machine without Electron's secret store. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AsyncEntry } from '@napi-rs/keyring'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { KeyUnavailable, type KeyWrapper } from '#core/platform.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))

/** The key as it is, beside the cache: for the demo only, where there is nothing to protect. */
export const plainKeys: KeyWrapper = {
  method: 'plain',
  asksPerson: false,
  wrap: async (_name, key) => base64(key),
  unwrap: async (_name, wrapped) => fromBase64(wrapped),
  forget: async () => {},
}

const SERVICE = 'Platzwahl'

/** The key in the keyring of the desktop; the envelope holds nothing but a note. */
export const keyringKeys: KeyWrapper = {
  method: 'keyring',
  asksPerson: false,
  async wrap(name, key) {
    await new AsyncEntry(SERVICE, name).setPassword(base64(key))
    return 'in the keyring'
  },
  async unwrap(name) {
    const found = await new AsyncEntry(SERVICE, name).getPassword().catch((error: unknown) => {
      throw new KeyUnavailable(false, 'The keyring does not answer', { cause: error })
    })
    if (!found) throw new KeyUnavailable(true, 'The keyring holds no such key')
    return fromBase64(found)
  },
  async forget(name) {
    await new AsyncEntry(SERVICE, name).deletePassword().catch(() => {})
  },
}

const Wrapped = z.strictObject({
  salt: z.string(),
  nonce: z.string(),
  box: z.string(),
  memoryKiB: z.int(),
  passes: z.int(),
})
/** RFC 9106, second recommended choice: 64 MiB, three passes. */
const COST = { memoryKiB: 65_536, passes: 3 }
const TAG_BYTES = 16
/** The library's names of variants exist for types only. */
const ARGON2ID = 2

/** The key encrypted (AES-256-GCM) under one derived from the person's password (Argon2id). */
export const passphraseKeys: KeyWrapper = {
  method: 'passphrase',
  asksPerson: true,
  async wrap(name, key, secret) {
    const salt = randomBytes(16)
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', await derive(secret, salt, COST), nonce)
    cipher.setAAD(Buffer.from(name))
    const box = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
    return JSON.stringify({ salt: base64(salt), nonce: base64(nonce), box: base64(box), ...COST })
  },
  async unwrap(name, wrapped, secret) {
    try {
      const { salt, nonce, box, ...cost } = Wrapped.parse(JSON.parse(wrapped))
      const sealed = fromBase64(box)
      const key = await derive(secret, fromBase64(salt), cost)
      const decipher = createDecipheriv('aes-256-gcm', key, fromBase64(nonce))
      decipher.setAAD(Buffer.from(name))
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
      return Uint8Array.from(
        Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]),
      )
    } catch (error) {
      throw new KeyUnavailable(false, 'The passphrase does not fit', { cause: error })
    }
  },
  forget: async () => {},
}

const derive = (secret: string, salt: Uint8Array, cost: typeof COST): Promise<Buffer> =>
  hashRaw(secret, {
    algorithm: ARGON2ID,
    salt,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: 1,
    outputLen: 32,
  })
