import { formatSchedule } from '@deconflict/engine/airspace';
import type { Area, LegalType, Schedule, Volume } from '@deconflict/engine/airspace';
import type { Agreement } from '@deconflict/engine/agreement';
import { formatHeightLimit } from '@deconflict/engine/geo';
import type { Outline } from '@deconflict/engine/geo';
import { agreedLengthText, placeText, pluralText } from './quantity-text.ts';

/** More windows than these are counted, not listed. */
const MOST_WINDOWS_LISTED = 3;

/** The legal type in words. A boundary that one side announced is never called agreed. */
export const legalTypeText: Readonly<Record<LegalType, string>> = {
  sovereign: 'sovereign airspace',
  agreed: 'agreed area',
  unilateral: 'unilateral area',
  temporary: 'temporary area',
  prohibited: 'prohibited area',
  restricted: 'restricted area',
  danger: 'danger area',
  controlled: 'controlled airspace',
  'identification-zone': 'identification zone',
  'special-caution': 'special caution area',
  advisory: 'advisory area',
  unspecified: 'area of unspecified legal type',
};

/** The name of an area of the agreement; a rule with a line or point of its own stands for its area. */
export function areaName(agreement: Agreement, id: string): string {
  const name = agreement.areas.find((area) => area.id === id)?.name;
  if (name) return name;
  return agreement.rules.some((rule) => rule.id === id) ? `surroundings of rule ${id}` : id;
}

/** Bands of all volumes, each once: `GND to FL195; FL245 to UNL`. */
export function areaBandText(area: Area): string {
  return [...new Set(area.volumes.map(volumeBandText))].join('; ');
}

/** `GND to UNL`. */
function volumeBandText(volume: Volume): string {
  return `${formatHeightLimit(volume.floor)} to ${formatHeightLimit(volume.ceiling)}`;
}

/** What a shape is, without listing its points. */
export function outlineText(outline: Outline): string {
  switch (outline.kind) {
    case 'circle':
      return `circle of ${agreedLengthText(outline.radiusM)} about ${placeText(outline.centre)}`;
    case 'polygon':
      return `polygon of ${pluralText(outline.vertices.length, 'vertex', 'vertices')}, ${edgeText[outline.edge]} edges`;
    case 'arcs':
      return `outline of ${pluralText(outline.elements.length, 'line or arc', 'lines and arcs')}`;
    case 'corridor':
      break;
  }
  return `corridor ${agreedLengthText(outline.halfWidthM)} to each side of a line of ${pluralText(outline.line.length, 'point', 'points')}`;
}

/** When a volume is active, in full, since hours that are not shown cannot be disputed; a long list of windows is summed up. */
export function scheduleText(schedule: Schedule): string {
  if (schedule.kind !== 'windows' || schedule.windows.length <= MOST_WINDOWS_LISTED)
    return formatSchedule(schedule);
  const first = formatSchedule({ kind: 'windows', windows: schedule.windows.slice(0, 1) });
  return `in ${schedule.windows.length} windows, the first ${first}`;
}

/** `UTC`, `UTC+03:00`. */
export function offsetText(utcOffsetMinutes: number): string {
  if (utcOffsetMinutes === 0) return 'UTC';
  const minutes = Math.abs(utcOffsetMinutes);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `UTC${utcOffsetMinutes < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

const edgeText = { geodesic: 'geodesic', parallel: 'rhumb-line', 'as-drawn': 'as-drawn' } as const;
