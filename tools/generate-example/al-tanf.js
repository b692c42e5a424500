// Writes examples/al-tanf: a made-up day, the same bytes at every run. Usage: node tools/generate-example/al-tanf.js
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { airliners } from './airliners.js';
import { reaper } from './coalition-flights.js';
import { dropAircraft, nightFlights } from './exercise-flights.js';
import { expectCounts, staysOfOthers } from './expectation.js';
import { expectedPage, flightTable } from './expected-page.js';
import { gzip } from './gzip.js';
import { expectOtherRules } from './other-expectations.js';
import { baseStationLines, flightRecorderFile, openSkyStates } from './other-encodings.js';
import { readsbLines, readsbTrace } from './readsb-encoding.js';
import { easternReceptions, messagesSentBy, southernReceptions } from './receptions.js';

const folder = new URL('../../examples/al-tanf/', import.meta.url);
const REMARK = 'SYNTHETIC: made up for the example al-tanf, no such flight took place';

/**
 * Every generated file by its name below examples/al-tanf.
 *
 * @param {string} readme README.md as it stands, whose table of flights is replaced
 * @returns {ReadonlyMap<string, Uint8Array>}
 */
export function generateAlTanf(readme) {
  const expectation = expectCounts();
  const others = expectOtherRules();
  const texts = new Map([
    [
      'tracks/SYNTHETIC-hama-receiver.sbs1.csv',
      baseStationLines(nightFlights.flatMap((flight) => messagesSentBy(flight))),
    ],
    ['tracks/SYNTHETIC-drop-aircraft.igc', flightRecorderFile(dropAircraft)],
    [
      `tracks/SYNTHETIC-trace_full_${reaper.aircraft[0].icao24}.json`,
      readsbTrace(messagesSentBy(reaper), REMARK),
    ],
    ['expected.json', expectedJson(expectation, others)],
    ['EXPECTED.md', expectedPage(expectation, others)],
    ['README.md', withTable(readme, flightTable(expectation))],
  ]);
  const compressed = new Map([
    ['tracks/SYNTHETIC-receiver-south.jsonl.gz', readsbLines(southernReceptions(), REMARK)],
    ['tracks/SYNTHETIC-receiver-east.jsonl.gz', readsbLines(easternReceptions(), REMARK)],
    [
      'tracks/SYNTHETIC-airway-opensky-states.csv.gz',
      openSkyStates(airliners.map((flight) => messagesSentBy(flight))),
    ],
  ]);
  const encoder = new TextEncoder();
  return new Map([
    ...[...texts].map(([name, text]) => [name, encoder.encode(text)]),
    ...[...compressed].map(([name, text]) => [name, gzip(encoder.encode(text))]),
  ]);
}

function expectedJson({ counts, entries, flights, episodes }, others) {
  const expected = {
    remark: REMARK,
    rule: 'entry',
    area: 'tanf-55',
    party: 'coalition',
    counts,
    entries: entries.map(({ aircraft, callsign, title, certainty, possible, passes, minutes }) => ({
      aircraft,
      callsign,
      title,
      flight:
        1 +
        flights.findIndex((flight) =>
          flight.some((member) => member.aircraft === aircraft && member.title === title),
        ),
      certainty,
      passes: passes.map(({ fromMs, untilMs, begins, ends }) => ({
        entry: { at: instant(fromMs), how: begins },
        exit: { at: instant(untilMs), how: ends },
      })),
      possiblyInside: possible.map(({ fromMs, untilMs }) => ({
        from: instant(fromMs),
        until: instant(untilMs),
      })),
      minutes: Object.fromEntries(
        Object.entries(minutes).map(([level, value]) => [level, rounded(value, 3)]),
      ),
    })),
    episodes: episodes.map(({ fromMs, untilMs }) => ({ from: instant(fromMs), until: instant(untilMs) })),
    otherRules: {
      identification: {
        findings: others.identification.findings.map((finding) => ({
          ...finding,
          from: instant(finding.from),
          until: instant(finding.until),
        })),
      },
      distance: {
        aircraft: others.distance.aircraft,
        other: others.distance.other,
        from: instant(others.distance.from),
        until: instant(others.distance.until),
        closest: {
          at: instant(others.distance.closest.timeMs),
          horizontalM: rounded(others.distance.closest.horizontalM, 1),
          verticalM: rounded(others.distance.closest.verticalM, 1),
        },
      },
      garrison: {
        aircraft: others.garrison.aircraft,
        from: instant(others.garrison.from),
        until: instant(others.garrison.until),
      },
      'drop-heights': {
        passes: others['drop-heights'].passes,
        from: instant(others['drop-heights'].from),
        until: instant(others['drop-heights'].until),
        lowestAmslM: others['drop-heights'].lowestAmslM,
      },
      'exercise-area': { findings: 0 },
      'line-buffer': { findings: 0, closestM: rounded(others['line-buffer'].closestM, 0) },
    },
    insideButNotBound: staysOfOthers().map(({ aircraft, callsign, entry, exit }) => ({
      aircraft,
      callsign,
      entry: instant(entry),
      exit: instant(exit),
    })),
  };
  return `${JSON.stringify(expected, null, 2)}\n`;
}

/** To the millisecond: bisection stops at 0.01 ms, so that no other Node rounds to another one. */
function instant(timeMs) {
  return new Date(Math.round(timeMs)).toISOString();
}

function rounded(value, decimals) {
  return Number(value.toFixed(decimals));
}

function withTable(readme, table) {
  const marks = /(<!-- flights -->\n)[\s\S]*?(<!-- end of flights -->)/;
  if (!marks.test(readme)) throw new Error('README.md has no place for the table of flights');
  return readme.replace(marks, (_, before, after) => `${before}\n${table}\n\n${after}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = generateAlTanf(await readFile(new URL('README.md', folder), 'utf8'));
  for (const [name, bytes] of files) {
    const path = new URL(name, folder);
    await mkdir(new URL('.', path), { recursive: true });
    await writeFile(path, bytes);
    process.stdout.write(`${String(bytes.length).padStart(8)}  examples/al-tanf/${name}\n`);
  }
}
