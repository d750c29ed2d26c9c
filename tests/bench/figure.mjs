// What is one figure? The shape that `crates/xtask/src/bench/figure.rs` reads.

/** A time or a size, with the most that it may be where that was promised. */
export function atMost(figure, value, unit, budget) {
  return { figure, value, unit, ...(budget === undefined ? {} : { budget }) };
}

/** A score, with the least that it may be. */
export function atLeast(figure, value, budget) {
  return { figure, value, unit: '', budget, at_least: true };
}

export function median(values) {
  return quantile(values, 0.5);
}

/** The smallest value that is not below this share of the others. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
