import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  alertLogics,
  AlertTracker,
  findRawLevel,
  findTimesToViolation,
  subtractStates,
} from '@deconflict/engine/detect/separation';
import type { AlertLogic, PlanarState } from '@deconflict/engine/detect/separation';
import { TruthFile } from '../truth-file.ts';
import type { TruthSet } from '../truth-set.ts';
import { Comparison } from '../truth-set.ts';

/**
 * Recorded alert levels, one file an encounter and configuration (`<encounter>__<configuration>.csv`) in a folder
 * beside `projected/`, which holds the flat states that the levels were computed from.
 */
export const encounterReplays: TruthSet = {
  name: 'encounters',
  unit: 's',
  claims: (file) => isReference(file) && existsSync(projectedPath(file)),
  *judge(file) {
    const states = readProjected(new TruthFile(projectedPath(file)));
    const logic = LOGICS[encounterOf(file)[1]];
    if (logic === undefined) {
      yield { id: basename(file.path), agrees: false, difference: NaN, detail: 'unknown configuration' };
      return;
    }
    const trackers = new Map<string, AlertTracker>();
    for (const row of rowsOf(file)) {
      const second = Number(row['time_s']);
      const own = states.get(keyOf(second, row['own']));
      const other = states.get(keyOf(second, row['intruder']));
      if (own === undefined || other === undefined) {
        yield { id: idOf(file, row), agrees: false, difference: NaN, detail: 'no projected state' };
        continue;
      }
      const times = findTimesToViolation(subtractStates(own, other), logic);
      const pair = `${row['own']} ${row['intruder']}`;
      const tracker = trackers.get(pair) ?? new AlertTracker(logic);
      trackers.set(pair, tracker);
      const level = tracker.next(second * 1000, findRawLevel(times, logic));
      const comparison = new Comparison();
      comparison.same('level', level, Number(row['alert_level']));
      for (const [index, expected] of expectedTimes(row, logic).entries()) {
        compareTime(comparison, `volume ${index + 1}`, times[index]!, expected);
      }
      yield { id: idOf(file, row), ...comparison.result() };
    }
  },
};

/** Accepted in the time to a volume; the levels must be equal. */
const TIME_TOLERANCE_S = 1e-4;

const LOGICS: Readonly<Record<string, AlertLogic>> = {
  do365b_nosum: alertLogics.enRoute,
  do365b_nosum_nohyst: alertLogics.enRouteRaw,
  do365b_sum: alertLogics.enRouteLater,
  buffered_nom_b: alertLogics.buffered,
  cd3d_5nmi_1000ft: alertLogics.cylinder,
};

type Row = Readonly<Record<string, string>>;

function isReference(file: TruthFile): boolean {
  const { columns } = file.table();
  const wanted = ['time_s', 'own', 'intruder', 'alert_level', 't_to_vol1_s'];
  return wanted.every((name) => columns.includes(name)) && basename(file.path).includes('__');
}

function encounterOf(file: TruthFile): readonly [encounter: string, configuration: string] {
  const [encounter = '', configuration = ''] = basename(file.path)
    .replace(/\.csv(\.gz)?$/, '')
    .split('__');
  return [encounter, configuration];
}

function projectedPath(file: TruthFile): string {
  return join(file.folder, '..', 'projected', `${encounterOf(file)[0]}.csv`);
}

function rowsOf(file: TruthFile): readonly Row[] {
  const { columns, rows } = file.table();
  const names = columns.map((name) => name.trim());
  return rows.map((cells) =>
    Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()])),
  );
}

function readProjected(file: TruthFile): ReadonlyMap<string, PlanarState> {
  return new Map(
    rowsOf(file).map((row) => [
      keyOf(Number(row['time_s']), row['id']),
      {
        eastM: Number(row['x_m']),
        northM: Number(row['y_m']),
        upM: Number(row['z_m']),
        eastMps: Number(row['vx_mps']),
        northMps: Number(row['vy_mps']),
        upMps: Number(row['vz_mps']),
      },
    ]),
  );
}

function keyOf(second: number, aircraft: string | undefined): string {
  return `${second} ${aircraft}`;
}

function expectedTimes(row: Row, logic: AlertLogic): readonly number[] {
  return logic.levels.map((_, index) => {
    const cell = row[`t_to_vol${index + 1}_s`];
    return cell === 'inf' ? Infinity : Number(cell);
  });
}

function compareTime(comparison: Comparison, what: string, got: number, expected: number): void {
  if (got === Infinity || expected === Infinity) comparison.same(what, got, expected);
  else comparison.measure(what, got, expected, TIME_TOLERANCE_S);
}

function idOf(file: TruthFile, row: Row): string {
  return `${encounterOf(file).join(' ')} ${row['intruder']} at ${row['time_s']} s`;
}
