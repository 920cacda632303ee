//! An assessment in an address: a version, then base64url of a checksum and of a deflated results file.

use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde_json::Value;

use super::base64;
use super::checksum::sha256;
use super::results::Document;
use super::results_writer::write_results;
use opex_model::{Assessment, Excerpt, excerpt};

/// The longest address that is offered, in characters. Browsers take more, but chat and mail programs cut longer ones.
pub const MAX_LINK_CHARACTERS: usize = 8_000;

/// What stands before the data in an address.
pub const LINK_PLACE: &str = "#/open/";

/// The version that is written, and the latest that is read. It is one character of base64url.
const VERSION: char = '1';

/// Data of an address that is looked at. An address of this length has been made by hand.
const MAX_DATA_CHARACTERS: usize = 200_000;

/// The largest results file in an address, so that a few characters cannot fill the memory.
const MAX_TEXT_BYTES: usize = 2_000_000;

/// Bytes of the checksum: chance finds one of 2^64.
const N_CHECKSUM_BYTES: usize = 8;

/// How hard to look for what repeats, 0 to 10: a link is short, and made once.
const COMPRESSION: u8 = 10;

/// What the assessment in a link is called. Who opens it gives it an id of their own.
const LINK_ID: &str = "link";

/// Why the data of an address cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is none.
    Empty,
    /// It was written by a newer version of this program.
    NewerVersion,
    /// A part is missing, or something has been changed.
    Damaged,
    /// It is longer than anything that this program writes.
    TooLarge,
}

/// The data for an address that holds what `extent` says of an assessment.
pub fn write_link(assessment: &Assessment, extent: Excerpt) -> String {
    let shared = Assessment { id: LINK_ID.into(), ..excerpt(assessment, extent) };
    let pretty = write_results(&Document::new(Rc::new(shared), None));
    // What was just written is JSON.
    let compact = serde_json::from_str::<Value>(&pretty).unwrap_or_default().to_string();
    let deflated = compress_to_vec(compact.as_bytes(), COMPRESSION);
    let bytes = [checksum(&deflated), deflated].concat();
    format!("{VERSION}{}", base64::encode_for_address(&bytes))
}

/// The results file in the data of an address.
///
/// # Errors
/// Where the data is not as it was written.
pub fn read_link(data: &str) -> Result<String, LinkError> {
    if data.len() > MAX_DATA_CHARACTERS {
        return Err(LinkError::TooLarge);
    }
    let mut characters = data.chars();
    match characters.next() {
        None => return Err(LinkError::Empty),
        Some(VERSION) => {}
        Some('2'..='9') => return Err(LinkError::NewerVersion),
        Some(_) => return Err(LinkError::Damaged),
    }
    let bytes = base64::decode_from_address(characters.as_str()).ok_or(LinkError::Damaged)?;
    let (sum, deflated) = bytes.split_at_checked(N_CHECKSUM_BYTES).ok_or(LinkError::Damaged)?;
    if checksum(deflated) != sum {
        return Err(LinkError::Damaged);
    }
    let text = decompress_to_vec_with_limit(deflated, MAX_TEXT_BYTES).map_err(|_| LinkError::Damaged)?;
    String::from_utf8(text).map_err(|_| LinkError::Damaged)
}

/// The data in an address, where it has some.
pub fn link_data(address: &str) -> Option<&str> {
    address.split_once(LINK_PLACE).map(|(_, data)| data)
}

fn checksum(deflated: &[u8]) -> Vec<u8> {
    sha256(deflated).into_iter().take(N_CHECKSUM_BYTES).collect()
}
