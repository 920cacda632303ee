//! Handing an assessment over, and opening one that was.

/// Handing an assessment over, and opening one that was.
#[derive(Debug)]
pub struct SharingTexts {
    /// Names the dialog and the button that opens it.
    pub title: &'static str,
    /// The plain results file.
    pub file_title: &'static str,
    /// What it is for.
    pub file_hint: &'static str,
    /// The page that opens by itself.
    pub page_title: &'static str,
    /// What it is for.
    pub page_hint: &'static str,
    /// Hands it over.
    pub page_download: &'static str,
    /// The file under a password.
    pub lock_title: &'static str,
    /// What it is for.
    pub lock_hint: &'static str,
    /// What it cannot do.
    pub lock_warning: &'static str,
    /// Names the field.
    pub password: &'static str,
    /// What a good one is.
    pub password_hint: &'static str,
    /// Names the second field.
    pub password_again: &'static str,
    /// Shows what is typed.
    pub password_show: &'static str,
    /// It is too short.
    pub password_short: &'static str,
    /// The two fields differ.
    pub password_differs: &'static str,
    /// Hands the file over.
    pub lock_save: &'static str,
    /// The key is being derived.
    pub lock_working: &'static str,
    /// The file was handed over.
    pub lock_done: &'static str,
    /// There is no cryptography.
    pub crypto_unavailable: &'static str,
    /// The browser did not do it.
    pub crypto_refused: &'static str,
    /// The assessment in an address.
    pub link_title: &'static str,
    /// What it is for.
    pub link_hint: &'static str,
    /// What is in it.
    pub link_has: &'static str,
    /// What is not.
    pub link_has_not: &'static str,
    /// What is in it with notes.
    pub link_has_notes: &'static str,
    /// Takes the notes along.
    pub link_with_notes: &'static str,
    /// How long it is.
    pub link_length: &'static str,
    /// Puts it into the clipboard.
    pub link_copy: &'static str,
    /// Who can read it.
    pub link_anyone: &'static str,
    /// It is not offered.
    pub link_too_long: &'static str,
    /// The page has no address for others.
    pub link_no_address: &'static str,
    /// Asks for a password.
    pub unlock_title: &'static str,
    /// Which file it is for.
    pub unlock_hint: &'static str,
    /// Tries the password.
    pub unlock: &'static str,
    /// The key is being derived.
    pub unlock_working: &'static str,
    /// No password was given.
    pub unlock_empty: &'static str,
    /// It was another password.
    pub unlock_wrong: &'static str,
    /// The data was changed.
    pub unlock_damaged: &'static str,
    /// The view of an address with data.
    pub open_title: &'static str,
    /// What will happen.
    pub open_intro: &'static str,
    /// Whether notes are in it.
    pub open_notes: &'static str,
    /// They are.
    pub open_notes_yes: &'static str,
    /// They are not.
    pub open_notes_no: &'static str,
    /// Opens it.
    pub open_confirm: &'static str,
    /// Leaves it.
    pub open_cancel: &'static str,
    /// It cannot be opened.
    pub open_failed: &'static str,
    /// What to do.
    pub open_failed_help: &'static str,
}
