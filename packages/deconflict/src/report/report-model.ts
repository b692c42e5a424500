import type { CheckResult } from '@deconflict/engine/account';
import type { Agreement } from '@deconflict/engine/agreement';
import type { AttributionGrade } from '@deconflict/engine/detect';

/** Everything the report page shows; the page computes nothing but pictures. */
export interface ReportModel {
  readonly agreement: Agreement;
  readonly agreementFile: InputFile;
  readonly inputs: readonly InputFile[];
  readonly result: CheckResult;
  readonly tracks: readonly TrackPicture[];
  readonly profiles: readonly ProfilePicture[];
  /** Totals of reader diagnostics by code. */
  readonly diagnostics: readonly {
    readonly code: string;
    readonly count: number;
    readonly summary: string;
    /** Records that were skipped for this, where one report may stand for many. */
    readonly records?: number;
  }[];
  /** True where the agreement or the tracks declare themselves synthetic: the page says so on top. */
  readonly synthetic: boolean;
  /** Sentences on what these findings do not say. */
  readonly caveats: readonly string[];
  readonly programVersion: string;
}

/** One file that went in, by its bytes. Names only, never paths. */
export interface InputFile {
  readonly name: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly records?: {
    readonly read: number;
    readonly repaired: number;
    readonly withoutPosition: number;
    readonly skipped: number;
  };
}

/** The state of the aircraft towards the areas that its rules watch. */
export type TrackState = 'certain' | 'possible' | 'outside' | 'not-observed';

/** A thinned track for drawing: at most a few hundred points an aircraft, changes of state always kept. */
export interface TrackPicture {
  readonly aircraft: string;
  /** Call sign or address: what a person would call it. */
  readonly label: string;
  readonly party?: string;
  readonly grade: AttributionGrade;
  /** Each row: time (ms), latitude, longitude (degrees), pressure altitude or else geometric height (m, NaN unknown), horizontal error radius (m). */
  readonly points: readonly (readonly [number, number, number, number, number])[];
  /** State on the leg that begins at the point of the same index. */
  readonly states: readonly TrackState[];
}

/** Height against time around one finding, with the area's band in the same datum. */
export interface ProfilePicture {
  readonly finding: string;
  readonly datum: 'FL' | 'AMSL' | 'HAE';
  /** Each row: time (ms), height (m), least and greatest height (m). A row of NaN heights is a break. */
  readonly points: readonly (readonly [number, number, number, number])[];
  /** The band of the area in that datum, as intervals: floor and ceiling each from..to metres. Infinite where open. */
  readonly band: {
    readonly floorM: readonly [number, number];
    readonly ceilingM: readonly [number, number];
    readonly floorText: string;
    readonly ceilingText: string;
  };
}
