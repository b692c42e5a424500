/**
 * The table of flights in README.md and the page EXPECTED.md, from what `expectation.js` worked out.
 *
 * @typedef {ReturnType<typeof import('./expectation.js').expectCounts>} Expectation
 */

/**
 * One line a finding of rule `entry`.
 *
 * @param {Expectation} expectation
 * @returns {string}
 */
export function flightTable({ entries }) {
  const rows = entries.map((entry) => {
    const passes = entry.passes.length > 0 ? entry.passes : [undefined];
    const entered = passes.map((pass) => (pass ? timeOf(pass.fromMs, pass.begins) : 'not established'));
    const left = passes.map((pass) => (pass ? timeOf(pass.untilMs, pass.ends) : 'not established'));
    const minutes =
      entry.certainty === 'confirmed'
        ? entry.minutes.nominal.toFixed(1)
        : `0 to ${entry.minutes.most.toFixed(1)}`;
    return `| ${entry.title} | ${entry.callsign} | ${entered.join('<br>')} | ${left.join('<br>')} | ${minutes} | ${entry.certainty} |`;
  });
  return [
    '| flight | call sign | in (UTC) | out (UTC) | minutes | entry is |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/**
 * @param {Expectation} expectation
 * @param {ReturnType<typeof import('./other-expectations.js').expectOtherRules>} others
 * @returns {string}
 */
export function expectedPage(expectation, others) {
  const { counts, episodes } = expectation;
  const { distance, garrison, identification } = others;
  const band = others['drop-heights'];
  const [heardByNobody, heardByOthers] = identification.findings;
  const range = ({ least, most }) => `${least} to ${most}`;
  return `# What a check of this example must come to

SYNTHETIC. Written by \`node tools/generate-example/al-tanf.js\`, which works these numbers out without the engine
(GeographicLib, sampling twice a second, bisection) and refuses to write an example that does not tell its story. The
same in machine-readable form: \`expected.json\`.

## Rule \`entry\`: coalition aircraft in \`tanf-55\`, window PT24H

The first number counts confirmed entries only, the second one the possible entry too.

| unit | number | how it comes about |
|---|---|---|
| airframe-entry | **${range(counts['airframe-entry'])}** | Every aircraft counts each time it enters: 1 pair of F-16 (2), 5 pairs of F-35 (10) and 2 MQ-1C (2) make 14; the MC-12W, whose error circle alone touches the area, may be one more. |
| flight-entry | **${range(counts['flight-entry'])}** | A pair in formation counts once: 6 pairs and 2 single MQ-1C make 8; the MC-12W may be one more. |
| airframe | **${range(counts.airframe)}** | Each aircraft counts once: F-35 pair A comes twice under other call signs but with the same addresses, so 14 less 2 make 12; the MC-12W may be one more. |
| episode | **${range(counts.episode)}** | Times with at least one aircraft inside, merged below 10 minutes: the F-16 pair and F-35 pair B (7 minutes apart) are one, so are the first MQ-1C and pair C, and the second MQ-1C and pair D; pair A makes two; the MC-12W may be one more, since nobody else was inside then. |
| minutes | **${counts.minutes.least.toFixed(1)} to ${counts.minutes.most.toFixed(1)}** (nominally ${counts.minutes.nominal.toFixed(1)}) | Minutes inside, summed over aircraft, from certainly inside in confirmed entries to possibly inside in all; a third of them belong to one MQ-1C, and 7 of its minutes are missing because nobody received anything. |

What does not count, and why:

- F-35 pair C leaves to the east and is back six minutes later: below the re-entry gap, so its two passes are one entry
  for each aircraft.
- The first MQ-1C is not received for seven minutes inside, the second one for more than two hours. No exit was seen,
  so neither makes a second entry, and the time not observed is not counted as inside.
- The echo \`~2afe16\` beside the first F-16 carries no ICAO address: it is attributed to nobody.
- Airliners on the airway and the Su-35 by day are inside the circle too, but the rule does not concern them.

Episodes (UTC), the one in brackets only possible:

${episodes.map((episode) => `- ${episodeText(episode, expectation)}`).join('\n')}

## Passes, to a tenth of a second

${flightTable(expectation)}

## The other rules

| rule | kind | findings | how it comes about |
|---|---|---|---|
| \`identification\` | identification | **1 to 2** | The second MQ-1C is silent from ${clock(heardByOthers.from)} to ${clock(heardByOthers.until)} while ${heardByOthers.othersInside} airliners cross the area, in ${heardByOthers.minutesHeard} of ${heardByOthers.minutes} minutes: confirmed, the receivers were not deaf. The first one is silent from ${clock(heardByNobody.from)} to ${clock(heardByNobody.until)} while nobody else is heard either: possible, the silence may be that of the receiver. |
| \`distance\` | separation | **1** | Su-35 and leader of F-35 pair A meet head on at the northern edge: less than 3 NM and 1000 ft from ${clock(distance.from)} to ${clock(distance.until)}, closest ${nauticalMiles(distance.closest.horizontalM)} NM and ${feet(distance.closest.verticalM)} ft at ${clock(distance.closest.timeMs)}. The wingman keeps ${nauticalMiles(distance.wingman.closest.horizontalM)} NM. |
| \`approach\` | separation, not agreed | **0**, 1 measurement | The same encounter: no distance was agreed, so it is measured and nothing is found. |
| \`garrison\` | standoff | **1** | The Su-35 passes half a kilometre beside the garrison, from ${clock(garrison.from)} to ${clock(garrison.until)} within 1 NM. |
| \`exercise-area\` | no-entry | **0** | No coalition aircraft enters the exercise area while it is active. |
| \`line-buffer\` | buffer | **0** | The MQ-9 passes the line at ${(others['line-buffer'].closestM / 1000).toFixed(2)} km; 10 km are agreed for unmanned aircraft. |
| \`drop-heights\` | altitude band | **1** | The An-26 crosses the drop box five times between 1,500 and 3,000 m and sinks to ${band.lowestAmslM} m in the fourth, below the band from ${clock(band.from)} to ${clock(band.until)}. |
`;
}

function episodeText({ fromMs, untilMs }, { entries }) {
  const inside = entries.filter((entry) => entry.fromMs <= untilMs && entry.untilMs >= fromMs);
  const titles = [...new Set(inside.map(({ title }) => title))].join('; ');
  const isOnlyPossible = inside.every(({ certainty }) => certainty === 'possible');
  const text = `${clock(fromMs)} to ${clock(untilMs)}: ${titles}`;
  return isOnlyPossible ? `(${text})` : text;
}

function timeOf(timeMs, how) {
  if (how === 'crossed') return clock(timeMs);
  return how === 'first-observed' ? `heard again ${clock(timeMs)}` : `last heard ${clock(timeMs)}`;
}

function clock(timeMs) {
  return new Date(Math.round(timeMs / 100) * 100).toISOString().slice(11, 21);
}

function nauticalMiles(metres) {
  return (metres / 1852).toFixed(2);
}

function feet(metres) {
  return (metres / 0.3048).toFixed(0);
}
