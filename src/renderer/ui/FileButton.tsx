import { type ReactNode, useRef } from 'react'
import { Button } from './Button.tsx'

/** A button that asks for a file. */
export function FileButton(props: {
  /** What the file is, for screen readers. */
  label: string
  /** Endings, as an input has them. */
  accept: string
  primary?: boolean
  isDisabled?: boolean
  onChoose: (file: File) => void
  children: ReactNode
}) {
  const { label, accept, primary = false, isDisabled = false, onChoose, children } = props
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        {...(primary ? { variant: 'primary' } : {})}
        isDisabled={isDisabled}
        onPress={() => input.current?.click()}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen) onChoose(chosen)
        }}
      />
    </>
  )
}
