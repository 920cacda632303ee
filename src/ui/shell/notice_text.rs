//! Messages in the reader's language.

use super::not_saved::not_saved;
use crate::ui::change_name::change_name;
use crate::ui::context::Ui;
use crate::ui::part_name::part_name;
use opex_app::Notice;
use opex_format::{Expected, LinkError, LoadError, Problem, ProblemKind};
use opex_language::{ErrorTexts, fill};
use opex_model::Level;
use opex_ports::StorageError;

/// Problems that a message lists; the rest is counted.
const MAX_PROBLEMS: usize = 5;

/// What a notice says: a line, and further lines below it.
pub fn notice_lines(ui: &Ui, notice: &Notice) -> (String, Vec<String>) {
    let texts = ui.texts().notices();
    let plain = |text: &str| (text.to_owned(), Vec::new());
    let unnamed = ui.texts().start().unnamed;
    match notice {
        Notice::Undone(change) => (fill(texts.undone, &[("change", &change_name(ui, change))]), Vec::new()),
        Notice::Redone(change) => (fill(texts.redone, &[("change", &change_name(ui, change))]), Vec::new()),
        Notice::Done(change) => (fill(texts.done, &[("change", &change_name(ui, change))]), Vec::new()),
        Notice::SnapshotOpened { name } => (fill(texts.snapshot_opened, &[("name", name)]), Vec::new()),
        Notice::Deleted { name, .. } => {
            let name = if name.is_empty() { unnamed } else { name };
            (fill(texts.deleted, &[("name", name)]), Vec::new())
        }
        Notice::Renamed { .. } => plain(texts.renamed),
        Notice::Restored => plain(texts.restored),
        Notice::FileOpened { file } => (fill(texts.file_opened, &[("file", file)]), Vec::new()),
        Notice::LinkOpened => plain(texts.link_opened),
        Notice::FileOpenedAsCopy { file } => (fill(texts.file_opened_as_copy, &[("file", file)]), Vec::new()),
        Notice::FilesTaken(tally) => {
            let counts = [tally.opened, tally.copies, tally.merged, tally.left].map(|n| n.to_string());
            let [opened, copies, merged, left] = &counts;
            let values = [("opened", opened), ("copies", copies), ("merged", merged), ("left", left)];
            (fill(texts.files_taken, &values.map(|(place, n)| (place, n.as_str()))), Vec::new())
        }
        Notice::Merged { file, n_in, n_stayed, n_snapshots, .. } => {
            let (n_in, n_stayed) = (n_in.to_string(), n_stayed.to_string());
            let line = fill(texts.merged, &[("file", file), ("in", &n_in), ("stayed", &n_stayed)]);
            (line, (*n_snapshots > 0).then(|| texts.merged_snapshots.of(*n_snapshots)).into_iter().collect())
        }
        Notice::NothingNew { file } => (fill(texts.file_nothing_new, &[("file", file)]), Vec::new()),
        Notice::CrosswalkFailed => plain(texts.crosswalk_failed),
        Notice::ReadOnly => plain(texts.read_only),
        Notice::HostReadOnly => plain(ui.texts().embedding().read_only),
        Notice::HostDocumentRefused(error) => (ui.texts().embedding().refused.to_owned(), error_lines(ui, error)),
        Notice::FileRefused { file, error } | Notice::FileOfNewerVersion { file, error, .. } => {
            (fill(texts.file_refused, &[("file", file)]), error_lines(ui, error))
        }
        Notice::SavedUnreadable { error, .. } => (texts.saved_unreadable.to_owned(), error_lines(ui, error)),
        Notice::DamageFound => plain(texts.damage_found),
        Notice::LastMissing => plain(texts.last_missing),
        Notice::Recovered => plain(texts.recovered),
        Notice::OpenedAsNew => plain(texts.opened_as_new),
        Notice::StorageUnchanged(error) => {
            // Not what the banner says: whether the open assessment is saved is another matter.
            (texts.storage_unchanged.to_owned(), vec![not_saved(ui, *error).to_owned()])
        }
        Notice::ChangedInBoth(parts) => {
            let mut lines: Vec<_> = parts.iter().take(MAX_PROBLEMS).map(|part| part_name(ui, part)).collect();
            lines.extend((parts.len() > MAX_PROBLEMS).then(|| "…".to_owned()));
            (texts.changed_in_both.to_owned(), lines)
        }
        Notice::ChangedElsewhere => plain(texts.changed_elsewhere),
        Notice::ClearedElsewhere => plain(texts.cleared_elsewhere),
        Notice::DeletedElsewhere { .. } => plain(texts.deleted_elsewhere),
        Notice::UnsavedWork => plain(texts.unsaved_work),
        Notice::TriedOutFirst => plain(texts.tried_out_first),
        Notice::ExampleFailed => plain(texts.example_failed),
        Notice::DownloadFailed => plain(texts.download_failed),
        Notice::Copied => plain(texts.copied),
        Notice::CopyFailed { .. } => plain(texts.copy_failed),
        Notice::NothingToExport => plain(texts.nothing_to_export),
        Notice::ChangeRefused => plain(texts.change_refused),
    }
}

