//! Base64 (RFC 4648), read strictly: every text stands for other bytes, so that no change of one goes unnoticed.

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const FOR_ADDRESSES: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes in the standard alphabet, padded.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = encode_with(STANDARD, bytes);
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

/// Bytes in the alphabet for addresses (base64url), without padding.
pub fn encode_for_address(bytes: &[u8]) -> String {
    encode_with(FOR_ADDRESSES, bytes)
}

/// What [`encode`] has written; none for anything else.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let n_padding = text.len() - digits.len();
    let is_whole = text.len().is_multiple_of(4) && n_padding == (4 - digits.len() % 4) % 4;
    if is_whole { decode_with(STANDARD, digits) } else { None }
}

/// What [`encode_for_address`] has written; none for anything else.
pub fn decode_from_address(text: &str) -> Option<Vec<u8>> {
    decode_with(FOR_ADDRESSES, text)
}

fn encode_with(alphabet: &[u8; 64], bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| chunk.get(at).copied().map_or(0, u32::from);
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..=chunk.len() {
            let index = word >> (18 - 6 * digit) & 63;
            text.extend(alphabet.get(index as usize).map(|letter| char::from(*letter)));
        }
    }
    text
}

fn decode_with(alphabet: &[u8; 64], digits: &str) -> Option<Vec<u8>> {
    let mut values = [None; 256];
    for (value, letter) in (0_u32..).zip(alphabet) {
        *values.get_mut(usize::from(*letter))? = Some(value);
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for chunk in digits.as_bytes().chunks(4) {
        let mut word = 0;
        for at in 0..4 {
            let value = chunk.get(at).map_or(Some(0), |letter| values.get(usize::from(*letter)).copied().flatten())?;
            word = word << 6 | value;
        }
        // One digit says less than a byte, and digits beyond the last byte say nothing: they are 0.
        let n_bytes = chunk.len().checked_sub(1).filter(|n| *n > 0)?;
        if word & (0x00ff_ffff >> (8 * n_bytes)) != 0 {
            return None;
        }
        bytes.extend(word.to_be_bytes().iter().skip(1).take(n_bytes));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_says() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text), Some(bytes.into()));
            let unpadded = text.trim_end_matches('=');
            assert_eq!(encode_for_address(bytes.as_bytes()), unpadded);
            assert_eq!(decode_from_address(unpadded), Some(bytes.into()));
        }
        assert_eq!((encode(&[0xfb, 0xff]), encode_for_address(&[0xfb, 0xff])), ("+/8=".into(), "-_8".into()));
    }

    #[test]
    fn one_text_for_some_bytes() {
        for text in ["Zg=", "Zg", "Zh==", "Zm9=", "Z", "Z===", "====", "Zm9v====", "Zm 9", "Zm9v\n", "Zg==Zg==", "가나"]
        {
            assert_eq!(decode(text), None, "{text}");
        }
        for text in ["Zh", "Z", "Zm9vZ", "Zg==", "-/"] {
            assert_eq!(decode_from_address(text), None, "{text}");
        }
    }
}
