import { z } from 'zod'

/** Text that is going to be kept: PostgreSQL takes neither NUL nor, within JSON, half a surrogate pair. */
export const keptText = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'text without NUL or broken characters')
