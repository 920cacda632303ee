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

#[cfg(test)]
mod tests {
    use super::Corridor;
    use crate::plan::forest::Forest;
    use crate::plan::network::{Network, Node};
    use crate::plan::relaxation::Prices;
    use crate::plan::table::Table;

    /// Nine nodes in random trees, in one wave with random room.
    fn network(below: &mut impl FnMut(u64) -> u64) -> Network {
        let node = |index: u64| Node {
            gain: below(9) as i64,
            effort: 1 + below(12) as i64,
            predecessors: if index > 0 && below(2) == 0 { vec![below(index) as usize] } else { Vec::new() },
            first: 0,
            last: 1,
        };
        let nodes: Vec<Node> = (0..9).map(node).collect();
        let total: i64 = nodes.iter().map(|node| node.effort).sum();
        Network { nodes, rooms: vec![below(total as u64 + 5) as i64], counts_effort: true }
    }

    /// The most that a set of nodes can be worth, `required` among them.
    fn most(network: &Network, required: Option<usize>) -> Option<i64> {
        let is_in = |set: usize, index: usize| set >> index & 1 == 1;
        let fits = |set: &usize| {
            let nodes = || network.nodes.iter().enumerate().filter(|(index, _)| is_in(*set, *index));
            let in_order = nodes().all(|(_, node)| node.predecessors.iter().all(|before| is_in(*set, *before)));
            let effort: i64 = nodes().map(|(_, node)| node.effort).sum();
            in_order && effort <= network.rooms[0] && required.is_none_or(|index| is_in(*set, index))
        };
        let worth = |set: usize| {
            let nodes = network.nodes.iter().enumerate().filter(|(index, _)| is_in(set, *index));
            nodes.map(|(_, node)| network.worth_in(node)).sum()
        };
        (0..1 << network.nodes.len()).filter(fits).map(worth).max()
    }

    #[test]
    fn a_corridor_takes_away_only_what_is_worth_too_little() {
        let mut state = 1_u64;
        let mut below = |end: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % end
        };
        let (mut n_kept, mut n_smaller) = (0, 0);
        for _ in 0..300 {
            let network = network(&mut below);
            let forest = Forest::new(&network, |_, _| 0);
            let prices = Prices::none(&network, &forest);
            let mut corridor = Corridor::open(1, forest.len());
            let mut table = Table::new(&network, &forest, &corridor, 0, 1);
            table.fill(&network, &forest, &prices);
            let best = most(&network, None).unwrap_or_default();
            assert_eq!(table.most_of_all(), best);
            let mut before = Vec::new();
            table.most_with_and_without(&forest, &mut before);
            let least = best - best / 4 - 1;
            table.narrow(&before, least, &mut corridor);
            // Whatever has to be done besides: what is worth more than that is still found.
            for required in 0..network.nodes.len() {
                let mut part = network.clone();
                part.nodes[required].last = 0;
                let Ok(part) = part.narrowed() else { continue };
                let mut narrow = Table::new(&part, &forest, &corridor, 0, 1);
                narrow.fill(&part, &forest, &prices);
                let expected = most(&network, Some(required)).unwrap_or_default();
                assert!(narrow.most_of_all() <= expected);
                if expected > least {
                    assert_eq!(narrow.most_of_all(), expected);
                    n_kept += 1;
                }
                let wide = Table::new(&part, &forest, &Corridor::open(1, forest.len()), 0, 1);
                n_smaller += usize::from(narrow.n_cells() < wide.n_cells());
            }
        }
        assert!(n_kept > 200 && n_smaller > 200, "{n_kept} {n_smaller}");
    }
}
