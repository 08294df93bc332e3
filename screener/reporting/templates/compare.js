// Two or three candidates side by side, requirement by requirement.
const MOST_COMPARED = 3;

function choose(index, box) {
  if (box.checked && chosen.size >= MOST_COMPARED) {
    box.checked = false;
    showChosen(ui.compare_full);
    return;
  }
  chosen[box.checked ? "add" : "delete"](index);
  showChosen("");
}

function showChosen(message) {
  const bar = byId("compare-bar");
  bar.hidden = chosen.size === 0;
  const names = [...chosen].map((index) => candidates[index].name).join(", ");
  const go = el("a", { class: "button", href: "#compare=" + [...chosen].map((index) => index + 1).join(",") }, ui.compare);
  const clear = el("button", { type: "button" }, ui.clear);
  clear.addEventListener("click", () => {
    chosen.clear();
    showChosen("");
    refresh();
    byId("ranking-title").focus();
  });
  bar.replaceChildren(
    el("p", { role: "status" }, names, message && el("small", {}, " " + message)),
    chosen.size >= 2 ? go : el("span", { class: "hint" }, ui.compare_hint),
    clear
  );
}

function openCompare(compared) {
  const view = byId("compare-view");
  const title = el("h2", { tabindex: "-1" }, ui.compare_title);
  const heads = compared.map((candidate) =>
    el(
      "th",
      { role: "columnheader", scope: "col" },
      el("a", { href: "#c" + (candidate.index + 1) }, candidate.name),
      el("p", { class: "standing" }, el("b", { class: "big" }, tenths.format(candidate.now.score)), el("span", {}, bandTag(candidate.now), intervalBar(candidate.now), el("small", {}, candidate.now.low === candidate.now.high ? "" : rangeText(candidate.now)))),
      el("small", {}, `${ui.experience} ${duration(candidate.months[0])}`),
      el("small", {}, candidate.degree)
    )
  );
  const rows = requirements.map((requirement, index) => compareRow(requirement, index, compared));
  const grid = el(
    "table",
    { role: "table", class: "compare" },
    el("caption", { class: "unseen" }, ui.compare_title),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, el("th", { role: "columnheader", scope: "col" }, ui["column.requirement"]), ...heads)),
    el("tbody", { role: "rowgroup" }, ...rows)
  );
  view.replaceChildren(
    el("nav", { class: "pager", "aria-label": ui.pager }, el("a", { href: "#ranking", class: "back" }, "← " + ui.back)),
    title,
    ...(weightsChanged() ? [el("p", { class: "changed" }, ui.weights_changed)] : []),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": ui.compare_title }, grid)
  );
  return title;
}

function compareRow(requirement, index, compared) {
  const statuses = new Set(compared.map((candidate) => candidate.matches[index][0]));
  const best = Math.max(...compared.map((candidate) => candidate.matches[index][1]));
  const cells = compared.map((candidate) => {
    const match = candidate.matches[index];
    const ahead = statuses.size > 1 && match[1] === best && best > 0;
    const quote = match[6].length ? candidate.text.slice(match[6][0][0], match[6][0][1]).replace(/\s+/g, " ") : "";
    return el(
      "td",
      { role: "cell", class: ahead ? "ahead" : "" },
      el("p", { class: "whose", "aria-hidden": "true" }, candidate.name),
      el("p", {}, sign(match[0], true), " ", data.statuses[match[0]], el("span", { class: "amount" }, tenths.format(pointsOf(candidate, index)))),
      el("p", {}, match[4]),
      quote && el("p", {}, el("q", {}, quote.length > 160 ? quote.slice(0, 159) + "…" : quote))
    );
  });
  const head = el(
    "th",
    { role: "rowheader", scope: "row" },
    el("b", {}, requirement.id),
    " " + requirement.text,
    el("p", { class: "tags" }, ...tagsOf(requirement), statuses.size > 1 ? el("span", { class: "tag" }, ui.differs) : ""),
    el("small", {}, say("max_points", { points: tenths.format(most[index]) }))
  );
  return el("tr", { role: "row" }, head, ...cells);
}
