import type { Finding, FormationSpan } from '../detect/index.ts';

/** Answers how many flights a set of entries makes. */
export interface FlightGroups {
  /** Entries joined by `certain` formation only, or by `possible` formation too. */
  count(findings: readonly Finding[], formation: 'certain' | 'possible'): number;
  /**
   * The fewest and the most flights, whichever of the possible entries were real: a possible entry may join two
   * confirmed flights into one, or be a flight of its own.
   */
  range(findings: readonly Finding[]): { readonly least: number; readonly most: number };
  /** Aircraft that fly in possible formation with a finding's aircraft during it, sorted. */
  companionsOf(finding: Finding, findings: readonly Finding[]): string[];
}

/**
 * Groups entries into flights: two entries of the same rule, area and party belong to one flight when their
 * aircraft keep formation for at least the agreed overlap while both are inside. Formation is passed on from
 * neighbour to neighbour, so that a line of four is one flight.
 */
export function groupFlights(spans: readonly FormationSpan[], overlapMs: number): FlightGroups {
  const spansByPair = new Map<string, FormationSpan[]>();
  for (const span of spans) {
    const key = pairKey(...span.aircraft);
    spansByPair.set(key, [...(spansByPair.get(key) ?? []), span]);
  }
  const together = (a: Finding, b: Finding, formation: 'certain' | 'possible'): boolean => {
    const meetings = spansByPair.get(pairKey(a.aircraft.key, b.aircraft.key));
    if (meetings === undefined || !isSameSeries(a, b)) return false;
    const fromMs = Math.max(a.fromMs, b.fromMs);
    const untilMs = Math.min(a.untilMs, b.untilMs);
    const togetherMs = meetings.reduce(
      (sum, span) =>
        sum + overlapWith(formation === 'certain' ? span.certainMs : span.possibleMs, fromMs, untilMs),
      0,
    );
    return togetherMs >= overlapMs;
  };
  const groupsOf = (findings: readonly Finding[], formation: 'certain' | 'possible'): number[] => {
    const leader = findings.map((_, index) => index);
    const find = (index: number): number => {
      let at = index;
      while (leader[at] !== at) at = leader[at] = leader[leader[at]!]!;
      return at;
    };
    findings.forEach((a, i) => {
      for (let j = 0; j < i; j += 1) {
        const rootA = find(i);
        const rootB = find(j);
        if (rootA !== rootB && together(a, findings[j]!, formation)) leader[rootA] = rootB;
      }
    });
    return findings.map((_, index) => find(index));
  };
  const count = (findings: readonly Finding[], formation: 'certain' | 'possible'): number =>
    new Set(groupsOf(findings, formation)).size;
  return {
    count,
    range(findings) {
      const isConfirmed = ({ certainty }: Finding): boolean => certainty === 'confirmed';
      const confirmed = findings.filter(isConfirmed);
      const groups = groupsOf(findings, 'possible');
      const least = new Set(groups.filter((_, index) => isConfirmed(findings[index]!))).size;
      const apart = [...confirmed];
      for (const finding of findings) {
        if (isConfirmed(finding) || apart.some((other) => together(finding, other, 'certain'))) continue;
        apart.push(finding);
      }
      return { least, most: count(confirmed, 'certain') + apart.length - confirmed.length };
    },
    companionsOf(finding, findings) {
      const companions = findings
        .filter((other) => other !== finding && together(finding, other, 'possible'))
        .map(({ aircraft }) => aircraft.key);
      return [...new Set(companions)].sort();
    },
  };
}

function isSameSeries(a: Finding, b: Finding): boolean {
  if (a.rule !== b.rule || a.aircraft.party !== b.aircraft.party) return false;
  const areaOf = (finding: Finding): string | undefined => ('area' in finding ? finding.area.id : undefined);
  return areaOf(a) === areaOf(b);
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function overlapWith(intervals: readonly number[], fromMs: number, untilMs: number): number {
  let overlapMs = 0;
  for (let at = 0; at < intervals.length; at += 2) {
    overlapMs += Math.max(0, Math.min(intervals[at + 1]!, untilMs) - Math.max(intervals[at]!, fromMs));
  }
  return overlapMs;
}
