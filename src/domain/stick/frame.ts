/**
 * What every script has around its steps: the look around at the start, the record, and the small
 * routines that find a volume, read a clock, ask a person.
 *
 * Values that come from the machine are only ever put out through delayed expansion (`!NAME!`),
 * after which `cmd` reads nothing in them. Routines that take a file name from a loop switch that
 * expansion off first, or a name with an exclamation mark would be changed.
 */

/** Letters that are tried for a volume: A and B are floppy drives, X is the recovery environment itself. */
export const letters = 'C D E F G H I J K L M N O P Q R S T U V W Y Z'

/** Takes the quotes out of what was typed, after which it can stand between quotes. */
export const withoutQuotes = 'set "BL_A=%BL_A:"=%"'

/** What a typed value may hold, as `for /f` takes it. */
const plainCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~\\-'

export interface Head {
  readonly tool: string
  readonly incident: string
  readonly runbook: string
  readonly version: string
  readonly hash: string
}

/** The beginning: the right place, a record on the stick before anything is done. */
export function headLines(head: Head): string[] {
  return [
    '@echo off',
    'setlocal EnableExtensions DisableDelayedExpansion',
    'set "BL_HERE=%~dp0"',
    'setlocal EnableDelayedExpansion',
    'if /i not "%SystemDrive%"=="X:" goto bl_not_here',
    'set "BL_DIR=!BL_HERE!bluelift-results"',
    'if not exist "!BL_DIR!" md "!BL_DIR!"',
    'set "BL_TICK="',
    'for /f "tokens=1-4 delims=:., " %%a in ("%TIME%") do set "BL_TICK=%%a%%b%%c%%d"',
    'set "BL_MARK=%RANDOM%-%RANDOM%-%RANDOM%-%RANDOM%"',
    'set "BL_FILE=!BL_DIR!\\result-!BL_MARK!.txt"',
    'if exist "!BL_FILE!" goto bl_no_record',
    'set "BL_COUNT=0"',
    'set "BL_STOP="',
    'set "BL_LINE=bluelift-result/1"',
    'call :bl_put',
    'if not exist "!BL_FILE!" goto bl_no_record',
    ...[
      'mark=!BL_MARK!-!BL_TICK!',
      `tool=${head.tool}`,
      `incident=${head.incident}`,
      `runbook=${head.runbook}`,
      `version=${head.version}`,
      `hash=${head.hash}`,
      'started=!DATE! !TIME!',
    ].flatMap(put),
  ]
}

/** Lines that add one line to the record. */
export function put(line: string): string[] {
  return [`set "BL_LINE=${line}"`, 'call :bl_put']
}

