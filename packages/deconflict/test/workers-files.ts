import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** An area, a distance and a silence to look for in what {@link writeManyFiles} writes. */
export const agreementText = `agreement: Many small files (SYNTHETIC)
version: 1
synthetic: true
effective: { from: 2023-08-01T00:00:00Z }
parties:
  north: { name: North, aircraft: [ { icao24: AE0000-AE0003 } ] }
  south: { name: South, aircraft: [ { icao24: AE0004-AE00FF }, { callsign: SOU* } ] }
areas:
  circle:
    name: Circle
    type: unilateral
    circle: { centre: 33 30 N 038 40 E, radius: 20 km }
    floor: GND
    ceiling: UNL
    terrain: { from: 600 m, to: 1000 m }
rules:
  - { id: entry, kind: no-entry, area: circle }
  - { id: distance, kind: separation, between: [north, south], horizontal: 3 NM, vertical: 1000 ft }
counting:
  units: [airframe-entry, flight-entry, airframe, episode, minutes]
  window: { rolling: PT24H }
  reentry-gap: PT10M
  formation: { horizontal: 2 NM, vertical: 1000 ft, overlap: PT2M }
`;

const START_S = 1_690_948_800;
const FILES = 60;
const AIRCRAFT = 9;

/**
 * Writes 60 small files of one receiver after the other, in which the same aircraft come again under several call signs,
 * one of them also under an address that is not its own, with faulty lines in every file; every third file is gzipped.
 * One file of a flight recorder is long enough to come in many batches. The same bytes each time.
 */
export function writeManyFiles(folder: string): void {
  for (let file = 0; file < FILES; file += 1) {
    const text = Array.from({ length: 30 }, (_, step) => stepLines(file, step)).join('');
    const name = `SYNTHETIC-${String(file).padStart(2, '0')}.jsonl`;
    if (file % 3 === 0) writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
    else writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'SYNTHETIC-recorder.igc'), recorderText());
}

/** Files overlap by half, so that most positions are in two of them. */
function stepLines(file: number, step: number): string {
  const seconds = file * 75 + step * 5;
  const lines: string[] = [];
  for (let aircraft = 0; aircraft < AIRCRAFT; aircraft += 1) {
    if ((aircraft + file) % 4 === 0) continue;
    const callsign = `${aircraft < 4 ? 'NOR' : 'SOU'}${aircraft}${file % 3}`;
    lines.push(positionLine(`ae000${aircraft}`, callsign, aircraft, seconds));
    if (aircraft === 1) lines.push(positionLine('~2b0001', '', aircraft, seconds));
  }
  if (step === file % 30)
    lines.push(
      positionLine('ae0001', '', 1, seconds).replace(/"lat":[\d.]+,"lon":[\d.]+/, '"lat":0,"lon":0'),
    );
  if (step % 13 === file % 13) lines.push(`no object at all, file ${file}, step ${step}\n`);
  return lines.join('');
}

/** Aircraft fly to and fro on parallel lines; numbers 3 and 4 on lines 2 km apart. */
function positionLine(hex: string, callsign: string, aircraft: number, seconds: number): string {
  const legSeconds = 900;
  const phase = (seconds + aircraft * 200) % (2 * legSeconds);
  const eastDeg = 0.0022 * (phase < legSeconds ? phase : 2 * legSeconds - phase);
  const latDeg = 33.2 + 0.07 * aircraft - (aircraft === 4 ? 0.052 : 0);
  return `${JSON.stringify({
    now: START_S + seconds,
    hex,
    type: hex.startsWith('~') ? 'tisb_other' : 'adsb_icao',
    ...(callsign !== '' && { flight: callsign }),
    alt_baro: 25_000,
    lat: Number(latDeg.toFixed(6)),
    lon: Number((37.7 + eastDeg).toFixed(6)),
    nic: 8,
    nac_p: 9,
    sil: 3,
    seen_pos: 0,
  })}\n`;
}

/** Eight hours, a fix a second: eight batches, which is more than a reader may be ahead. */
function recorderText(): string {
  const lines = ['AXXX001SYNTHETIC\r\nHFDTE020823\r\nHFGIDGLIDERID:SYN-1\r\nHFCIDCOMPETITIONID:SOU99\r\n'];
  for (let second = 0; second < 28_800; second += 1) {
    const clock = [3600, 60, 1].map((unit) => String(Math.floor(second / unit) % (unit === 3600 ? 24 : 60)));
    const thousandths = 10_000 + Math.abs((second % 8000) - 4000) * 4;
    const minutes = String(thousandths).padStart(5, '0');
    lines.push(
      `B${clock.map((part) => part.padStart(2, '0')).join('')}3330000N038${minutes}EA0300003100\r\n`,
    );
  }
  return lines.join('');
}
