/** Several in one field, parted by commas, each once. */
export const listed = (typed: string): string[] => [
  ...new Set(typed.split(',').flatMap((part) => part.trim() || [])),
]
