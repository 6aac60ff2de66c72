import {
  Armchair,
  BrickWall,
  DoorOpen,
  Footprints,
  Image as ImageIcon,
  Lasso,
  Layers,
  LayoutGrid,
  MousePointer2,
  Ruler,
  Square,
  Table2,
  Type,
} from 'lucide-react'
import { type ComponentType, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { TOOLS, type Tool } from '../tools.ts'

const ICONS: Record<Tool, ComponentType<{ size: number; 'aria-hidden': true }>> = {
  select: MousePointer2,
  lasso: Lasso,
  wall: BrickWall,
  room: Square,
  zone: Layers,
  desk: Table2,
  island: LayoutGrid,
  door: DoorOpen,
  furniture: Armchair,
  route: Footprints,
  dimension: Ruler,
  text: Type,
  image: ImageIcon,
}

/** One tool is in the hand; arrows go from one to the next. */
export function Tools({ tool, onTool }: { tool: Tool; onTool: (tool: Tool) => void }) {
  const { t } = useTranslation()
  const bar = useRef<HTMLDivElement>(null)
  return (
    <div
      ref={bar}
      className="edit-tools"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('edit.tools')}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
        if (by === 0) return
        const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
        buttons[(at + by + buttons.length) % buttons.length]?.focus()
        event.preventDefault()
      }}
    >
      {TOOLS.map((one) => {
        const Icon = ICONS[one]
        return (
          <Tooltip key={one} text={t(`edit.tool.${one}`)}>
            <Button
              variant={one === tool ? 'primary' : 'quiet'}
              className="icon-only"
              aria-label={t(`edit.tool.${one}`)}
              aria-pressed={one === tool}
              excludeFromTabOrder={one !== tool}
              onPress={() => onTool(one)}
            >
              <Icon size={18} aria-hidden />
            </Button>
          </Tooltip>
        )
      })}
    </div>
  )
}
