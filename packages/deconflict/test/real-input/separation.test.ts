import { quickPairCases } from './pair-cases.ts';
import { testPairCases } from './pair-suite.ts';

testPairCases(quickPairCases);
