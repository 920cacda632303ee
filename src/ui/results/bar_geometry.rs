//! Where things stand on a bar that runs from 0 to 100 %.

use opex_model::Ratio;

/// A part of a bar, as lengths relative to the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: String,
    /// How long it is.
    pub length: String,
}

impl Span {
    /// The part from one share to another; empty where they are the wrong way round.
    pub fn between(from: Ratio, to: Ratio) -> Self {
        let (from, to) = (tenths(from), tenths(to));
        Self { start: relative(from), length: relative(to.saturating_sub(from)) }
    }
}

/// The place of a share.
pub fn place(share: Ratio) -> String {
    relative(tenths(share))
}

/// A share in tenths of a percent, never beyond the bar.
fn tenths(share: Ratio) -> u128 {
    share.rounded(1000).min(1000)
}

fn relative(tenths: u128) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::{Span, place};
    use opex_model::Ratio;

    fn ratio(numerator: u128, denominator: u128) -> Ratio {
        Ratio::new(numerator, denominator).unwrap()
    }

    #[test]
    fn places_are_relative() {
        assert_eq!(place(ratio(0, 7)), "0.0%");
        assert_eq!(place(ratio(2, 3)), "66.7%");
        assert_eq!(place(ratio(7, 7)), "100.0%");
        assert_eq!(place(ratio(8, 7)), "100.0%");
    }

    #[test]
    fn spans_end_where_their_end_is_placed() {
        let span = |from, to| {
            let span = Span::between(from, to);
            (span.start, span.length)
        };
        assert_eq!(span(ratio(1, 3), ratio(2, 3)), ("33.3%".into(), "33.4%".into()));
        assert_eq!(span(ratio(1, 2), ratio(1, 2)), ("50.0%".into(), "0.0%".into()));
        assert_eq!(span(ratio(1, 2), ratio(1, 4)), ("50.0%".into(), "0.0%".into()));
    }
}
