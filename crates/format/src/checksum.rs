//! Checksums that tell whether anything has been changed.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::base64;

/// The bytes that SHA-256 makes of others (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The same in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in sha256(bytes) {
        // Writing to memory does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The same in base64, as content security policies name what they allow.
pub fn sha256_base64(bytes: &[u8]) -> String {
    base64::encode(&sha256(bytes))
}

/// What only somebody who has the key can make of a text: HMAC with SHA-256 (RFC 2104).
pub fn hmac_sha256(key: &[u8; 32], text: &[u8]) -> [u8; 32] {
    const BLOCK: usize = 64;
    let padded = |pad: u8| (0..BLOCK).map(|at| key.get(at).copied().unwrap_or_default() ^ pad).collect::<Vec<u8>>();
    let inner = sha256(&[&padded(0x36), text].concat());
    sha256(&[padded(0x5c), inner.to_vec()].concat())
}

#[cfg(test)]
mod tests {
    use super::{hmac_sha256, sha256_hex};

    #[test]
    fn as_the_standards_say() {
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        // Test case 1 of RFC 4231, whose key of 20 bytes is the same as one padded with zeros.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let first = hmac_sha256(&key, b"Hi There");
        assert_eq!(first[..8], [0xb0, 0x34, 0x4c, 0x61, 0xd8, 0xdb, 0x38, 0x53]);
    }
}
