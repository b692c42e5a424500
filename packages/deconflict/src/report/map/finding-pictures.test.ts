import type { Finding } from '@deconflict/engine/detect';
import { describe, expect, test } from 'vitest';
import { foundingReportModel } from '../../../test/synthetic-report-model.ts';
import { drawFinding, tracksByAircraft } from './finding-pictures.ts';
import type { FindingPicture } from './finding-pictures.ts';
import { chooseMapView } from './map-view.ts';

const model = foundingReportModel();
const view = chooseMapView(model)!;

describe('a finding on the map', () => {
  test('with a silence shows the silence as not observed, never as inside', () => {
    const { lines } = pictureOf('RFF7123', 'entry');
    expect(lines['not-observed'].split('M')).toHaveLength(2);
    expect(lines.certain.split('M')).toHaveLength(3);
  });

  test('that is only possible has no certain stretch', () => {
    const { lines } = pictureOf('DUKE91', 'entry');
    expect(lines.certain).toBe('');
    expect(lines.possible).not.toBe('');
  });

  test('on identification shows the silent leg', () => {
    const { lines } = pictureOf('RFF7123', 'transponder');
    expect(lines['not-observed']).not.toBe('');
    expect(lines.certain).toBe('');
  });

  test('on separation shows certain only what was certainly too close, of both aircraft', () => {
    const finding = findingOf('DUKE21', 'distance');
    if (finding.kind !== 'separation') throw new Error(`got ${finding.kind}, expected separation`);
    const tracks = tracksByAircraft(model);
    expect(drawFinding(finding, tracks, view).lines.certain).toBe('');
    const two = new Map([...tracks, [finding.other.key, tracks.get(finding.aircraft.key)!]]);
    const certainMs = [finding.fromMs + 5000, finding.fromMs + 9000];
    const { lines } = drawFinding({ ...finding, certainMs, certainty: 'confirmed' }, two, view);
    expect(lines.possible.split('M')).toHaveLength(5);
    expect(lines.certain.split('M')).toHaveLength(4);
  });

  test('marks entry and exit and takes a share of the error circles', () => {
    const { entries, exits, circles, box } = pictureOf('DUKE11', 'entry');
    expect([entries.length, exits.length]).toEqual([1, 1]);
    expect(circles.length).toBeGreaterThan(10);
    expect(circles.length).toBeLessThanOrEqual(24);
    for (const [x, y] of [...entries, ...exits]) {
      expect(x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3]).toBe(true);
    }
  });

  test('without a track is a dot at its places', () => {
    const finding = model.result.findings.find((candidate) => candidate.rule === 'entry')!;
    const { path, lines } = drawFinding(finding, new Map(), view);
    expect(path).toMatch(/^(M-?\d+[ -]\d+h\.1)+$/);
    expect(lines.certain).toBe(path);
  });
});

function pictureOf(callsign: string, rule: string): FindingPicture {
  return drawFinding(findingOf(callsign, rule), tracksByAircraft(model), view);
}

function findingOf(callsign: string, rule: string): Finding {
  return model.result.findings.find(
    (candidate) => candidate.aircraft.callsigns.includes(callsign) && candidate.rule === rule,
  )!;
}
