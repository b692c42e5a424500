/** Faults in track files. */
export const trackFileErrors = {
  'track-line-too-long': {
    severity: 'warning',
    summary: 'a line or record is longer than any real one',
    hint: 'The file may be damaged, or hold something else than its beginning says.',
  },
  'track-document-too-large': {
    severity: 'error',
    summary: 'the document is too large to be held in memory as it is laid out',
    hint: 'Split the file, or export it as one record a line or as CSV: those are read piece by piece.',
  },
  'track-file-truncated': {
    severity: 'warning',
    summary: 'the file ends in the middle of a record',
    hint: 'What came before was read. Fetch or export the file again if its end matters.',
  },
  'track-record-unreadable': {
    severity: 'warning',
    summary: 'a record does not have the form that its format prescribes',
    hint: 'A few such records are normal in real logs. If all are, the file is probably of another kind.',
  },
  'track-json-broken': {
    severity: 'warning',
    summary: 'the JSON is broken at this place',
    hint: 'Whole records before and after the place were read where they could be found.',
  },
  'track-xml-broken': {
    severity: 'warning',
    summary: 'the XML is not well-formed at this place',
    hint: 'Points that could still be told apart were read. Export the file again if it matters.',
  },
  'track-column-missing': {
    severity: 'error',
    summary: 'a column that every position needs is missing',
    hint: 'Positions need a time, a latitude and a longitude. docs/reference/formats.md lists the column names.',
  },
  'track-position-out-of-range': {
    severity: 'warning',
    summary: 'a latitude or longitude is no position on Earth',
    hint: 'Latitude runs from -90 to 90 degrees, longitude from -180 to 180.',
  },
  'track-position-zero': {
    severity: 'warning',
    summary: 'the position is 0 N 0 E, which recorders write while they do not know where they are',
    hint: 'Nothing need be done: such fixes are left out.',
  },
  'track-position-repeated': {
    severity: 'note',
    summary: 'the record repeats a position that was already given',
    hint: 'State vectors repeat the last position while nothing new is heard. It counts once.',
  },
  'track-time-missing': {
    severity: 'warning',
    summary: 'the position has no time',
    hint: 'A position without a time cannot be held against an agreement. Export the track with its times.',
  },
  'track-time-out-of-range': {
    severity: 'warning',
    summary: 'the time lies before 1990 or after 2100',
    hint: 'The clock of the recorder was not set, or the number is not a time.',
  },
  'track-time-backwards': {
    severity: 'note',
    summary: 'the clock of the recorder goes back',
    hint: 'The fix keeps the time that the file gives. Fixes are put in order before anything is judged.',
  },
  'track-clock-restarted': {
    severity: 'warning',
    summary: 'the logger began anew with a clock that it had shown before',
    hint: 'The times after this place overlap with those before it and are probably not true. Split the file there.',
  },
  'track-zone-assumed': {
    severity: 'note',
    summary: 'the times carry no zone',
    hint: 'They were read as UTC. If the program that wrote them used local time, the whole file is shifted.',
  },
  'track-altitude-unreadable': {
    severity: 'warning',
    summary: 'an altitude is no number or beyond any aircraft',
    hint: 'The position was kept without that altitude.',
  },
  'track-altitude-reference-unknown': {
    severity: 'note',
    summary: 'the file says that its altitudes are measured from something that cannot be used',
    hint: 'Those altitudes were left out; positions and times were kept.',
  },
  'track-address-unreadable': {
    severity: 'warning',
    summary: 'the aircraft address is not six hexadecimal digits',
    hint: 'Without an address the position belongs to nobody, so it is left out.',
  },
  'track-datum-unsupported': {
    severity: 'warning',
    summary: 'the coordinates are stated in another datum than WGS84',
    hint: 'Convert the file to WGS84. Its positions may be hundreds of metres off, so none was used.',
  },
  'track-not-a-track-point': {
    severity: 'note',
    summary: 'the file also holds points that nobody flew, such as waypoints and routes',
    hint: 'They were counted and left out.',
  },
  'igc-header-unreadable': {
    severity: 'warning',
    summary: 'a header record of the IGC file cannot be understood',
    hint: 'The file was read without what that header would have said.',
  },
  'igc-minutes-carried': {
    severity: 'note',
    summary: 'a fix has 60.000 minutes where the next degree was meant',
    hint: 'Some recorders round 59.9996 minutes like this. The position is right.',
  },
} as const;
