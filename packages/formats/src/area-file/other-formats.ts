/**
 * The name of the airspace format that a text is in, where it is one that is known and not read: Tim Newport-Peace's
 * (`.sua`, `.air`), KML, AIXM, openAIP's XML and ED-269 (geographical zones for unmanned aircraft). Undefined for everything else.
 */
export function otherAirspaceFormat(text: string): string | undefined {
  const start = text.slice(0, 65_536);
  const isTnp =
    /^(?:TITLE|INCLUDE|TYPE|CLASS)\s*=/im.test(start) && /^(?:POINT|CIRCLE|BASE|TOPS)\b\s*=?/im.test(start);
  if (isTnp) return "Tim Newport-Peace's format (.sua, .air)";
  if (/^\s*\{/.test(start) && /"horizontalProjection"\s*:/.test(start)) return 'ED-269';
  if (!/^\s*<[?!a-z]/i.test(start)) return undefined;
  if (/<kml[\s>]/i.test(start)) return 'KML';
  if (/aixm/i.test(start)) return 'AIXM';
  return /<openaip[\s>]/i.test(start) ? "openAIP's XML" : undefined;
}
