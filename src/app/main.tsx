/**
 * The page begins here.
 */
import './zod-without-eval.ts'

import './styles/tokens.css'
import './styles/base.css'

import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
