// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { focusToPress, KeyCap, type Layer, type Shortcut, useShortcuts, useSingleKeys } from './index.ts'

function Keys({ shortcuts, layer = 'screen' }: { readonly shortcuts: readonly Shortcut[]; readonly layer?: Layer }) {
  useShortcuts(shortcuts, layer)
  return null
}

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...more })
const release = (key: string) => fireEvent.keyUp(document.activeElement ?? document.body, { key })

beforeEach(() => useSingleKeys.setState({ on: true }))
afterEach(cleanup)

describe('layers', () => {
  test('a dialog answers before the screen, and the screen before the frame', () => {
    const [dialog, onScreen, frame] = [vi.fn(), vi.fn(), vi.fn()]
    const all = (withDialog: boolean) => (
      <>
        <Keys shortcuts={[{ key: 'Enter', run: onScreen }]} />
        <Keys layer="frame" shortcuts={[{ key: 'Enter', run: frame }]} />
        {withDialog && <Keys layer="dialog" shortcuts={[{ key: 'Enter', run: dialog }]} />}
      </>
    )
    const { rerender } = render(all(true))
    press('Enter')
    rerender(all(false))
    press('Enter')
    expect([dialog, onScreen, frame].map((fn) => fn.mock.calls.length)).toEqual([1, 1, 0])
  })

  test('plus is a key, and the mark between the keys of a chord', () => {
    const [larger, save] = [vi.fn(), vi.fn()]
    render(
      <Keys
        shortcuts={[
          { key: '+', run: larger },
          { key: 'Ctrl+s', run: save },
        ]}
      />,
    )
    press('+', { shiftKey: true })
    press('s', { ctrlKey: true })
    expect([larger, save].map((fn) => fn.mock.calls.length)).toEqual([1, 1])
  })

  test('an open dialog keeps keys that it does not know from the screen below', () => {
    const wait = vi.fn()
    render(
      <>
        <Keys shortcuts={[{ key: 'w', run: wait }]} />
        <Keys layer="dialog" shortcuts={[{ key: 'Escape', run: () => {} }]} />
      </>,
    )
    press('w')
    expect(wait).not.toHaveBeenCalled()
  })

  test('the frame answers what the screen has switched off', () => {
    const [onScreen, frame] = [vi.fn(), vi.fn()]
    render(
      <>
        <Keys shortcuts={[{ key: 'Ctrl+z', run: onScreen, enabled: false }]} />
        <Keys layer="frame" shortcuts={[{ key: 'Ctrl+z', run: frame }]} />
      </>,
    )
    press('z', { ctrlKey: true })
    expect([onScreen.mock.calls.length, frame.mock.calls.length]).toEqual([0, 1])
  })
})

describe('Enter', () => {
  test('is the main action, also after a button was pressed with the mouse', () => {
    const [main, button] = [vi.fn(), vi.fn()]
    render(
      <>
        <Keys shortcuts={[{ key: 'Enter', run: main }]} />
        <button type="button" onClick={button}>
          Note
        </button>
      </>,
    )
    fireEvent.pointerDown(screen.getByRole('button'))
    act(() => screen.getByRole('button').focus())
    press('Enter')
    expect(main).toHaveBeenCalledOnce()
  })

  test('belongs to the control that Tab has led to', () => {
    const main = vi.fn()
    render(
      <>
        <Keys shortcuts={[{ key: 'Enter', run: main }]} />
        <button type="button">Note</button>
      </>,
    )
    press('Tab')
    act(() => screen.getByRole('button').focus())
    press('Enter')
    expect(main).not.toHaveBeenCalled()
  })

  test('belongs to the control that a key of its own has led to', () => {
    const main = vi.fn()
    render(
      <>
        <Keys
          shortcuts={[
            { key: 'Enter', run: main },
            { key: 's', run: () => focusToPress(screen.getByRole('button')) },
          ]}
        />
        <button type="button">Sheet</button>
      </>,
    )
    press('s')
    press('Enter')
    expect(main).not.toHaveBeenCalled()
  })

  test('is a new line in a text of several lines, where Ctrl+Enter is the main action', () => {
    const [main, strong] = [vi.fn(), vi.fn()]
    render(
      <>
        <Keys
          shortcuts={[
            { key: 'Enter', run: main },
            { key: 'Ctrl+Enter', run: strong },
          ]}
        />
        <textarea />
      </>,
    )
    act(() => screen.getByRole('textbox').focus())
    press('Enter')
    press('Enter', { ctrlKey: true })
    expect([main.mock.calls.length, strong.mock.calls.length]).toEqual([0, 1])
  })

  test('held down answers one step only', () => {
    const main = vi.fn()
    render(<Keys shortcuts={[{ key: 'Enter', run: main }]} />)
    press('Enter')
    press('Enter', { repeat: true })
    press('Enter', { repeat: true })
    expect(main).toHaveBeenCalledOnce()
  })
})

