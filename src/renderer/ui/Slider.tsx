import { useEffect, useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import './Slider.css'

/** A value between two others, pulled or stepped; taken over when the hand lets go. */
export function Slider(props: {
  label: string
  value: number
  least: number
  most: number
  step: number
  /** How the value is written. */
  format: Intl.NumberFormatOptions
  onChange: (value: number) => void
  /** While it is pulled, before it is taken over. */
  onPull?: (value: number) => void
}) {
  const { label, value, least, most, step, format, onChange, onPull } = props
  const [shown, setShown] = useState(value)
  useEffect(() => setShown(value), [value])
  return (
    <AriaSlider
      className="slider"
      value={shown}
      minValue={least}
      maxValue={most}
      step={step}
      formatOptions={format}
      onChange={(next) => {
        setShown(next)
        onPull?.(next)
      }}
      onChangeEnd={onChange}
    >
      <Label className="field-label">{label}</Label>
      <SliderOutput />
      <SliderTrack className="track">
        <SliderThumb className="thumb" />
      </SliderTrack>
    </AriaSlider>
  )
}
