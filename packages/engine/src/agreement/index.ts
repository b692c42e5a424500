export type {
  AgreedLength,
  Agreement,
  AircraftClass,
  AltitudeBandRule,
  BufferRule,
  ConfirmationRule,
  Exception,
  Identifier,
  IdentificationRule,
  Measurability,
  NoEntryRule,
  Party,
  QualityRule,
  Rule,
  RuleBase,
  SeparationRule,
  StandoffRule,
} from './agreement.ts';
export { countingUnits } from './counting-rule.ts';
export type { CountingRule, CountingUnit, CountingWindow, FormationRule } from './counting-rule.ts';
