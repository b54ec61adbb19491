/** The walls of docs/adr/0002: dependencies point one way, a module is reached only through its face. */
const foundation = '^modules/(identity|sla|documents|notifications|exchange)/';
const core = '^modules/(cases|referrals|coordination|mediation|follow-up)/';
const agencies =
  '^modules/(general-agency|station|community|womens-federation|labor|civil-affairs|urban-management|trade-association|volunteers|experts)/';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'module-internals-are-private',
      severity: 'error',
      from: { path: '^modules/([^/]+)/' },
      to: { path: '^modules/[^/]+/', pathNot: ['^modules/$1/', '^modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'shell-uses-module-faces',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^modules/[^/]+/', pathNot: ['^modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: ['^src/kernel/', '^node:', '^(crypto|util)$'] },
    },
    {
      name: 'platform-does-not-know-modules',
      severity: 'error',
      from: { path: '^src/(kernel|platform)/' },
      to: { path: '^modules/' },
    },
    {
      name: 'foundation-below-core',
      severity: 'error',
      from: { path: foundation },
      to: { path: [core, agencies] },
    },
    { name: 'core-below-agencies', severity: 'error', from: { path: core }, to: { path: agencies } },
    {
      name: 'agencies-never-import-one-another',
      severity: 'error',
      from: { path: agencies.replace('(', '(') },
      to: { path: agencies, pathNot: ['^modules/$1/'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
