import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { classes } from './classes.ts'
import { Tooltip } from './Tooltip.tsx'
import './SegmentedControl.css'

/** One of a few, all seen at once; arrows move between them. */
export function SegmentedControl<K extends string>(props: {
  label: string
  options: readonly { id: K; label: string; icon?: ReactNode }[]
  value: K
  onChange: (value: K) => void
  /** One below the other, by their icons; what they are called is a tooltip. */
  isUpright?: boolean
}) {
  return (
    <ToggleButtonGroup
      className={classes('segmented', props.isUpright && 'upright')}
      orientation={props.isUpright ? 'vertical' : 'horizontal'}
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        const option = props.options.find((o) => keys.has(o.id))
        if (option) props.onChange(option.id)
      }}
    >
      {props.options.map((o) =>
        props.isUpright ? (
          <Tooltip key={o.id} text={o.label}>
            <ToggleButton id={o.id} className="segment" aria-label={o.label}>
              {o.icon}
            </ToggleButton>
          </Tooltip>
        ) : (
          <ToggleButton key={o.id} id={o.id} className="segment">
            {o.icon}
            {o.label}
          </ToggleButton>
        ),
      )}
    </ToggleButtonGroup>
  )
}
