import type { AircraftIdentity } from '@deconflict/engine/tracks';
import { nameByFile, tidy } from '../reader/index.ts';

/** What the headers of an IGC file say about recorder and glider. Pilots and crew are never kept. */
export interface IgcHeaders {
  /** The A record without its A: manufacturer, serial number, and what follows. */
  readonly recorder: string;
  /** HFGID: the registration of the glider. */
  readonly gliderId: string;
  /** HFCID: the number on its fin. */
  readonly competitionId: string;
}

/**
 * Who flew, from the headers alone, so that the parts of a file that repeat its headers agree.
 *
 * The A record (appendix A 3.1) should name the recorder, but software writes the same one everywhere: all 59
 * gliders of a competition carry `AXCCXXXCompCheck-4.3`. So glider and competition number always belong to the key,
 * and the recorder alone is trusted only where its manufacturer has a code of its own (those that begin with X are
 * general, 2.5.6 note 2) or where it writes a serial number of at least eight hexadecimal digits.
 */
export function identifyGlider(headers: IgcHeaders, fileName: string): AircraftIdentity {
  const recorder = keyPart(headers.recorder.replace(/\s*FLIGHT:.*$/i, ''));
  const gliderId = keyPart(headers.gliderId);
  const competitionId = keyPart(headers.competitionId);
  const particulars = tidy({ registration: gliderId, callsign: competitionId });
  const isRecorderUnique = /^[A-WYZ][A-Z0-9]{2}-?[A-Z0-9]{3}/.test(recorder) || /[0-9A-F]{8}/.test(recorder);
  if (gliderId === '' && competitionId === '' && !isRecorderUnique) {
    return nameByFile(fileName, '', particulars);
  }
  const key = [recorder, gliderId, competitionId].filter((part) => part !== '').join('/');
  return { key: `logger:${key}`, addressKind: 'logger', ...particulars };
}

/** Upper case without blanks, or empty where the text only says that nothing is known. */
function keyPart(text: string): string {
  const tidied = text.trim().toUpperCase().replaceAll(/\s+/g, '_').replaceAll('/', '_');
  return /^(?:N_A|NA|NIL|NKN|NONE|NULL|UNKNOWN|NOT_SET|[-_.?0X]*)$/.test(tidied) ? '' : tidied;
}
