import { describe, expect, test } from 'vitest';
import { sliceTrack, stateRuns, trackPlace } from './track-lines.ts';
import type { TrackSlice } from './track-lines.ts';

const track: TrackSlice = {
  points: [
    [0, 10, 20, 100, 5],
    [1000, 11, 21, 200, 5],
    [2000, 12, 22, 300, 15],
    [5000, 13, 23, 300, 15],
  ],
  states: ['outside', 'certain', 'not-observed', 'outside'],
};

describe('sliceTrack', () => {
  test('cuts legs in the middle and keeps the state of each', () => {
    const slice = sliceTrack(track, 500, 3500);
    expect(slice.points.map((row) => row[0])).toEqual([500, 1000, 2000, 3500]);
    expect(slice.states).toEqual(['outside', 'certain', 'not-observed']);
    expect(slice.points[0]).toEqual([500, 10.5, 20.5, 150, 5]);
  });

  test('ends that fall on fixes are those fixes, once', () => {
    expect(sliceTrack(track, 1000, 2000)).toEqual({ points: track.points.slice(1, 3), states: ['certain'] });
  });

  test('a whole track is itself, and beside the track there is nothing', () => {
    expect(sliceTrack(track, -1, 9000)).toEqual({ points: track.points, states: track.states.slice(0, 3) });
    expect(sliceTrack(track, 6000, 7000).points).toEqual([]);
    expect(sliceTrack({ points: [], states: [] }, 0, 1).points).toEqual([]);
  });

  test('a track of one fix is that fix', () => {
    expect(sliceTrack({ points: track.points.slice(0, 1), states: ['outside'] }, 0, 10).points).toHaveLength(
      1,
    );
  });
});

test('a leg across 180 degrees is halved where it is, not on the other side of the Earth', () => {
  const crossing: TrackSlice = {
    points: [
      [0, 0, 179, 0, 0],
      [1000, 0, -179, 0, 0],
    ],
    states: ['outside', 'outside'],
  };
  expect(Math.abs(trackPlace(crossing, 500)?.[1] ?? 0)).toBe(180);
});

test('runs of one state meet at their ends', () => {
  const runs = stateRuns(track);
  expect(runs.map((run) => [run.state, run.rows.length])).toEqual([
    ['outside', 2],
    ['certain', 2],
    ['not-observed', 2],
  ]);
  expect(runs[0]?.rows.at(-1)).toBe(runs[1]?.rows[0]);
});
