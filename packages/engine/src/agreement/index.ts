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
export { attribute, classify } from './attribution.ts';
export type { Attribution, AttributionGrade } from './attribution.ts';
export { countingUnits } from './counting-rule.ts';
export type { CountingRule, CountingUnit, CountingWindow, FormationRule } from './counting-rule.ts';
export {
  builtInGeometricM,
  builtInHorizontalM,
  builtInPressureM,
  defaultAccelerationMps2,
  defaultConfirmation,
  defaultCounting,
  defaultFastestMps,
  defaultLatencyMs,
  defaultLongestGapMs,
  defaultMeasureWithinM,
  unknownHeights,
} from './defaults.ts';
export { compileGlob } from './glob.ts';
export { heightContextFor } from './height-context.ts';
export { indexIdentifiers } from './identifier-index.ts';
export type { AircraftSigns, IdentifierIndex, SignMatch } from './identifier-index.ts';
export { measurabilityOf } from './measurability.ts';
export { describeRule } from './rule-description.ts';
