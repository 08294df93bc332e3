// The data of the page, its words, and the few helpers by which everything is drawn. Text only ever becomes text.
const data = JSON.parse(document.getElementById("data").textContent);
const ui = data.ui;
const requirements = data.requirements;
const candidates = data.candidates;
const STATUS = ["met", "partial", "not_met", "unknown"];
const BANDS = ["strong", "good", "possible", "weak"];
const SVG = "http://www.w3.org/2000/svg";
const tenths = new Intl.NumberFormat(data.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function byId(id) {
  return document.getElementById(id);
}

// The words at `key` with the blanks filled.
function say(key, values) {
  let text = ui[key];
  for (const name in values || {}) {
    text = text.split("{" + name + "}").join(String(values[name]));
  }
  return text;
}

// As `say`, for words that have a form for one and a form for many.
function count(key, number, values) {
  const one = data.lang === "fr" ? number < 2 : number === 1;
  return say(key + (one ? ".one" : ".other"), Object.assign({ count: number }, values));
}

function duration(months) {
  if (months === null) {
    return "–";
  }
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const parts = [];
  if (years) {
    parts.push(count("years", years));
  }
  if (rest || !years) {
    parts.push(count("months", rest));
  }
  return parts.map((part) => part.replace(" ", "\u00a0")).join(" ");
}

// How much of the experience is in the role.
function inRole(months) {
  return months === 0 ? ui.relevant_none : duration(months) + " " + ui.relevant;
}

function fill(node, attributes, children) {
  for (const name in attributes || {}) {
    const value = attributes[name];
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== "") {
      node.append(child);
    }
  }
  return node;
}

// An element with attributes and children; strings among the children become text.
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// The sign of a status: a shape and a colour, with its name for those who do not see it.
function sign(status, hidden) {
  const attributes = { class: "sign", viewBox: "0 0 16 16", width: 16, height: 16 };
  Object.assign(attributes, hidden ? { "aria-hidden": "true" } : { role: "img", "aria-label": data.statuses[status] });
  return svg("svg", attributes, svg("use", { href: "#s-" + STATUS[status] }));
}

// All statuses of a candidate in the order of the requirements, ten a row; must-haves are underlined. A handful of
// paths however many requirements there are, so that long rankings scroll smoothly.
const STRIP = { columns: 10, step: 17, line: 20 };

function strip(candidate) {
  const total = candidate.matches.length;
  const width = Math.min(total, STRIP.columns) * STRIP.step;
  const height = Math.max(1, Math.ceil(total / STRIP.columns)) * STRIP.line;
  const paths = {};
  const counts = [0, 0, 0, 0];
  candidate.matches.forEach((match, index) => {
    const x = (index % STRIP.columns) * STRIP.step;
    const y = Math.floor(index / STRIP.columns) * STRIP.line;
    counts[match[0]] += 1;
    addMark(paths, match[0], x, y);
    if (requirements[index].must) {
      addPath(paths, "must", `M${x} ${y + 17.5}h15`);
    }
  });
  const label = counts.map((number, status) => `${number} ${data.statuses[status]}`).join(", ");
  const drawing = svg("svg", { class: "strip", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label });
  drawing.append(svg("title"));
  for (const name in paths) {
    drawing.append(svg("path", { class: "m-" + name, d: paths[name] }));
  }
  return drawing;
}

function addPath(paths, name, path) {
  paths[name] = (paths[name] || "") + path;
}

function addMark(paths, status, x, y) {
  const circle = `M${x + 1} ${y + 7.5}a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z`;
  if (status === 0) {
    addPath(paths, "met", circle);
    addPath(paths, "tick", `M${x + 4.2} ${y + 7.8}l2.4 2.4 4.4-5`);
  } else if (status === 1) {
    addPath(paths, "ring", circle);
    addPath(paths, "half", `M${x + 7.5} ${y + 1}a6.5 6.5 0 0 0 0 13z`);
  } else if (status === 2) {
    addPath(paths, "cross", `M${x + 1.5} ${y + 1.5}h12v12h-12zM${x + 4.6} ${y + 4.6}l5.8 5.8M${x + 10.4} ${y + 4.6}l-5.8 5.8`);
  } else {
    addPath(paths, "dashed", circle);
    addPath(paths, "dot", `M${x + 6.3} ${y + 7.5}a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0z`);
  }
}

// Names the requirement under the pointer, in the tooltip of its strip.
function nameMark(event) {
  const drawing = event.target.closest && event.target.closest(".strip");
  if (!drawing) {
    return;
  }
  const box = drawing.getBoundingClientRect();
  const scale = drawing.viewBox.baseVal.width / box.width;
  const column = Math.floor(((event.clientX - box.left) * scale) / STRIP.step);
  const index = Math.floor(((event.clientY - box.top) * scale) / STRIP.line) * STRIP.columns + column;
  const candidate = candidates[Number(drawing.closest("tr").dataset.index)];
  if (candidate && requirements[index]) {
    const status = data.statuses[candidate.matches[index][0]];
    drawing.firstChild.textContent = `${requirements[index].id} ${requirements[index].label} · ${status}`;
  }
}

// The score as a mark within its range, on a line from 0 to 100.
function intervalBar(standing) {
  const low = Math.min(standing.low, standing.score);
  const high = Math.max(standing.high, standing.score);
  return svg(
    "svg",
    { class: "interval " + BANDS[standing.band], viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "track", x: 0, y: 3.5, width: 100, height: 3 }),
    svg("rect", { class: "range", x: low, y: 1.5, width: Math.max(0.8, high - low), height: 7 }),
    svg("rect", { class: "mark", x: Math.min(99, Math.max(0, standing.score - 0.5)), y: 0, width: 1.2, height: 10 })
  );
}

function rangeText(standing) {
  if (standing.low === standing.high) {
    return tenths.format(standing.score);
  }
  return tenths.format(standing.low) + "–" + tenths.format(standing.high);
}

function bandTag(standing) {
  return el("span", { class: "band " + BANDS[standing.band] }, data.bands[standing.band]);
}

function mustsMissing(candidate) {
  return candidate.matches.filter((match, index) => requirements[index].must && match[0] !== 0).length;
}

const hasMusts = requirements.some((requirement) => requirement.must);
