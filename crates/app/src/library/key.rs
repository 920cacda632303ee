//! Under which names things are kept in the storage.

use std::fmt;

use opex_model::{AssessmentId, Timestamp};

/// What all names in the storage begin with.
pub const STORED_PREFIX: &str = "opex-maturity/";

/// Where the reader's preferences are kept.
pub const PREFERENCES_KEY: &str = "opex-maturity/preferences";

/// Where the summaries of what is saved are kept.
pub(super) const INDEX_KEY: &str = "opex-maturity/index";

const SAVED: &str = "opex-maturity/saved/";
const UNSEALED: &str = "opex-maturity/assessment/";
const DELETED: &str = "opex-maturity/deleted/";
const DAMAGED: &str = "opex-maturity/damaged/";
const RECOVERY: &str = "opex-maturity/recovery/";

/// The name of something in the storage that has to do with one assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredKey {
    /// A saved assessment. Each save goes to a new generation, the highest whole one counts.
    Saved(AssessmentId, u64),
    /// A saved assessment without an envelope, as the first version of this program kept it.
    Unsealed(AssessmentId),
    /// A deleted assessment, which can be brought back.
    Deleted(AssessmentId),
    /// Something that cannot be read, with the moment at which that was noticed.
    Damaged(AssessmentId, Timestamp),
    /// How an assessment stood until that moment.
    Recovery(AssessmentId, Timestamp),
}

impl StoredKey {
    /// What a name in the storage stands for; none where it is another's or does not belong to one assessment.
    pub fn parse(name: &str) -> Option<Self> {
        // An id comes from a file and may be any text, so what follows it is split off at the end.
        let with_moment = |rest: &str| {
            let (id, moment) = rest.rsplit_once('/')?;
            Some((id.into(), Timestamp::parse(moment)?))
        };
        if let Some(rest) = name.strip_prefix(SAVED) {
            let (id, generation) = rest.rsplit_once('/')?;
            let number: u64 = generation.parse().ok()?;
            // Only as it is written, and with room for another.
            (number < u64::MAX && number.to_string() == generation).then(|| Self::Saved(id.into(), number))
        } else if let Some(id) = name.strip_prefix(UNSEALED) {
            Some(Self::Unsealed(id.into()))
        } else if let Some(id) = name.strip_prefix(DELETED) {
            Some(Self::Deleted(id.into()))
        } else if let Some(rest) = name.strip_prefix(DAMAGED) {
            with_moment(rest).map(|(id, moment)| Self::Damaged(id, moment))
        } else if let Some(rest) = name.strip_prefix(RECOVERY) {
            with_moment(rest).map(|(id, moment)| Self::Recovery(id, moment))
        } else {
            None
        }
    }

    /// The assessment that it has to do with.
    pub fn id(&self) -> &AssessmentId {
        match self {
            Self::Saved(id, _)
            | Self::Unsealed(id)
            | Self::Deleted(id)
            | Self::Damaged(id, _)
            | Self::Recovery(id, _) => id,
        }
    }

    /// Of two names under which an assessment is saved, the greater one was written later.
    pub(super) fn generation(&self) -> Option<u64> {
        match self {
            Self::Saved(_, generation) => Some(*generation),
            Self::Unsealed(_) => Some(0),
            Self::Deleted(_) | Self::Damaged(..) | Self::Recovery(..) => None,
        }
    }
}

impl fmt::Display for StoredKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saved(id, generation) => write!(f, "{SAVED}{id}/{generation}"),
            Self::Unsealed(id) => write!(f, "{UNSEALED}{id}"),
            Self::Deleted(id) => write!(f, "{DELETED}{id}"),
            Self::Damaged(id, moment) => write!(f, "{DAMAGED}{id}/{moment}"),
            Self::Recovery(id, moment) => write!(f, "{RECOVERY}{id}/{moment}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StoredKey;
    use opex_model::Timestamp;

    #[test]
    fn every_name_reads_back_whatever_the_id() {
        let moment = Timestamp::epoch();
        for id in ["a", "", "a/b", "a/7", "/", "한글/2026-11-22T09:00:00.000Z"] {
            let keys = [
                StoredKey::Saved(id.into(), 12),
                StoredKey::Unsealed(id.into()),
                StoredKey::Deleted(id.into()),
                StoredKey::Damaged(id.into(), moment.clone()),
                StoredKey::Recovery(id.into(), moment.clone()),
            ];
            for key in keys {
                assert_eq!(StoredKey::parse(&key.to_string()), Some(key));
            }
        }
    }

    #[test]
    fn other_names_are_others() {
        let names = [
            "opex-maturity/index",
            "opex-maturity/preferences",
            "opex-maturity/saved/a",
            "opex-maturity/saved/a/01",
            "opex-maturity/saved/a/18446744073709551615",
            "opex-maturity/recovery/a/b",
            "another/saved/a/1",
        ];
        for name in names {
            assert_eq!(StoredKey::parse(name), None, "{name}");
        }
    }
}