/** The end of every script, and the routines. */
export const footLines: readonly string[] = [
  ':bl_end',
  'set "BL_LINE=stopped=!BL_STOP!"',
  'call :bl_put',
  '>>"!BL_FILE!" echo end=!BL_COUNT!',
  'echo.',
  'echo.The result is on the stick: bluelift-results\\result-!BL_MARK!.txt',
  'echo.Take the stick back to Bluelift and import that folder.',
  'exit /b 0',

  ':bl_not_here',
  'echo.This file is for the recovery environment only. Nothing was done.',
  'exit /b 1',

  ':bl_no_record',
  'echo.The stick cannot be written to. Nothing was done.',
  'exit /b 1',

  ':bl_lost',
  'echo.This is not the folder that the runbook means. Nothing was done here.',
  'goto bl_stop_here',

  ':bl_unread',
  'echo.A value could not be read.',
  ':bl_stop_here',
  'set "BL_STOP=!BL_STEP!"',
  'goto bl_end',

  ':bl_put',
  '>>"!BL_FILE!" echo !BL_LINE!',
  'set /a BL_COUNT+=1',
  'goto :eof',

  ':bl_step',
  'set "BL_LINE=step=!BL_STEP!"',
  'call :bl_put',
  'set "BL_LINE=at=!DATE! !TIME!"',
  'call :bl_put',
  'goto :eof',

  // One deliberate question before an act; anything but Y is no.
  ':bl_yes',
  'set "BL_A="',
  'set /p "BL_A=Type Y and Enter to do it, anything else to stop: "',
  'if not exist "!BL_FILE!" exit /b 1',
  'if /i "!BL_A!"=="Y" exit /b 0',
  'exit /b 1',

  // The machine's own prompt, in which the person types. Nothing of it comes back, and the screen is wiped.
  ':bl_by_hand',
  'echo.Type them yourself at the prompt that comes now. Nothing of it is kept.',
  'echo.When you are done, type: exit',
  'cmd /d /k prompt $P$G',
  'cls',
  'goto :eof',

  // A value that the person reads off the screen, in BL_R; Enter alone leaves it empty.
  ':bl_typed_free',
  'set "BL_R="',
  'set /p "BL_R=Type it (Enter alone: not to be had): "',
  'goto :eof',
  ':bl_typed_letter',
  'set "BL_R="',
  'set "BL_TRY=0"',
  ':bl_typed_letter_ask',
  'set "BL_A="',
  'set /p "BL_A=Type the letter alone (Enter alone: not to be had): "',
  'if not defined BL_A goto :eof',
  `for %%L in (${letters}) do if /i "!BL_A!"=="%%L" set "BL_R=%%L"`,
  'if defined BL_R goto :eof',
  'set /a BL_TRY+=1',
  'if !BL_TRY! LSS 5 goto bl_typed_letter_ask',
  'goto :eof',
  // Letters, digits and a few marks that no line of a script reads in another way: such a value may stand in one.
  ':bl_typed_plain',
  'set "BL_R="',
  'set "BL_TRY=0"',
  ':bl_typed_plain_ask',
  'set "BL_A="',
  'set /p "BL_A=Type it (Enter alone: not to be had): "',
  'if not defined BL_A goto :eof',
  withoutQuotes,
  'if not defined BL_A goto :eof',
  'call :bl_is_plain',
  'if not errorlevel 1 set "BL_R=!BL_A!"',
  'if defined BL_R goto :eof',
  'set /a BL_TRY+=1',
  'if !BL_TRY! LSS 5 goto bl_typed_plain_ask',
  'goto :eof',
  // The x in front: a line that begins with a semicolon would not be read at all.
  ':bl_is_plain',
  'setlocal DisableDelayedExpansion',
  `for /f "delims=${plainCharacters}" %%z in ("x%BL_A%") do exit /b 1`,
  'exit /b 0',
  ':bl_typed_id',
  'set "BL_TURN=0"',
  ':bl_typed_id_ask',
  'call :bl_typed_plain',
  'if not defined BL_R goto :eof',
  'set "BL_P=%BL_R%"',
  'for /f "delims=0123456789abcdefABCDEF" %%z in ("%BL_P%") do set "BL_R="',
  'if "%BL_P:~7,1%"=="" set "BL_R="',
  'if not "%BL_P:~8,1%"=="" set "BL_R="',
  'if defined BL_R goto :eof',
  'set /a BL_TURN+=1',
  'if !BL_TURN! LSS 5 goto bl_typed_id_ask',
  'goto :eof',

  ':bl_serial',
  'set "BL_R="',
  `for /f "skip=1 tokens=*" %%A in ('wmic bios get serialnumber 2^>nul') do for /f "tokens=*" %%B in ("%%A") do if not defined BL_R set "BL_R=%%B"`,
  'if defined BL_R echo.The firmware says: !BL_R!',
  'set "BL_A="',
  'set /p "BL_A=Serial number on the label (Enter: as the firmware says): "',
  'if defined BL_A set "BL_R=!BL_A!"',
  'if not defined BL_R goto :eof',
  ...put('serial=!BL_R!'),
  'goto :eof',

  // The volume that has the file BL_PROBE; the letter comes back in BL_R.
  ':bl_volume',
  'set "BL_R="',
  'set "BL_FOUND="',
  'set "BL_LOCKED="',
  'set "BL_MANY="',
  `for %%L in (${letters}) do if exist "%%L:!BL_PROBE!" set "BL_FOUND=!BL_FOUND! %%L"`,
  `for %%L in (${letters}) do if not exist "%%L:\\" call :bl_locked %%L`,
  'if not defined BL_LOCKED goto bl_volume_free',
  'echo.Cannot be read, perhaps locked by BitLocker:!BL_LOCKED!',
  ...put('note=locked:!BL_LOCKED!'),
  ':bl_volume_free',
  'if not defined BL_FOUND goto :eof',
  ...put('note=found:!BL_FOUND!'),
  'for %%L in (%BL_FOUND%) do call :bl_one %%L',
  'echo.Found on:!BL_FOUND!',
  'if not defined BL_MANY goto :eof',
  ':bl_volume_many',
  'set "BL_R="',
  'set "BL_TRY=0"',
  'echo.There is more than one. Start this file again for the other one.',
  ':bl_volume_ask',
  'set "BL_A="',
  'set /p "BL_A=Letter of the one to work on now: "',
  'for %%L in (%BL_FOUND%) do if /i "!BL_A!"=="%%L" set "BL_R=%%L"',
  'if defined BL_R goto :eof',
  'set /a BL_TRY+=1',
  'if !BL_TRY! LSS 5 goto bl_volume_ask',
  'goto :eof',
  ':bl_one',
  'if defined BL_R set "BL_MANY=1"',
  'set "BL_R=%1"',
  'goto :eof',
  ':bl_locked',
  'call manage-bde -status %1: >nul 2>nul',
  'if not errorlevel 1 set "BL_LOCKED=!BL_LOCKED! %1"',
  'goto :eof',

  // A volume that is there and cannot be read; the letter comes back in BL_R.
  ':bl_pick_locked',
  'set "BL_R="',
  'set "BL_MANY="',
  'set "BL_LOCKED="',
  `for %%L in (${letters}) do if not exist "%%L:\\" call :bl_locked %%L`,
  'if not defined BL_LOCKED goto :eof',
  'set "BL_FOUND=!BL_LOCKED!"',
  'for %%L in (%BL_FOUND%) do call :bl_one %%L',
  'echo.Cannot be read, perhaps locked by BitLocker:!BL_FOUND!',
  'if defined BL_MANY goto bl_volume_many',
  'goto :eof',

  // The name of the host, from a copy of its registry on the RAM disk: loading the original would change it.
  ':bl_name',
  'set "BL_NAME="',
  'if /i not "%TEMP:~0,2%"=="X:" goto :eof',
  'set "BL_T=%TEMP%\\bluelift-%BL_MARK%"',
  'md "!BL_T!" >nul 2>nul',
  'xcopy /h /q /y "!BL_R!:!BL_PROBE!" "!BL_T!" >nul 2>nul <nul',
  'xcopy /h /q /y "!BL_R!:!BL_PROBE!.LOG*" "!BL_T!" >nul 2>nul <nul',
  'call reg load HKLM\\BLUELIFT "!BL_T!\\SYSTEM" >nul 2>nul',
  'if errorlevel 1 goto :eof',
  `for /f "tokens=2,3" %%A in ('reg query HKLM\\BLUELIFT\\ControlSet001\\Control\\ComputerName\\ComputerName /v ComputerName 2^>nul') do if "%%A"=="REG_SZ" set "BL_NAME=%%B"`,
  'call reg unload HKLM\\BLUELIFT >nul 2>nul',
  'if not defined BL_NAME goto :eof',
  'echo.Name of the host: !BL_NAME!',
  ...put('name=!BL_NAME!'),
  'goto :eof',

  // Minutes that the clock is behind UTC, as the registry keeps them: 0x1e0, or 0xffffffc4 east of it.
  ':bl_zone',
  'set "BL_BIAS="',
  'set "BL_ZONE="',
  'set "BL_H="',
  `for /f "tokens=3" %%A in ('reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation /v ActiveTimeBias 2^>nul') do set "BL_H=%%A"`,
  'if not "%BL_H:~0,2%"=="0x" goto :eof',
  'set "BL_H=0000%BL_H:~2%"',
  'set /a BL_BIAS=0x%BL_H:~-4%',
  'if %BL_BIAS% GTR 32767 set /a BL_BIAS-=65536',
  'set "BL_S=-"',
  'set "BL_A=%BL_BIAS%"',
  'if %BL_BIAS% LEQ 0 set "BL_S=+"',
  'if %BL_BIAS% LEQ 0 set /a BL_A=0-BL_BIAS',
  'set /a BL_P=100+BL_A/60',
  'set /a BL_Q=BL_A/60',
  'set /a BL_Q=100+BL_A-BL_Q*60',
  'set "BL_ZONE=%BL_S%%BL_P:~1%:%BL_Q:~1%"',
  'goto :eof',

  // The later one of BL_R and the file time in %1, as the clock shows it; its minutes stand in BL_BEST.
  ':bl_time',
  'set "BL_5="',
  'set "BL_6="',
  'for /f "tokens=1-6 delims=/-.: " %%a in ("%~1") do call :bl_parts "%%a" "%%b" "%%c" "%%d" "%%e" "%%f"',
  'if not defined BL_5 goto :eof',
  'for %%N in (1 2 3 4 5) do call :bl_number BL_%%N',
  'if not defined BL_5 goto :eof',
  'set "BL_ORDER="',
  'if %BL_1% GTR 31 set "BL_ORDER=2"',
  'if not defined BL_ORDER if %BL_1% GTR 12 set "BL_ORDER=1"',
  'if not defined BL_ORDER if %BL_2% GTR 12 set "BL_ORDER=0"',
  `if not defined BL_ORDER for /f "tokens=3" %%A in ('reg query "HKCU\\Control Panel\\International" /v iDate 2^>nul') do set "BL_ORDER=%%A"`,
  'if "!BL_ORDER!"=="2" set /a BL_Y=BL_1, BL_MO=BL_2, BL_D=BL_3',
  'if "!BL_ORDER!"=="1" set /a BL_Y=BL_3, BL_MO=BL_2, BL_D=BL_1',
  'if "!BL_ORDER!"=="0" set /a BL_Y=BL_3, BL_MO=BL_1, BL_D=BL_2',
  'if not "!BL_ORDER!"=="0" if not "!BL_ORDER!"=="1" if not "!BL_ORDER!"=="2" goto :eof',
  'if !BL_Y! LSS 2000 goto :eof',
  'if !BL_Y! GTR 2099 goto :eof',
  'if not defined BL_6 goto bl_time_hours',
  'if /i not "!BL_6!"=="AM" if /i not "!BL_6!"=="PM" goto :eof',
  'if !BL_4! EQU 12 set "BL_4=0"',
  'if /i "!BL_6!"=="PM" set /a BL_4+=12',
  ':bl_time_hours',
  'set /a BL_A=(14-BL_MO)/12',
  'set /a BL_P=BL_Y+4800-BL_A',
  'set /a BL_Q=BL_MO+12*BL_A-3',
  'set /a BL_DAYS=BL_D+(153*BL_Q+2)/5+365*BL_P+BL_P/4-BL_P/100+BL_P/400-32045-2440588',
  'set /a BL_NOW=BL_DAYS*1440+BL_4*60+BL_5',
  'if defined BL_BEST if !BL_NOW! LEQ !BL_BEST! goto :eof',
  'set "BL_BEST=!BL_NOW!"',
  'set /a BL_MO+=100, BL_D+=100, BL_4+=100, BL_5+=100',
  'set "BL_R=%BL_Y%-%BL_MO:~1%-%BL_D:~1% %BL_4:~1%:%BL_5:~1%"',
  'goto :eof',
  ':bl_parts',
  'set "BL_1=%~1"',
  'set "BL_2=%~2"',
  'set "BL_3=%~3"',
  'set "BL_4=%~4"',
  'set "BL_5=%~5"',
  'set "BL_6=%~6"',
  'goto :eof',
  // Digits only, without the zero in front that would make a number octal; else BL_5 is emptied.
  ':bl_number',
  'set "BL_A=!%1!"',
  'for /f "delims=0123456789" %%z in ("%BL_A%") do set "BL_5="',
  'if "%BL_A:~0,1%"=="0" set "BL_A=%BL_A:~1%"',
  'if not defined BL_A set "BL_A=0"',
  'if defined BL_5 set "%1=!BL_A!"',
  'goto :eof',
]
