import type { Finding } from '@deconflict/engine/detect';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import type { Anchors } from '../page/anchors.ts';
import type { ReportModel } from '../report-model.ts';
import { findingClause } from '../text/finding-text.ts';
import { aircraftName } from '../text/party-text.ts';
import { pluralText } from '../text/quantity-text.ts';
import { drawAreas, drawRules } from './area-pictures.ts';
import type { AreaPicture } from './area-pictures.ts';
import { drawBasemap } from './basemap.ts';
import { drawFinding, tracksByAircraft } from './finding-pictures.ts';
import type { FindingPicture } from './finding-pictures.ts';
import { drawGraticule } from './graticule.ts';
import { createLabelSpace } from './label-space.ts';
import { VIEW_HEIGHT, VIEW_WIDTH, chooseMapView } from './map-view.ts';
import type { MapView } from './map-view.ts';
import { dotsPath } from './path-data.ts';
import { chooseScaleBar } from './scale-bar.ts';
import { drawTrackLines } from './track-lines.ts';

/** The map with its legend, and what the script needs to know about it. */
export interface MapSection {
  readonly markup: Markup;
  readonly data?: MapData;
}

/** For the script: scale of the picture, and box and error circles by the anchor of the finding. */
interface MapData {
  readonly metresPerUnit: number;
  readonly findings: Readonly<Record<string, Pick<FindingPicture, 'box' | 'circles'>>>;
}

/** The longest scale bar, units of the picture. */
const LONGEST_BAR = VIEW_WIDTH * 0.28;

/** Draws the map as inline SVG. Readable without script; the script adds moving, zooming and highlighting. */
export function mapSection(model: ReportModel, anchors: Anchors): MapSection {
  const view = chooseMapView(model);
  if (!view) {
    return {
      markup: html`<p class="nothing">
        There is nothing to draw: no area, no finding and no track has a place.
      </p>`,
    };
  }
  const tracks = tracksByAircraft(model);
  const pictures = model.result.findings.map((finding) => drawFinding(finding, tracks, view));
  const findings = Object.fromEntries(
    model.result.findings.map((finding, index) => {
      const { box, circles } = pictures[index]!;
      return [anchors.of(finding.id), { box, circles }];
    }),
  );
  return {
    markup: html`<figure class="map-figure">
      ${mapFrame(model, anchors, view, pictures)} ${legend()}
      <figcaption id="map-caption">${caption(model)}</figcaption>
    </figure>`,
    data: { metresPerUnit: view.metresPerUnit, findings },
  };
}

function mapFrame(
  model: ReportModel,
  anchors: Anchors,
  view: MapView,
  pictures: readonly FindingPicture[],
): Markup {
  const basemap = drawBasemap(view);
  const graticule = drawGraticule(view);
  const areas = drawAreas(model, view);
  const rules = drawRules(model.agreement, view);
  const tracks = drawTrackLines(model, view);
  const bar = chooseScaleBar(view.metresPerUnit, LONGEST_BAR);
  return html`<div class="map-frame" id="map-frame">
    <svg
      class="map"
      id="map-picture"
      viewBox="0 0 ${VIEW_WIDTH} ${VIEW_HEIGHT}"
      role="img"
      aria-label="${mapLabel(model)}"
      aria-describedby="map-caption"
    >
      <rect
        class="sea"
        x="${-VIEW_WIDTH / 2}"
        y="${-VIEW_HEIGHT / 2}"
        width="${2 * VIEW_WIDTH}"
        height="${2 * VIEW_HEIGHT}"
      />
      <path class="land" d="${basemap.land}" />
      <path class="border" d="${basemap.borders}" />
      <path class="graticule" d="${graticule.lines}" />
      <g class="areas">${areas.map(areaShape)}</g>
      <g class="areas">
        ${rules.shapes.map(({ title, path }) => html`<path class="area rule" d="${path}"><title>${title}</title></path>`)}
      </g>
      <path class="rule-line" d="${rules.lines}" />
      <path class="rule-centre" d="${dotsPath(rules.centres)}" />
      <g class="tracks">
        <path class="track outside" d="${tracks.outside}" />
        <path class="track not-observed" d="${tracks['not-observed']}" />
        <path class="track possible" d="${tracks.possible}" />
        <path class="track certain" d="${tracks.certain}" />
      </g>
      <g class="error-circles" id="error-circles"></g>
      <g class="picks">
        ${model.result.findings.map((finding, index) => pick(finding, anchors.of(finding.id), pictures[index]!))}
      </g>
      <path class="exit-mark" d="${dotsPath(pictures.flatMap((picture) => picture.exits))}" />
      <path class="exit-mark inner" d="${dotsPath(pictures.flatMap((picture) => picture.exits))}" />
      <path class="entry-mark" d="${dotsPath(pictures.flatMap((picture) => picture.entries))}" />
      <path class="entry-mark inner" d="${dotsPath(pictures.flatMap((picture) => picture.entries))}" />
      <g class="labels">
        ${areas.map(areaLabel)}${aircraftLabels(model, pictures, areas)}${graticule.labels.map(
          (label) =>
            html`<text class="degree ${label.edge}" x="${label.x}" y="${label.y}">${label.text}</text>`,
        )}
      </g>
    </svg>
    <svg class="overlay" viewBox="0 0 ${VIEW_WIDTH} ${VIEW_HEIGHT}" aria-hidden="true">
      <g class="scale-bar">
        <path id="scale-line" d="${barPath(bar.units)}" />
        <text id="scale-text" x="1200" y="33920">${bar.text}</text>
      </g>
      <g class="north">
        <path d="M0-13 5 5 0 2-5 5z" />
        <text y="17">N</text>
      </g>
    </svg>
    <div class="map-controls" hidden>
      <button type="button" data-map="in" aria-label="Zoom in">+</button
      ><button type="button" data-map="out" aria-label="Zoom out">−</button
      ><button type="button" data-map="whole" aria-label="Show the whole map">⤢</button>
    </div>
  </div>`;
}

