/**
 * The import rules of the project. A folder says where its code runs; these rules fail when it lies.
 * The table in electron/README.md and src/README.md repeats them in words.
 */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(src|electron|e2e)/', pathNot: allowed },
})

module.exports = {
  forbidden: [
    only('domain-is-pure', '^src/domain/', '^src/domain/', 'src/domain needs a JavaScript engine and nothing else'),
    {
      name: 'domain-takes-only-the-schema-library',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/zod' },
    },
    only('contract-knows-the-domain', '^src/contract/', '^src/(contract|domain)/'),
    only('page-knows-contract-and-domain', '^src/app/', '^src/(app|contract|domain)/'),
    only('core-knows-the-domain', '^electron/core/', '^(electron/core|src/domain)/'),
    only(
      'entries-know-core-contract-domain',
      '^electron/(main|service|cli|preload)/',
      '^(electron/(core|main|service|cli|preload)/|src/(contract|domain)/)',
    ),
    {
      name: 'only-the-shell-imports-electron',
      severity: 'error',
      from: { pathNot: '^electron/(main|preload)/|^e2e/|^electron/tools/' },
      to: { path: 'node_modules/electron/|^electron$' },
    },
    {
      name: 'one-file-opens-sqlite',
      severity: 'error',
      from: { pathNot: '^electron/core/workspace/sqlite\\.ts$' },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'page-has-no-node',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|/testing/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'a circle of types alone is none when the code runs',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphan-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
