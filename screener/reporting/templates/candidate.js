// One candidate: how the score adds up, every requirement with its quotes, and the CV's text with them marked.
function openCandidate(candidate) {
  const view = byId("candidate-view");
  const title = el("h2", { tabindex: "-1" }, candidate.name);
  const text = cvText(candidate);
  view.replaceChildren(
    pager(candidate),
    el("header", { class: "person-head" }, title, standing(candidate), facts(candidate)),
    ...warningBox(candidate),
    ...(weightsChanged() ? [el("p", { class: "changed" }, ui.weights_changed)] : []),
    waterfall(candidate),
    missing(candidate),
    el(
      "div",
      { class: "reading" },
      el("section", { "aria-label": ui.matches }, el("h3", {}, ui.matches), matchList(candidate, text)),
      text.section
    )
  );
  return title;
}

function pager(candidate) {
  const place = shown.indexOf(candidate);
  const link = (other, label, name) =>
    other ? el("a", { href: "#c" + (other.index + 1), class: name }, label) : el("span", { class: name + " off" }, label);
  return el(
    "nav",
    { class: "pager", "aria-label": ui.pager },
    el("a", { href: "#ranking", class: "back" }, "← " + ui.back),
    place < 0 ? "" : link(shown[place - 1], ui.previous, "step"),
    place < 0 ? "" : link(shown[place + 1], ui.next, "step")
  );
}

function standing(candidate) {
  const now = candidate.now;
  const possible = now.rankLow === now.rankHigh ? "" : ` (${say("rank_range", { low: now.rankLow, high: now.rankHigh })})`;
  const range = now.low === now.high ? "" : say("least_most", { low: tenths.format(now.low), high: tenths.format(now.high) });
  return el(
    "p",
    { class: "standing" },
    el("b", { class: "big" }, tenths.format(now.score)),
    el("span", {}, bandTag(now), " ", say("position", { rank: now.rank }) + possible, intervalBar(now), el("small", {}, range))
  );
}

function facts(candidate) {
  const coded = candidate.file === candidate.name && !candidate.mail && !candidate.phone; // as in blind reports
  const pairs = [
    [ui.experience, duration(candidate.months[0]) + (candidate.months[1] === null ? "" : ` (${inRole(candidate.months[1])})`)],
    [ui["column.degree"], candidate.degree || "–"],
    !coded && [ui.contact, [candidate.mail, candidate.phone.replace(/ /g, "\u00a0")].filter(Boolean).join(" · ") || "–"],
    !coded && [ui["column.file"], candidate.file],
    [ui["column.language"], candidate.language],
    [ui.reference, candidate.reference],
    [ui.tools, candidate.tools || "–", "wide"],
  ];
  return el("dl", { class: "facts" }, ...pairs.filter(Boolean).map(([name, value, kind]) => el("div", { class: kind }, el("dt", {}, name), el("dd", {}, value))));
}

function warningBox(candidate) {
  if (!candidate.warnings.length) {
    return [];
  }
  const lines = candidate.warnings.map(([, sentence]) => el("li", {}, sentence));
  return [el("section", { class: "warnings", "aria-label": ui.warnings }, el("h3", {}, "⚠ " + ui.warnings), el("ul", {}, ...lines))];
}

// Each bar starts where the one above ends, so that the last one ends at the score.
function waterfall(candidate) {
  let reached = 0;
  const rows = candidate.matches.map((match, index) => {
    const points = pointsOf(candidate, index);
    const bar = svg(
      "svg",
      { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { class: "could", x: reached, y: 1, width: most[index], height: 8 }),
      svg("rect", { class: "points " + STATUS[match[0]], x: reached, y: 1, width: points, height: 8 })
    );
    reached += points;
    const amount = say("points_of", { points: tenths.format(points), most: tenths.format(most[index]) });
    return el(
      "li",
      {},
      el("a", { href: "#", onclick: (event) => jumpTo(event, "match-" + index) }, sign(match[0]), " " + requirements[index].id + " " + requirements[index].label),
      bar,
      el("span", { class: "amount" }, amount)
    );
  });
  const total = svg(
    "svg",
    { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "track", x: 0, y: 1, width: 100, height: 8 }),
    svg("rect", { class: "points sum", x: 0, y: 1, width: candidate.now.score, height: 8 })
  );
  rows.push(el("li", { class: "total" }, el("b", {}, ui.total), total, el("b", { class: "amount" }, tenths.format(candidate.now.score))));
  return el(
    "section",
    { class: "waterfall", "aria-label": ui.waterfall },
    el("h3", {}, ui.waterfall),
    el("p", { class: "hint" }, ui.waterfall_hint),
    el("ol", {}, ...rows)
  );
}

