import type { Finding } from '@deconflict/engine/detect';
import type { LatLon } from '@deconflict/engine/geo';
import type { ReportModel } from '../report/report-model.ts';
import { findingRecord } from './finding-record.ts';

/**
 * `findings.geojson` (RFC 7946): entry, exit and deepest or closest points of every finding, and the thinned track
 * through it. Pictures for maps; the exact numbers are in `findings.json`.
 */
export function printFindingsGeoJson(model: ReportModel): string {
  const features = model.result.findings.flatMap((finding) => [
    ...pointsOf(finding).map(({ role, at }) => pointFeature(finding, role, at)),
    ...trackFeature(finding, model),
  ]);
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 1)}\n`;
}

interface RolePoint {
  readonly role: string;
  readonly at: LatLon;
}

function pointsOf(finding: Finding): RolePoint[] {
  switch (finding.kind) {
    case 'separation':
      return [{ role: 'closest', at: finding.closest.at }];
    case 'identification':
      return [
        { role: 'last heard', at: finding.lastHeard },
        ...(finding.heardAgain ? [{ role: 'heard again', at: finding.heardAgain }] : []),
      ];
    default:
      return [
        ...finding.passes.flatMap(({ entry, exit }) => [
          ...(entry.at ? [{ role: `entry (${entry.how})`, at: entry.at }] : []),
          ...(exit.at ? [{ role: `exit (${exit.how})`, at: exit.at }] : []),
        ]),
        { role: 'deepest', at: finding.deepest.at },
      ];
  }
}

function pointFeature(finding: Finding, role: string, at: LatLon): object {
  return {
    type: 'Feature',
    properties: { role, ...summary(finding) },
    geometry: { type: 'Point', coordinates: position(at.latDeg, at.lonDeg) },
  };
}

function trackFeature(finding: Finding, model: ReportModel): object[] {
  const track = model.tracks.find(({ aircraft }) => aircraft === finding.aircraft.key);
  const inside = (track?.points ?? []).filter(
    ([timeMs]) => finding.fromMs <= timeMs && timeMs <= finding.untilMs,
  );
  if (inside.length < 2) return [];
  return [
    {
      type: 'Feature',
      properties: { role: 'track', ...summary(finding) },
      geometry: {
        type: 'LineString',
        coordinates: inside.map(([, latDeg, lonDeg]) => position(latDeg, lonDeg)),
      },
    },
  ];
}

function summary(finding: Finding): object {
  const { id, rule, certainty, status, from, until } = findingRecord(finding);
  return { finding: id, rule, certainty, status, aircraft: finding.aircraft.key, from, until };
}

/** Seven decimals, longitude first. */
function position(latDeg: number, lonDeg: number): [number, number] {
  return [Math.round(lonDeg * 1e7) / 1e7, Math.round(latDeg * 1e7) / 1e7];
}
