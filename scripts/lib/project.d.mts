export const root: string
export function fail(sentence: string): never
export function requireNode(): void
export function ensureInstalled(): void
export function nodeBinary(): string
export function environment(extra?: Record<string, string>): Record<string, string>
