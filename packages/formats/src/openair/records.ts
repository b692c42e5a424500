/** One line of an OpenAir file that is neither blank nor a comment, or a comment that aixmParser means as a record. */
export interface OpenAirRecord {
  /** The one or two letters it starts with, in upper case: `AC`, `DP`, `V`; empty where it starts with none. */
  readonly kind: string;
  /** What follows, without the comment. */
  readonly value: string;
  readonly line: number;
  /** Column of the first character of the value. */
  readonly column: number;
}

/**
 * The records of a file in order. A comment runs from `*` to the end of the line (Naviter, general requirements);
 * but `*AActiv [HX] text`, in which aixmParser and the files made with it say when an area is active, is a record.
 */
export function splitRecords(text: string): OpenAirRecord[] {
  const records: OpenAirRecord[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const activity = activityComment.exec(line.slice(0, longestLine));
    if (activity !== null) {
      records.push({ kind: activityKind, value: activity[1]?.trimEnd() ?? '', line: index + 1, column: 9 });
      continue;
    }
    const comment = line.indexOf('*');
    const content = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
    if (content.trimStart() === '') continue;
    const head = content.length > longestLine ? null : recordHead.exec(content);
    const start = head?.[0].length ?? content.length - content.trimStart().length;
    records.push({
      kind: head?.[1]?.toUpperCase() ?? '',
      value: content.slice(start),
      line: index + 1,
      column: start + 1,
    });
  }
  return records;
}

/** The kind of the records that come from activity comments. */
export const activityKind = '*AActiv';
const activityComment = /^\*AActiv (\[.*)/;

/** No record is longer; what is longer is no OpenAir, and must not keep the patterns busy. */
const longestLine = 5000;
/** Some editors leave out the blank before a number. */
const recordHead = /^\s*([A-Za-z]{1,2})(?:\s+|$|(?=\d))/;
