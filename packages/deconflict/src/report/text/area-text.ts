import type { Area, LegalType, Schedule, Volume } from '@deconflict/engine/airspace';
import type { Agreement } from '@deconflict/engine/agreement';
import { formatHeightLimit } from '@deconflict/engine/geo';
import type { Outline } from '@deconflict/engine/geo';
import { periodText } from './instant-text.ts';
import { agreedLengthText, placeText, pluralText } from './quantity-text.ts';

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

/** When a volume is active. */
export function scheduleText(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'always':
      return 'always active';
    case 'windows':
      return windowsText(schedule.windows.map((window) => periodText(window.fromMs, window.untilMs)));
    case 'weekly':
      return `weekly hours (${offsetText(schedule.utcOffsetMinutes)})`;
    case 'night':
      return `at night (${schedule.definition === 'sunset' ? 'sunset to sunrise' : `${schedule.definition} twilight`} at ${placeText(schedule.at)})`;
    case 'all-of':
      return schedule.parts.map(scheduleText).join(' and ');
    case 'any-of':
      return schedule.parts.map(scheduleText).join(' or ');
    case 'unreadable':
      break;
  }
  return `activation not readable by a machine: “${schedule.text}”`;
}

/** `UTC`, `UTC+03:00`. */
export function offsetText(utcOffsetMinutes: number): string {
  if (utcOffsetMinutes === 0) return 'UTC';
  const minutes = Math.abs(utcOffsetMinutes);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `UTC${utcOffsetMinutes < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

const edgeText = { geodesic: 'geodesic', parallel: 'rhumb-line', 'as-drawn': 'as-drawn' } as const;

function windowsText(windows: readonly string[]): string {
  if (windows.length === 0) return 'never active';
  if (windows.length <= 3) return `active ${windows.join(', ')}`;
  return `active in ${windows.length} windows, the first ${windows[0] ?? ''}`;
}
