import type { FaultList } from './fault-list.ts';
import type { parties } from './party-shapes.ts';
import type { Value } from './shape.ts';
import type { Span } from './source-text.ts';

interface ClaimedRange {
  readonly party: string;
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

/** Warns of each range of addresses that overlaps an earlier one of another party: its aircraft stay unattributed. */
export function reportOverlaps(partyList: Value<typeof parties>, faults: FaultList): void {
  const ranges = partyList.flatMap(({ id: party, value }) =>
    (value?.values.aircraft ?? []).flatMap(({ value: sign, span }): ClaimedRange[] =>
      sign.by === 'icao24' ? [{ party, from: sign.from, to: sign.to, span }] : [],
    ),
  );
  ranges.sort((a, b) => a.from - b.from);
  // In this order a range overlaps some earlier one of another party exactly when it overlaps the one of another
  // party that reaches furthest: so the furthest of all and the furthest of any other party are enough.
  let furthest: ClaimedRange | undefined;
  let furthestOther: ClaimedRange | undefined;
  for (const range of ranges) {
    const rival = furthest?.party === range.party ? furthestOther : furthest;
    if (rival && rival.to >= range.from) {
      const [later, earlier] = rival.span.start > range.span.start ? [rival, range] : [range, rival];
      const got = `addresses that ${earlier.party} claims too`;
      faults.add('agreement-addresses-overlap', later.span, got, 'addresses of its own', 'kept for both');
    }
    if (!furthest || range.to > furthest.to) {
      if (furthest && furthest.party !== range.party) furthestOther = furthest;
      furthest = range;
    } else if (range.party !== furthest.party && (!furthestOther || range.to > furthestOther.to)) {
      furthestOther = range;
    }
  }
}
