//! When and where something was changed last.

use std::rc::Rc;

use super::id::ReplicaId;
use super::timestamp::Timestamp;

/// Names one change. Of two stamps the one whose change counts as the later is the greater.
///
/// This is a hybrid logical clock: `moment` is the time at which the change was made, but never earlier than
/// any change that the same copy of the assessment had seen, and `count` tells changes at the same moment
/// apart. So a clock that goes backwards, or is wrong, makes no change older than what it was made upon.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The time of the change.
    pub time: HlcTimestamp,
    /// Who made it; decides between changes at the same time.
    pub by: ReplicaId,
}

/// Who makes changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// One running app: every start, in every tab, is another.
    pub id: ReplicaId,
    /// The person, where they have said who they are; else empty.
    pub name: Rc<str>,
}

/// A timestamp of the hybrid logical clock by which changes are ordered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HlcTimestamp {
    /// The time.
    pub moment: Timestamp,
    /// The logical counter: how many changes at this time came before.
    pub count: u32,
}

impl HlcTimestamp {
    /// The first point at a time.
    pub fn at(moment: Timestamp) -> Self {
        Self { moment, count: 0 }
    }

    /// The time of a change made `now` by someone who has seen `latest`: later than that in any case.
    pub fn after(latest: Option<&Self>, now: &Timestamp) -> Self {
        match latest {
            Some(latest) if latest.moment >= *now => {
                Self { moment: latest.moment.clone(), count: latest.count.saturating_add(1) }
            }
            _ => Self::at(now.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::HlcTimestamp;
    use crate::Timestamp;

    #[test]
    fn time_never_goes_backwards() {
        let moment = |second: u32| Timestamp::parse(&format!("2026-11-22T10:00:{second:02}.000Z")).unwrap();
        let first = HlcTimestamp::after(None, &moment(10));
        let same = HlcTimestamp::after(Some(&first), &moment(10));
        let back = HlcTimestamp::after(Some(&same), &moment(5));
        let on = HlcTimestamp::after(Some(&back), &moment(11));
        assert!(first < same && same < back && back < on);
        assert_eq!((back.count, on.count), (2, 0));
    }
}
