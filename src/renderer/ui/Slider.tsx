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
}) {
  const { label, value, least, most, step, format, onChange } = props
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
      onChange={setShown}
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
