import { quickAreaCases } from './area-cases.ts';
import { testAreaCases } from './area-suite.ts';

testAreaCases(quickAreaCases);
