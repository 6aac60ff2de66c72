import 'virtual:kern-tokens.css'
import './ui/base.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { applyAppearance } from './app/appearance.ts'
import { followDeepLinks } from './app/location.ts'
import { followCore } from './core/client.ts'
import { startI18n } from './i18n/i18n.ts'

startI18n()
applyAppearance('system')
followDeepLinks()
void followCore()

const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
