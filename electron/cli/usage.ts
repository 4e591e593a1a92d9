/**
 * What `--help` prints.
 */
export const usage = `Bluelift on the command line

  npm run -s cli -- [--workspace DIR] [--json] [--language en|zh-CN] COMMAND

  workspace create DIR [--title TEXT] [--incident ID] | info
  hosts import FILE [--map field=Column]... [--dry-run] [--rejects OUT.csv]
               [--encoding E] [--delimiter D] [--header-line N] [--sheet NAME]
  hosts list [--search Q] [--status S]... [--site S]... [--limit N] [--after CURSOR]
  hosts show HOST | link A B | split HOST
  hosts set HOST... --status retired|blocked|escalated|recovered [--how H] [--blocker B] [--reason TEXT]
  sightings import FILE --source NAME [--zone UTC|+08:00] [--days day-first|month-first] [--map field=Column]... [--dry-run]
  sightings list | revert ID
  blockers list | lift NAME
  runbook list [--all] | show ID | propose HOST | stop-code QUERY | lint FILE... | pin FILE...
  runbook table [--out FILE]
  runbook preview FILE | import FILE [--reason TEXT] | withdraw ID --version V [--reason TEXT]
  runbook export ID --format cacao|yaml --out FILE [--version V] | compare ID VERSION VERSION
  run start HOST [--fact environment|encryption|key|role=VALUE]... [--runbook ID --reason TEXT]
  run change HOST --runbook ID --reason TEXT
  run state HOST | undo HOST
  run answer HOST --step STEP --result done|failed|skipped|OPTION [--input name=value]...
             [--note TEXT] [--reason TEXT] [--confirm]
  run transcribe HOST --file ANSWERS.json --at 2024-07-19T14:05+01:00 [--by NAME] [--sheet S] [--runbook ID] [--dry-run]
  runbook stick ID --out FILE.cmd    run import-results FOLDER [--dry-run] [--assign RESULT=HOST]...
  status [--by site|environment|criticality|technician|runbook|day|how]
  export --format csv|json|xlsx|html|pdf --out FILE [--status S]... [--site S]...
  vault create [--person NAME] | unlock [--person NAME] | passphrase [--person NAME] | people
  vault add NAME [--as NAME] | remove NAME [--as NAME]
  keys import FILE [--dry-run] [--person NAME] | list [--state S]... [--search Q] [--host HOST] | find KEY-ID
  keys reveal HOST --reason TEXT [--key-id ID] [--person NAME] | assign KEY HOST
  keys outcome KEY opened|refused [--reason TEXT] | rotation | rotated KEY [--how changed|waived --reason TEXT]
  keys audit [--by person|host|day] [--person NAME] [--host HOST] [--since TIME] [--until TIME]
  record show | decide TEXT [--by NAME] [--at TIME] | clear ID | export --format html|json --out FILE
  record advise TITLE --source NAME --date 2024-07-19 [--text TEXT]
  log verify | rebuild | list [--host HOST] [--limit N]

HOST is a host id or any claim: name, serial, asset tag, device id. With --json standard output is one JSON document.
A passphrase is asked for, or read from the descriptor that BLUELIFT_PASSPHRASE_FD names (a line each), never an
argument. A key is shown by "keys reveal" only, after the record of it is on disk.
Exit 0: done. 1: refused or failed. 2: wrong usage. Who works is the profile's name; BLUELIFT_PROFILE names its folder.
`
