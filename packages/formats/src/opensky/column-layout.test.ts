import { expect, test } from 'vitest';
import { layoutOf, splitHeader } from './column-layout.ts';

test("OpenSky's own columns are in metres", () => {
  const layout = layoutOf(splitHeader('time,icao24,lat,lon,baroaltitude,geoaltitude,lastposupdate'));
  expect(layout).toMatchObject({
    time: 0,
    latitude: 2,
    pressureAltitude: 4,
    positionTime: 6,
    altitudeUnitM: 1,
  });
});

test('the columns of the Python tools are in feet', () => {
  const layout = layoutOf(
    splitHeader('"timestamp","icao24",latitude,longitude,altitude,geoaltitude,last_position'),
  );
  expect(layout).toMatchObject({
    time: 0,
    address: 1,
    pressureAltitude: 4,
    geometricAltitude: 5,
    altitudeUnitM: 0.3048,
  });
});

test('an altitude that names no datum is not read', () => {
  expect(layoutOf(splitHeader('flight_id,timestamp,latitude,longitude,altitude'))).toMatchObject({
    flight: 0,
    address: -1,
    pressureAltitude: -1,
  });
});

test('a table without time or position is none', () => {
  expect(layoutOf(['time', 'lat'])).toBeUndefined();
  expect(layoutOf(['lat', 'lon', 'icao24'])).toBeUndefined();
  expect(layoutOf([])).toBeUndefined();
});
