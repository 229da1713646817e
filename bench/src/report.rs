//! What came out, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::machine::{Machine, load};
use crate::options::Name;

/// What a row should come to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// At least this share of the yardstick's rate.
    Ratio(f64),
    /// At most so many milliseconds, for 99 of 100 answers.
    P99(f64),
    /// At most this.
    Figure(f64),
    /// At most so many times as much as the yardstick.
    Times(f64),
}

impl Goal {
    fn figure(self) -> f64 {
        match self {
            Self::Ratio(figure) | Self::P99(figure) | Self::Figure(figure) | Self::Times(figure) => figure,
        }
    }
}

/// One server under one load: the medians of its turns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side {
    /// Answers per second.
    pub(crate) rate: f64,
    /// Half of the answers come within this.
    pub(crate) p50_ms: f64,
    /// 99 of 100 answers come within this.
    pub(crate) p99_ms: f64,
    /// Processor time for a request, with everything that is done for it later.
    pub(crate) cpu_us: f64,
    /// How long the server went on working after the last answer.
    pub(crate) rested_s: f64,
}

/// One row of the result.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Its name.
    pub(crate) name: &'static str,
    /// What `ours` and `yardstick` are counted in.
    pub(crate) unit: &'static str,
    /// Kassa's figure.
    pub(crate) ours: f64,
    /// The yardstick's figure.
    pub(crate) yardstick: f64,
    /// One by the other; for rates, the median of the rounds' ratios.
    pub(crate) ratio: f64,
    /// What it should come to.
    pub(crate) goal: Goal,
    /// How many connections there were.
    pub(crate) connections: Option<u32>,
    /// More about the two sides: Kassa, then the yardstick.
    pub(crate) sides: Option<(Side, Side)>,
    /// The ratio of each round.
    pub(crate) ratios: Vec<f64>,
    /// The largest share of the machine that others used in a round.
    pub(crate) others: Option<f64>,
    /// The machine's load average when the row was done, the benchmark's own load included.
    pub(crate) load: f64,
}

impl Row {
    /// A row whose goal is a figure and not a ratio: Kassa's, then the yardstick's for comparison.
    pub(crate) fn absolute(
        name: Name,
        unit: &'static str,
        (ours, yardstick): (f64, f64),
        goal: f64,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            name: name.as_str(),
            unit,
            ours,
            yardstick,
            ratio: ours / yardstick,
            goal: Goal::Figure(goal),
            connections: None,
            sides: None,
            ratios: vec![],
            others: None,
            load: load()?,
        })
    }

    fn is_reached(&self) -> bool {
        match self.goal {
            Goal::Ratio(goal) => self.ratio >= goal,
            Goal::Times(goal) => self.ratio <= goal,
            Goal::P99(goal) | Goal::Figure(goal) => self.ours <= goal,
        }
    }
}

/// As many digits as mean something.
fn rounded(figure: f64) -> f64 {
    let scale = if figure.abs() < 10.0 { 1000.0 } else { 10.0 };
    (figure * scale).round() / scale
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("unit", self.unit)?;
        map.serialize_entry("ours", &rounded(self.ours))?;
        map.serialize_entry("yardstick", &rounded(self.yardstick))?;
        map.serialize_entry("ratio", &rounded(self.ratio))?;
        map.serialize_entry("goal", &self.goal.figure())?;
        let judged = match self.goal {
            Goal::Ratio(_) => "ratio, at least",
            Goal::Times(_) => "ratio, at most",
            Goal::P99(_) | Goal::Figure(_) => "ours, at most",
        };
        map.serialize_entry("goal_is_for", judged)?;
        map.serialize_entry("reached", &self.is_reached())?;
        if let Some(connections) = self.connections {
            map.serialize_entry("connections", &connections)?;
        }
        if !self.ratios.is_empty() {
            map.serialize_entry("ratios", &self.ratios.iter().copied().map(rounded).collect::<Vec<_>>())?;
        }
        if let Some((ours, theirs)) = &self.sides {
            for (name, figure) in [
                ("ours_p50_ms", ours.p50_ms),
                ("ours_p99_ms", ours.p99_ms),
                ("ours_cpu_us", ours.cpu_us),
                ("ours_rested_s", ours.rested_s),
                ("yardstick_p50_ms", theirs.p50_ms),
                ("yardstick_p99_ms", theirs.p99_ms),
                ("yardstick_cpu_us", theirs.cpu_us),
            ] {
                map.serialize_entry(name, &rounded(figure))?;
            }
        }
        if let Some(others) = self.others {
            map.serialize_entry("others_share", &rounded(others))?;
        }
        map.serialize_entry("load_average", &rounded(self.load))?;
        map.end()
    }
}

/// The table for people.
pub(crate) fn table(rows: &[Row], machine: &Machine) -> String {
    let mut out = format!(
        "{machine}\n\n{:<18} {:>4} {:>9} {:>9} {:<10} {:>6} {:>9}  {:>15}  {:>15}  {:>6}\n",
        "row", "conn", "kassa", "yardstick", "", "ratio", "goal", "p99 ms", "CPU us/request", "others"
    );
    for row in rows {
        let goal = match row.goal {
            Goal::Ratio(goal) => format!(">= {goal:.2}"),
            Goal::Times(goal) => format!("<= {goal:.2}"),
            Goal::P99(goal) | Goal::Figure(goal) => format!("<= {goal:.0} {}", row.unit),
        };
        // Writing to a text in memory does not fail.
        let _ = write!(
            out,
            "{:<18} {:>4} {:>9} {:>9} {:<10} {:>6.3} {:>9}",
            row.name,
            row.connections.map(|connections| connections.to_string()).unwrap_or_default(),
            shown(row.ours),
            shown(row.yardstick),
            row.unit,
            row.ratio,
            goal,
        );
        let (p99, cpu) = match &row.sides {
            Some((ours, theirs)) => (
                format!("{} : {}", shown(ours.p99_ms), shown(theirs.p99_ms)),
                format!("{} : {}", shown(ours.cpu_us), shown(theirs.cpu_us)),
            ),
            None => Default::default(),
        };
        let others = row.others.map(|share| format!("{:.0} %", share * 100.0)).unwrap_or_default();
        let verdict = if row.is_reached() { "reached" } else { "not reached" };
        let _ = writeln!(out, "  {p99:>15}  {cpu:>15}  {others:>6}  {verdict}");
    }
    out.push_str(
        "\nEach pair is Kassa : yardstick. Ratios are medians over the rounds. CPU holds everything that a request\n\
         causes, also what is done after its answer. `others` is what the rest of the machine used meanwhile, kernel\n\
         threads included.",
    );
    out
}

fn shown(figure: f64) -> String {
    if figure < 100.0 { format!("{figure:.1}") } else { format!("{figure:.0}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_one_object_with_the_agreed_names() {
        let row = Row::absolute(Name::MemoryIdle, "MB", (12.34, 4.0), 30.0).unwrap();
        let json: serde_json::Value = serde_json::from_str(&serde_json::to_string(&row).unwrap()).unwrap();
        assert_eq!(json["name"], "memory_idle");
        assert_eq!(json["ours"], 12.3);
        assert_eq!(json["ratio"], 3.085);
        assert_eq!((json["goal"].as_f64(), json["reached"].as_bool()), (Some(30.0), Some(true)));
        assert_eq!(json["unit"], "MB");
    }

    #[test]
    fn goals_of_rates_are_for_the_ratio() {
        let row =
            Row { goal: Goal::Ratio(0.4), ..Row::absolute(Name::Page, "MB", (39.0, 100.0), 0.0).unwrap() };
        assert!(!row.is_reached());
    }
}
