import { afterEach, describe, expect, test } from 'vitest';
import { hostileReportModel } from '../../test/hostile-report-model.ts';
import {
  emptyReportModel,
  foundingReportModel,
  largeReportModel,
} from '../../test/synthetic-report-model.ts';
import { readPageAssets } from './page/page-assets.ts';
import { renderReport } from './render-report.ts';

const founding = renderReport(foundingReportModel());

describe('the page', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test('is the same to the byte for the same model, wherever the machine stands', () => {
    process.env['TZ'] = 'Asia/Kathmandu';
    expect(renderReport(foundingReportModel())).toBe(founding);
  });

  test('refers to nothing outside itself', () => {
    expect(founding).not.toMatch(/https?:|@import|<link|<img|<iframe|\ssrc=|url\((?!#)/);
  });

  test('lets only its own style and script run', () => {
    const { styleHash, scriptHash } = readPageAssets();
    const policy = `default-src 'none'; style-src ${styleHash}; script-src ${scriptHash}; base-uri 'none'; form-action 'none'`;
    expect(founding).toContain(`content="${policy.replaceAll("'", '&#39;')}"`);
    expect(founding).not.toMatch(/\sstyle=|\son[a-z]+=/);
  });

  test('says SYNTHETIC in banner, title and description, and only where the model does', () => {
    expect(founding).toContain('<strong>SYNTHETIC</strong>');
    expect(founding).toMatch(/<title>\s*SYNTHETIC: Deconfliction over Al-Tanf/);
    expect(founding).toContain('content="SYNTHETIC. 20 findings');
    expect(renderReport({ ...foundingReportModel(), synthetic: false })).not.toContain('SYNTHETIC');
  });

  test('gives every picture words or takes it out of the reading', () => {
    const pictures = founding.match(/<svg[^>]*>/g) ?? [];
    expect(pictures.length).toBeGreaterThan(25);
    for (const picture of pictures) expect(picture).toMatch(/aria-label="[^"]{12,}"|aria-hidden="true"/);
  });

  test('orders its headings without a gap', () => {
    const levels = [...founding.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
  });

  test('uses every id once', () => {
    const ids = [...founding.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the outcome', () => {
  const text = readableText(founding);

  test('quotes a number only with unit, window, area, party, formation rule and interval', () => {
    expect(text).toContain(
      '20 findings under 3 rules: 17 confirmed, 3 possible; 1 of them excused by an agreed exception.',
    );
    expect(text).toContain(
      'US-led coalition in Al-Tanf 55 km (unilateral area), rule entry, in the window 2023-08-01 21:00 to 2023-08-02 21:00 UTC: 14 to 15 airframe-entries or 8 to 9 flight-entries (formation rule 2 NM / 1,000 ft / 2 min), confirmed to possible.',
    );
  });

  test('says that nothing was found together with how little was observed', () => {
    const model = emptyReportModel();
    expect(readableText(renderReport(model))).toContain('No finding was made. No coverage was measured');
    const { coverage } = foundingReportModel().result;
    const observed = renderReport({ ...model, result: { ...model.result, coverage } });
    expect(readableText(observed)).toContain(
      '1,174 observation slots of 2,880 (40 %); the rest was not observed',
    );
  });

  test('a nil return names whom and where, and points to the coverage', () => {
    const model = foundingReportModel();
    const counts = model.result.counts.map((count) => Object.assign({}, count, { least: 0, most: 0 }));
    const nil = readableText(renderReport({ ...model, result: { ...model.result, counts } }));
    expect(nil).toContain(
      'nothing was found for US-led coalition, Al-Tanf 55 km, rule entry; Al-Tanf 55 km, rule entry',
    );
    expect(nil).toContain('A nil return covers only what was observed');
    expect(nil).not.toContain('groups of counts');
  });

  test('nil returns for many groups are folded below their number', () => {
    const model = foundingReportModel();
    const [first] = model.result.counts;
    const counts = Array.from({ length: 13 }, (_, index) =>
      Object.assign({}, first, { area: `area-${index}`, least: 0, most: 0 }),
    );
    const page = renderReport({ ...model, result: { ...model.result, counts } });
    expect(page.replaceAll(/\s+/g, ' ')).toMatch(
      /<details class="nil"> <summary>Nil return, [^<]*: nothing was found for 13 groups of counts<\/summary>/,
    );
  });

  test('the rule with the most findings comes first', () => {
    const model = foundingReportModel();
    const before = model.result.counts.map((count) => Object.assign({}, count, { rule: 'distance' }));
    const counts = [...before, ...model.result.counts];
    const page = readableText(renderReport({ ...model, result: { ...model.result, counts } }));
    expect(page).toContain('US-led coalition in Al-Tanf 55 km (unilateral area), rule entry, in the window');
  });

  test('a window that ends after the data says so', () => {
    const model = foundingReportModel();
    const observed = { ...model.result.observed, untilMs: model.result.observed.untilMs - 3_600_000 };
    expect(readableText(renderReport({ ...model, result: { ...model.result, observed } }))).toContain(
      'in the window 2023-08-01 21:00 to 2023-08-02 21:00 UTC (data until 2023-08-02 20:00:00 UTC): 14 to 15',
    );
  });
});

describe('a finding', () => {
  const text = readableText(founding);

  test('that is only possible is never told as a fact', () => {
    expect(text).toContain('DUKE91 may have been inside Al-Tanf 55 km (unilateral area) for at most');
    expect(text).toContain('not established; possibly 2023-08-02');
    expect(text).not.toContain('DUKE91 was inside');
  });

  test('names exception, gap, formation, quality and reasons', () => {
    expect(text).toMatch(/Exception excused by: medevac/);
    expect(text).toMatch(/Not observed 2023-08-02 \d\d:\d\d:\d\d to \d\d:\d\d:\d\d UTC \(\d min \d\d s\)/);
    expect(text).toContain('one flight with DUKE12');
    expect(text).toContain('stated by the source with each position');
    expect(text).toContain('The error region reaches across the boundary; the nominal path stays outside.');
  });

  test('stands in the order of time', () => {
    const times = [...founding.matchAll(/class="when" datetime="([^"]+)"/g)].map((match) => match[1]);
    expect(times).toHaveLength(20);
    expect(times).toEqual(times.toSorted((one, two) => ((one ?? '') < (two ?? '') ? -1 : 1)));
  });
});

test('no word of a side and no word of a judgement stands on the page', () => {
  const ownWords = /["'`>]([^"'`<>]*)["'`<]/g;
  const script = [...readPageAssets().script.text.matchAll(ownWords)].map((match) => match[1]).join('\n');
  const pages = [founding, renderReport(emptyReportModel()), renderReport(largeReportModel(30, 40))];
  for (const text of [...pages.map(readableText), script.replaceAll(/event\.target|\.target\b/g, '')]) {
    expect(text.match(avoided)).toBeNull();
  }
});

/** Domain section 8, "avoid". */
const avoided =
  /\b(?:target\w*|threat\w*|hostil\w*|enem(?:y|ies)|intruder\w*|kill\w*|engag\w*|intercept\w*|(?:no-)?strike list|order of battle|violat\w*|prov(?:es|en)|verified|guarantee\w*|cleared|authori[sz]ed|deconflicted|real-time|incidents?|illegal\w*|provocative|professional)\b/i;

describe('text from outside', () => {
  test('never becomes markup, in whatever field it stands', () => {
    const page = renderReport(hostileReportModel());
    const plain = renderReport(foundingReportModel());
    for (const tag of ['<script', '<style', '<img', '<a ', '<svg', '<title', '<b', '<!--', ']]>']) {
      expect([tag, page.split(tag).length]).toEqual([tag, plain.split(tag).length]);
    }
  });
});

test('three hundred findings and a thousand tracks stay below four megabytes, drawn in a few paths', () => {
  const page = renderReport(largeReportModel(300, 1000));
  expect(page.length).toBeLessThan(4_000_000);
  expect(page.split('class="track outside"')).toHaveLength(3);
  expect(page.split('data-figure=')).toHaveLength(181);
});

/** What a reader gets: text and text alternatives, one space between words. */
function readableText(page: string): string {
  return page
    .replaceAll(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*?(?:aria-label|title)="([^"]*)"[^>]*>/g, ' $1 ')
    .replaceAll(/<\/?(?:dt|dd|p|li|th|td|div|figcaption|h[1-6]|text|tspan)[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00A0]+/g, ' ');
}
