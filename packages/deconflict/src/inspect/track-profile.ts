import { FixFlag, fixSources, QUALITY_ABSENT } from '@deconflict/engine/tracks';
import type { FixBatch } from '@deconflict/engine/tracks';

/** What a track file holds, gathered batch by batch in memory that does not grow with the file. */
export class TrackProfile {
  fixes = 0;
  fromMs = Infinity;
  untilMs = -Infinity;
  southDeg = Infinity;
  northDeg = -Infinity;
  withPressure = 0;
  withEllipsoidHeight = 0;
  withSeaLevelHeight = 0;
  withStatedError = 0;
  onGround = 0;
  readonly #aircraft = new Set<string>();
  readonly #bySource = new Uint32Array(fixSources.length);
  /** Which whole degrees of longitude hold a fix: the box is what is left outside the widest empty stretch. */
  readonly #longitudes = new Uint8Array(360);
  #westDeg = Infinity;
  #eastDeg = -Infinity;

  add(batch: FixBatch): void {
    for (let row = 0; row < batch.count; row += 1) {
      this.fixes += 1;
      this.fromMs = Math.min(this.fromMs, batch.timeMs[row]!);
      this.untilMs = Math.max(this.untilMs, batch.timeMs[row]!);
      this.southDeg = Math.min(this.southDeg, batch.latDeg[row]!);
      this.northDeg = Math.max(this.northDeg, batch.latDeg[row]!);
      this.#westDeg = Math.min(this.#westDeg, batch.lonDeg[row]!);
      this.#eastDeg = Math.max(this.#eastDeg, batch.lonDeg[row]!);
      this.#longitudes[Math.min(359, Math.floor(batch.lonDeg[row]! + 180))] = 1;
      this.#aircraft.add(batch.aircraft[batch.aircraftIndex[row]!]!.key);
      this.#bySource[batch.source[row]!]! += 1;
      this.#addQuality(batch, row);
    }
  }

  get aircraft(): number {
    return this.#aircraft.size;
  }

  get sources(): { readonly source: string; readonly fixes: number }[] {
    return fixSources
      .map((source, index) => ({ source, fixes: this.#bySource[index]! }))
      .filter(({ fixes }) => fixes > 0);
  }

  /** West and east of the box; west is greater than east where the fixes lie across the antimeridian. */
  get longitudes(): { readonly westDeg: number; readonly eastDeg: number } {
    let emptyStart = 0;
    let emptyLength = 0;
    let run = 0;
    for (let step = 0; step < 720; step += 1) {
      run = this.#longitudes[step % 360] === 0 ? run + 1 : 0;
      if (run > emptyLength) {
        emptyLength = run;
        emptyStart = step - run + 1;
      }
    }
    const emptyEnd = emptyStart + emptyLength;
    // The widest empty stretch lies within -180..180 unless fixes crowd at both its ends.
    if (emptyLength === 0 || emptyLength >= 360) return { westDeg: this.#westDeg, eastDeg: this.#eastDeg };
    const touchesEdge = emptyStart % 360 === 0 || emptyEnd % 360 === 0 || emptyEnd > 360;
    if (touchesEdge) return { westDeg: this.#westDeg, eastDeg: this.#eastDeg };
    return { westDeg: (emptyEnd % 360) - 180, eastDeg: (emptyStart % 360) - 180 };
  }

  #addQuality(batch: FixBatch, row: number): void {
    const flags = batch.flags[row]!;
    if (!Number.isNaN(batch.pressureAltitudeM[row]!)) this.withPressure += 1;
    if (!Number.isNaN(batch.geometricAltitudeM[row]!)) {
      if ((flags & FixFlag.geometricIsAmsl) !== 0) this.withSeaLevelHeight += 1;
      else this.withEllipsoidHeight += 1;
    }
    if ((flags & FixFlag.onGround) !== 0) this.onGround += 1;
    if (batch.horizontalErrorM[row]! > 0 || states(batch.nacp[row]!) || states(batch.nic[row]!)) {
      this.withStatedError += 1;
    }
  }
}

/** Category 0 means that the aircraft does not know its own accuracy. */
function states(category: number): boolean {
  return category > 0 && category !== QUALITY_ABSENT;
}
