//! Messages.

use crate::i18n::{ChangeTexts, ErrorTexts, NoticeTexts, Plural};

pub(super) const NOTICES: NoticeTexts = NoticeTexts {
    undone: "Undone: {change}",
    redone: "Done again: {change}",
    deleted: "Deleted: {name}",
    renamed: "Renamed",
    restored: "Restored",
    file_opened: "Opened {file}",
    file_opened_as_copy: "Opened {file} as a copy. What was saved here before is untouched.",
    file_refused: "{file} was not opened; nothing has changed.",
    saved_unreadable: "This assessment cannot be read. It is still stored; download it to keep it safe.",
    changed_elsewhere: "Another tab or window changed this assessment. Both versions are kept: you are now working on a copy.",
    unsaved_work: "The open assessment could not be saved. Download it before you open something else.",
    example_failed: "The example could not be loaded. Check the connection and try again.",
    download_failed: "The browser did not allow the download.",
    change_refused: "That change does not fit this catalogue and was not made.",
};

pub(super) const CHANGES: ChangeTexts = ChangeTexts {
    answer: "answer to {practice}",
    depends_on_other_team: "dependency flag of {practice}",
    note: "note on {practice}",
    evidence: "evidence for {practice}",
    owner: "owner of {practice}",
    due: "due date of {practice}",
    importance: "importance of {practice}",
    target: "target of {practice}",
    effort: "effort of {practice}",
    acceptance: "accepted risk of {practice}",
    team: "team",
    workload: "workload",
    scope: "scope",
    date: "date of the assessment",
    facilitator: "facilitator",
    operating_model: "operating model",
    default_target: "default target",
};

pub(super) const ERRORS: ErrorTexts = ErrorTexts {
    empty: "The file is empty.",
    too_large: "The file has {size} MB. Results files have at most {limit} MB.",
    unreadable: "The file cannot be read as text.",
    truncated: "The file is cut off: it ends in the middle at line {line}. Was it downloaded completely?",
    not_json: "The file is not JSON (line {line}, column {column}).",
    not_results: "The file is not a results file of this app: its format is \"{found}\".",
    not_results_unnamed: "The file is not a results file of this app: it does not name its format.",
    unknown_version: "The file names version {found}, which does not exist.",
    newer_version: "The file was written by a newer version ({found}) of this app; this one reads up to version {supported}. Reload the page to get the latest app.",
    other_catalogue: "The file belongs to another catalogue, \"{found}\". Open here: \"{expected}\".",
    invalid: Plural { one: "A value in the file is not allowed:", other: "{n} values in the file are not allowed:" },
    missing: "{path}: is missing",
    wrong_type: "{path}: must be {expected}, is {found}",
    not_allowed: "{path}: must be {expected}, is {found}",
    and_more: Plural { one: "and {n} more", other: "and {n} more" },
};
