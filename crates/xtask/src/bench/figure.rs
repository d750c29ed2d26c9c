//! What is one figure, and how does it stand to what was promised?

use serde::Deserialize;

use crate::sizes::{Figure as Size, verdict};

/// One line of the table. `tests/bench/run.mjs` writes a JSON list of them. Runs are compared by the names of figures, so a
/// name stays as it is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Figure {
    /// What was measured.
    #[serde(rename = "figure")]
    pub(crate) name: String,
    pub(crate) value: f64,
    /// Such as `ms`, `KB`, or nothing for a score.
    #[serde(default)]
    unit: String,
    /// What was promised, in the same unit; nothing where nothing was.
    #[serde(default)]
    budget: Option<f64>,
    /// Whether the budget is the least allowed (a score) and not the most (a time).
    #[serde(default)]
    at_least: bool,
}

impl Figure {
    pub(crate) fn at_most(name: impl Into<String>, value: f64, unit: &str, budget: Option<f64>) -> Self {
        Self { name: name.into(), value, unit: unit.to_owned(), budget, at_least: false }
    }

    /// What a part of the site weighs as it is sent.
    pub(crate) fn size(prefix: &str, size: &Size) -> Self {
        let kilobytes = |bytes: u64| bytes as f64 / 1000.0;
        let name = format!("{prefix}{}, Brotli", size.name);
        Self::at_most(name, kilobytes(size.weight.sent), "KB", size.budget.map(kilobytes))
    }

    pub(crate) fn is_within(&self) -> bool {
        self.budget
            .is_none_or(|budget| if self.at_least { self.value >= budget } else { self.value <= budget })
    }

    /// The value with its unit.
    pub(crate) fn measured(&self) -> String {
        self.with_unit(self.value)
    }

    /// The budget with its unit; empty where there is none.
    pub(crate) fn promised(&self) -> String {
        let sign = if self.at_least { "≥" } else { "≤" };
        self.budget.map_or_else(String::new, |budget| format!("{sign} {}", self.with_unit(budget)))
    }

    /// How the one stands to the other, in a word.
    pub(crate) fn verdict(&self) -> &'static str {
        if self.budget.is_none() { "" } else { verdict(self.is_within()) }
    }

    fn with_unit(&self, value: f64) -> String {
        format!("{} {}", short(value), self.unit).trim_end().to_owned()
    }
}

/// Three figures are enough to compare.
fn short(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 || value.fract() == 0.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(figure: &Figure) -> [String; 3] {
        [figure.measured(), figure.promised(), figure.verdict().to_owned()]
    }

    #[test]
    fn a_figure_stands_beside_its_budget() {
        let time = Figure::at_most("answer/18697", 0.4321, "ms", Some(1.0));
        assert_eq!(told(&time), ["0.432 ms", "≤ 1 ms", "ok"]);
        let score = Figure { at_least: true, ..Figure::at_most("Lighthouse", 98.0, "", Some(100.0)) };
        assert_eq!(told(&score), ["98", "≥ 100", "OVER"]);
        assert_eq!(told(&Figure::at_most("x", 12.34, "KB", None)), ["12.3 KB", "", ""]);
    }

    #[test]
    fn what_the_browser_measured_is_read() {
        let text = r#"[{"figure":"Lighthouse home","value":100,"budget":100,"at_least":true},
                       {"figure":"keystroke p95","value":12.5,"unit":"ms","budget":16}]"#;
        let measured: Vec<Figure> = serde_json::from_str(text).unwrap();
        assert!(measured.iter().all(Figure::is_within));
        assert_eq!(measured[1].name, "keystroke p95");
        assert_eq!(told(&measured[1]), ["12.5 ms", "≤ 16 ms", "ok"]);
    }
}
