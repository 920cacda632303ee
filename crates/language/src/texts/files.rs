//! Files that are handed in, and merging.

use crate::Plural;

/// Files that are handed in, and merging.
#[derive(Debug)]
pub struct FilesTexts {
    /// Opens a file of a later version to be looked at.
    pub look_at: &'static str,
    /// What is open can only be looked at, and why.
    pub read_only: &'static str,
    /// The title of the report on a file of another edition.
    pub carry_title: &'static str,
    /// What the report is about.
    pub carry_intro: &'static str,
    /// Practices that have one source.
    pub carry_one: Plural,
    /// Practices that have several sources.
    pub carry_several: Plural,
    /// What is proposed for them.
    pub carry_several_hint: &'static str,
    /// Practices of the file that lead nowhere.
    pub carry_kept: Plural,
    /// What becomes of them.
    pub carry_kept_hint: &'static str,
    /// Practices that have no answer from the file.
    pub carry_open: Plural,
    /// Opens what was brought over.
    pub carry_begin: &'static str,
    /// The title of the list of several files.
    pub list_title: &'static str,
    /// What will be done with them.
    pub list_intro: &'static str,
    /// A file that nothing saved is related to.
    pub is_new: &'static str,
    /// A file whose assessment is saved here.
    pub is_relative: &'static str,
    /// A file whose assessment was deleted here.
    pub is_deleted: &'static str,
    /// A file of the same assessment as another.
    pub is_same_as: &'static str,
    /// A file that cannot be opened.
    pub is_refused: &'static str,
    /// Goes through the list.
    pub begin: &'static str,
    /// The title of the merge.
    pub merge_title: &'static str,
    /// What the merge is about.
    pub merge_intro: &'static str,
    /// How many files follow.
    pub behind: Plural,
    /// The table of what the two copies hold.
    pub both: &'static str,
    /// The column of the file, and a side of a conflict.
    pub in_file: &'static str,
    /// The column of what is saved, and a side of a conflict.
    pub here: &'static str,
    /// The day of the assessment.
    pub day: &'static str,
    /// How much is answered.
    pub answered: &'static str,
    /// The last change.
    pub last_change: &'static str,
    /// How many snapshots.
    pub snapshots: &'static str,
    /// The catalogue's edition.
    pub edition: &'static str,
    /// The catalogue has changed since the file was written.
    pub digest_differs: &'static str,
    /// Nothing comes in.
    pub nothing_new: &'static str,
    /// The file and what is saved say the same.
    pub is_equal: &'static str,
    /// How many snapshots come in.
    pub new_snapshots: Plural,
    /// What comes in.
    pub incoming: Plural,
    /// Why it does.
    pub incoming_hint: &'static str,
    /// What stays.
    pub staying: Plural,
    /// Why it does.
    pub staying_hint: &'static str,
    /// What both have changed.
    pub conflicts: Plural,
    /// What to do about it.
    pub conflicts_hint: &'static str,
    /// What to do about it where the file has no stamps.
    pub conflicts_hint_unstamped: &'static str,
    /// Names the buttons that decide for several at once.
    pub decide_all: &'static str,
    /// Names the buttons that decide for a group.
    pub decide_group: &'static str,
    /// Takes the file's value.
    pub take_file: &'static str,
    /// Keeps one's own value.
    pub keep_mine: &'static str,
    /// Takes the later of the two.
    pub take_later: &'static str,
    /// Marks the later one.
    pub is_later: &'static str,
    /// When and where something was changed.
    pub changed_here: &'static str,
    /// The same, elsewhere.
    pub changed_elsewhere: &'static str,
    /// When and by whom a part was changed.
    pub changed_by: &'static str,
    /// When a file without stamps was changed last.
    pub file_changed: &'static str,
    /// Nobody knows when.
    pub time_unknown: &'static str,
    /// Merges.
    pub merge: &'static str,
    /// Opens the saved one, as nothing is to be merged.
    pub open_saved: &'static str,
    /// Opens the file beside what is saved.
    pub open_copy: &'static str,
    /// Leaves this file and goes on.
    pub skip: &'static str,
    /// Practices that the catalogue does not have.
    pub outside: &'static str,
    /// A value that is empty.
    pub empty: &'static str,
    /// A flag that is set.
    pub yes: &'static str,
    /// A flag that is not set.
    pub no: &'static str,
    /// A field that follows the default.
    pub by_default: &'static str,
    /// A step that is not to be taken.
    pub excluded: &'static str,
    /// A step that is fixed to a wave.
    pub pinned: &'static str,
    /// Until when a risk is accepted.
    pub until: &'static str,
}
