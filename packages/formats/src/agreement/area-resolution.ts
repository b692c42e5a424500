import { compileGlob } from '@deconflict/engine/agreement';
import type { Area } from '@deconflict/engine/airspace';
import type { Diagnostic } from '@deconflict/engine/errors';
import type { Range } from '@deconflict/engine/geo';
import type { AreaRead, VolumeRead } from './area-shapes.ts';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import { nearestWord } from './near-word.ts';
import { middleOf } from './outline-middle.ts';
import type { Named } from './plain-shapes.ts';
import type { Span } from './source-text.ts';

/** What the caller found at a path beside the agreement: its areas with what was wrong with them, or why there are none. */
export type AreaFileLoad =
  | { readonly areas: readonly Area[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly fault: Diagnostic };

/** Reads an area file by its path relative to the folder of the agreement, with forward slashes. */
export type AreaFileLoader = (relativePath: string) => AreaFileLoad;

/** The areas of an agreement and how rules refer to them. */
export interface ResolvedAreas {
  readonly areas: readonly Area[];
  /** Ids of areas by the id that stands under `areas:`; empty where the entry is at fault. */
  readonly idsByName: ReadonlyMap<string, readonly string[]>;
  readonly areaTerrainM: Readonly<Record<string, Range>>;
  /** Paths that were asked for, in the order of their first use. */
  readonly areaFiles: readonly string[];
  /** What the area files themselves were faulted for, file after file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Draws the areas and fetches those that lie in files. Each file is asked for once. */
export function resolveAreas(
  entries: readonly Named<AreaRead>[],
  loadAreaFile: AreaFileLoader,
  faults: FaultList,
): ResolvedAreas {
  const loads = new Map<string, AreaFileLoad>();
  const areas: Area[] = [];
  const idsByName = new Map<string, readonly string[]>();
  const terrains: [string, Range][] = [];
  for (const { id, value } of entries) {
    const resolved = value === undefined ? [] : resolveArea(id, value, loads, loadAreaFile, faults);
    areas.push(...resolved);
    idsByName.set(
      id,
      resolved.map((area) => area.id),
    );
    const terrainM = value?.terrainM;
    if (terrainM) terrains.push(...resolved.map((area): [string, Range] => [area.id, terrainM]));
  }
  const diagnostics = [...loads.values()].flatMap((load) => ('fault' in load ? [] : load.diagnostics));
  const areaTerrainM = Object.fromEntries(terrains);
  return { areas, idsByName, areaTerrainM, areaFiles: [...loads.keys()], diagnostics };
}

type FromFile = Extract<AreaRead, { kind: 'from-file' }>;

function resolveArea(
  id: string,
  read: AreaRead,
  loads: Map<string, AreaFileLoad>,
  loadAreaFile: AreaFileLoader,
  faults: FaultList,
): readonly Area[] {
  if (read.kind === 'drawn') {
    const { name = id, legalType } = read;
    return [{ id, name, legalType, volumes: read.volumes.map(volumeOf) }];
  }
  const { file, selector } = read;
  if (!isBelow(file.value)) {
    faults.add('agreement-area-path', file.span, quote(file.value), 'a path such as areas.geojson');
    return [];
  }
  const load = loads.get(file.value) ?? loadAreaFile(file.value);
  loads.set(file.value, load);
  if ('fault' in load) {
    faults.add('agreement-area-file', file.span, quote(file.value), 'a readable area file');
    faults.addForeign(load.fault, file.span);
    return [];
  }
  const several = read.by === 'class' || /[*?]/.test(selector.value);
  const selected = load.areas.filter(selection(read.by, selector.value));
  if (selected.length === 0) {
    reportNothing(read, load.areas, faults);
    return [];
  }
  if (selected.length > 1 && !several) {
    const got = `${selected.length} areas called ${quote(selector.value)}`;
    faults.add('agreement-area-several', selector.span, got, 'one');
    return [];
  }
  return selected.map((area) => adoptArea(area, several ? `${id}/${area.id}` : id, read));
}

/** An area from a file under the id of the agreement, with what the agreement says in place of the file. */
function adoptArea(area: Area, id: string, { legalType = area.legalType, active }: FromFile): Area {
  const volumes = area.volumes.map(({ outline, floor, ceiling, schedule }) => {
    return { outline, floor, ceiling, schedule: active ? active(middleOf(outline)) : schedule };
  });
  return { ...area, id, legalType, volumes };
}

function volumeOf({ outline, floor, ceiling, active }: VolumeRead): Area['volumes'][number] {
  return { outline, floor, ceiling, schedule: active(middleOf(outline)) };
}

/**
 * An agreement may come from the other side. It may not make us open files elsewhere, nor reach over a network: no
 * absolute paths, no drive, no scheme, no step upwards.
 */
function isBelow(path: string): boolean {
  const parts = path.split('/');
  const plain = !/[\\:\0]/.test(path) && !path.startsWith('/');
  return plain && parts.every((part) => part !== '..' && part !== '');
}

/** A class is meant by its whole label or by one word of it: newer files label an area `D TMA`. */
function selection(by: 'name' | 'class', selector: string): (area: Area) => boolean {
  if (by === 'class') {
    return ({ classLabel = '' }) => classLabel === selector || classLabel.split(' ').includes(selector);
  }
  if (!/[*?]/.test(selector)) return ({ name }) => name === selector;
  const matches = compileGlob(selector);
  return ({ name }) => matches(name);
}

function reportNothing(
  {
    by,
    selector,
    file,
  }: { by: 'name' | 'class'; selector: { value: string; span: Span }; file: { value: string } },
  areas: readonly Area[],
  faults: FaultList,
): void {
  const all = by === 'name' ? areas.map(({ name }) => name) : areas.map(({ classLabel }) => classLabel ?? '');
  const known = [...new Set(all)].filter((word) => word !== '');
  const near =
    nearestWord(selector.value, known) ??
    known.find((word) => word.toLowerCase() === selector.value.toLowerCase());
  const some = known.length <= 5 ? known.map(quote).join(', ') : `one of its ${known.length}`;
  const expected =
    near === undefined ? `a ${by} in ${file.value}: ${some || 'it has none'}` : `${quote(near)}, perhaps`;
  faults.add('agreement-area-none', selector.span, quote(selector.value), expected);
}
