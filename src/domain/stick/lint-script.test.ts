import { describe, expect, it } from 'vitest'
import { readLibraryRunbook } from '../runbook/testing/read-library.ts'
import { lintScript } from './lint-script.ts'
import { writeStickScript } from './script.ts'

const script = writeStickScript(readLibraryRunbook('cs291-physical'), 'a'.repeat(64), '0.1.0')
const text = script.ok ? script.text : ''

/** The codes that one more line after the first one brings. */
function codesWith(line: string): readonly string[] {
  return lintScript(text.replace('\r\n', `\r\n${line}\r\n`)).map(({ code }) => code)
}

describe('the lint of a script', () => {
  it.each([
    ['echo.caf\u00e9', 'ascii'],
    ['echo.a\nb', 'line-end'],
    [`echo.${'a'.repeat(1_000)}`, 'too-long'],
    ['set "BL_X=%PATH%"', 'percent'],
    ['for /f "tokens=1" %a in ("x") do echo %a', 'percent'],
    ['echo.!PATH!', 'exclamation'],
    ['echo.a & del x', 'operator'],
    ['echo.a > C:\\boot.ini', 'operator'],
    ['set "BL_X=1" & goto bl_end', 'operator'],
    ['echo."', 'quote'],
    ['powershell -c 1', 'program'],
    ['call powershell -c 1', 'program'],
    ['if exist "C:\\x" start x', 'program'],
    ['for /f "tokens=1" %%a in (\'net use\') do echo %%a', 'program'],
    ['call manage-bde -unlock D: -rp 1', 'program'],
    ['call manage-bde -off D:', 'program'],
    ['format D:', 'program'],
    ['rd /s /q D:\\', 'program'],
    ['del *.*', 'program'],
    ['del C-00000291*.sys', 'delete-unguarded'],
    ['goto nowhere', 'label'],
    [':bl_end', 'label'],
  ])('finds %j', (line, code) => {
    expect(codesWith(line)).toContain(code)
  })

  it('finds a del whose question or whose look at the folder was taken out', () => {
    expect(lintScript(text)).toEqual([])
    const withoutGuard = text.replace(/(if \/i not "!CD!"[^\r]*\r\n)(del )/, '$2')
    expect(lintScript(withoutGuard).map(({ code }) => code)).toEqual(['delete-unguarded'])
    const withoutQuestion = text.replace(/call :bl_yes\r\n/, '')
    expect(lintScript(withoutQuestion).map(({ code }) => code)).toEqual(['delete-unguarded'])
  })

  it('wants CR LF behind every line', () => {
    expect(lintScript(text.replaceAll('\r\n', '\n'))[0]?.code).toBe('line-end')
    expect(lintScript(text.slice(0, -2))[0]?.code).toBe('line-end')
  })
})
