/** Faults in area files (OpenAir, GeoJSON). */
export const areaFileErrors = {
  'area-file-without-areas': {
    severity: 'error',
    summary: 'the file holds no area that can be used',
    hint: 'The other messages about the file say what became of its records.',
  },
  'area-file-other-format': {
    severity: 'error',
    summary: 'the airspace file is in a format that is not read',
    hint: 'Ask its publisher for OpenAir or GeoJSON, or convert it. docs/reference/files-read-areas.md lists what is read.',
  },
  'area-encoding-assumed': {
    severity: 'note',
    summary: 'the text is not UTF-8',
    hint: 'Names may show wrong letters. Save the file as UTF-8 to be sure.',
  },
  'area-name-missing': {
    severity: 'note',
    summary: 'an area has no name',
    hint: 'Give it a name in the file if an agreement is to refer to it.',
  },
  'area-class-missing': {
    severity: 'note',
    summary: 'an area has no class or type',
    hint: 'Its legal type is unspecified; the agreement can state one.',
  },
  'area-limit-missing': {
    severity: 'warning',
    summary: 'an area has no lower or no upper limit',
    hint: 'Whether an aircraft is inside in height stays undecided. State the limit in the file or in the agreement.',
  },
  'area-limit-unreadable': {
    severity: 'warning',
    summary: 'a height limit cannot be read',
    hint: 'Whether an aircraft is inside in height stays undecided. Write it like 1000 ft AMSL, FL095, GND or UNL.',
  },
  'area-limit-repeated': {
    severity: 'warning',
    summary: 'an area has two different limits on the same side',
    hint: 'Nobody can tell which one holds, so the height stays undecided. Remove one of them.',
  },
  'area-limits-reversed': {
    severity: 'warning',
    summary: 'the lower limit of an area lies above its upper limit',
    hint: 'Nothing would ever be inside, so the height stays undecided. Correct the limits.',
  },
  'area-limit-unit-assumed': {
    severity: 'note',
    summary: 'a height limit has no unit',
    hint: 'OpenAir files that leave it off mean feet. Check the source where it matters.',
  },
  'area-limit-datum-assumed': {
    severity: 'note',
    summary: 'a height limit does not say what it is above',
    hint: 'OpenAir files that leave it off mean mean sea level. Check the source where it matters.',
  },
  'area-activation-unreadable': {
    severity: 'note',
    summary: 'when an area is active is written in words',
    hint: 'Findings in it stay undecided until the agreement states its times of activity.',
  },
  'area-coordinate-carried': {
    severity: 'warning',
    summary: 'minutes or seconds of 60 and more stand in a coordinate',
    hint: 'They were carried into the next unit. Check the place against the source.',
  },
  'area-longitude-turned': {
    severity: 'note',
    summary: 'longitudes lie beyond 180 degrees',
    hint: 'Nothing to do: they were brought back by a full turn, which is the same place.',
  },
  'area-points-repeated': {
    severity: 'note',
    summary: 'an outline repeats points',
    hint: 'Nothing to do: a point that repeats the one before changes no outline.',
  },
  'area-outline-missing': {
    severity: 'warning',
    summary: 'an area has no outline',
    hint: 'The area was left out. Check whether the source has its points.',
  },
  'area-outline-incomplete': {
    severity: 'warning',
    summary: 'a part of the outline of an area cannot be read',
    hint: 'The area was left out: without that part it would be another area. Correct the line named before.',
  },
  'area-outline-too-small': {
    severity: 'warning',
    summary: 'an outline has fewer than three different points',
    hint: 'The area was left out: it encloses nothing.',
  },
  'area-outline-crosses-itself': {
    severity: 'warning',
    summary: 'an outline crosses itself',
    hint: 'It was kept as written. What lies inside such an outline is a matter of opinion; check it against the source.',
  },
  'openair-record-unknown': {
    severity: 'warning',
    summary: 'a line is no OpenAir record',
    hint: 'The line was left out. Comments begin with *.',
  },
  'openair-record-repeated': {
    severity: 'warning',
    summary: 'a record that an area has once stands there twice',
    hint: 'Remove one of them, or put the AC line back that should begin another area.',
  },
  'openair-geometry-wrong': {
    severity: 'warning',
    summary: 'a line of an outline cannot be read',
    hint: 'Correct the line; until then its area is left out.',
  },
  'openair-variable-wrong': {
    severity: 'warning',
    summary: 'a variable is set to something that it cannot be',
    hint: 'V X= takes a coordinate, V D= a + or a -, V W= a width in NM.',
  },
  'openair-text-ignored': {
    severity: 'note',
    summary: 'text follows a value',
    hint: 'It was left out. Put a * before it to mark it as a comment.',
  },
  'openair-centre-carried-over': {
    severity: 'note',
    summary: 'a circle or an arc uses the centre that an earlier area set',
    hint: 'OpenAir allows that. Check that it is not a forgotten V X= line.',
  },
  'openair-arc-ends-differ': {
    severity: 'warning',
    summary: 'the ends of an arc are at different distances from its centre',
    hint: 'Both ends were kept and the radius runs from one to the other. Check the three points against the source.',
  },
  'openair-arc-full-or-nothing': {
    severity: 'warning',
    summary: 'an arc ends where it starts: a full circle or nothing',
    hint: 'Write a circle as DC, and leave out an arc of no length.',
  },
  'area-length-unreadable': {
    severity: 'warning',
    summary: 'a width or radius cannot be read',
    hint: 'The area was left out. Write the unit with it, such as 5 NM or 2 km.',
  },
  'geojson-syntax': {
    severity: 'error',
    summary: 'the text is no JSON',
    hint: 'Nothing was read. The place named is where it stops being JSON; the fault may lie before it.',
  },
  'geojson-absent': {
    severity: 'error',
    summary: 'the JSON holds no GeoJSON',
    hint: 'Nothing was read. Expected is a FeatureCollection, a Feature or a geometry (RFC 7946).',
  },
  'geojson-other-crs': {
    severity: 'error',
    summary: 'the coordinates are in another reference system than WGS84',
    hint: 'Nothing was read. Export the file in EPSG:4326 (CRS84), longitude first.',
  },
  'geojson-geometry-unknown': {
    severity: 'warning',
    summary: 'a geometry is of no known type',
    hint: 'The feature was left out. The types are those of RFC 7946 section 1.4.',
  },
  'geojson-coordinate-wrong': {
    severity: 'warning',
    summary: 'a position in a geometry cannot be read',
    hint: 'The feature was left out: without that point it would be another area. Positions are [longitude, latitude].',
  },
  'geojson-without-area': {
    severity: 'note',
    summary: 'a line or a point encloses no area',
    hint: 'State a width (corridor) or a radius (circle) with its unit in the properties if it is meant to be one.',
  },
} as const;
