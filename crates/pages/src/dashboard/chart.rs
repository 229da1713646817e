//! Figures over time as bars, drawn as SVG without a script, and the same figures as a table for who cannot see them or
//! wants them exactly.

/// A picture of figures that also reads as a table.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// All of it in one figure, beside the title.
    pub total: String,
    /// What is said where there is nothing.
    pub empty: String,
    /// What the line at the bottom says: nothing, as it is written.
    pub zero: String,
    /// What the line at the top says, where it is not the highest bar: a value, and how it is written.
    pub full: Option<(i64, String)>,
    /// The bars, from the first to the last.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is for, such as a day.
    pub label: String,
    /// How high it is. Below zero counts as zero in the picture.
    pub value: i64,
    /// The value as it is read.
    pub text: String,
}

/// A bar as it is drawn, in the units of the picture.
pub(super) struct Drawn<'a> {
    pub(super) bar: &'a Bar,
    pub(super) x: usize,
    pub(super) y: i64,
    pub(super) height: i64,
}

/// The height of the picture.
pub(super) const HEIGHT: i64 = 120;
/// From one bar to the next.
pub(super) const STEP: usize = 10;
/// The breadth of a bar.
pub(super) const BREADTH: usize = 8;

impl Chart {
    /// Whether there is anything to see.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bars.iter().all(|bar| bar.value <= 0)
    }

    /// How much the top of the picture is.
    fn highest(&self) -> i64 {
        let full = self.full.as_ref().map(|(value, _)| *value);
        full.or(self.bars.iter().map(|bar| bar.value).max()).unwrap_or(0).max(1)
    }

    /// The same, as it is written.
    pub(super) fn top(&self) -> &str {
        let highest = || self.bars.iter().max_by_key(|bar| bar.value).map_or("", |bar| bar.text.as_str());
        self.full.as_ref().map_or_else(highest, |(_, text)| text.as_str())
    }

    pub(super) fn width(&self) -> usize {
        self.bars.len().saturating_mul(STEP)
    }

    /// The bars, the highest as high as the picture. Whatever is more than nothing can be seen.
    pub(super) fn drawn(&self) -> Vec<Drawn<'_>> {
        let highest = self.highest();
        let drawn = self.bars.iter().enumerate().map(|(place, bar)| {
            let share = i128::from(bar.value.max(0)) * i128::from(HEIGHT) / i128::from(highest);
            let height = i64::try_from(share).unwrap_or(HEIGHT).max(i64::from(bar.value > 0) * 2);
            Drawn { bar, x: place.saturating_mul(STEP), y: HEIGHT.saturating_sub(height), height }
        });
        drawn.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_high_as_their_share() {
        let bar = |value| Bar { label: String::new(), value, text: String::new() };
        let heights = |values: &[i64]| -> Vec<i64> {
            let bars = values.iter().copied().map(bar).collect();
            let empty = String::new;
            let chart =
                Chart { title: empty(), total: empty(), empty: empty(), zero: empty(), full: None, bars };
            chart.drawn().iter().map(|drawn| drawn.height).collect()
        };
        assert_eq!(heights(&[0, 50, 100]), [0, 60, 120]);
        assert_eq!(heights(&[1, i64::MAX]), [2, 120], "little is not nothing");
        assert_eq!(heights(&[-5, 0]), [0, 0]);
        assert!(heights(&[]).is_empty());
    }
}
