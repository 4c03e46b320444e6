const project = (name, options = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  testEnvironment: 'node',
  // Copies of modules: what is built, and what is just being built.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
    '\\.(ya?ml|svg)$': '<rootDir>/test/helpers/text-transform.cjs',
  },
  ...options,
});

export default {
  projects: [project('unit'), project('integration'), project('e2e')],
  testTimeout: 60_000,
  maxWorkers: '100%',
};
