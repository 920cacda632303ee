//! Digests, as files write them.

use super::checksum::sha256_hex;

/// What a digest says before its digits: how it was made.
const ALGORITHM: &str = "sha-256:";

/// The SHA-256 digest of a text's UTF-8 bytes, as `sha-256:` and 64 hexadecimal digits.
pub fn digest(text: &str) -> String {
    format!("{ALGORITHM}{}", sha256_hex(text.as_bytes()))
}

/// Whether a text is a digest as [`digest`] writes it.
pub fn is_digest(text: &str) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.strip_prefix(ALGORITHM).is_some_and(|digits| digits.len() == 64 && digits.bytes().all(is_digit))
}

#[cfg(test)]
mod tests {
    use super::{digest, is_digest};

    #[test]
    fn the_digest_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let expected = "sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest("abc"), expected);
        assert!(is_digest(expected));
        for text in ["", "sha-256:", "sha-256:BA", "ba7816bf"] {
            assert!(!is_digest(text), "{text}");
        }
    }
}
