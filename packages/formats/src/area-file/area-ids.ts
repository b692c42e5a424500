/**
 * Gives areas ids that are unique in their file: the name in lower case with hyphens, and from the second area of
 * that name on a number, in the order of the file. `ED-R 10 A` becomes `ed-r-10-a`, the next one `ed-r-10-a-2`.
 */
export class AreaIds {
  readonly #given = new Set<string>();
  readonly #times = new Map<string, number>();

  next(name: string): string {
    const slug = slugOf(name);
    let times = this.#times.get(slug) ?? 0;
    let id: string;
    do {
      times += 1;
      id = times === 1 ? slug : `${slug}-${times}`;
    } while (this.#given.has(id));
    this.#times.set(slug, times);
    this.#given.add(id);
    return id;
  }
}

/** Letters of any script stay; accents go, so that the id can be typed where the name can be read. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'area' : slug;
}
