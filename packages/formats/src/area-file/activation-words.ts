/**
 * The words in a name or a limit that say that an area is not always active, or undefined. An area "MON-FRI" or "by
 * NOTAM" that is taken for always active yields entries that never were, so its activity stays undecided until the
 * agreement says when.
 *
 * Known: NOTAM, HX, HJ, HN (ICAO Doc 8400), SR-SS, days from-to (MON-FRI, Mo-Fr), clock times from-to beside a day or a
 * zone (0800-2200 UTC). H24 means always. HO is left out: it is a word in too many names.
 */
export function activationWordsIn(text: string): string | undefined {
  const found = text.match(activationWords);
  return found === null ? undefined : [...new Set(found.map((words) => words.trim()))].join(' ');
}

const day = '(?:MON?|TUE?|WED?|THU?|FRI?|SAT?|SUN?)';
const fullDay = '(?:MON|TUE|WED|THU|FRI|SAT|SUN)';
const days = `(?:\\b${day} ?- ?${day}\\b|\\b${fullDay}/${fullDay}\\b)`;
const clock = '(?:[01]\\d|2[0-4]):?[0-5]\\d';
const zone = '(?:UTC|Z|LT|LMT|LOC)';
const activationWords = new RegExp(
  [
    '\\b(?:BY )?NOTAM\\b',
    '\\bH[XJN]\\b',
    '\\b(?:SR|SS) ?[-/] ?(?:SR|SS)\\b',
    `${days}\\+?(?: ${clock} ?- ?${clock}(?: ?${zone}\\b)?)?`,
    `\\b${clock} ?- ?${clock} ?${zone}\\b`,
    `\\b${clock} ?- ?${clock} ${days}`,
  ].join('|'),
  'gi',
);
