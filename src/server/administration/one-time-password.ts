import { hashPassword } from '../identity/index.ts'
import type { Random } from '../random.ts'

/** Thirty-two signs that nobody takes for one another, on paper or at the telephone. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Sixty bits in three groups, such as `k7mx-qp4t-9wde`. */
export function oneTimePassword(random: Random): string {
  const signs = [...random.bytes(12)].map((byte) => SIGNS[byte % SIGNS.length] ?? '')
  return [0, 4, 8].map((at) => signs.slice(at, at + 4).join('')).join('-')
}

/** Derived outside the transaction, which others wait for. */
export async function freshPassword(random: Random): Promise<{ password: string; passwordHash: string }> {
  const password = oneTimePassword(random)
  return { password, passwordHash: await hashPassword(password, random) }
}
