import type { AircraftIdentity, FixBatch } from '@deconflict/engine/tracks';
import { packColumns, unpackColumns } from './packed-columns.ts';
import type { PackedBatch } from './reader-messages.ts';

/** The sending end: packs the batches of one file, and with them what has been added to its dictionary of aircraft. */
export class BatchPacker {
  #aircraft: FixBatch['aircraft'] | undefined;
  #sent = 0;

  pack(batch: FixBatch): PackedBatch {
    const { count, aircraft, resolution } = batch;
    // A dictionary only grows; another array is another dictionary.
    if (aircraft !== this.#aircraft) this.#sent = 0;
    this.#aircraft = aircraft;
    const firstNewAircraft = this.#sent;
    this.#sent = aircraft.length;
    const newAircraft = aircraft.slice(firstNewAircraft);
    return { count, columns: packColumns(batch), firstNewAircraft, newAircraft, resolution };
  }
}

/**
 * The receiving end: gives the batches back. Within a dictionary an aircraft is the same object from batch to batch, since
 * whoever takes them knows an aircraft by its object.
 */
export class BatchUnpacker {
  #aircraft: AircraftIdentity[] = [];

  unpack({ count, columns, firstNewAircraft, newAircraft, resolution }: PackedBatch): FixBatch {
    if (firstNewAircraft === 0) this.#aircraft = [];
    for (const identity of newAircraft) this.#aircraft.push(identity);
    return { count, ...unpackColumns(columns, count), aircraft: this.#aircraft, resolution };
  }
}
