/**
 * The page begins here.
 */
import './zod-without-eval.ts'

import './styles/tokens.css'
import './styles/base.css'

import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

// The components would write a style element for this, which the content policy forbids and the console would report.
// They leave it out when an element of this id is there; its one rule stands in base.css.
const seat = document.createElement('meta')
seat.id = 'react-aria-pressable-style'
document.head.append(seat)

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
