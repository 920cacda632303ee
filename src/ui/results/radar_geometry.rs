//! The radar's shape: shares on axes become points, paths and places of labels.

use std::f64::consts::TAU;

use crate::ui::components::coordinate;

/// The drawing is a square of this side.
pub const SIDE: f64 = 320.0;
/// How far 100 % is from the center.
const RADIUS: f64 = 124.0;
/// How far a label is from there.
const LABEL_GAP: f64 = 14.0;
/// The height of a line of a label.
const LINE_HEIGHT: f64 = 15.0;

/// Axes that start at the top and go round clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes {
    /// How many there are.
    pub n: usize,
}

/// A point of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// Where a label of several lines stands.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelPlace {
    /// The `text-anchor` of every line.
    pub anchor: &'static str,
    /// The middle of each line.
    pub lines: Vec<Point>,
}

impl Axes {
    /// The point of a share, 0…1, on an axis.
    pub fn point(self, axis: usize, share: f64) -> Point {
        self.at_distance(axis, share * RADIUS)
    }

    /// The points of a ring that has the same share on every axis.
    pub fn ring(self, share: f64) -> String {
        let points: Vec<String> = (0..self.n).map(|axis| self.point(axis, share).pair()).collect();
        points.join(" ")
    }

    /// The path around shares. Where an axis has none the line is broken, not drawn to the center: no
    /// answer is not the same as a score of 0.
    pub fn outline(self, shares: &[Option<f64>]) -> String {
        if let Some(points) = self.all_points(shares) {
            return format!("M{}Z", points.join("L"));
        }
        self.sides(shares).map(|(from, to)| format!("M{}L{}", from.pair(), to.pair())).collect()
    }

    /// The path that fills what [`Self::outline`] goes around, out from the center.
    pub fn area(self, shares: &[Option<f64>]) -> String {
        if let Some(points) = self.all_points(shares) {
            return format!("M{}Z", points.join("L"));
        }
        let center = Point { x: SIDE / 2.0, y: SIDE / 2.0 }.pair();
        self.sides(shares).map(|(from, to)| format!("M{center}L{}L{}Z", from.pair(), to.pair())).collect()
    }

    /// Where a label of `n_lines` lines stands at the end of an axis.
    pub fn label(self, axis: usize, n_lines: usize) -> LabelPlace {
        let end = self.at_distance(axis, RADIUS + LABEL_GAP);
        let (dx, dy) = (end.x - SIDE / 2.0, end.y - SIDE / 2.0);
        // Near the vertical a label is centered, and has to grow away from the drawing.
        let is_vertical = dx.abs() < RADIUS / 4.0;
        let anchor = if is_vertical {
            "middle"
        } else if dx > 0.0 {
            "start"
        } else {
            "end"
        };
        let height = LINE_HEIGHT * (n_lines.max(1) - 1) as f64;
        let first = match (is_vertical, dy < 0.0) {
            (true, true) => end.y - height,
            (true, false) => end.y,
            (false, _) => end.y - height / 2.0,
        };
        let line = |line: usize| Point { x: end.x, y: first + LINE_HEIGHT * line as f64 };
        LabelPlace { anchor, lines: (0..n_lines).map(line).collect() }
    }

    fn at_distance(self, axis: usize, distance: f64) -> Point {
        let turn = axis as f64 / self.n.max(1) as f64;
        let (sin, cos) = sin_cos(TAU * if turn > 0.5 { turn - 1.0 } else { turn });
        Point { x: SIDE / 2.0 + distance * sin, y: SIDE / 2.0 - distance * cos }
    }

    fn all_points(self, shares: &[Option<f64>]) -> Option<Vec<String>> {
        let point = |(axis, share): (usize, &Option<f64>)| share.map(|share| self.point(axis, share).pair());
        shares.iter().enumerate().map(point).collect()
    }

    /// The sides between neighbors that both have a share, the last axis being a neighbor of the first.
    fn sides(self, shares: &[Option<f64>]) -> impl Iterator<Item = (Point, Point)> {
        let next = shares.iter().cycle().skip(1).take(shares.len());
        shares.iter().zip(next).enumerate().filter_map(move |(axis, (from, to))| {
            Some((self.point(axis, (*from)?), self.point((axis + 1) % self.n, (*to)?)))
        })
    }
}

