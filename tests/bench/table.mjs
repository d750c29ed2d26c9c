// How are the figures shown?

export function table(figures) {
  const rows = figures.map(({ figure, value, unit, budget, at_least: atLeast }) => {
    const isWithin = budget === undefined || (atLeast ? value >= budget : value <= budget);
    const promised = budget === undefined ? '' : `${atLeast ? '≥' : '≤'} ${short(budget)} ${unit}`.trim();
    return [figure, `${short(value)} ${unit}`.trim(), promised, budget === undefined ? '' : isWithin ? 'ok' : 'OVER'];
  });
  const all = [['Figure', 'measured', 'budget', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}

function short(value) {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value));
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3);
}
