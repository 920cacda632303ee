//! Messages.

use crate::Plural;

/// Messages.
#[derive(Debug)]
pub struct NoticeTexts {
    /// A change was taken back.
    pub undone: &'static str,
    /// A change was done again.
    pub redone: &'static str,
    /// A change was made.
    pub done: &'static str,
    /// A snapshot was opened as a copy.
    pub snapshot_opened: &'static str,
    /// An assessment was deleted.
    pub deleted: &'static str,
    /// A saved assessment was given other names.
    pub renamed: &'static str,
    /// An assessment was brought back.
    pub restored: &'static str,
    /// A file was opened.
    pub file_opened: &'static str,
    /// What a link holds was opened.
    pub link_opened: &'static str,
    /// A file was opened as a copy.
    pub file_opened_as_copy: &'static str,
    /// What was done with several files.
    pub files_taken: &'static str,
    /// A file was merged; how many fields are as it says, and how many are not.
    pub merged: &'static str,
    /// Snapshots came in with it.
    pub merged_snapshots: Plural,
    /// A file says nothing new.
    pub file_nothing_new: &'static str,
    /// A file could not be opened.
    pub file_refused: &'static str,
    /// What a file of another edition needs could not be loaded.
    pub crosswalk_failed: &'static str,
    /// What is open can only be looked at.
    pub read_only: &'static str,
    /// A saved assessment cannot be read.
    pub saved_unreadable: &'static str,
    /// Something saved is damaged.
    pub damage_found: &'static str,
    /// What was open last is found nowhere.
    pub last_missing: &'static str,
    /// A recovery copy was put in place.
    pub recovered: &'static str,
    /// Something was opened as a new assessment.
    pub opened_as_new: &'static str,
    /// The storage did not take something.
    pub storage_unchanged: &'static str,
    /// Another tab has changed the same parts.
    pub changed_in_both: &'static str,
    /// Another tab has changed the assessment.
    pub changed_elsewhere: &'static str,
    /// What was saved of what is open has been cleared.
    pub cleared_elsewhere: &'static str,
    /// Another tab has deleted what is open.
    pub deleted_elsewhere: &'static str,
    /// What is open would be lost.
    pub unsaved_work: &'static str,
    /// What is tried out would be lost by another version.
    pub tried_out_first: &'static str,
    /// The example could not be loaded.
    pub example_failed: &'static str,
    /// Downloads are not allowed.
    pub download_failed: &'static str,
    /// Something is in the clipboard.
    pub copied: &'static str,
    /// The clipboard cannot be written.
    pub copy_failed: &'static str,
    /// Names the field with the text instead.
    pub copy_by_hand: &'static str,
    /// There is nothing to hand over.
    pub nothing_to_export: &'static str,
    /// A change did not fit.
    pub change_refused: &'static str,
}

/// Names of changes, as they stand after "Undo:".
#[derive(Debug)]
pub struct ChangeTexts {
    /// An answer.
    pub answer: &'static str,
    /// The flag.
    pub depends_on_other_team: &'static str,
    /// A note.
    pub note: &'static str,
    /// Evidence.
    pub evidence: &'static str,
    /// An owner.
    pub owner: &'static str,
    /// A due date.
    pub due: &'static str,
    /// An importance.
    pub importance: &'static str,
    /// A target.
    pub target: &'static str,
    /// An effort.
    pub effort: &'static str,
    /// An accepted risk.
    pub acceptance: &'static str,
    /// The place of a step in the plan.
    pub step_decision: &'static str,
    /// What has become of a step.
    pub step_status: &'static str,
    /// A note on a step.
    pub step_note: &'static str,
    /// A step that was taken.
    pub step_taken: &'static str,
    /// The team.
    pub team: &'static str,
    /// The workload.
    pub workload: &'static str,
    /// The scope.
    pub scope: &'static str,
    /// The date.
    pub date: &'static str,
    /// The facilitator.
    pub facilitator: &'static str,
    /// The operating model.
    pub operating_model: &'static str,
    /// The default target.
    pub default_target: &'static str,
    /// The capacities of the plan's waves.
    pub plan_capacities: &'static str,
    /// What the plan is to raise.
    pub plan_objective: &'static str,
    /// The quarter of the plan's first wave.
    pub plan_first_quarter: &'static str,
    /// What was tried out.
    pub what_if: &'static str,
    /// What was put back.
    pub recovered: &'static str,
    /// What another copy says.
    pub merged: &'static str,
    /// A snapshot was taken.
    pub snapshot_taken: &'static str,
    /// A snapshot was removed.
    pub snapshot_removed: &'static str,
    /// A snapshot was restored.
    pub snapshot_restored: &'static str,
    /// A part that this version does not know.
    pub other: &'static str,
}

/// Why a file cannot be opened.
#[derive(Debug)]
pub struct ErrorTexts {
    /// No content.
    pub empty: &'static str,
    /// Too large.
    pub too_large: &'static str,
    /// Not text.
    pub unreadable: &'static str,
    /// A password-protected file among several.
    pub locked: &'static str,
    /// Cut off.
    pub truncated: &'static str,
    /// Not JSON.
    pub not_json: &'static str,
    /// A web page without results.
    pub page_without_results: &'static str,
    /// Damaged.
    pub damaged: &'static str,
    /// A link with nothing in it.
    pub link_empty: &'static str,
    /// A link of a newer version.
    pub link_newer: &'static str,
    /// A link that is cut off or damaged.
    pub link_damaged: &'static str,
    /// A link that is too long.
    pub link_too_large: &'static str,
    /// Another format.
    pub not_results: &'static str,
    /// No format.
    pub not_results_unnamed: &'static str,
    /// No such version.
    pub unknown_version: &'static str,
    /// Newer.
    pub newer_version: &'static str,
    /// Another catalogue.
    pub other_catalogue: &'static str,
    /// Values not allowed.
    pub invalid: Plural,
    /// A value is not there.
    pub missing: &'static str,
    /// Not allowed.
    pub not_allowed: &'static str,
    /// An object.
    pub expected_object: &'static str,
    /// A list.
    pub expected_list: &'static str,
    /// A text.
    pub expected_text: &'static str,
    /// A text with something in it.
    pub expected_text_not_blank: &'static str,
    /// True or false.
    pub expected_flag: &'static str,
    /// A whole number.
    pub expected_whole_number: &'static str,
    /// A level.
    pub expected_level: &'static str,
    /// A level, or not applicable.
    pub expected_level_or_na: &'static str,
    /// Person-days.
    pub expected_days: &'static str,
    /// Person-days, or zero.
    pub expected_capacity: &'static str,
    /// At most so many waves.
    pub expected_waves: &'static str,
    /// A wave, or none.
    pub expected_wave_or_none: &'static str,
    /// A level that a step leads to.
    pub expected_step_level: &'static str,
    /// A quarter.
    pub expected_quarter: &'static str,
    /// A day.
    pub expected_day: &'static str,
    /// A moment.
    pub expected_moment: &'static str,
    /// A moment and who made a change.
    pub expected_change: &'static str,
    /// A digest.
    pub expected_digest: &'static str,
    /// An operating model.
    pub expected_operating_model: &'static str,
    /// A number of a range.
    pub expected_between: &'static str,
    /// Base64.
    pub expected_base64: &'static str,
    /// Base64 of so many bytes.
    pub expected_base64_bytes: &'static str,
    /// Stands between words of which one belongs here.
    pub expected_or: &'static str,
    /// So many more.
    pub and_more: Plural,
}
