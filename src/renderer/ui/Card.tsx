import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import './Card.css'

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={classes('card', className)}>{children}</div>
}
