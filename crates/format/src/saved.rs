//! The envelope in which a text is kept in the browser's storage, so that damage shows.
//!
//! A line `opex-maturity/saved 1 <bytes> <checksum>`, then the text as it is. Bytes are those of the text in UTF-8,
//! the checksum is its SHA-256 (FIPS 180-4) in lower-case hexadecimal digits.

use super::checksum::sha256_hex;

/// What an envelope begins with.
const NAME: &str = "opex-maturity/saved";

/// The version of the envelope.
const VERSION: u64 = 1;

/// Why an envelope does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// It does not begin with the line that an envelope begins with.
    NoSeal,
    /// A newer version of this program has written it, which is no damage.
    NewerVersion {
        /// The version of the envelope.
        found: u64,
        /// The latest version that is read here.
        supported: u64,
    },
    /// The text is longer or shorter than the first line says.
    OtherLength,
    /// The text is not the one that was put in.
    OtherText,
}

/// Puts a text into an envelope.
pub fn seal(text: &str) -> String {
    format!("{}\n{text}", first_line(text))
}

/// The text in an envelope, byte for byte as it was put in.
///
/// # Errors
/// Where anything about the envelope or the text is not as it was written.
pub fn unseal(sealed: &str) -> Result<&str, SealError> {
    let (line, text) = sealed.split_once('\n').ok_or(SealError::NoSeal)?;
    let mut words = line.split(' ');
    let (name, version) = (words.next(), words.next());
    if name != Some(NAME) {
        return Err(SealError::NoSeal);
    }
    match version.and_then(|version| version.parse().ok()) {
        Some(found) if found > VERSION => return Err(SealError::NewerVersion { found, supported: VERSION }),
        Some(VERSION) => {}
        _ => return Err(SealError::NoSeal),
    }
    if words.next() != Some(text.len().to_string().as_str()) {
        return Err(SealError::OtherLength);
    }
    // The whole line, so that nothing in it may change unnoticed.
    if line == first_line(text) { Ok(text) } else { Err(SealError::OtherText) }
}

fn first_line(text: &str) -> String {
    format!("{NAME} {VERSION} {} {}", text.len(), sha256_hex(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{SealError, seal, unseal};
    use crate::sha256_hex;

    #[test]
    fn what_was_put_in_comes_out() {
        for text in ["", "abc", "한글\n🚀\n", "opex-maturity/saved 1 0 x\n", "\n\n"] {
            assert_eq!(unseal(&seal(text)), Ok(text));
        }
        assert_eq!(seal("abc").lines().next(), Some(&*format!("opex-maturity/saved 1 3 {}", sha256_hex(b"abc"))));
    }

    #[test]
    fn every_kind_of_damage_is_told() {
        let sealed = seal("abc");
        let cases = [
            (String::new(), SealError::NoSeal),
            ("{}\n".to_owned(), SealError::NoSeal),
            (sealed.replace('\n', " "), SealError::NoSeal),
            (sealed.replace("saved 1", "saved 0"), SealError::NoSeal),
            (sealed.replace("saved 1", "saved 2"), SealError::NewerVersion { found: 2, supported: 1 }),
            (sealed.replace("abc", "ab"), SealError::OtherLength),
            (sealed.replace("1 3", "1 +3"), SealError::OtherLength),
            (sealed.replace("abc", "abd"), SealError::OtherText),
            (sealed.replace("ba78", "BA78"), SealError::OtherText),
            (sealed.replace('\n', " x\n"), SealError::OtherText),
        ];
        for (damaged, error) in cases {
            assert_eq!(unseal(&damaged), Err(error), "{damaged}");
        }
    }
}
