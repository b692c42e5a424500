// What the report page does where script runs: moving the map, choosing a finding, filtering the list, drawing
// late figures. Everything it shows is on the page without it.
(() => {
  const VIEW = { width: 40000, height: 36000 };
  const CLOSEST = 100;

  const data = JSON.parse(document.getElementById('report-data').textContent);
  const frame = document.getElementById('map-frame');
  const cards = [...document.querySelectorAll('.finding')];
  const picks = new Map([...document.querySelectorAll('.pick')].map((pick) => [pick.dataset.finding, pick]));

  for (const element of document.querySelectorAll('.script-only, .map-controls, #filters'))
    element.hidden = false;
  const map = frame && createMap(frame);
  connectFindings();
  connectFilters();
  drawLateFigures();
  openDetailsForPrint();
  choose(anchorInAddress(), false);

  function createMap(element) {
    const picture = document.getElementById('map-picture');
    const view = { x: 0, y: 0, width: VIEW.width };
    const pointers = new Map();

    element.tabIndex = 0;
    element.setAttribute('role', 'group');
    element.setAttribute(
      'aria-label',
      'Map. Arrow keys move, plus and minus zoom, zero shows the whole map.',
    );
    new ResizeObserver(show).observe(element);
    element.addEventListener('keydown', onKey);
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onPointerDown);
    element.addEventListener('pointermove', onPointerMove);
    for (const type of ['pointerup', 'pointercancel']) element.addEventListener(type, onPointerEnd);
    for (const button of element.querySelectorAll('[data-map]')) {
      button.addEventListener('click', () => command(button.dataset.map));
    }

    function show() {
      view.width = Math.min(VIEW.width * 1.5, Math.max(VIEW.width / CLOSEST, view.width));
      const height = (view.width * VIEW.height) / VIEW.width;
      view.x = Math.min(1.5 * VIEW.width - view.width, Math.max(-VIEW.width / 2, view.x));
      view.y = Math.min(1.5 * VIEW.height - height, Math.max(-VIEW.height / 2, view.y));
      picture.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${height}`);
      element.style.setProperty('--u', view.width / element.clientWidth);
      picture.classList.toggle('roomy', view.width / element.clientWidth < 72);
      element.style.setProperty('--u0', VIEW.width / element.clientWidth);
      showScale();
    }

    function showScale() {
      const magnification = VIEW.width / view.width;
      const longest = (data.map.metresPerUnit * VIEW.width * 0.28) / magnification;
      const power = 10 ** Math.floor(Math.log10(longest));
      const length = [5, 2, 1].map((step) => step * power).find((metres) => metres <= longest);
      const units = Math.round((length * magnification) / data.map.metresPerUnit);
      document.getElementById('scale-line').setAttribute('d', `M1200 34240v480h${units}v-480`);
      document.getElementById('scale-text').textContent =
        length < 1000 ? `${Number(length.toPrecision(1))} m` : `${Number((length / 1000).toPrecision(1))} km`;
    }

    /** Zooms about a point given in shares of the frame. */
    function zoom(factor, shareX = 0.5, shareY = 0.5) {
      const width = Math.min(VIEW.width * 1.5, Math.max(VIEW.width / CLOSEST, view.width * factor));
      view.x += (view.width - width) * shareX;
      view.y += ((view.width - width) * VIEW.height * shareY) / VIEW.width;
      view.width = width;
      show();
    }

    function move(shareX, shareY) {
      view.x += view.width * shareX;
      view.y += ((view.width * VIEW.height) / VIEW.width) * shareY;
      show();
    }

    function command(name) {
      if (name === 'in') zoom(0.6);
      if (name === 'out') zoom(1 / 0.6);
      if (name === 'whole') {
        Object.assign(view, { x: 0, y: 0, width: VIEW.width });
        show();
      }
    }

    function onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return;
      const moves = {
        ArrowLeft: [-0.15, 0],
        ArrowRight: [0.15, 0],
        ArrowUp: [0, -0.15],
        ArrowDown: [0, 0.15],
      };
      const commands = { '+': 'in', '=': 'in', '-': 'out', 0: 'whole' };
      if (moves[event.key]) move(...moves[event.key]);
      else if (commands[event.key]) command(commands[event.key]);
      else return;
      event.preventDefault();
    }

    function onWheel(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const factor = Math.min(2, Math.max(0.5, 1.0015 ** event.deltaY));
      zoom(factor, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }

    function onPointerDown(event) {
      if (event.button !== 0 || event.target.closest('.map-controls')) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, moved: 0 });
    }

    function onPointerMove(event) {
      const pointer = pointers.get(event.pointerId);
      if (!pointer) return;
      const before = spread();
      const deltaX = event.clientX - pointer.x;
      const deltaY = event.clientY - pointer.y;
      pointer.moved += Math.abs(deltaX) + Math.abs(deltaY);
      // Capture only a real drag: an early capture would take the click away from the track below.
      if (pointer.moved > 4 && !element.hasPointerCapture(event.pointerId))
        element.setPointerCapture(event.pointerId);
      if (pointer.moved > 4) element.classList.add('moving');
      pointer.x = event.clientX;
      pointer.y = event.clientY;
      move(-deltaX / element.clientWidth / pointers.size, -deltaY / element.clientHeight / pointers.size);
      if (before) zoom(before / Math.max(1, spread()));
    }

    function onPointerEnd(event) {
      pointers.delete(event.pointerId);
      if (pointers.size === 0) element.classList.remove('moving');
    }

    function spread() {
      if (pointers.size !== 2) return undefined;
      const [one, two] = pointers.values();
      return Math.hypot(one.x - two.x, one.y - two.y);
    }

    /** Brings a box into the view; closer only when asked. */
    function reveal([x, y, width, height], closer) {
      const viewHeight = (view.width * VIEW.height) / VIEW.width;
      const inside =
        x >= view.x && y >= view.y && x + width <= view.x + view.width && y + height <= view.y + viewHeight;
      if (inside && !closer) return;
      const needed = Math.max(width, (height * VIEW.width) / VIEW.height) * 1.6;
      view.width = closer ? Math.max(needed, VIEW.width / 40) : Math.max(needed, view.width);
      view.x = x + width / 2 - view.width / 2;
      view.y = y + height / 2 - (view.width * VIEW.height) / VIEW.width / 2;
      show();
    }

    show();
    return { reveal };
  }

  function connectFindings() {
    for (const [anchor, pick] of picks) {
      pick.addEventListener('click', () => {
        location.hash = anchor;
      });
    }
    for (const card of cards) {
      if (!map || !data.map.findings[card.id]) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'show-on-map';
      button.textContent = 'Show on map';
      button.setAttribute('aria-describedby', `${card.id}-name`);
      button.addEventListener('click', () => {
        choose(card.id, true);
        history.replaceState(null, '', `#${card.id}`);
        frame.scrollIntoView({ block: 'nearest' });
      });
      card.append(button);
    }
    addEventListener('hashchange', () => choose(anchorInAddress(), false));
  }

  function anchorInAddress() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return '';
    }
  }

  function choose(anchor, closer) {
    const card = cards.find((candidate) => candidate.id === anchor);
    for (const element of document.querySelectorAll('.selected')) element.classList.remove('selected');
    document.getElementById('error-circles')?.replaceChildren();
    markMap();
    if (!card) return;
    if (card.hidden) document.getElementById('filters').reset();
    card.classList.add('selected');
    picks.get(anchor)?.classList.add('selected');
    markMap();
    const known = map && data.map.findings[anchor];
    if (!known) return;
    document.getElementById('error-circles').append(...known.circles.map(errorCircle));
    map.reveal(known.box, closer);
  }

  function errorCircle([x, y, radius]) {
    const circle = document.createElementNS(frame.querySelector('svg').namespaceURI, 'circle');
    circle.setAttribute('cx', x);
    circle.setAttribute('cy', y);
    circle.setAttribute('r', radius);
    return circle;
  }

  function connectFilters() {
    const form = document.getElementById('filters');
    if (!form) return;
    form.addEventListener('change', filter);
    // The fields still hold their old values while the event runs.
    form.addEventListener('reset', () => setTimeout(filter));
    form.addEventListener('submit', (event) => event.preventDefault());
    filter();
  }

  function filter() {
    const wanted = [...new FormData(document.getElementById('filters'))].filter(([, value]) => value !== '');
    let shown = 0;
    for (const card of cards) {
      card.hidden = !wanted.every(([name, value]) => matches(card.dataset[name], value));
      picks.get(card.id)?.classList.toggle('filtered', card.hidden);
      if (!card.hidden) shown += 1;
    }
    markMap();
    document.getElementById('shown').textContent = `${shown} of ${cards.length} findings shown`;
  }

  /** The other tracks step back where one finding is chosen or only some are wanted. */
  function markMap() {
    const picture = document.getElementById('map-picture');
    if (!picture) return;
    const filtering = cards.some((card) => card.hidden);
    picture.classList.toggle('filtering', filtering);
    picture.classList.toggle('choosing', filtering || document.querySelector('.pick.selected') !== null);
  }

  /** Values of ids are written `=id`, the absent party `-`, so that no id can mean "all". */
  function matches(own, wanted) {
    if (wanted === '-') return own === '';
    return wanted.startsWith('=') ? own === wanted.slice(1) : own === wanted;
  }

  function drawLateFigures() {
    const places = document.querySelectorAll('[data-figure]');
    if (places.length === 0) return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) drawFigure(entry.target);
      },
      { rootMargin: '600px' },
    );
    for (const place of places) observer.observe(place);
    addEventListener('beforeprint', () => {
      for (const place of document.querySelectorAll('[data-figure]')) drawFigure(place);
    });
  }

  function drawFigure(place) {
    const figure = data.figures[place.dataset.figure];
    if (!figure || !place.isConnected) return;
    const template = document.createElement('template');
    // Markup that the renderer escaped, like the rest of the page.
    template.innerHTML = figure;
    place.replaceWith(template.content);
  }

  function openDetailsForPrint() {
    addEventListener('beforeprint', () => {
      for (const details of document.querySelectorAll('details:not([open])')) details.open = true;
    });
  }
})();
