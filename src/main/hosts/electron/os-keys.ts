import type { SafeStorage } from 'electron'
import { KeyUnavailable, type KeyWrapper } from '#core/platform.ts'

/**
 * The operating system's secret store, if it is one: without a keyring, Linux only scrambles with a
 * password everyone knows. null then, and the person's own password has to protect the key.
 */
export function osKeys(
  safeStorage: Pick<
    SafeStorage,
    'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
  >,
  system: NodeJS.Platform,
): KeyWrapper | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (system === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  return {
    method: 'os',
    asksPerson: false,
    wrap: async (_name, key) =>
      safeStorage.encryptString(Buffer.from(key).toString('base64')).toString('base64'),
    async unwrap(_name, wrapped) {
      try {
        const key = safeStorage.decryptString(Buffer.from(wrapped, 'base64'))
        return Uint8Array.from(Buffer.from(key, 'base64'))
      } catch (error) {
        // The store may be locked, or of another login of the same person.
        throw new KeyUnavailable(false, 'The system’s secret store does not open the key', { cause: error })
      }
    },
    forget: async () => {},
  }
}
