// Which view is shown follows the address, so that back and forward work; then everything is drawn once.
const VIEWS = ["list-view", "candidate-view", "compare-view"];
const reportTitle = document.title;
let listScroll = 0;
let current = "list-view";

function show(view) {
  if (current === "list-view" && view !== "list-view") {
    listScroll = window.scrollY;
  }
  VIEWS.forEach((id) => {
    byId(id).hidden = id !== view;
  });
  byId("compare-bar").hidden = view !== "list-view" || chosen.size === 0;
  const before = current;
  current = view;
  return before;
}

// At once, whatever the style says of scrolling within a page: another view is another place.
function jump(top) {
  window.scrollTo({ top, behavior: "instant" });
}

function candidateAt(number) {
  return candidates[Number(number) - 1];
}

function route() {
  const address = decodeURIComponent(location.hash.slice(1));
  const single = /^c(\d+)$/.exec(address);
  const several = /^compare=([\d,]+)$/.exec(address);
  if (single && candidateAt(single[1])) {
    enter("candidate-view", openCandidate(candidateAt(single[1])));
  } else if (several) {
    const compared = several[1].split(",").map(candidateAt).filter(Boolean).slice(0, MOST_COMPARED);
    enter("compare-view", openCompare(compared));
  } else {
    backToList(address);
  }
}

function enter(view, title) {
  show(view);
  document.title = title.textContent + " · " + reportTitle;
  jump(0);
  title.focus({ preventScroll: true });
}

function backToList(address) {
  const before = show("list-view");
  document.title = reportTitle;
  if (before !== "list-view") {
    byId("candidate-view").replaceChildren();
    byId("compare-view").replaceChildren();
    jump(listScroll);
    byId("ranking-title").focus({ preventScroll: true });
  }
  const target = address && address !== "ranking" && byId(address);
  if (target) {
    target.scrollIntoView();
  }
}

computeScores();
document.documentElement.classList.add("scripted");
if (byId("unscripted")) {
  byId("unscripted").remove();
}
buildList();
buildWeights();
refresh();
window.addEventListener("hashchange", route);
if (location.hash.length > 1) {
  route();
}
performance.mark("ready");
setTimeout(prepareSearch, 300, 0);
