'use strict';
// Names come from strangers: text reaches the page through textContent only.
(() => {
  const TYPES = ['ACTION_POTENTIAL', 'DOPAMINE', 'SEROTONIN', 'NOREPINEPHRINE', 'GABA', 'GLUTAMATE'];
  const MOST_SIGNALS = 100;
  const SILENCE_MS = 12000;
  const language = (navigator.languages || [navigator.language]).map(l => l.slice(0, 2)).find(l => l in WORDS) || 'en';
  const words = WORDS[language];
  const number = new Intl.NumberFormat(language);
  const one = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' });
  const $ = id => document.getElementById(id);
  const say = (key, ...values) => words[key].replace(/\{(\d)\}/g, (_, i) => values[i]);
  const still = matchMedia('(prefers-color-scheme: dark)');
  let last = null;
  let state = null;

  document.documentElement.lang = language;
  document.querySelectorAll('[data-word]').forEach(e => { e.textContent = words[e.dataset.word]; });
  document.querySelectorAll('[data-label]').forEach(e => e.setAttribute('aria-label', words[e.dataset.label]));

  function cell(row, text, className, title) {
    const td = document.createElement('td');
    td.textContent = text;
    if (className) td.className = className;
    td.title = title || text;
    row.append(td);
    return td;
  }

  function named(row, text, color) {
    const td = cell(row, text);
    if (color !== undefined) {
      const dot = document.createElement('span');
      dot.className = 'dot a' + color;
      td.prepend(dot);
    }
  }

  function fill(id, rows, build, none) {
    $(id).replaceChildren(...rows.map(data => {
      const row = document.createElement('tr');
      build(row, data);
      return row;
    }));
    $(none).hidden = rows.length > 0;
  }

  const LINKS = {forwarding: 'good', connected: 'good', waiting: '', disabled: '', connecting: 'warn', lagging: 'warn', retrying: 'bad', blocked: 'bad'};
  const size = n => n < 1024 ? number.format(n) + ' B' : n < 1048576 ? one.format(n / 1024) + ' KiB' : one.format(n / 1048576) + ' MiB';
  function span(ms) {
    const s = Math.max(0, Math.round(ms / 1000));
    const parts = s < 60 ? [s + ' s'] : s < 3600 ? [Math.floor(s / 60) + ' min', s % 60 + ' s'] : s < 86400
      ? [Math.floor(s / 3600) + ' h', Math.floor(s % 3600 / 60) + ' min'] : [Math.floor(s / 86400) + ' d', Math.floor(s % 86400 / 3600) + ' h'];
    return parts.join(' ');
  }

  function showState(now) {
    $('domain').textContent = now.domain;
    document.title = now.domain + ' · Thalamus';
    $('hub').textContent = now.url + ' · Thalamus ' + now.version;
    $('uptime').textContent = span(now.now - now.started);
    if (last && now.now > last.now && now.started === last.started) {
      $('rate').textContent = number.format(Math.round((now.totals.signals - last.totals.signals) * 1000 / (now.now - last.now)));
    }
    $('tSignals').textContent = number.format(now.totals.signals);
    $('tBytes').textContent = size(now.totals.bytes);
    $('tAgents').textContent = number.format(now.totals.agents);
    $('tPending').textContent = number.format(now.totals.pending);
    $('tRefused').textContent = number.format(now.totals.refused);
    $('tExpired').textContent = number.format(now.totals.expired);
    $('trouble').hidden = !now.store;
    $('trouble').textContent = now.store ? say('storeTrouble', now.store) : '';
    fill('agents', now.agents.rows, (row, a) => {
      named(row, a.name + (a.domain ? '@' + a.domain : ''), a.color);
      cell(row, a.hash.slice(0, 8), 'mono', a.hash);
      cell(row, words[a.state === 'live' ? 'stateLive' : 'stateDraining'], a.state === 'live' ? 'good' : 'warn');
      cell(row, number.format(a.sent), 'n');
      cell(row, number.format(a.received), 'n');
    }, 'noAgents');
    fill('queues', now.queues.rows, (row, q) => {
      cell(row, q.name);
      cell(row, number.format(q.signals), 'n');
      cell(row, size(q.bytes), 'n');
      cell(row, say('ago', span(now.now - q.oldest)));
      cell(row, q.reason);
    }, 'noQueues');
    fill('peers', now.peers, (row, p) => {
      cell(row, p.domain);
      cell(row, words['peer_' + p.state], LINKS[p.state], p.why);
      cell(row, p.rtt === null ? '' : one.format(p.rtt) + ' ms', 'n');
      cell(row, number.format(p.pending), 'n');
      cell(row, say('remoteOnline', number.format(p.online), number.format(p.agents)));
    }, 'noPeers');
    for (const part of ['agents', 'synapses', 'queues']) {
      $(part + 'More').textContent = now[part].more ? say('more', number.format(now[part].more)) : '';
    }
    types(now.totals.types);
    state = now;
    last = now;
    draw();
  }

  function types(counts) {
    const most = Math.max(1, ...TYPES.map(t => counts[t]));
    $('types').replaceChildren(...TYPES.map((type, i) => {
      const bar = document.createElement('div');
      bar.className = 'bar t' + i;
      const line = document.createElement('div');
      const name = document.createElement('b');
      name.textContent = type.toLowerCase().replace('_', ' ');
      const count = document.createElement('span');
      count.textContent = number.format(counts[type]);
      line.append(name, count);
      const progress = document.createElement('progress');
      progress.max = most;
      progress.value = counts[type];
      progress.setAttribute('aria-label', name.textContent);
      bar.append(line, progress);
      return bar;
    }));
  }

  function showSignals(batch) {
    const rows = batch.signals.map(s => {
      const row = document.createElement('tr');
      cell(row, clock.format(s.time), 'mono');
      cell(row, (s.type || s.protocol).toLowerCase().replace('_', ' '), s.type ? 't' + TYPES.indexOf(s.type) : '');
      cell(row, s.from);
      cell(row, s.to || words.everyone);
      cell(row, words[s.outcome] || s.outcome, s.outcome === 'delivered' || s.outcome === 'forwarded' ? 'good' : s.outcome === 'queued' ? 'warn' : 'bad', s.reason);
      cell(row, size(s.bytes), 'n');
      cell(row, s.micros ? one.format(s.micros) + ' µs' : '', 'n');
      return row;
    });
    const list = $('signals');
    list.prepend(...rows.reverse());
    while (list.childElementCount > MOST_SIGNALS) list.lastElementChild.remove();
    $('noSignals').hidden = list.childElementCount > 0;
    $('signalsMore').textContent = batch.leftOut ? say('leftOut', number.format(batch.leftOut)) : '';
  }

  function draw() {
    const canvas = $('network');
    const links = state ? state.synapses.rows : [];
    $('noSynapses').hidden = links.length > 0;
    const names = [...new Set(links.flatMap(l => [l.from, l.to]))].sort();
    const ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const g = canvas.getContext('2d');
    g.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    const color = name => style.getPropertyValue(name).trim();
    const radius = Math.max(20, Math.min(width / 2 - 60, height / 2 - 26));
    const place = new Map(names.map((name, i) => {
      const angle = 2 * Math.PI * i / names.length - Math.PI / 2;
      return [name, [width / 2 + Math.min(width / 2 - 70, radius * 1.5) * Math.cos(angle), height / 2 + radius * Math.sin(angle)]];
    }));
    for (const l of links) {
      const [x1, y1] = place.get(l.from);
      const [x2, y2] = place.get(l.to);
      g.strokeStyle = color(l.strength >= 1.2 ? '--accent' : l.strength <= 0.3 ? '--bad' : '--muted');
      g.globalAlpha = 0.35 + 0.3 * Math.min(2, l.strength) / 2 + 0.35 * l.success;
      g.lineWidth = 0.6 + 1.6 * l.strength;
      g.beginPath();
      g.moveTo(x1, y1);
      // Bent to one side, so that both directions are seen.
      g.quadraticCurveTo((x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - (x2 - x1) * 0.12, x2, y2);
      g.stroke();
    }
    g.globalAlpha = 1;
    g.font = '12px ' + getComputedStyle(document.body).fontFamily;
    g.textAlign = 'center';
    for (const [name, [x, y]] of place) {
      g.fillStyle = color('--accent');
      g.beginPath();
      g.arc(x, y, 5, 0, 2 * Math.PI);
      g.fill();
      if (names.length <= 40) {
        g.fillStyle = color('--fg');
        g.fillText(name.length > 18 ? name.slice(0, 17) + '…' : name, x, y < height / 2 ? y - 10 : y + 18);
      }
    }
  }

  function linkState(kind, key) {
    $('link').className = 'state ' + kind;
    $('link').textContent = words[key];
  }

  function received(name, data) {
    linkState('live', 'live');
    if (name === 'state') showState(JSON.parse(data));
    else if (name === 'signals') showSignals(JSON.parse(data));
  }

  // fetch, not EventSource: only so can the token go in a header instead of the URL.
  async function feed() {
    const token = sessionStorage.getItem('token') || new URLSearchParams(location.search).get('token');
    const stop = new AbortController();
    let silence;
    const heard = () => { clearTimeout(silence); silence = setTimeout(() => stop.abort(), SILENCE_MS); };
    heard();
    try {
      const answer = await fetch('api/live', { headers: token ? { Authorization: 'Bearer ' + token } : {}, cache: 'no-store', signal: stop.signal });
      if (answer.status === 401) return 'token';
      if (answer.status === 503) return 'full';
      if (!answer.ok) return 'lost';
      $('signals').replaceChildren();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return 'lost';
        heard();
        text += value;
        for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
          const event = /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end));
          if (event) received(event[1], event[2]);
        }
      }
    } catch (gone) {
      return 'lost';
    } finally {
      clearTimeout(silence);
    }
  }

  async function run() {
    for (let wait = 1000; ;) {
      const began = Date.now();
      const why = await feed();
      if (why === 'token') {
        sessionStorage.removeItem('token');
        $('tokenForm').hidden = false;
        linkState('waiting', 'connecting');
        return;
      }
      linkState('waiting', 'lost');
      if (why === 'full') {
        $('trouble').hidden = false;
        $('trouble').textContent = words.full;
      }
      wait = Date.now() - began > 30000 ? 1000 : Math.min(10000, wait * 2);
      await new Promise(done => setTimeout(done, wait * (0.75 + Math.random() / 2)));
    }
  }

  $('tokenForm').addEventListener('submit', event => {
    event.preventDefault();
    sessionStorage.setItem('token', $('token').value);
    $('token').value = '';
    $('tokenForm').hidden = true;
    run();
  });
  addEventListener('resize', draw);
  still.addEventListener('change', draw);
  run();
})();
