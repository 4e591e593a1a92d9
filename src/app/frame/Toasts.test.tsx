// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { type Layer, type Shortcut, useShortcuts } from '../keys/index.ts'
import { say, useToasts } from '../stores/toast.ts'
import { Toasts } from './Toasts.tsx'
import { useFrameKeys } from './use-frame-keys.ts'

afterEach(() => {
  cleanup()
  useToasts.setState({ items: [] })
})

function Frame() {
  useFrameKeys()
  return <Toasts />
}
function Keys({ shortcuts, layer = 'screen' }: { readonly shortcuts: readonly Shortcut[]; readonly layer?: Layer }) {
  useShortcuts(shortcuts, layer)
  return null
}

const offers = (): string => screen.getByRole('button', { name: /Undo/ }).textContent ?? ''
const press = (): boolean => fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, bubbles: true })

test('a sentence shows Ctrl+Z only while that key takes back what the sentence says', () => {
  const [undoStep, undoSaid] = [vi.fn(), vi.fn()]
  const withRun = (enabled: boolean, dialog: boolean) => (
    <>
      <Frame />
      <Keys shortcuts={[{ key: 'Ctrl+z', run: undoStep, enabled }]} />
      {dialog && <Keys layer="dialog" shortcuts={[{ key: 'Escape', run: () => undefined }]} />}
    </>
  )
  const { rerender } = render(withRun(true, false))
  act(() => void say('Set 3 hosts aside', { undo: undoSaid }))
  expect(offers()).not.toMatch(/Z/i)
  press()
  expect([undoStep.mock.calls.length, undoSaid.mock.calls.length]).toEqual([1, 0])

  rerender(withRun(false, true))
  expect(offers()).not.toMatch(/Z/i)
  press()
  expect(undoSaid).not.toHaveBeenCalled()

  rerender(withRun(false, false))
  expect(offers()).toMatch(/Z/i)
  act(() => void press())
  expect([undoStep.mock.calls.length, undoSaid.mock.calls.length]).toEqual([1, 1])
})

test('its button takes it back whoever has the key', () => {
  const undoSaid = vi.fn()
  render(
    <>
      <Frame />
      <Keys shortcuts={[{ key: 'Ctrl+z', run: () => undefined }]} />
    </>,
  )
  act(() => void say('Set 3 hosts aside', { undo: undoSaid }))
  fireEvent.click(screen.getByRole('button', { name: /Undo/ }))
  expect(undoSaid).toHaveBeenCalledOnce()
})
