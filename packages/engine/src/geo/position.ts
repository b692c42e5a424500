/** A place on the surface of the WGS84 ellipsoid: geodetic latitude and longitude in degrees. */
export interface LatLon {
  readonly latDeg: number;
  readonly lonDeg: number;
}
