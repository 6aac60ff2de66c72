import { z } from 'zod'

/** Text that is going to be kept: PostgreSQL takes every character but NUL. */
export const keptText = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !text.includes('\0'), 'text without the character NUL')
