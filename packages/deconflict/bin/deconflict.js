#!/usr/bin/env node
// The target of the bin link must exist at install time, before anything is built.
import '../dist/cli/main.js';
