//! How much may be used before each position, as far as it can still lead to what is looked for.

/// For each wave and each position: what the positions before it may take together.
///
/// A choice that comes to a position with less or more used is worth too little, whatever follows;
/// that does not depend on the prices under which it was found out.
#[derive(Clone, Debug, Default)]
pub(super) struct Corridor {
    n_positions: usize,
    spans: Vec<Span>,
}

/// From `least` to `most`, in hundredths of a person-day; nothing where `least` is above `most`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub least: i64,
    pub most: i64,
}

impl Corridor {
    /// Everything is left open.
    pub fn open(n_waves: usize, n_positions: usize) -> Self {
        Self { n_positions, spans: vec![Span::default(); n_waves * n_positions] }
    }

    pub fn span(&self, wave: usize, position: usize) -> Span {
        self.spans.get(wave * self.n_positions + position).copied().unwrap_or_default()
    }

    /// How many spans there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Takes away what is not within `span`.
    pub fn narrow(&mut self, wave: usize, position: usize, span: Span) {
        if let Some(known) = self.spans.get_mut(wave * self.n_positions + position) {
            *known = Span { least: known.least.max(span.least), most: known.most.min(span.most) };
        }
    }
}

impl Default for Span {
    fn default() -> Self {
        Self { least: 0, most: i64::MAX }
    }
}
