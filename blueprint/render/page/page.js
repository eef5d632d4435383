'use strict';
(() => {
  const root = document.documentElement;
  const by = (name) => document.getElementById(`the_${name}`);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(by('data').textContent);
  const stage = by('stage'), sheet = by('sheet'), panel = by('panel'), drawer = by('drawer'), search = by('search');
  const svg = sheet.querySelector('.whole > svg');
  const drawn = data.cards.length ? all('.card', svg) : [];
  const entries = data.cards.map(() => []);
  all('.entry').forEach((entry) => entries[entry.dataset.card].push(entry));
  const lines = data.lines.map(() => []);
  all('[data-line]', svg).forEach((line) => lines[line.dataset.line].push(line));
  const rightToLeft = root.dir === 'rtl';
  const LEAST = 0.1, MOST = 4, STEP = 1.2, MANY = 400;
  root.classList.add('js');
  root.classList.toggle('is-large', drawn.length > MANY);

  // ── how large ──────────────────────────────────────────────────────────────────────────────────────────────────
  const pieces = [sheet, ...all('.strip', sheet)].map((element) => {
    const style = getComputedStyle(element), [x, y, w, h] = ['x', 'y', 'w', 'h'].map(
      (name) => Number(style.getPropertyValue(`--${name}`)) || 0);
    return {style: element.style, x, y, w, h};
  });
  const [{w: width, h: height}] = pieces;
  let zoom = 1;

  // lengths are written out: a property that all of the picture inherits would make a browser look at all of it
  function size() {
    for (const {style, x, y, w, h} of pieces) {
      style.width = `${w * zoom}px`;
      style.height = `${h * zoom}px`;
      if (style === sheet.style) continue;
      style.marginBlockStart = `${y * zoom}px`;
      style.marginInlineStart = `${x * zoom}px`;
    }
  }

  function zoomTo(wanted, x, y) {
    const room = stage.getBoundingClientRect(), before = sheet.getBoundingClientRect();
    const atX = x ?? room.left + room.width / 2, atY = y ?? room.top + room.height / 2;
    const shareX = (atX - before.left) / before.width, shareY = (atY - before.top) / before.height;
    zoom = Math.min(MOST, Math.max(LEAST, wanted));
    size();
    const after = sheet.getBoundingClientRect();
    stage.scrollLeft += after.left + shareX * after.width - atX;
    stage.scrollTop += after.top + shareY * after.height - atY;
    by('full').textContent = `${Math.round(zoom * 100)}%`;
    svg.classList.toggle('far', zoom < 0.35 && drawn.length > MANY);
    settle();
  }

  const whole = () => Math.min(stage.clientWidth / width, stage.clientHeight / height, 1);
  by('less').onclick = () => zoomTo(zoom / STEP);
  by('more').onclick = () => zoomTo(zoom * STEP);
  by('full').onclick = () => zoomTo(1);
  by('fit').onclick = () => zoomTo(whole());

  stage.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const turned = Math.max(-60, Math.min(60, event.deltaY * (event.deltaMode === 1 ? 30 : 1)));
      zoomTo(zoom * Math.exp(-turned / 200), event.clientX, event.clientY);
    } else if (!event.shiftKey && !event.deltaX && stage.scrollHeight <= stage.clientHeight + 1) {
      event.preventDefault();
      stage.scrollLeft += rightToLeft ? -event.deltaY : event.deltaY;
    }
  }, {passive: false});

  let pinch = null;
  const spread = ([one, two]) => Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) || 1;
  stage.addEventListener('touchstart', (event) => {
    pinch = event.touches.length === 2 ? {zoom, spread: spread(event.touches)} : null;
  }, {passive: true});
  stage.addEventListener('touchmove', (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const [one, two] = event.touches;
    const x = (one.clientX + two.clientX) / 2, y = (one.clientY + two.clientY) / 2;
    zoomTo(pinch.zoom * spread(event.touches) / pinch.spread, x, y);
  }, {passive: false});
  stage.addEventListener('touchend', () => { pinch = null; });

  // ── moving it ──────────────────────────────────────────────────────────────────────────────────────────────────
  let held = null, moved = false;
  stage.addEventListener('pointerdown', (event) => {
    moved = false;
    if (drawer && !drawer.hidden && matchMedia('(max-width:60rem)').matches) open(false);
    if (event.pointerType !== 'mouse' || event.button > 1) return;
    const onBar = event.offsetX > stage.clientWidth && event.target === stage;
    if (onBar || (event.button === 0 && event.target.closest('text'))) return;
    held = {x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop};
  });
  window.addEventListener('pointermove', (event) => {
    if (!held) return;
    const x = event.clientX - held.x, y = event.clientY - held.y;
    if (!moved && Math.hypot(x, y) < 4) return;
    moved = true;
    stage.classList.add('is-held');
    stage.scrollTo(held.left - x, held.top - y);
  });
  window.addEventListener('pointerup', () => { held = null; stage.classList.remove('is-held'); });

  // the names of the phases stay in the middle of what is seen of their chevrons
  const chevrons = all('#the_top g').map((chevron) => ({texts: all('text', chevron), box: chevron.firstChild.getBBox(),
    reach: Math.max(...all('text', chevron).map((text) => text.getBBox().width / 2))}));
  const from = pieces[1] ? pieces[1].y : 0;

  function settle() {
    root.classList.toggle('is-down', stage.scrollTop > from * zoom + 1);
    root.classList.toggle('is-along', Math.abs(stage.scrollLeft) > 1);
    root.classList.toggle('is-tight', pieces.length > 2 && pieces[2].w * zoom > 0.45 * stage.clientWidth);
    const room = stage.getBoundingClientRect(), start = sheet.getBoundingClientRect().left;
    const side = by('side')?.offsetWidth || 0, air = 16;
    const left = (room.left + (rightToLeft ? 0 : side) - start) / zoom;
    const right = (room.left + stage.clientWidth - (rightToLeft ? side : 0) - start) / zoom;
    for (const {texts, box, reach} of chevrons) {
      const low = box.x + reach + air, high = box.x + box.width - reach - air, middle = box.x + box.width / 2;
      const seen = (Math.max(box.x, left) + Math.min(box.x + box.width, right)) / 2;
      const by = Math.min(Math.max(seen, Math.min(low, middle)), Math.max(high, middle)) - middle;
      for (const text of texts) text.setAttribute('transform', `translate(${by.toFixed(1)} 0)`);
    }
  }
  stage.addEventListener('scroll', settle, {passive: true});
  new ResizeObserver(settle).observe(stage);

  // ── on paper: a picture too wide to be read on one sheet follows in pieces, each with the names of the lanes ────
  const SHEET = 2600;
  const NS = 'http://www.w3.org/2000/svg';

  function drawnBy(name, attributes) {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  function gaps() {
    const columns = new Map();
    drawn.forEach((card, number) => {
      const {x, width: wide} = card.getBBox(), [left, right] = columns.get(data.cards[number].at[0]) || [x, x];
      columns.set(data.cards[number].at[0], [Math.min(left, x), Math.max(right, x + wide)]);
    });
    const spans = [...columns.values()].sort(([one], [other]) => one - other);
    return spans.slice(1).map(([left], at) => {
      const gap = (spans[at][1] + left) / 2, ends = chevrons.some(({box}) => Math.abs(box.x - gap) < 40);
      return {gap, cost: ends ? 0 : 0.15 * SHEET};
    });
  }

  function cuts() {
    const count = Math.ceil(width / SHEET), all = gaps(), found = [0];
    for (let number = 1; number < count; number += 1) {
      const wish = number * width / count, free = all.filter(({gap}) => gap > found.at(-1));
      if (!free.length) break;
      const far = ({gap, cost}) => Math.abs(gap - wish) + cost;
      found.push(free.reduce((best, one) => (far(one) < far(best) ? one : best)).gap);
    }
    return [...found, width];
  }

  function piece(left, right) {
    const [, top, names] = pieces, high = names.y + names.h - top.y;
    const own = rightToLeft ? right > width - names.w : left < names.w;
    const side = own ? 0 : names.w, wide = right - left, from = rightToLeft ? width - names.w : 0;
    const view = (x, w, at) => {
      const part = drawnBy('svg', {x: at, y: 0, width: w, height: high, viewBox: `${x} ${top.y} ${w} ${high}`});
      part.append(drawnBy('use', {href: `#${svg.id}`}));
      return part;
    };
    const all = drawnBy('svg', {viewBox: `0 0 ${side + wide} ${high}`});
    if (side) all.append(view(from, side, rightToLeft ? wide : 0));
    all.append(view(left, wide, rightToLeft ? 0 : side));
    const box = made('div', '', 'piece pic');
    box.append(all);
    return {box, all, wide: side + wide};
  }

  window.addEventListener('beforeprint', () => {
    if (width < 1.3 * SHEET || !drawn.length || pieces.length < 3) return;
    const at = cuts(), parts = at.slice(1).map((right, number) => piece(at[number], right));
    const widest = Math.max(...parts.map(({wide}) => wide)), box = made('div', '', 'pieces');
    for (const part of rightToLeft ? parts.reverse() : parts) {
      part.all.style.width = `${100 * part.wide / widest}%`;
      box.append(part.box);
    }
    stage.after(box);
  });
  window.addEventListener('afterprint', () => document.querySelector('.pieces')?.remove());

  // ── light or dark ──────────────────────────────────────────────────────────────────────────────────────────────
  const system = matchMedia('(prefers-color-scheme: dark)');
  const remembered = {
    get() { try { return localStorage.getItem('blueprint-look'); } catch { return null; } },
    set(look) { try { localStorage.setItem('blueprint-look', look); } catch { /* a browser may refuse to remember */ } },
  };
  const look = remembered.get();
  if (look === 'dark' || look === 'light') root.dataset.look = look;
  by('look').onclick = () => {
    const dark = root.dataset.look ? root.dataset.look === 'dark' : system.matches;
    root.dataset.look = dark ? 'light' : 'dark';
    remembered.set(root.dataset.look);
  };

  // ── the list of keys ───────────────────────────────────────────────────────────────────────────────────────────
  const help = by('keys');
  by('help').onclick = () => help.showModal();
  by('done').onclick = () => help.close();
  help.addEventListener('click', (event) => { if (event.target === help) help.close(); });

  // ── what to look for ───────────────────────────────────────────────────────────────────────────────────────────
  const chosen = new Set();
  const folded = (text) => text.normalize('NFKC').toLowerCase();
  const findings = ['error', 'warning', 'info'];  // the help of these names what is not on the card
  const told = ([text, more, card, tone]) => findings.includes(tone) ? [text] : [text, ...more];
  const texts = data.cards.map((card) => folded([
    card.name, ...card.facts.map(([label, text]) => text),
    ...card.lists.flatMap(([title, language, items]) => items.flatMap(told)),
  ].join('\n')));
  const boxes = all('input[type=checkbox]', drawer || document.createElement('div'));
  const kindOf = (key) => key.slice(0, key.indexOf(':'));
  let fits = data.cards.map(() => true);

  function sift() {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    const kinds = Map.groupBy ? Map.groupBy(chosen, kindOf) : grouped(chosen);
    fits = data.cards.map((card, number) => words.every((word) => texts[number].includes(word))
      && [...kinds.values()].every((keys) => keys.some((key) => card.keys.includes(key))));
    const asked = words.length > 0 || chosen.size > 0, count = fits.filter(Boolean).length;
    fits.forEach((fit, number) => {
      for (const thing of [drawn[number], ...entries[number]]) thing?.classList.toggle('is-dim', !fit);
    });
    data.lines.forEach((ends, number) => {
      const dim = asked && !ends.every((end) => end === null || fits[end]);
      lines[number].forEach((line) => line.classList.toggle('is-dim', dim));
    });
    const said = count ? data.words.shown.replace('{count}', count).replace('{all}', fits.length) : data.words.none;
    by('count').textContent = asked ? said : '';
    by('count').classList.toggle('is-none', !count);
    by('clear').hidden = !asked;
    if (by('active')) {
      by('active').hidden = !chosen.size;
      by('active').textContent = chosen.size;
    }
  }

  function grouped(keys) {
    const found = new Map();
    for (const key of keys) found.set(kindOf(key), [...(found.get(kindOf(key)) || []), key]);
    return found;
  }

  function change() { sift(); remember(); }

  function open(wanted) {
    drawer.hidden = !wanted;
    by('filter').setAttribute('aria-expanded', String(wanted));
  }

  // ── which card ─────────────────────────────────────────────────────────────────────────────────────────────────
  let current = 0, picked = null, goal = null;

  function roveTo(number) {
    drawn[current].setAttribute('tabindex', '-1');
    drawn[number].setAttribute('tabindex', '0');
    current = number;
  }

  function reveal(element) {
    const room = stage.getBoundingClientRect(), box = element.getBoundingClientRect(), air = 16;
    const side = by('side')?.offsetWidth || 0, top = by('top')?.offsetHeight || 0;
    let left = room.left + air + (rightToLeft ? 0 : side), right = room.left + stage.clientWidth - air - (rightToLeft ? side : 0);
    const high = room.top + air + top;
    let low = room.top + stage.clientHeight - air;
    if (!panel.hidden && getComputedStyle(panel).position === 'absolute') {
      const over = panel.getBoundingClientRect();  // on a narrow page the panel lies over the picture
      if (over.width >= room.width) low = over.top - air;
      else if (rightToLeft) left = over.right + air;
      else right = over.left - air;
    }
    if (box.left < left) stage.scrollLeft += box.left - left;
    else if (box.right > right) stage.scrollLeft += Math.min(box.right - right, box.left - left);
    if (box.top < high) stage.scrollTop += box.top - high;
    else if (box.bottom > low) stage.scrollTop += Math.min(box.bottom - low, box.top - high);
  }

  function goTo(number) {
    roveTo(number);
    drawn[number].focus({preventScroll: true});
    reveal(drawn[number]);
  }

  function beside(number, across) {
    const [column, x, y] = data.cards[number].at;
    const others = data.cards.map((card, other) => ({other, at: card.at}));
    const there = others.filter(({at}) => at[0] !== column && (at[1] - x) * across > 0);
    const nearest = Math.min(...there.map(({at}) => Math.abs(at[1] - x)));
    const in_column = there.filter(({at}) => at[0] === there.find(({at}) => Math.abs(at[1] - x) === nearest)?.at[0]);
    return first(in_column, ({at}) => Math.abs(at[2] - (goal ?? y)));
  }

  function above(number, down) {
    const [column, , y] = data.cards[number].at;
    const others = data.cards.map((card, other) => ({other, at: card.at}));
    return first(others.filter(({at}) => at[0] === column && (at[2] - y) * down > 0), ({at}) => Math.abs(at[2] - y));
  }

  function first(found, cost) {
    return found.length ? found.reduce((best, one) => (cost(one) < cost(best) ? one : best)).other : null;
  }

  function end(last) {
    const columns = data.cards.map((card) => card.at[0]);
    const column = last ? Math.max(...columns) : Math.min(...columns);
    const others = data.cards.map((card, other) => ({other, at: card.at})).filter(({at}) => at[0] === column);
    return first(others, ({at}) => Math.abs(at[2] - data.cards[current].at[2]));
  }

  const MOVES = {
    ArrowLeft: () => beside(current, -1),
    ArrowRight: () => beside(current, 1),
    ArrowUp: () => above(current, -1),
    ArrowDown: () => above(current, 1),
    Home: () => end(false),
    End: () => end(true),
  };

  function onCardKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      tell(current, true);
      return;
    }
    if (!MOVES[event.key]) return;
    event.preventDefault();
    const across = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    goal = across ? goal ?? data.cards[current].at[2] : null;
    const number = MOVES[event.key]();
    if (number === null) return;
    goTo(number);
    if (picked !== null) tell(number, false);
  }

  // ── all about a card ───────────────────────────────────────────────────────────────────────────────────────────
  let cameFrom = null;

  function made(name, text = '', kind = '') {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  }

  function written(element, text) {
    // what stands in backticks is code, and an address that can be gone to is a link; nothing else is anything but text
    for (const part of text.split(/(`[^`\n]+`|(?:https?:\/\/|mailto:)[^\s<>"'`]+)/)) {
      if (/^`.+`$/.test(part)) element.append(made('code', part.slice(1, -1)));
      else if (/^(https?:\/\/|mailto:)/.test(part)) element.append(linked(part));
      else if (part) element.append(part);
    }
    return element;
  }

  function linked(address) {
    let url = null;
    try { url = new URL(address); } catch { return address; }
    if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return address;
    const link = made('a', address);
    link.href = url.href;
    link.rel = 'noopener noreferrer';
    return link;
  }

  function leads(number, text, more) {
    const item = made('li', '', `leads of-${data.cards[number].kind}`), button = made('button');
    const words = made('div');
    button.type = 'button';
    words.append(made('b', text), ...more.map((one) => made('span', one)));
    button.append(words);
    button.onclick = () => follow(number);
    item.append(button);
    return item;
  }

  function listed([text, more, card, tone], own) {
    if (card !== null && card !== own && !tone) return leads(card, text, more);
    const item = made('li', '', tone ? `is-${tone}` : '');
    item.append(written(made(more.length ? 'b' : 'div'), text), ...more.map((one) => written(made('span'), one)));
    if (card !== null && card !== own) {
      const go = made('button', data.cards[card].name, 'step');
      go.type = 'button';
      go.onclick = () => follow(card);
      item.append(go);
    }
    return item;
  }

  function facts(card, number) {
    const list = made('dl');
    for (const [label, text, other] of card.facts) {
      const value = made('dd');
      value.dir = 'auto';
      if (other !== null && other !== number) {
        const go = made('button', text, 'step');
        go.type = 'button';
        go.onclick = () => follow(other);
        value.append(go);
      } else written(value, text);
      list.append(made('dt', label), value);
    }
    return list;
  }

  function tell(number, withFocus) {
    const card = data.cards[number];
    if (picked === null) cameFrom = document.activeElement;
    pick(number);
    const [lane] = card.facts[0] || [''];
    const name = made('h2', card.name);
    name.id = 'the_name';
    name.tabIndex = -1;
    name.dir = 'auto';
    const kind = made('p', card.facts[0] ? card.facts[0][1] : lane, `kind of-${card.kind}`);
    const parts = [kind, name, facts({facts: card.facts.slice(1)}, number)];
    for (const [title, language, items] of card.lists) {
      const list = made('ul');
      if (language) Object.assign(list, {lang: language, dir: 'ltr'});
      list.append(...items.map((item) => listed(item, number)));
      parts.push(made('h3', title), list);
    }
    by('told').replaceChildren(...parts);
    panel.hidden = false;
    panel.scrollTop = 0;
    if (!root.classList.contains('is-table')) reveal(drawn[number]);
    if (withFocus) name.focus({preventScroll: true});
    remember();
  }

  function pick(number) {
    for (const thing of all('.is-picked,.is-near,.is-on')) {
      thing.classList.remove('is-picked', 'is-near', 'is-on');
      thing.removeAttribute('aria-current');
    }
    picked = number;
    root.classList.toggle('is-asked', number !== null);
    if (number === null) return;
    for (const thing of [drawn[number], ...entries[number]]) {
      thing.classList.add('is-picked');
      thing.setAttribute('aria-current', 'true');
    }
    data.lines.forEach((ends, line) => {
      if (!ends.includes(number)) return;
      lines[line].forEach((part) => part.classList.add('is-on'));
      ends.forEach((end) => end !== null && end !== number && drawn[end].classList.add('is-near'));
    });
  }

  function follow(number) {
    roveTo(number);
    tell(number, true);
  }

  function close() {
    if (picked === null) return;
    const number = picked;
    panel.hidden = true;
    pick(null);
    remember();
    if (root.classList.contains('is-table')) (entries[number][0] || cameFrom)?.focus();
    else goTo(number);
  }

  // ── picture or table ───────────────────────────────────────────────────────────────────────────────────────────
  function show(table) {
    root.classList.toggle('is-table', table);
    document.getElementById('to_table').setAttribute('aria-pressed', String(table));
    document.getElementById('to_picture').setAttribute('aria-pressed', String(!table));
  }

  // ── what a link to the page says ───────────────────────────────────────────────────────────────────────────────
  function remember() {
    const said = new URLSearchParams();
    if (search.value.trim()) said.append('find', search.value.trim());
    for (const key of chosen) said.append(kindOf(key), key.slice(key.indexOf(':') + 1));
    if (root.classList.contains('is-table')) said.append('view', 'table');
    if (picked !== null) said.append('card', data.cards[picked].id);
    const address = `#${said}`;
    if (location.hash === address || (!location.hash && address === '#')) return;
    try { history.replaceState(null, '', address); } catch { /* a page inside another may have no address of its own */ }
  }

  function recall() {
    const said = new URLSearchParams(location.hash.slice(1));
    search.value = said.get('find') || '';
    chosen.clear();
    for (const box of boxes) {
      box.checked = said.getAll(box.name).includes(box.value.slice(box.name.length + 1));
      if (box.checked) chosen.add(box.value);
    }
    if (chosen.size && drawer && matchMedia('(min-width:60rem)').matches) open(true);
    show(said.get('view') === 'table' || location.hash === '#the_table');
    sift();
    const number = data.cards.findIndex((card) => card.id === said.get('card'));
    if (number >= 0 && number !== picked) {
      roveTo(number);
      tell(number, false);
    }
  }

  // ── all together ───────────────────────────────────────────────────────────────────────────────────────────────
  function wake() {
    svg.setAttribute('role', 'group');
    drawn.forEach((card, number) => {
      card.setAttribute('role', 'button');
      card.setAttribute('tabindex', number ? '-1' : '0');
      card.dataset.card = number;
      card.addEventListener('focus', () => roveTo(number));
      card.addEventListener('keydown', onCardKey);
      card.addEventListener('click', () => {
        if (moved || String(getSelection())) return;
        goal = null;
        roveTo(number);
        tell(number, false);
      });
    });
    entries.flat().forEach((entry) => {
      const number = Number(entry.dataset.card);
      entry.setAttribute('role', 'button');
      entry.tabIndex = 0;
      entry.addEventListener('click', () => follow(number));
      entry.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); follow(number); }
      });
    });
    search.addEventListener('input', change);
    search.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      const after = fits.findIndex((fit, number) => fit && number > current);
      const number = after >= 0 ? after : fits.indexOf(true);
      if (number < 0) return;
      roveTo(number);
      tell(number, false);
      if (root.classList.contains('is-table')) entries[number][0]?.scrollIntoView({block: 'center', inline: 'center'});
    });
    boxes.forEach((box) => box.addEventListener('change', () => {
      if (box.checked) chosen.add(box.value); else chosen.delete(box.value);
      change();
    }));
    if (by('filter')) by('filter').onclick = () => open(drawer.hidden);
    by('clear').onclick = () => {
      search.value = '';
      chosen.clear();
      boxes.forEach((box) => { box.checked = false; });
      change();
      search.focus();
    };
    by('close').onclick = close;
    by('skip').onclick = (event) => { event.preventDefault(); show(true); remember(); by('table').focus(); };
    for (const view of ['picture', 'table']) {
      document.getElementById(`to_${view}`).onclick = () => { show(view === 'table'); remember(); };
    }
    recall();
    window.addEventListener('hashchange', recall);
  }

  const PLAIN = {
    '+': () => zoomTo(zoom * STEP), '=': () => zoomTo(zoom * STEP), '-': () => zoomTo(zoom / STEP),
    '0': () => zoomTo(whole()), '1': () => zoomTo(1), '?': () => help.showModal(), '/': () => search?.focus(),
  };
  document.addEventListener('keydown', (event) => {
    if (help.open) return;
    if (event.key === 'Escape') {
      if (picked !== null) close();
      else if (drawer && !drawer.hidden) { open(false); by('filter').focus(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input[type=search]')) return;
    if (PLAIN[event.key]) { event.preventDefault(); PLAIN[event.key](); }
  });

  zoomTo(Math.min(1, Math.max(stage.clientWidth / width, 0.8)), stage.getBoundingClientRect()[rightToLeft ? 'right' : 'left'],
    stage.getBoundingClientRect().top);
  if (drawn.length) wake();
})();
