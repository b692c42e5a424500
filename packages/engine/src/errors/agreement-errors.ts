/** Faults in the agreement file. */
export const agreementErrors = {
  'agreement-not-utf8': {
    severity: 'error',
    summary: 'the agreement is not text in UTF-8',
    hint: 'Save the file as UTF-8, which is what every editor offers first.',
  },
  'agreement-too-large': {
    severity: 'error',
    summary: 'the agreement is larger than a person could read',
    hint: 'Put the shapes of areas into an area file and refer to it with from:.',
  },
  'agreement-too-deep': {
    severity: 'error',
    summary: 'the agreement is nested too deeply',
    hint: 'No agreement needs so many levels; look for brackets or indents that were not closed.',
  },
  'agreement-syntax': {
    severity: 'error',
    summary: 'the file is not well-formed YAML',
    hint: 'Look at the indents, brackets and quotes at the marked place and on the line before it.',
  },
  'agreement-anchor': {
    severity: 'error',
    summary: 'anchors and aliases are not allowed in an agreement',
    hint: 'Write the value out where it is meant, so that the file can be read aloud. A text that begins with * or & needs quotes.',
  },
  'agreement-tag': {
    severity: 'error',
    summary: 'tags are not allowed in an agreement',
    hint: 'Remove the !word. A text that begins with ! needs quotes.',
  },
  'agreement-several-documents': {
    severity: 'error',
    summary: 'one file holds one agreement',
    hint: 'Put each agreement into a file of its own and remove the line with ---.',
  },
  'agreement-key-duplicate': {
    severity: 'error',
    summary: 'the same key stands twice',
    hint: 'Keep one of the two: nobody could say which of them was agreed.',
  },
  'agreement-key-unknown': {
    severity: 'error',
    summary: 'unknown key',
    hint: 'The keys are listed in docs/reference/agreement.md. Nothing in an agreement is ignored silently.',
  },
  'agreement-key-missing': {
    severity: 'error',
    summary: 'a key is missing',
    hint: 'Add the key; docs/reference/agreement.md says what it may hold.',
  },
  'agreement-keys-exclusive': {
    severity: 'error',
    summary: 'two keys exclude each other',
    hint: 'Keep the one that was agreed.',
  },
  'agreement-type-wrong': {
    severity: 'error',
    summary: 'a value of the wrong kind',
    hint: 'Compare with the example of the key in docs/reference/agreement.md. Text that looks like a number needs quotes.',
  },
  'agreement-value-unknown': {
    severity: 'error',
    summary: 'unknown word',
    hint: 'Use one of the words that are listed.',
  },
  'agreement-rule-kind-unknown': {
    severity: 'error',
    summary: 'unknown kind of rule',
    hint: 'Only kinds that can be measured from tracks stand in this file; docs/reference/agreement.md lists them.',
  },
  'agreement-list-short': {
    severity: 'error',
    summary: 'a list has too few entries',
    hint: 'Add the missing entries, or leave the key out where it may be left out.',
  },
  'agreement-vertices-too-few': {
    severity: 'error',
    summary: 'the outline has too few points',
    hint: 'A polygon needs three different vertices, a line two. The first vertex is not repeated at the end.',
  },
  'agreement-position-repeated': {
    severity: 'warning',
    summary: 'a position follows on itself',
    hint: 'A ring closes by itself: the first vertex is not repeated at the end.',
  },
  'agreement-unit-unknown': {
    severity: 'error',
    summary: 'unknown unit',
    hint: 'The units are listed in docs/reference/agreement.md. "miles" is refused because two kinds of miles are in use.',
  },
  'agreement-unit-missing': {
    severity: 'error',
    summary: 'a number without its unit',
    hint: 'Write the unit beside the number, for example 3 NM.',
  },
  'agreement-datum-missing': {
    severity: 'error',
    summary: 'a height without what it is measured from',
    hint: 'Write AMSL, AGL, HAE or STD behind the unit: 1000 ft mean four different heights.',
  },
  'agreement-quantity-unreadable': {
    severity: 'error',
    summary: 'a quantity that cannot be read',
    hint: 'Compare with the example of the key in docs/reference/agreement.md.',
  },
  'agreement-quantity-out-of-range': {
    severity: 'error',
    summary: 'a quantity outside its range',
    hint: 'Check the number and its unit.',
  },
  'agreement-time-without-zone': {
    severity: 'error',
    summary: 'a time without its zone',
    hint: 'Add Z for UTC or the offset, for example 2023-08-01T00:00:00Z or 2023-08-01T03:00:00+03:00.',
  },
  'agreement-period-reversed': {
    severity: 'error',
    summary: 'a period ends before it begins',
    hint: 'Exchange the two instants or correct one of them.',
  },
  'agreement-range-reversed': {
    severity: 'error',
    summary: 'a range ends below its beginning',
    hint: 'Write the lower value first.',
  },
  'agreement-id-invalid': {
    severity: 'error',
    summary: 'a name that cannot be referred to',
    hint: 'Use letters, digits, hyphens, dots and underscores, at most 64, beginning with a letter or a digit.',
  },
  'agreement-id-duplicate': {
    severity: 'error',
    summary: 'two rules have the same id',
    hint: 'A finding names its rule by the id alone: give each rule its own.',
  },
  'agreement-party-unknown': {
    severity: 'error',
    summary: 'unknown party',
    hint: 'Parties are declared under parties:.',
  },
  'agreement-class-unknown': {
    severity: 'error',
    summary: 'unknown class of aircraft',
    hint: 'Classes are declared under classes:.',
  },
  'agreement-area-unknown': {
    severity: 'error',
    summary: 'unknown area',
    hint: 'Areas are declared under areas:.',
  },
  'agreement-exception-unknown': {
    severity: 'error',
    summary: 'unknown exception',
    hint: 'Exceptions are declared under exceptions:; distress and declared are known without that.',
  },
  'agreement-identifier-unreadable': {
    severity: 'error',
    summary: 'a sign of an aircraft that cannot be read',
    hint: 'A 24-bit address has six hexadecimal digits, a range two of them with a hyphen. Patterns may hold * and ?.',
  },
  'agreement-more-faults': {
    severity: 'error',
    summary: 'there are more faults than are shown',
    hint: 'Put the first ones right and read the file again.',
  },
  'agreement-addresses-overlap': {
    severity: 'warning',
    summary: 'two parties claim the same addresses',
    hint: 'Aircraft with these addresses stay unattributed. Narrow one of the ranges if that is not meant.',
  },
  'agreement-area-path': {
    severity: 'error',
    summary: 'an area file outside the folder of the agreement',
    hint: 'An agreement may come from the other side: it may only name files beside itself or below, with forward slashes.',
  },
  'agreement-area-file': {
    severity: 'error',
    summary: 'the area file cannot be used',
    hint: 'The next message says why. The path is relative to the agreement.',
  },
  'agreement-area-none': {
    severity: 'error',
    summary: 'no area of the file is selected',
    hint: 'Run deconflict inspect on the area file to see the names and classes in it. Capitals count.',
  },
  'agreement-area-several': {
    severity: 'error',
    summary: 'several areas of the file have this name',
    hint: 'A name means one area. To take them all, write a pattern with * or select by class.',
  },
} as const;
