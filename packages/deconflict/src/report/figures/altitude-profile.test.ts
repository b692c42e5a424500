import type { AreaFinding } from '@deconflict/engine/detect';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundingReportModel } from '../../../test/synthetic-report-model.ts';
import type { ProfilePicture } from '../report-model.ts';
import { altitudeProfile } from './altitude-profile.ts';

const model = foundingReportModel();
const finding = model.result.findings.find(
  (candidate): candidate is AreaFinding =>
    candidate.kind === 'no-entry' && candidate.certainty === 'confirmed',
)!;
const profile = model.profiles.find((candidate) => candidate.finding === finding.id)!;

describe('the altitude profile', () => {
  test('says in words what it draws', () => {
    expect(drawn(profile)).toMatch(
      /aria-label="Height of \w+ against time, 2023-08-\d\d [\d:]+ to [\d:]+ UTC: from FL\d+ .* to FL\d+ .*; the area reaches from 5000 ft AMSL to FL325\."/,
    );
  });

  test('hatches a limit that is uncertain in its datum and tints what is certain', () => {
    const low = profile.points.map(([time]) => [time, 1700, 1650, 1750] as const);
    const svg = drawn({ ...profile, points: low });
    expect(svg).toContain('class="band-unsure"');
    expect(svg).toContain('class="band-certain"');
    expect(svg.split('class="limit"')).toHaveLength(3);
  });

  test('marks a limit beyond the figure with an arrow', () => {
    expect(drawn(profile)).toContain('floor 5000 ft AMSL ↓');
    const high = profile.points.map(([time]) => [time, 20_000, 19_900, 20_100] as const);
    expect(drawn({ ...profile, points: high })).toContain('ceiling FL325 ↓');
  });

  test('breaks its line where nothing was observed', () => {
    const middle = Math.floor(profile.points.length / 2);
    const points = profile.points.map((row, index) =>
      index === middle ? ([row[0], Number.NaN, Number.NaN, Number.NaN] as const) : row,
    );
    expect(drawn({ ...profile, points }).split('class="height"')).toHaveLength(3);
  });

  test('is nothing where no height is known', () => {
    const points = profile.points.map(([time]) => [time, Number.NaN, Number.NaN, Number.NaN] as const);
    expect(altitudeProfile(finding, { ...profile, points })).toBeUndefined();
    expect(altitudeProfile(finding, { ...profile, points: [] })).toBeUndefined();
  });

  test('draws finite numbers for any heights and limits', () => {
    const height = fc.double({ min: -500, max: 30_000, noNaN: true });
    const limit = fc.oneof(height, fc.constantFrom(-Infinity, Infinity));
    const rows = fc.array(fc.tuple(height, fc.nat(600), fc.nat(1000)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, limit, limit, limit, limit, (heights, a, b, c, d) => {
        const points = heights.map(
          ([h, error, gap], index) => [finding.fromMs + index * 1000 + gap, h, h - error, h + error] as const,
        );
        const floorM = [Math.min(a, b), Math.max(a, b)] as const;
        const ceilingM = [Math.min(c, d), Math.max(c, d)] as const;
        const svg = drawn({ ...profile, points, band: { ...profile.band, floorM, ceilingM } });
        expect(svg).not.toMatch(/NaN|Infinity|undefined|(?:width|height)="-/);
      }),
      { seed: 41, numRuns: 300 },
    );
  });
});

function drawn(picture: ProfilePicture): string {
  return altitudeProfile(finding, picture)!.text;
}