impl Point {
    /// Both coordinates as attributes of a path take them.
    pub fn pair(self) -> String {
        format!("{} {}", coordinate(self.x), coordinate(self.y))
    }
}

/// Breaks a title at spaces into lines of about `width` Latin letters; a Hangul syllable takes two.
pub fn wrap(title: &str, width: usize) -> Vec<String> {
    let width_of = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line) + 1 + width_of(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Sine and cosine of an angle between -π and π, by their series. Those of the standard library, which are exact for angles of
/// any size, are 3 kB of what results wait for.
fn sin_cos(angle: f64) -> (f64, f64) {
    let (mut sin, mut cos, mut term) = (0.0, 0.0, 1.0);
    for n in 0..28_u8 {
        match n % 4 {
            0 => cos += term,
            1 => sin += term,
            2 => cos -= term,
            _ => sin -= term,
        }
        term *= angle / f64::from(n + 1);
    }
    (sin, cos)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::{Axes, coordinate, sin_cos, wrap};

    const FOUR: Axes = Axes { n: 4 };

    #[test]
    fn axes_go_clockwise_from_the_top() {
        let pairs: Vec<String> = (0..4).map(|axis| FOUR.point(axis, 1.0).pair()).collect();
        assert_eq!(pairs, ["160.0 36.0", "284.0 160.0", "160.0 284.0", "36.0 160.0"]);
        assert_eq!(FOUR.point(2, 0.0).pair(), "160.0 160.0");
        assert_eq!(FOUR.ring(0.5), "160.0 98.0 222.0 160.0 160.0 222.0 98.0 160.0");
    }

    #[test]
    fn whole_shapes_are_closed() {
        let shares = [Some(1.0), Some(0.5), Some(0.0), Some(0.5)];
        let path = "M160.0 36.0L222.0 160.0L160.0 160.0L98.0 160.0Z";
        assert_eq!(FOUR.outline(&shares), path);
        assert_eq!(FOUR.area(&shares), path);
    }

    #[test]
    fn sine_and_cosine_are_those_of_the_standard_library() {
        for step in -100..=100 {
            let angle = PI * f64::from(step) / 100.0;
            let (sin, cos) = sin_cos(angle);
            assert!((sin - angle.sin()).abs() < 1e-12 && (cos - angle.cos()).abs() < 1e-12, "{angle}: {sin}, {cos}");
        }
    }

    #[test]
    fn missing_shares_leave_a_gap() {
        let shares = [Some(1.0), Some(0.5), None, Some(0.5)];
        assert_eq!(FOUR.outline(&shares), "M160.0 36.0L222.0 160.0M98.0 160.0L160.0 36.0");
        assert_eq!(FOUR.area(&shares), "M160.0 160.0L160.0 36.0L222.0 160.0ZM160.0 160.0L98.0 160.0L160.0 36.0Z");
        assert_eq!(FOUR.outline(&[None, Some(0.5), None, None]), "");
    }

    #[test]
    fn labels_grow_away_from_the_drawing() {
        let ys = |axis| FOUR.label(axis, 2).lines.iter().map(|point| coordinate(point.y)).collect::<Vec<_>>();
        assert_eq!(FOUR.label(0, 2).anchor, "middle");
        assert_eq!(ys(0), ["7.0", "22.0"]);
        assert_eq!(FOUR.label(1, 2).anchor, "start");
        assert_eq!(ys(1), ["152.5", "167.5"]);
        assert_eq!(ys(2), ["298.0", "313.0"]);
        assert_eq!(FOUR.label(3, 1).anchor, "end");
    }

    #[test]
    fn coordinates_have_one_decimal_and_no_negative_nought() {
        assert_eq!(coordinate(12.34), "12.3");
        assert_eq!(coordinate(-0.01), "0.0");
    }

    #[test]
    fn titles_break_at_spaces() {
        assert_eq!(wrap("Understanding Operations Health", 16), ["Understanding", "Operations", "Health"]);
        assert_eq!(wrap("Operating Model", 16), ["Operating Model"]);
        assert_eq!(wrap("학습, 공유 및 개선", 16), ["학습, 공유 및", "개선"]);
        assert!(wrap("", 16).is_empty());
    }
}