describe('letters and digits', () => {
  const setUp = () => {
    const [letter, digit] = [vi.fn(), vi.fn()]
    render(
      <>
        <Keys
          shortcuts={[
            { key: 'x', run: letter },
            { key: '1', run: digit },
          ]}
        />
        <input />
      </>,
    )
    return { letter, digit, focus: () => act(() => screen.getByRole('textbox').focus()) }
  }

  test('are keys as they are while nothing is typed', () => {
    const { letter, digit } = setUp()
    press('x')
    press('1')
    expect([letter.mock.calls.length, digit.mock.calls.length]).toEqual([1, 1])
  })

  test('type while a field has the focus; the letter then takes Alt, the digit is off', () => {
    const { letter, digit, focus } = setUp()
    focus()
    press('x')
    press('1')
    press('1', { altKey: true })
    expect([letter.mock.calls.length, digit.mock.calls.length]).toEqual([0, 0])
    press('x', { altKey: true })
    expect(letter).toHaveBeenCalledOnce()
  })

  test('take Alt everywhere when single keys are switched off', () => {
    const { letter } = setUp()
    useSingleKeys.setState({ on: false })
    press('x')
    expect(letter).not.toHaveBeenCalled()
    press('x', { altKey: true })
    expect(letter).toHaveBeenCalledOnce()
  })

  test('are found by their place on a keyboard without Latin letters', () => {
    const { letter } = setUp()
    press('ч', { code: 'KeyX' })
    expect(letter).toHaveBeenCalledOnce()
  })

  test('that AltGr writes are no shortcut', () => {
    const { letter } = setUp()
    press('x', { altKey: true, ctrlKey: true, modifierAltGraph: true })
    expect(letter).not.toHaveBeenCalled()
  })
})

describe('typing Chinese', () => {
  test('the Enter that takes a word is not the main action, before or after the word is taken', () => {
    const main = vi.fn()
    render(
      <>
        <Keys shortcuts={[{ key: 'Enter', run: main }]} />
        <input />
      </>,
    )
    const field = screen.getByRole('textbox')
    act(() => field.focus())
    press('Enter', { isComposing: true })
    press('Process', { keyCode: 229 })
    fireEvent.compositionEnd(field)
    press('Enter')
    expect(main).not.toHaveBeenCalled()
    release('Enter')
    press('Enter')
    expect(main).toHaveBeenCalledOnce()
  })
})

describe('a field', () => {
  test('keeps Ctrl+Z and its arrows, and gives Escape away', () => {
    const [undo, left, back] = [vi.fn(), vi.fn(), vi.fn()]
    render(
      <>
        <Keys
          shortcuts={[
            { key: 'Ctrl+z', run: undo },
            { key: 'ArrowLeft', run: left },
            { key: 'Escape', run: back },
          ]}
        />
        <input />
      </>,
    )
    act(() => screen.getByRole('textbox').focus())
    press('z', { ctrlKey: true })
    press('ArrowLeft')
    press('Escape')
    expect([undo, left, back].map((fn) => fn.mock.calls.length)).toEqual([0, 0, 1])
  })
})

describe('a key cap', () => {
  const caps = () => screen.queryAllByText(/./, { selector: 'kbd' }).map((cap) => cap.textContent)

  test('says Alt while a field has the focus, and a digit has none then', () => {
    render(
      <>
        <Keys shortcuts={[]} />
        <KeyCap keys="x" />
        <KeyCap keys="1" />
        <input />
      </>,
    )
    expect(caps()).toEqual(['X', '1'])
    act(() => screen.getByRole('textbox').focus())
    expect(caps()).toEqual(['Alt', 'X'])
    act(() => screen.getByRole('textbox').blur())
    expect(caps()).toEqual(['X', '1'])
  })

  test('forgets a field that went away with the focus', async () => {
    const all = (withField: boolean) => (
      <>
        <Keys shortcuts={[]} />
        <KeyCap keys="x" />
        {withField && <input />}
      </>
    )
    const { rerender } = render(all(true))
    act(() => screen.getByRole('textbox').focus())
    expect(caps()).toEqual(['Alt', 'X'])
    rerender(all(false))
    await vi.waitFor(() => expect(caps()).toEqual(['X']))
  })
})
