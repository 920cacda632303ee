//! Results files under a password: what stands in such a file, and what is computed of it.
//!
//! Nothing is encrypted here: keys and ciphers come from the surroundings. `docs/formats.md` says how a script
//! opens such a file.

use serde::Serialize;
use serde_json::Value;

use super::base64;
use super::checksum::{hmac_sha256, sha256_hex};
use super::load_error::LoadError;
use super::object::{Object, Problems, shorten};
use super::problem::{Expected, ProblemKind};
use super::results::not_json;
use super::results_writer::file_stem;
use opex_model::Profile;

/// What a password-protected file calls itself.
pub const LOCKED_FORMAT: &str = "opex-maturity/encrypted";

/// The version that is written, and the latest that is read.
pub const LOCKED_VERSION: u64 = 1;

/// How often the key is derived from its own result when a file is written: what OWASP recommends for PBKDF2
/// with SHA-256.
pub const LOCK_ITERATIONS: u32 = 600_000;

/// What a reader accepts: fewer would be too easy to guess, more would keep the page busy for minutes.
pub const ALLOWED_ITERATIONS: std::ops::RangeInclusive<u32> = 100_000..=10_000_000;

const KDF: &str = "PBKDF2";
const HASH: &str = "SHA-256";
const CIPHER: &str = "AES-GCM";

/// What is not secret, and decides with the password how a file is encrypted. Salt and initialization vector are
/// fresh random numbers for each file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockParameters {
    /// How often the key is derived from its own result.
    pub iterations: u32,
    /// Makes the key another one for the same password.
    pub salt: [u8; 16],
    /// Makes the cipher another one for the same key.
    pub iv: [u8; 12],
}

/// What is derived of a password: 512 bits, half of them for the cipher, half for the check.
#[derive(Clone, PartialEq, Eq)]
pub struct LockKeys {
    /// The key of AES-GCM 256.
    pub encryption: [u8; 32],
    /// The key of the HMAC that tells a wrong password.
    check: [u8; 32],
}

/// A password-protected file that is as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedFile {
    /// What is not secret.
    pub parameters: LockParameters,
    /// What only the right password makes of the parameters.
    check: [u8; 32],
    /// The results file, encrypted, with the cipher's tag of 16 bytes at its end.
    pub data: Vec<u8>,
}

impl LockParameters {
    /// The parameters as one text, a line each. The cipher is bound to it, so none of them can be changed.
    pub fn header(&self) -> String {
        let (salt, iv) = (base64::encode(&self.salt), base64::encode(&self.iv));
        let iterations = self.iterations;
        format!("{LOCKED_FORMAT}\n{LOCKED_VERSION}\n{KDF}\n{HASH}\n{iterations}\n{salt}\n{CIPHER}\n{iv}\n")
    }
}

impl LockKeys {
    /// The keys in the bits that were derived of a password.
    pub fn new(bits: &[u8; 64]) -> Self {
        let (mut encryption, mut check) = ([0; 32], [0; 32]);
        let (first, second) = bits.split_at(32);
        encryption.copy_from_slice(first);
        check.copy_from_slice(second);
        Self { encryption, check }
    }

    fn check_of(&self, parameters: &LockParameters) -> [u8; 32] {
        hmac_sha256(&self.check, parameters.header().as_bytes())
    }
}

impl LockedFile {
    /// A file of what was encrypted with these keys.
    pub fn new(parameters: LockParameters, keys: &LockKeys, data: Vec<u8>) -> Self {
        let check = keys.check_of(&parameters);
        Self { parameters, check, data }
    }

    /// Whether the keys come from the password that the file was written with.
    pub fn fits(&self, keys: &LockKeys) -> bool {
        self.check == keys.check_of(&self.parameters)
    }

    /// SHA-256 of everything else in the file, so that damage is told from a wrong password.
    fn checksum(&self) -> String {
        let (check, data) = (base64::encode(&self.check), base64::encode(&self.data));
        sha256_hex(format!("{}{check}\n{data}\n", self.parameters.header()).as_bytes())
    }
}

/// A name for a password-protected file.
pub fn locked_file_name(profile: &Profile) -> String {
    format!("{}.opex-locked.json", file_stem(profile))
}

