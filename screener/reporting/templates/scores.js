// The program's arithmetic: a requirement is worth 100 × its weight ÷ all weights, times how far the CV fulfils it.
const firstWeights = requirements.map((requirement) => requirement.weight);
let weights = firstWeights.slice();
let most = [];

// One decimal as the program rounds it: halves up, as a hand or a workbook does.
function round1(value) {
  return Math.floor(value * 10 + 0.5 + 1e-9) / 10;
}

function bandOf(score) {
  const band = data.least.findIndex((least) => score >= least);
  return band < 0 ? data.least.length : band;
}

function weightsChanged() {
  return weights.some((weight, index) => weight !== firstWeights[index]);
}

function pointsOf(candidate, index) {
  return most[index] * candidate.matches[index][1];
}

// Computes every candidate's standing from the weights as they are now, and the order that follows.
function computeScores() {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  most = weights.map((weight) => (total > 0 ? (100 * weight) / total : 0));
  const changed = weightsChanged();
  for (const candidate of candidates) {
    candidate.now = changed ? recomputed(candidate) : asWritten(candidate);
  }
  if (changed) {
    placeAll();
  }
}

function asWritten(candidate) {
  const [score, low, high] = candidate.score;
  const [rank, rankLow, rankHigh] = candidate.rank;
  return { score, low, high, rank, rankLow, rankHigh, band: bandOf(score) };
}

function recomputed(candidate) {
  const sums = [0, 0, 0];
  candidate.matches.forEach((match, index) => {
    sums[0] += most[index] * match[1];
    sums[1] += match[2] * most[index];
    sums[2] += match[3] * most[index];
  });
  const score = round1(sums[0]);
  return { score, low: round1(sums[1]), high: round1(sums[2]), band: bandOf(score) };
}

// Equal scores share a rank; the possible ranks are those that the ranges allow.
function placeAll() {
  const scores = candidates.map((each) => -each.now.score).sort((a, b) => a - b);
  const lows = candidates.map((each) => each.now.low).sort((a, b) => a - b);
  const highs = candidates.map((each) => each.now.high).sort((a, b) => a - b);
  const all = candidates.length;
  for (const { now } of candidates) {
    now.rank = below(scores, -now.score) + 1;
    now.rankLow = all - below(lows, now.high, true) + 1;
    now.rankHigh = Math.max(1, all - below(highs, now.low));
  }
}

// How many of the sorted values are less than `value` (or, with `equal`, at most `value`).
function below(sorted, value, equal) {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < value || (equal && sorted[middle] === value)) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

// The file decides between equal scores, as in the program.
function byScore(a, b) {
  return b.now.score - a.now.score || a.place - b.place;
}

candidates.forEach((candidate, index) => {
  candidate.index = index;
});
candidates
  .slice()
  .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
  .forEach((candidate, place) => {
    candidate.place = place;
  });
