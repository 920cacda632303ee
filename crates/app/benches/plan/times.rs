//! Milliseconds, and where most of them lie.

/// How long several runs took, in milliseconds.
#[derive(Clone, Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// One more run.
    pub fn add(&mut self, milliseconds: f64) {
        let place = self.0.partition_point(|other| *other < milliseconds);
        self.0.insert(place, milliseconds);
    }

    /// What so many percent of the runs do not exceed.
    pub fn at(&self, percent: usize) -> f64 {
        let place = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or(f64::NAN)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Columns with what half, nine tenths, 99 % and all of the runs do not exceed.
    pub fn columns(&self) -> String {
        [50, 90, 99, 100].map(|percent| format!("{:>9}", self.shown(percent))).concat()
    }

    /// As [`Self::at`], in a cell of a table.
    pub fn shown(&self, percent: usize) -> String {
        shown(self.at(percent))
    }
}

impl From<Vec<f64>> for Times {
    fn from(mut milliseconds: Vec<f64>) -> Self {
        milliseconds.sort_by(f64::total_cmp);
        Self(milliseconds)
    }
}

/// Milliseconds in a cell of a table, with digits as far as they matter.
pub fn shown(milliseconds: f64) -> String {
    match milliseconds {
        none if none.is_nan() => "–".to_owned(),
        short if short < 100.0 => format!("{short:.1}"),
        long => format!("{long:.0}"),
    }
}
