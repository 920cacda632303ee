//! The keys of two maps.

use std::cmp::Ordering;

/// The keys of two maps, each once, in order.
pub fn union<'a, K: Ord>(a: impl Iterator<Item = &'a K>, b: impl Iterator<Item = &'a K>) -> Vec<&'a K> {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    let mut keys = Vec::new();
    loop {
        let order = match (a.peek(), b.peek()) {
            (None, None) => return keys,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => a.cmp(b),
        };
        let from_b = if order.is_le() { None } else { b.next() };
        let from_a = if order.is_le() { a.next() } else { None };
        if order.is_eq() {
            b.next();
        }
        keys.extend(from_a.or(from_b));
    }
}

#[cfg(test)]
mod tests {
    use super::union;

    #[test]
    fn each_key_once_in_order() {
        let keys = |a: &[u8], b: &[u8]| union(a.iter(), b.iter()).into_iter().copied().collect::<Vec<_>>();
        assert_eq!(keys(&[1, 3, 4], &[2, 3, 5]), [1, 2, 3, 4, 5]);
        assert_eq!((keys(&[], &[7]), keys(&[7], &[]), keys(&[], &[])), (vec![7], vec![7], vec![]));
    }
}
