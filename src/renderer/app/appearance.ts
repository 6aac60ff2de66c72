/** Language and light or dark: what the settings say, applied to the document. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Settings } from '#shared/contract/local.ts'
import { api, queryClient } from '../core/client.ts'
import { speak } from '../i18n/i18n.ts'

const dark = window.matchMedia('(prefers-color-scheme: dark)')

export function applyAppearance(appearance: Settings['appearance']): void {
  const theme = appearance === 'system' ? (dark.matches ? 'dark' : 'light') : appearance
  document.documentElement.dataset.kernTheme = theme
}

/** Keeps the document as the settings say. */
export function useAppliedSettings(): void {
  const { data } = useQuery(api.settings.read.queryOptions())
  const appearance = data?.appearance ?? 'system'
  const language = data?.language
  useEffect(() => {
    const apply = () => applyAppearance(appearance)
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [appearance])
  useEffect(() => {
    if (language) speak(language)
  }, [language])
}

export function useSettings(): {
  settings: Settings | undefined
  change: (patch: Partial<Settings>) => void
} {
  const { data } = useQuery(api.settings.read.queryOptions())
  const { mutate } = useMutation(
    api.settings.change.mutationOptions({
      onSuccess: (settings) => queryClient.setQueryData(api.settings.read.queryKey(), settings),
    }),
  )
  return { settings: data, change: mutate }
}