/// A password-protected file as text.
pub fn write_locked(file: &LockedFile) -> String {
    let LockParameters { iterations, salt, iv } = &file.parameters;
    let dto = FileDto {
        format: LOCKED_FORMAT,
        version: LOCKED_VERSION,
        kdf: KdfDto { name: KDF, hash: HASH, iterations: *iterations, salt: base64::encode(salt) },
        cipher: CipherDto { name: CIPHER, iv: base64::encode(iv) },
        check: base64::encode(&file.check),
        data: base64::encode(&file.data),
        checksum: file.checksum(),
    };
    // Serializing texts and numbers to memory cannot fail; an empty file would be noticed.
    let mut text = serde_json::to_string_pretty(&dto).unwrap_or_default();
    text.push('\n');
    text
}

/// Whether a text can be a password-protected file, at a glance.
pub fn names_locked_format(text: &str) -> bool {
    text.contains(LOCKED_FORMAT)
}

/// Reads a password-protected file; none where it is another kind of JSON.
///
/// # Errors
/// Where it is cut off, of a newer version, not what such a file is, or damaged.
pub fn read_locked(text: &str) -> Result<Option<LockedFile>, LoadError> {
    let value: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    if value.get("format").and_then(Value::as_str) != Some(LOCKED_FORMAT) {
        return Ok(None);
    }
    let version = value.get("version").unwrap_or(&Value::Null);
    match version.as_u64() {
        Some(found) if found > LOCKED_VERSION => {
            return Err(LoadError::NewerVersion { found, supported: LOCKED_VERSION });
        }
        Some(LOCKED_VERSION) => {}
        _ => return Err(LoadError::UnknownVersion { found: shorten(version) }),
    }
    let problems = Problems::default();
    let read = Object::new(&value, String::new(), &problems).and_then(|root| read_fields(&root));
    match (read, problems.into_inner()) {
        (Some((file, checksum)), problems) if problems.is_empty() => {
            if file.checksum() == checksum {
                Ok(Some(file))
            } else {
                Err(LoadError::Damaged)
            }
        }
        (_, problems) => Err(LoadError::Invalid(problems)),
    }
}

/// The file and the checksum that it names.
fn read_fields(root: &Object<'_>) -> Option<(LockedFile, String)> {
    let (kdf, cipher) = (root.required_object("kdf")?, root.required_object("cipher")?);
    let named = |object: &Object<'_>, key, name: &'static str| {
        object.required(key)?;
        object.choice(key, &[name], |name| name)
    };
    named(&kdf, "name", KDF)?;
    named(&kdf, "hash", HASH)?;
    named(&cipher, "name", CIPHER)?;
    let (salt, iv) = (bytes(&kdf, "salt")?, bytes(&cipher, "iv")?);
    let parameters = LockParameters { iterations: iterations(&kdf)?, salt, iv };
    let check = bytes(root, "check")?;
    root.required("data")?;
    let data = root.parsed("data", Expected::Base64(None), base64::decode)?;
    Some((LockedFile { parameters, check, data }, root.required_text("checksum").to_string()))
}

fn iterations(kdf: &Object<'_>) -> Option<u32> {
    kdf.required("iterations")?;
    let found = u32::try_from(kdf.integer("iterations")?).ok().filter(|found| ALLOWED_ITERATIONS.contains(found));
    if found.is_none() {
        let (least, most) = (u64::from(*ALLOWED_ITERATIONS.start()), u64::from(*ALLOWED_ITERATIONS.end()));
        kdf.not_allowed("iterations", Expected::Between(least, most));
    }
    found
}

fn bytes<const N: usize>(object: &Object<'_>, key: &'static str) -> Option<[u8; N]> {
    if object.value(key).is_none() {
        object.problem(key, ProblemKind::Missing);
        return None;
    }
    object.parsed(key, Expected::Base64(Some(N)), |text| base64::decode(text)?.try_into().ok())
}

#[derive(Serialize)]
struct FileDto<'a> {
    format: &'a str,
    version: u64,
    kdf: KdfDto<'a>,
    cipher: CipherDto<'a>,
    check: String,
    data: String,
    checksum: String,
}

#[derive(Serialize)]
struct KdfDto<'a> {
    name: &'a str,
    hash: &'a str,
    iterations: u32,
    salt: String,
}

#[derive(Serialize)]
struct CipherDto<'a> {
    name: &'a str,
    iv: String,
}
