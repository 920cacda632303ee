//! Finding out how far an amount can be turned until something changes.

/// A search for the first notch at which something has changed, that asks about few notches: ever farther away until it
/// has, then between the two (exponential search). Notch 0 is today's, where nothing has.
///
/// What is found is a notch at which it has not changed, next to one at which it has. Where it changes back farther on,
/// there may be others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurningPoint<T> {
    end: u64,
    unchanged_at: u64,
    changed: Option<(u64, T)>,
}

impl<T> TurningPoint<T> {
    /// Looks up to the notch `end`.
    pub fn up_to(end: u64) -> Self {
        Self { end, unchanged_at: 0, changed: None }
    }

    /// How far it can be turned.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// The farthest notch asked about at which nothing has changed.
    pub fn unchanged_at(&self) -> u64 {
        self.unchanged_at
    }

    /// The nearest notch asked about at which it has changed, and how.
    pub fn changed(&self) -> Option<&(u64, T)> {
        self.changed.as_ref()
    }

    /// The notch to ask about next; none once the point is found, or the end is reached.
    pub fn next(&self) -> Option<u64> {
        match self.changed {
            Some((changed_at, _)) => {
                let gap = changed_at - self.unchanged_at;
                (gap > 1).then(|| self.unchanged_at + gap / 2)
            }
            None => (self.unchanged_at < self.end).then(|| (2 * self.unchanged_at).clamp(1, self.end)),
        }
    }

    /// Takes in how it has changed at the next notch; none where it has not.
    pub fn learn(&mut self, change: Option<T>) {
        let Some(notch) = self.next() else { return };
        match change {
            Some(change) => self.changed = Some((notch, change)),
            None => self.unchanged_at = notch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TurningPoint;

    #[test]
    fn is_found_wherever_it_is() {
        for end in 0..40 {
            for changed_at in 1..=end + 1 {
                let mut point = TurningPoint::up_to(end);
                let mut n_asked = 0;
                while let Some(notch) = point.next() {
                    point.learn((notch >= changed_at).then_some("gone"));
                    n_asked += 1;
                }
                assert_eq!(point.unchanged_at(), changed_at - 1);
                assert_eq!(point.changed().copied(), (changed_at <= end).then_some((changed_at, "gone")));
                assert!(n_asked <= 12, "{n_asked} questions for {end}");
            }
        }
    }
}
