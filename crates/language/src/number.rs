//! Figures as people read them. Rounding happens here and nowhere else.

use super::{Plural, fill};
use opex_model::{Date, EffortSum, Quarter, Ratio};

/// What stands for a figure that does not exist.
pub const NO_FIGURE: &str = "—";

/// A share as a whole percentage, `63%`; a dash for none.
pub fn percent(ratio: Option<Ratio>) -> String {
    ratio.map_or_else(|| NO_FIGURE.to_owned(), |ratio| format!("{}%", ratio.rounded(100)))
}

/// A share with one decimal, `62.5%`; a dash for none.
pub fn percent_exact(ratio: Option<Ratio>) -> String {
    ratio.map_or_else(|| NO_FIGURE.to_owned(), |ratio| format!("{}%", tenths(ratio.rounded(1000))))
}

/// A share with one decimal that is rounded up, so that it is never more, `62.5%`; a dash for none.
pub fn percent_at_most(ratio: Option<Ratio>) -> String {
    ratio.map_or_else(|| NO_FIGURE.to_owned(), |ratio| format!("{}%", tenths(ratio.rounded_up(1000))))
}

/// A share in percentage points with one decimal, `1.4`; two decimals where it would be 0.0.
pub fn points(ratio: Ratio) -> String {
    match ratio.rounded(1000) {
        0 => {
            let hundredths = ratio.rounded(10_000);
            format!("0.{:02}", hundredths % 100)
        }
        rounded => tenths(rounded),
    }
}

/// A share in percentage points with three decimals, `0.398`, where figures are worked out.
pub fn points_exact(ratio: Ratio) -> String {
    let thousandths = ratio.rounded(100_000);
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// Risk points with at most one decimal, `9`, `4.5`.
pub fn risk_points(ratio: Ratio) -> String {
    let tenths = tenths(ratio.rounded(10));
    tenths.strip_suffix(".0").map(str::to_owned).unwrap_or(tenths)
}

/// Person-days in words, as `1 day`; `unit` names them.
pub fn days(unit: Plural, effort: impl Into<EffortSum>) -> String {
    let effort = effort.into();
    let template = if effort.hundredths() == 100 { unit.one } else { unit.other };
    fill(template, &[("n", &effort.to_string())])
}

/// A share for `data-value`: six decimals, empty for none.
pub fn data_value(ratio: Option<Ratio>) -> String {
    let millionths = ratio.map(|ratio| ratio.rounded(1_000_000));
    millionths.map(|n| format!("{}.{:06}", n / 1_000_000, n % 1_000_000)).unwrap_or_default()
}

/// Weights are held in halves: `3`, `1.5`.
pub fn halves(half_weight: u128) -> String {
    match half_weight % 2 {
        0 => (half_weight / 2).to_string(),
        _ => format!("{}.5", half_weight / 2),
    }
}

/// A size as `12 KB` or `1.3 MB`, in units of 1000, rounded up so that something is never nothing.
pub fn bytes(n_bytes: u64) -> String {
    match n_bytes {
        0..1_000_000 => format!("{} KB", n_bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(u128::from(n_bytes.div_ceil(100_000)))),
        _ => format!("{} GB", tenths(u128::from(n_bytes.div_ceil(100_000_000)))),
    }
}

/// A day as it is written in files, which both languages read.
pub fn day(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// A quarter in words, as `2026 Q1`; `template` says how.
pub fn quarter(template: &str, quarter: Quarter) -> String {
    fill(template, &[("year", &quarter.year().to_string()), ("n", &quarter.number().to_string())])
}

fn tenths(rounded: u128) -> String {
    format!("{}.{}", rounded / 10, rounded % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_up_and_only_for_show() {
        let ratio = |numerator, denominator| Ratio::new(numerator, denominator);
        assert_eq!(percent(ratio(1, 8)), "13%");
        assert_eq!(percent(ratio(0, 8)), "0%");
        assert_eq!(percent(None), "—");
        assert_eq!(percent_exact(ratio(2, 3)), "66.7%");
        assert_eq!(points(ratio(1, 70).unwrap()), "1.4");
        assert_eq!(points(ratio(1, 5000).unwrap()), "0.02");
        assert_eq!(points_exact(ratio(3, 754).unwrap()), "0.398");
        assert_eq!((risk_points(ratio(9, 1).unwrap()), risk_points(ratio(9, 2).unwrap())), ("9".into(), "4.5".into()));
        assert_eq!(data_value(ratio(1, 3)), "0.333333");
        assert_eq!(data_value(None), "");
        let sizes = [0, 1, 1_000, 999_001, 1_250_000, 10_000_000_001].map(bytes);
        assert_eq!(sizes, ["0 KB", "1 KB", "1 KB", "1000 KB", "1.3 MB", "10.1 GB"]);
        assert_eq!((halves(6), halves(3), halves(1)), ("3".into(), "1.5".into(), "0.5".into()));
    }
}
