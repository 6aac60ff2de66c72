import { createPublicKey, verify } from 'node:crypto'
import { Revocation } from '#shared/contract/central.ts'
import type { DeviceId } from '#shared/domain/ids.ts'

/** The pinned server said, in its own hand, that this very device is revoked. Nothing less wipes a cache. */
export function isRevoked(
  data: unknown,
  pinned: { readonly serverId: string; readonly publicKey: string },
  device: DeviceId,
): boolean {
  const parsed = Revocation.safeParse(data)
  if (!parsed.success) return false
  const { deviceId, serverId, at, signature } = parsed.data
  if (deviceId !== device || serverId !== pinned.serverId) return false
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: pinned.publicKey }, format: 'jwk' })
    const statement = Buffer.from(`revoke:${serverId}:${deviceId}:${at}`)
    return verify(null, statement, key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}