/// Why nothing can be saved.
pub fn trouble(ui: &Ui, error: StorageError) -> &'static str {
    let texts = ui.texts().storage();
    match error {
        StorageError::Refused => texts.trouble_refused,
        StorageError::Full => texts.trouble_full,
        StorageError::Altered => texts.trouble_altered,
        StorageError::HostRefused => ui.texts().embedding().trouble,
    }
}

/// Why a file cannot be opened, a line each.
pub fn error_lines(ui: &Ui, error: &LoadError) -> Vec<String> {
    let texts = ui.texts().errors();
    let megabytes = |bytes: u64| bytes.div_ceil(1_000_000).to_string();
    let line = match error {
        LoadError::Empty => texts.empty.to_owned(),
        LoadError::TooLarge { bytes, limit } => {
            fill(texts.too_large, &[("size", &megabytes(*bytes)), ("limit", &megabytes(*limit))])
        }
        LoadError::Locked => texts.locked.to_owned(),
        LoadError::Unreadable => texts.unreadable.to_owned(),
        LoadError::Truncated { line } => fill(texts.truncated, &[("line", &line.to_string())]),
        LoadError::NotJson { line, column } => {
            fill(texts.not_json, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        LoadError::PageWithoutResults => texts.page_without_results.to_owned(),
        LoadError::Damaged => texts.damaged.to_owned(),
        LoadError::Link(error) => link_line(texts, *error).to_owned(),
        LoadError::NotResults { found: Some(found) } => fill(texts.not_results, &[("found", found)]),
        LoadError::NotResults { found: None } => texts.not_results_unnamed.to_owned(),
        LoadError::UnknownVersion { found } => fill(texts.unknown_version, &[("found", found)]),
        LoadError::NewerVersion { found, supported } => {
            fill(texts.newer_version, &[("found", &found.to_string()), ("supported", &supported.to_string())])
        }
        LoadError::OtherCatalogue { found, expected } => {
            fill(texts.other_catalogue, &[("found", found), ("expected", expected)])
        }
        LoadError::Invalid(problems) => return invalid_lines(texts, problems),
    };
    vec![line]
}

fn link_line(texts: &'static ErrorTexts, error: LinkError) -> &'static str {
    match error {
        LinkError::Empty => texts.link_empty,
        LinkError::NewerVersion => texts.link_newer,
        LinkError::Damaged => texts.link_damaged,
        LinkError::TooLarge => texts.link_too_large,
    }
}

fn invalid_lines(texts: &ErrorTexts, problems: &[Problem]) -> Vec<String> {
    let mut lines = vec![texts.invalid.of(problems.len())];
    lines.extend(problems.iter().take(MAX_PROBLEMS).map(|problem| problem_line(texts, problem)));
    if let Some(n_more) = problems.len().checked_sub(MAX_PROBLEMS).filter(|n| *n > 0) {
        lines.push(texts.and_more.of(n_more));
    }
    lines
}

fn problem_line(texts: &ErrorTexts, problem: &Problem) -> String {
    let path = problem.path.as_str();
    match &problem.kind {
        ProblemKind::Missing => fill(texts.missing, &[("path", path)]),
        ProblemKind::NotAllowed { expected, found } => {
            let expected = expected_words(texts, expected);
            fill(texts.not_allowed, &[("path", path), ("expected", &expected), ("found", found)])
        }
        // Only catalogue files have these, and the page opens none yet but its own.
        ProblemKind::Catalogue(_) => problem.to_string(),
    }
}

/// What belongs at a place, in the reader's language.
fn expected_words(texts: &ErrorTexts, expected: &Expected) -> String {
    let level = |template: &str, top: &Level| fill(template, &[("top", &top.to_string())]);
    let most = |template: &str, most: &usize| fill(template, &[("most", &most.to_string())]);
    match expected {
        Expected::Object => texts.expected_object.to_owned(),
        Expected::List => texts.expected_list.to_owned(),
        Expected::Text => texts.expected_text.to_owned(),
        Expected::TextNotBlank => texts.expected_text_not_blank.to_owned(),
        Expected::Flag => texts.expected_flag.to_owned(),
        Expected::WholeNumber => texts.expected_whole_number.to_owned(),
        Expected::Level(top) => level(texts.expected_level, top),
        Expected::LevelOrNotApplicable(top) => level(texts.expected_level_or_na, top),
        Expected::Days => texts.expected_days.to_owned(),
        Expected::Capacity => texts.expected_capacity.to_owned(),
        Expected::Waves(n) => most(texts.expected_waves, n),
        Expected::WaveOrNone(n) => most(texts.expected_wave_or_none, n),
        Expected::StepLevel(top) => level(texts.expected_step_level, top),
        Expected::Quarter => texts.expected_quarter.to_owned(),
        Expected::Day => texts.expected_day.to_owned(),
        Expected::Moment => texts.expected_moment.to_owned(),
        Expected::Change => texts.expected_change.to_owned(),
        Expected::Digest => texts.expected_digest.to_owned(),
        Expected::OperatingModel => texts.expected_operating_model.to_owned(),
        Expected::Between(least, most) => {
            fill(texts.expected_between, &[("least", &least.to_string()), ("most", &most.to_string())])
        }
        Expected::Base64(None) => texts.expected_base64.to_owned(),
        Expected::Base64(Some(n)) => fill(texts.expected_base64_bytes, &[("n", &n.to_string())]),
        Expected::OneOf(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            words.join(texts.expected_or)
        }
        Expected::Other(text) => text.clone(),
    }
}
