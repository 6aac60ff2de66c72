import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Note = z.strictObject({ de: z.string(), en: z.string() })
const Logins = z.array(z.strictObject({ login: z.string(), password: z.string(), note: Note }))

/** Sign-in names of a demo, to be shown on its sign-in screen; none when the file is not there (yet). */
export function readDemoLogins(file: string | null): z.infer<typeof Logins> {
  if (file === null) return []
  try {
    return Logins.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}
