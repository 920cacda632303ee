//! Names that have not been used.

use opex_ports::Ids;

/// Names from the time and the browser's random numbers. They tell assessments apart and keep no
/// secret, so they need not be hard to guess.
pub struct RandomIds;

impl Ids for RandomIds {
    fn fresh(&self) -> String {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let digit = |_| {
            let index = (js_sys::Math::random() * 32.0) as usize;
            DIGITS.get(index).copied().map_or('0', char::from)
        };
        (0..16).map(digit).collect()
    }
}