/** What a pointer may hit, and what shows when the finding is chosen. */
function pick(finding: Finding, anchor: string, picture: FindingPicture): Markup {
  return html`<g class="pick" data-finding="${anchor}">
    <title>${aircraftName(finding.aircraft)} ${findingClause(finding)}</title>
    <path class="hit ${finding.certainty}" d="${picture.path}" />
    ${Object.entries(picture.lines).map(
      ([kind, line]) => line !== '' && html`<path class="track ${kind}" d="${line}" />`,
    )}
  </g>`;
}

/** A bar with two ends, as the script draws it too. */
function barPath(units: number): string {
  return `M1200 34240v480h${units}v-480`;
}

function areaShape(area: AreaPicture): Markup {
  return html`<path class="area${area.subject ? ' subject' : ''}" d="${area.path}"
    ><title>${area.title}</title></path
  >`;
}

function areaLabel({ label }: AreaPicture): Markup | undefined {
  return (
    label &&
    html`<text class="area-name" x="${label.x}" y="${label.y}"
      >${label.name}<tspan class="area-band" x="${label.x}" dy="1.25em">${label.band}</tspan></text
    >`
  );
}

/** Each name once, at a place of entry, as far as the names do not cover each other. */
function aircraftLabels(
  model: ReportModel,
  pictures: readonly FindingPicture[],
  areas: readonly AreaPicture[],
): readonly Markup[] {
  const space = createLabelSpace();
  for (const { label } of areas)
    if (label) space.take(label.x, label.y + 640, Math.max(label.name.length, label.band.length), 2.4);
  const named = new Set<string>();
  return pictures.flatMap((picture, index) => {
    const name = aircraftName(model.result.findings[index]!.aircraft);
    if (named.has(name)) return [];
    const [x, y] = picture.entries[0] ?? [picture.box[0], picture.box[1]];
    const left = x + 480;
    if (!space.take(left + (name.length * 400) / 2, y - 160, name.length + 1, 1)) return [];
    named.add(name);
    return [html`<text class="aircraft-name" x="${Math.round(left)}" y="${Math.round(y)}">${name}</text>`];
  });
}

function mapLabel(model: ReportModel): string {
  const { agreement, result, tracks } = model;
  return `Map of ${pluralText(agreement.areas.length, 'area', 'areas')}, ${pluralText(tracks.length, 'track', 'tracks')} and ${pluralText(result.findings.length, 'finding', 'findings')}. Everything it shows is listed below in words.`;
}

function caption(model: ReportModel): Markup {
  const drawn = model.tracks.length;
  const seen = model.result.aircraftSeen;
  const tracks =
    drawn < seen
      ? `${pluralText(drawn, 'track', 'tracks')} of ${seen} aircraft drawn`
      : pluralText(drawn, 'track', 'tracks');
  return html`${tracks}. Stereographic projection, north up at the middle. Coasts and borders: Natural Earth
    1:50 million, for orientation only; they are no statement on sovereignty. Not for navigation.<span
      class="script-only"
      hidden
    >
      Drag, pinch or press the arrow keys to move; <kbd>Ctrl</kbd> and wheel, or <kbd>+</kbd> <kbd>−</kbd>, to
      zoom; <kbd>0</kbd> for the whole map.</span
    >`;
}

function legend(): Markup {
  return html`<ul class="legend" aria-label="Legend of the map">
    <li>${swatch(html`<path class="track certain" d="M2 8h32" />`)}inside, certain</li>
    <li>${swatch(html`<path class="track possible" d="M2 8h32" />`)}inside, possible</li>
    <li>${swatch(html`<path class="track outside" d="M2 8h32" />`)}outside</li>
    <li>${swatch(html`<path class="track not-observed" d="M2 8h32" />`)}not observed</li>
    <li>
      ${swatch(html`<path class="entry-mark" d="M18 8h.1" /><path class="entry-mark inner" d="M18 8h.1" />`)}entry
    </li>
    <li>
      ${swatch(html`<path class="exit-mark" d="M18 8h.1" /><path class="exit-mark inner" d="M18 8h.1" />`)}exit
    </li>
    <li>${swatch(html`<path class="area subject" d="M3 2h30v12H3z" />`)}area</li>
    <li>${swatch(html`<circle class="error-circle" cx="18" cy="8" r="6" />`)}error circle, on selection</li>
  </ul>`;
}

function swatch(shape: Markup): Markup {
  return html`<svg class="swatch" viewBox="0 0 36 16" width="36" height="16" aria-hidden="true">
    ${shape}
  </svg>`;
}
