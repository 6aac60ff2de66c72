/** A file that is dropped on a place; a button beside it does the same without a pointer. */
import { type DragEvent, useState } from 'react'

export interface Drop {
  /** A file is held over it. */
  readonly isOver: boolean
  readonly handlers: {
    onDragOver(event: DragEvent): void
    onDragLeave(event: DragEvent): void
    onDrop(event: DragEvent): void
  }
}

export function useDrop(take: (file: File) => void): Drop {
  const [isOver, setOver] = useState(false)
  return {
    isOver,
    handlers: {
      onDragOver(event) {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave(event) {
        // Onto something within, it is still over it.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop(event) {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) take(dropped)
      },
    },
  }
}
