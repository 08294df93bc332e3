// The ranking: filters, sorting, and rows that are drawn as they come into sight.
const FIRST_ROWS = 30;
const MORE_ROWS = 60;
const filters = { text: "", bands: new Set(), must: false, requirement: -1, status: 0 };
const chosen = new Set();
let sorting = { key: "score", down: true };
let shown = [];
let drawn = 0;
const list = {};

const SORTS = {
  score: byScore,
  name: (a, b) => a.name.localeCompare(b.name, data.lang),
  experience: (a, b) => (b.months[0] ?? -1) - (a.months[0] ?? -1),
  relevant: (a, b) => (b.months[1] ?? -1) - (a.months[1] ?? -1),
  degree: (a, b) => b.level - a.level,
  must: (a, b) => mustsMissing(a) - mustsMissing(b),
};

// Small letters without accents, so that a search for "metier" finds "Métier".
function folded(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

function haystack(candidate) {
  if (candidate.searched === undefined) {
    const reasons = candidate.matches.map((match) => match[4]).join("\n");
    candidate.searched = folded([candidate.name, candidate.file, reasons, candidate.tools, candidate.text].join("\n"));
  }
  return candidate.searched;
}

// Prepares the search while nobody waits, a few candidates at a time.
function prepareSearch(from) {
  const until = Math.min(candidates.length, from + 40);
  for (let index = from; index < until; index += 1) {
    haystack(candidates[index]);
  }
  if (until < candidates.length) {
    setTimeout(prepareSearch, 0, until);
  }
}

function fits(candidate, words) {
  if (filters.bands.size && !filters.bands.has(candidate.now.band)) {
    return false;
  }
  if (filters.must && mustsMissing(candidate)) {
    return false;
  }
  if (filters.requirement >= 0) {
    const status = candidate.matches[filters.requirement][0];
    if (filters.status === 4 ? status > 1 : status !== filters.status) {
      return false;
    }
  }
  return words.every((word) => haystack(candidate).includes(word));
}

function refresh() {
  const words = folded(filters.text).split(/\s+/).filter(Boolean);
  const order = SORTS[sorting.key];
  const turn = sorting.down ? 1 : -1;
  shown = candidates.filter((candidate) => fits(candidate, words));
  shown.sort((a, b) => turn * order(a, b) || byScore(a, b));
  list.body.replaceChildren();
  drawn = 0;
  drawRows(FIRST_ROWS);
  list.found.textContent = count("found", shown.length, { total: candidates.length });
  list.nobody.hidden = shown.length > 0;
  list.headers.forEach((header) => {
    const active = header.dataset.key === sorting.key;
    header.setAttribute("aria-sort", !active ? "none" : (sorting.key === "name") === sorting.down ? "ascending" : "descending");
  });
}

function drawRows(number) {
  const rows = document.createDocumentFragment();
  const until = Math.min(shown.length, drawn + number);
  for (; drawn < until; drawn += 1) {
    rows.append(row(shown[drawn]));
  }
  list.body.append(rows);
  const left = shown.length - drawn;
  list.more.hidden = left === 0;
  list.more.textContent = left ? count("show_more", Math.min(left, MORE_ROWS)) : "";
}

// The folder that all files share is left out of the table.
const folder = candidates.reduce((shared, each) => {
  while (!each.file.startsWith(shared)) {
    shared = shared.slice(0, shared.lastIndexOf("/", shared.length - 2) + 1);
  }
  return shared;
}, candidates.length ? candidates[0].file.slice(0, candidates[0].file.lastIndexOf("/") + 1) : "");

function row(candidate) {
  const now = candidate.now;
  const link = el("a", { href: "#c" + (candidate.index + 1), class: "name" }, candidate.name);
  const choice = el("input", { type: "checkbox", "aria-label": say("compare_add", { name: candidate.name }) });
  choice.checked = chosen.has(candidate.index);
  choice.addEventListener("change", () => choose(candidate.index, choice));
  const possible = now.rankLow === now.rankHigh ? "" : `${now.rankLow}–${now.rankHigh}`;
  const missing = mustsMissing(candidate);
  const notes = [];
  if (missing) {
    notes.push(el("span", { class: "note bad" }, count("must_missing", missing)));
  }
  candidate.warnings.forEach((warning) => {
    notes.push(el("span", { class: "note", title: warning[1] }, "⚠ " + warning[0]));
  });
  return el(
    "tr",
    { role: "row", "data-index": candidate.index },
    el("td", { role: "cell", class: "c-choose" }, choice),
    el("td", { role: "cell", class: "c-rank" }, String(now.rank), possible && el("small", { title: say("rank_range", { low: now.rankLow, high: now.rankHigh }) }, possible)),
    el("th", { role: "rowheader", scope: "row", class: "c-name" }, link, candidate.file === candidate.name ? "" : el("small", { class: "file", title: candidate.file }, candidate.file.slice(folder.length)), ...notes),
    el("td", { role: "cell", class: "c-score" }, el("b", {}, tenths.format(now.score)), " ", bandTag(now), intervalBar(now), el("small", {}, now.low === now.high ? "" : rangeText(now))),
    el("td", { role: "cell", class: "c-years" + (candidate.months[0] === null ? " nothing" : "") }, duration(candidate.months[0]), candidate.months[1] === null ? "" : el("small", {}, inRole(candidate.months[1]))),
    el("td", { role: "cell", class: "c-degree" + (candidate.degree ? "" : " nothing") }, candidate.degree || "–"),
    el("td", { role: "cell", class: "c-strip" }, strip(candidate))
  );
}

// ---------------------------------------------------------------- what stands around the rows

function header(key, label) {
  const button = el("button", { type: "button" }, label, el("span", { class: "arrow", "aria-hidden": "true" }));
  const printed = el("span", { class: "print-only", "aria-hidden": "true" }, label);
  const cell = el("th", { role: "columnheader", scope: "col", "data-key": key, "aria-sort": "none", class: "c-" + key }, button, printed);
  button.addEventListener("click", () => {
    sorting = { key, down: sorting.key === key ? !sorting.down : true };
    list.sort.value = key;
    refresh();
  });
  list.headers.push(cell);
  return cell;
}

function plainHeader(label, name) {
  return el("th", { role: "columnheader", scope: "col", class: name }, label);
}

function table() {
  list.headers = [];
  list.body = el("tbody", { role: "rowgroup", onmousemove: nameMark });
  const heads = el(
    "tr",
    { role: "row" },
    plainHeader(el("span", { class: "unseen" }, ui.select), "c-choose"),
    plainHeader(ui["column.rank"], "c-rank"),
    header("name", ui["column.candidate"]),
    header("score", ui["column.score"]),
    header("experience", ui["column.experience"]),
    header("degree", ui["column.degree"]),
    plainHeader(ui["column.requirements"], "c-strip")
  );
  return el(
    "table",
    { role: "table", class: "ranking" },
    el("caption", { class: "unseen" }, ui.ranking_caption),
    el("thead", { role: "rowgroup" }, heads),
    list.body
  );
}

function option(value, label) {
  return el("option", { value }, label);
}

function field(label, control) {
  return el("label", { class: "field" }, el("span", {}, label), control);
}

function bandChoices() {
  const boxes = data.bands.map((label, band) => {
    const box = el("input", { type: "checkbox", "data-band": band });
    box.addEventListener("change", () => {
      filters.bands[box.checked ? "add" : "delete"](band);
      refresh();
    });
    return el("label", { class: "chip " + BANDS[band] }, box, label);
  });
  return el("fieldset", { class: "bands" }, el("legend", {}, ui.filter_band), ...boxes);
}

function requirementChoice() {
  const which = el("select", { id: "filter-requirement" }, option(-1, ui.filter_any));
  requirements.forEach((requirement, index) => which.append(option(index, `${requirement.id} ${requirement.label}`)));
  const either = `${data.statuses[0]} / ${data.statuses[1]}`;
  const status = el("select", { id: "filter-status", "aria-label": ui.filter_requirement + " " + ui.filter_status, disabled: true });
  [0, 4, 1, 2, 3].forEach((value) => status.append(option(value, value === 4 ? either : data.statuses[value])));
  const changed = () => {
    filters.requirement = Number(which.value);
    filters.status = Number(status.value);
    status.disabled = filters.requirement < 0;
    refresh();
  };
  which.addEventListener("change", changed);
  status.addEventListener("change", changed);
  return el("div", { class: "pair" }, field(ui.filter_requirement, which), status);
}

function filterForm() {
  const text = el("input", { type: "search", id: "filter-text", placeholder: ui.filter_text_hint, autocomplete: "off", spellcheck: "false" });
  text.addEventListener("input", () => {
    filters.text = text.value;
    refresh();
  });
  list.sort = el("select", { id: "sort" });
  Object.keys(SORTS).filter((key) => key !== "must" || hasMusts).forEach((key) => list.sort.append(option(key, ui["sort_" + key])));
  list.sort.addEventListener("change", () => {
    sorting = { key: list.sort.value, down: true };
    refresh();
  });
  const form = el("form", { class: "filters", role: "search", "aria-label": ui.filters });
  form.append(field(ui.filter_text, text), bandChoices(), requirementChoice());
  if (hasMusts) {
    const must = el("input", { type: "checkbox", id: "filter-must" });
    must.addEventListener("change", () => {
      filters.must = must.checked;
      refresh();
    });
    form.append(el("label", { class: "chip" }, must, ui.filter_must));
  }
  form.append(field(ui.sort_by, list.sort), el("button", { type: "reset" }, ui.reset_filters));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    Object.assign(filters, { text: "", must: false, requirement: -1, status: 0 });
    filters.bands.clear();
    sorting = { key: "score", down: true };
    byId("filter-status").disabled = true;
    setTimeout(refresh, 0);
  });
  return el("details", { class: "filter-box", open: window.matchMedia("(min-width: 48rem)").matches }, el("summary", {}, ui.filters), form);
}

function legend() {
  const items = STATUS.map((_, status) => el("li", {}, sign(status, true), data.statuses[status]));
  if (hasMusts) {
    items.push(el("li", {}, el("span", { class: "must-sample", "aria-hidden": "true" }), ui.must));
  }
  return el("ul", { class: "legend", "aria-label": ui.legend }, ...items);
}

function buildList() {
  list.found = el("p", { class: "found", role: "status" });
  list.nobody = el("p", { hidden: true }, ui.nobody);
  list.more = el("button", { type: "button", class: "more", hidden: true });
  list.more.addEventListener("click", () => drawRows(MORE_ROWS));
  const hint = el("p", { class: "hint" }, ui.compare_hint);
  byId("list").append(filterForm(), el("div", { class: "above" }, list.found, legend()), table(), list.nobody, list.more, hint);
  if ("IntersectionObserver" in window) {
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && !list.more.hidden) {
        drawRows(MORE_ROWS);
      }
    }, { rootMargin: "600px" }).observe(list.more);
  }
  // A printed ranking is whole.
  window.addEventListener("beforeprint", () => drawRows(shown.length));
}