function jumpTo(event, id) {
  event.preventDefault();
  const target = byId(id);
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

function missing(candidate) {
  const open = candidate.matches
    .map((match, index) => ({ match, index, gain: most[index] - pointsOf(candidate, index) }))
    .filter(({ match, gain }) => match[0] > 0 && gain >= 0.05)
    .sort((a, b) => b.gain - a.gain);
  const lines = open.map(({ match, index, gain }) =>
    el(
      "li",
      {},
      sign(match[0]),
      " ",
      el("b", {}, requirements[index].text),
      requirements[index].must ? el("span", { class: "tag must" }, ui.must) : "",
      ` · ${match[4]} · `,
      say("gain", { points: tenths.format(gain) })
    )
  );
  const content = lines.length ? el("ul", {}, ...lines) : el("p", {}, ui.missing_none);
  return el("section", { class: "missing", "aria-label": ui.missing }, el("h3", {}, ui.missing), content);
}

function matchList(candidate, text) {
  return el("ol", { class: "matches" }, ...candidate.matches.map((match, index) => matchItem(candidate, match, index, text)));
}

function matchItem(candidate, match, index, text) {
  const requirement = requirements[index];
  const amount = say("points_of", { points: tenths.format(pointsOf(candidate, index)), most: tenths.format(most[index]) });
  const quotes = match[6].map((quote) => {
    const words = candidate.text.slice(quote[0], quote[1]);
    const button = el("button", { type: "button", class: "quote", title: ui.quote_find }, el("q", {}, words.replace(/\s+/g, " ")));
    button.addEventListener("click", () => text.find(quote));
    return el("li", {}, button, el("small", {}, quote[2]));
  });
  return el(
    "li",
    { id: "match-" + index, tabindex: "-1", class: STATUS[match[0]] },
    el("p", { class: "match-head" }, sign(match[0]), el("b", {}, requirement.text), el("span", { class: "amount" }, amount)),
    el("p", { class: "tags" }, ...tagsOf(requirement), el("span", { class: "tag" }, data.statuses[match[0]])),
    el("p", {}, match[4], match[5] ? "" : el("small", {}, " · " + ui.uncertain)),
    quotes.length ? el("ul", { class: "quotes" }, ...quotes) : el("p", { class: "hint" }, ui.no_quote)
  );
}

function tagsOf(requirement) {
  const tags = [el("span", { class: "tag " + (requirement.required ? "required" : "preferred") }, requirement.required ? ui.required : ui.preferred)];
  return requirement.must ? [el("span", { class: "tag must" }, ui.must), ...tags] : tags;
}

// The text page by page, with every quoted stretch marked; `find` brings a quote into sight.
function cvText(candidate) {
  const marks = [];
  const box = el("div", { class: "cv", tabindex: "0", role: "region", "aria-label": ui.cv_text });
  const cuts = cutPoints(candidate);
  const pages = candidate.pages.length > 1 ? new Map(candidate.pages.map(([number, start]) => [start, number])) : new Map();
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const [start, end] = [cuts[index], cuts[index + 1]];
    if (pages.has(start)) {
      box.append(el("p", { class: "page" }, say("page", { page: pages.get(start) })));
    }
    const words = candidate.text.slice(start, end);
    const status = bestStatus(candidate, start, end);
    if (status < 0) {
      box.append(words);
    } else {
      const mark = el("mark", { class: STATUS[status], tabindex: "-1" }, words);
      marks.push({ mark, start, end });
      box.append(mark);
    }
  }
  const section = el(
    "section",
    { class: "cv-side" },
    el("h3", {}, ui.cv_text),
    el("p", { class: "hint" }, ui.cv_text_hint, candidate.text.includes("\n[…]\n") ? " " + ui.text_cut : ""),
    candidate.text.trim() ? box : el("p", {}, ui.no_text)
  );
  return { section, find: (quote) => findQuote(box, marks, quote) };
}

function cutPoints(candidate) {
  const cuts = new Set([0, candidate.text.length]);
  candidate.matches.forEach((match) => match[6].forEach(([start, end]) => cuts.add(start).add(end)));
  candidate.pages.forEach(([, start]) => cuts.add(start));
  return [...cuts].sort((a, b) => a - b);
}

function bestStatus(candidate, start, end) {
  let best = -1;
  for (const match of candidate.matches) {
    if ((best < 0 || match[0] < best) && match[6].some((quote) => quote[0] <= start && end <= quote[1])) {
      best = match[0];
    }
  }
  return best;
}

function findQuote(box, marks, quote) {
  box.querySelectorAll(".found").forEach((mark) => mark.classList.remove("found"));
  const own = marks.filter(({ start, end }) => quote[0] <= start && end <= quote[1]);
  own.forEach(({ mark }) => mark.classList.add("found"));
  if (own.length) {
    const first = own[0].mark;
    box.scrollTop = first.offsetTop - box.offsetTop - box.clientHeight / 3;
    first.scrollIntoView({ block: "nearest" });
    first.focus({ preventScroll: true });
  }
}
