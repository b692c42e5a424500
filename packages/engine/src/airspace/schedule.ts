import type { LatLon } from '../geo/index.ts';

/** When a volume is active. Instants are milliseconds since 1970 UTC; intervals are closed. */
export type Schedule =
  | { readonly kind: 'always' }
  | { readonly kind: 'windows'; readonly windows: readonly TimeWindow[] }
  | WeeklySchedule
  | NightSchedule
  /** Active while every part is active. */
  | { readonly kind: 'all-of'; readonly parts: readonly Schedule[] }
  /** Active while at least one part is active. */
  | { readonly kind: 'any-of'; readonly parts: readonly Schedule[] }
  /** Written in words that no machine can read: whether it is active stays undecided. */
  | { readonly kind: 'unreadable'; readonly text: string };

export interface TimeWindow {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Hours on days of the week, in a fixed offset from UTC. An entry whose end is not after its start runs past midnight. */
export interface WeeklySchedule {
  readonly kind: 'weekly';
  readonly utcOffsetMinutes: number;
  readonly entries: readonly {
    /** 1 = Monday ... 7 = Sunday (ISO 8601): the day on which the entry starts. */
    readonly days: readonly number[];
    readonly fromMinute: number;
    readonly untilMinute: number;
  }[];
}

/** From dusk to dawn by the real sun at a place. */
export interface NightSchedule {
  readonly kind: 'night';
  /** `sunset`: upper limb, -0.833 degrees; the twilights: disc centre at -6, -12, -18 degrees. */
  readonly definition: 'sunset' | 'civil' | 'nautical' | 'astronomical';
  readonly at: LatLon;
}
