//! What a person does about the browser's storage.

use std::rc::Rc;

use super::state::{StorageDialog, StorageReport};
use crate::library::key::StoredKey;
use opex_format::Document;
use opex_model::AssessmentId;

/// Something is done about the storage.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageMessage {
    /// Show what can be deleted for good.
    ShowSpace,
    /// Show the recovery copies of an assessment.
    ShowRecovery(AssessmentId),
    /// Go to what is damaged.
    ShowDamaged,
    /// What a dialog shows has been read.
    DialogRead(StorageDialog),
    /// Close the dialog.
    CloseDialog,
    /// How the storage stands has been asked.
    Reported(StorageReport),
    /// Put a recovery copy in place of what the assessment holds now.
    Restore(StoredKey),
    /// That copy has been read.
    CopyRead(AssessmentId, Rc<str>),
    /// Open the assessment of that copy, which is not the open one, and put it in its place.
    OpenForCopy(AssessmentId, Rc<Document>),
    /// Open something that was read from the storage as a new assessment.
    OpenAsNew(Rc<Document>),
    /// Hand something damaged to the person as it is stored.
    Download(StoredKey),
    /// That has been read.
    DamagedRead(StoredKey, Rc<str>),
    /// Hand what could be read of something damaged to the person as a results file.
    DownloadDocument(Rc<Document>),
    /// Delete these for good, and try again to save.
    Delete(Vec<StoredKey>),
    /// Remove the content of all snapshots of an assessment but its latest.
    DropOldSnapshots(AssessmentId),
}
