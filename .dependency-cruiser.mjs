// Who may import whom: "Allowed imports" in ARCHITECTURE.md. Type imports count as well.
// TypeScript 7 has no JavaScript API, so swc reads the sources.
const ours = '^(packages|apps|e2e|bench)/';

/** The folder may import itself and the packages named, nothing else of ours. */
const only = (folder, packages) => ({
  name: `${folder.replace('/', '-')}-imports`,
  comment: `${folder} may import ${packages.length > 0 ? packages.join(', ') : 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: ours,
    pathNot: [`^${folder}/`, ...packages.map((name) => `^packages/${name}/`)],
  },
});

const testFiles = '([.]test[.](ts|tsx)$|/(faults|testing|interface-4|store-tests)/)';

/** Tests may use testkit besides. */
const layer = (folder, packages) => {
  const rule = only(folder, packages);
  const tests = only(folder, [...packages, 'testkit']);
  return [
    { ...rule, from: { ...rule.from, pathNot: testFiles } },
    { ...tests, name: `${tests.name}-in-tests`, from: { path: `^${folder}/.*${testFiles}` } },
  ];
};

const uiTakesTypesOnly = {
  name: 'ui-takes-only-types-of-protocol',
  severity: 'error',
  from: { path: '^packages/ui/', pathNot: testFiles },
  to: { path: '^packages/protocol/', dependencyTypesNot: ['type-only'] },
};

const appsApart = {
  name: 'apps-apart',
  comment: 'apps import packages, never each other',
  severity: 'error',
  from: { path: '^apps/([^/]+)/' },
  to: { path: '^(apps|e2e|bench)/', pathNot: '^apps/$1/' },
};

const packagesBelow = {
  name: 'packages-below-apps',
  severity: 'error',
  from: { path: '^packages/' },
  to: { path: '^(apps|e2e|bench)/' },
};

const toolsOutside = {
  name: 'tools-outside',
  comment: 'e2e and bench start apps as processes; they may import packages',
  severity: 'error',
  from: { path: '^(e2e|bench)/' },
  to: { path: '^apps/' },
};

const testkitInTestsOnly = {
  name: 'testkit-in-tests-only',
  severity: 'error',
  from: { path: '^(packages|apps)/', pathNot: [testFiles, '^packages/testkit/'] },
  to: { path: '^packages/testkit/' },
};

const noCycles = {
  name: 'no-cycles',
  severity: 'error',
  from: {},
  to: { circular: true },
};

const resolvable = {
  name: 'resolvable',
  severity: 'error',
  from: {},
  to: { couldNotResolve: true, pathNot: '[?]|^virtual:' },
};

export default {
  forbidden: [
    ...layer('packages/protocol', []),
    ...layer('packages/domain', ['protocol']),
    ...layer('packages/client', ['protocol']),
    ...layer('packages/frame', ['protocol']),
    ...layer('packages/phone', ['protocol', 'client']),
    ...layer('packages/embed', ['protocol', 'frame']),
    ...layer('packages/staff-sdk', ['protocol', 'frame']),
    // An integrator's view: it knows the references, not our schemas.
    ...layer('packages/contract-kit', []),
    ...layer('packages/ui', ['protocol']),
    ...layer('apps/server', ['protocol', 'domain']),
    uiTakesTypesOnly,
    appsApart,
    packagesBelow,
    toolsOutside,
    testkitInTestsOnly,
    noCycles,
    resolvable,
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
