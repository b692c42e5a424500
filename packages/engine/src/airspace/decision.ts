/** An answer that may be beyond what anybody can tell. */
export type Decision = 'yes' | 'no' | 'unknown';

/** Kleene: no, where one says no; yes, where all say yes; otherwise unknown. Of nothing: unknown. */
export function allOf(decisions: readonly Decision[]): Decision {
  if (decisions.includes('no')) return 'no';
  return decisions.length > 0 && !decisions.includes('unknown') ? 'yes' : 'unknown';
}

/** Kleene: yes, where one says yes; no, where all say no; otherwise unknown. Of nothing: unknown. */
export function anyOf(decisions: readonly Decision[]): Decision {
  if (decisions.includes('yes')) return 'yes';
  return decisions.length > 0 && !decisions.includes('unknown') ? 'no' : 'unknown';
}
