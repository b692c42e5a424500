import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listTracked, repositoryRoot } from './repository.ts';

interface Manifest {
  readonly name: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface LockedPackage {
  readonly link?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8'));
}

const manifests = listTracked()
  .filter((path) => path === 'package.json' || path.endsWith('/package.json'))
  .map((path) => ({ path, manifest: readJson(path) as Manifest }));

const { packages: lock } = readJson('package-lock.json') as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

test('every dependency is pinned to one version', () => {
  const loose = manifests.flatMap(({ path, manifest }) =>
    Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${path}: ${name} ${version}`),
  );
  expect(loose).toEqual([]);
});

test('every package runs on Node 20.19', () => {
  expect(
    manifests.filter(({ manifest }) => manifest.engines?.node !== '>=20.19').map(({ path }) => path),
  ).toEqual([]);
});

test('the lockfile holds every package with its integrity and no registry address', () => {
  const faulty = Object.entries(lock)
    .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true)
    .filter(([, entry]) => entry.integrity === undefined || entry.resolved?.startsWith('http') === true)
    .map(([path]) => path);
  expect(faulty).toEqual([]);
});

test('the lockfile is complete for every platform', () => {
  const missing = Object.entries(lock).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path || 'the root'} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

/** Looks a package up as Node does: in the node_modules of every folder upwards. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '') {
    const prefix = folder === '' ? '' : `${folder}/`;
    if (lock[`${prefix}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}
