import { Accessibility, AppWindow, Monitor, MonitorDot, MoveVertical, VolumeX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Feature } from '#shared/domain/floor-plan.ts'

const size = { size: 15, 'aria-hidden': true } as const

export const featureIcon: Record<Feature, ReactNode> = {
  'height-adjustable': <MoveVertical {...size} />,
  'two-screens': <Monitor {...size} />,
  docking: <MonitorDot {...size} />,
  accessible: <Accessibility {...size} />,
  window: <AppWindow {...size} />,
  quiet: <VolumeX {...size} />,
}
