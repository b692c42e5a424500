import { decodeHead } from '../area-file/index.ts';
import type { AreaFormat } from '../reader/index.ts';
import { readOpenAir } from './read-openair.ts';

/** OpenAir, WinPilot's and Naviter's edition alike. */
export const openAirFormat: AreaFormat = {
  id: 'openair',
  name: 'OpenAir',
  holds: 'areas',
  extensions: ['openair', 'txt'],
  sniff: sniffOpenAir,
  readAreas: readOpenAir,
};

/**
 * The share of lines that are OpenAir records, where an airspace begins (AC or AN) and has an outline; half of it
 * where the first 64 KiB hold no outline. IGC records have no blank behind their letters, a comma-separated line has
 * no known two letters in front, Tim Newport-Peace's format has KEY=VALUE.
 */
function sniffOpenAir(head: Uint8Array): number {
  const lines = decodeHead(head.subarray(0, 65_536)).split(/\r\n|\n|\r/);
  // The last line may have been cut.
  if (head.length >= 65_536) lines.pop();
  let counted = 0;
  let matched = 0;
  let begins = false;
  let outlined = false;
  for (const line of lines) {
    const text = line.slice(0, 200).trim();
    if (text === '' || text.startsWith('*')) continue;
    counted += 1;
    if (/^(?:AC|AN)\s+\S/i.test(text)) begins = true;
    else if (outlineRecord.test(text)) outlined = true;
    else if (!otherRecord.test(text)) continue;
    matched += 1;
  }
  if (!begins) return 0;
  const share = matched / counted;
  return outlined ? share : share / 2;
}

const outlineRecord = /^(?:D[PBY]\s*\d{1,3}[:.\s]?\d|D[AC]\s*[\d.]|V\s+X\s*=)/i;
const otherRecord = /^(?:A[ALHFGIXYTR]\s|S[PB]\s|T[OCX](?:\s|$)|V\s+[DWZ]\s*=)/i;
