// What if: a weight can be moved, and every score, range, rank and band follows. Nothing is stored.
const weightControls = [];
let pending = 0;

function buildWeights() {
  requirements.forEach((requirement, index) => {
    const item = byId("requirement-" + (index + 1));
    const top = Math.max(10, Math.ceil(requirement.weight * 2));
    const name = say("weight_of", { requirement: requirement.id + " " + requirement.label });
    const slider = el("input", { type: "range", min: 0, max: top, step: 0.5, "aria-label": name });
    const box = el("input", { type: "number", min: 0, max: 1000, step: "any", "aria-label": name });
    const worth = el("span", { class: "hint" });
    slider.addEventListener("input", () => setWeight(index, Number(slider.value)));
    box.addEventListener("input", () => {
      const value = Number(box.value);
      if (box.value !== "" && value >= 0) {
        setWeight(index, value, box);
      }
    });
    const printed = el("span", { class: "print-only" });
    item.querySelector(".weight").replaceChildren(ui.weight + " ", printed, slider, box, worth);
    weightControls.push({ slider, box, worth, printed });
  });
  byId("reset-weights").addEventListener("click", () => {
    weights = firstWeights.slice();
    weightsMoved(null);
  });
  showWeights(null);
}

function setWeight(index, value, source) {
  weights[index] = value;
  weightsMoved(source);
}

// Drawn at most once a frame, however fast the slider moves.
function weightsMoved(source) {
  computeScores();
  showWeights(source);
  if (!pending) {
    pending = requestAnimationFrame(() => {
      pending = 0;
      refresh();
    });
  }
}

function showWeights(source) {
  weightControls.forEach(({ slider, box, worth, printed }, index) => {
    slider.value = weights[index];
    if (box !== source) {
      box.value = weights[index];
    }
    printed.textContent = tenths.format(weights[index]);
    worth.textContent = say("max_points", { points: tenths.format(most[index]) });
  });
  const changed = weightsChanged();
  byId("reset-weights").disabled = !changed;
  byId("weights-changed").textContent = changed ? ui.weights_changed : "";
}
