//! What the app asks of its surroundings: what other one-way designs call commands.

use std::rc::Rc;

use super::catalogue::message::Wanted;
use super::library::key::StoredKey;
use super::library::list::{Library, Reading};
use super::library::saved::ReadFor;
use super::message::Message;
use super::planning::state::StepKey;
use super::saving::request::SaveRequest;
use super::sharing::job::{Holds, LockJob, LockedBy};
use super::sharing::state::Unlocking;
use opex_model::{Assessment, AssessmentId, PlanQuestion};
use opex_ports::Cipher;

/// Something that the runtime carries out through a port. What it leads to comes back as a [`Message`].
pub enum Effect {
    /// Let this happen once everything asked before has been carried out.
    Send(Box<Message>),
    /// Let this happen after so many milliseconds. A timer of the same name that still runs ends.
    StartTimer(TimerName, u32, Box<Message>),
    /// End a timer, where it runs.
    EndTimer(TimerName),
    /// Something of the storage.
    Storage(StorageEffect),
    /// Load files of the app.
    Load(Wanted),
    /// Something of the planner.
    Plan(PlanEffect),
    /// Something of the cryptography.
    Crypto(CryptoEffect),
    /// Show this place in the address.
    Go(String),
    /// Show this place in the address in place of the one before.
    Replace(String),
    /// Print what is shown.
    Print,
    /// Hand a file to the person.
    Offer(Offer),
    /// Put a text into the clipboard.
    CopyText(Rc<str>),
    /// Ask the page around the app to keep this results file.
    AskHost(Rc<str>),
    /// Tell the page around the app this message.
    TellHost(String),
    /// Look for newer versions of the app.
    WatchUpdates,
    /// Go on with the newest version of the app, which ends this one.
    TakeUpdate,
}

/// What is asked of the storage.
pub enum StorageEffect {
    /// Save a document, unless something else is there that it may not replace.
    Save(Box<SaveRequest>),
    /// Make room for a document by taking recovery copies away, one more than the last time.
    MakeRoom(Box<SaveRequest>),
    /// Have everything kept that was changed otherwise.
    Commit,
    /// Let this happen once everything that was saved so far is kept, or could not be.
    WhenKept(Box<Message>),
    /// Read the list of what is saved. The number is that of damaged entries that the reading before has noticed.
    ReadLibrary(Box<Reading>, usize),
    /// Read a saved assessment for a feature.
    ReadSaved(AssessmentId, ReadFor),
    /// Read what is stored of an assessment, readable or not, to be handed over.
    ReadForDownload(AssessmentId),
    /// Take a saved assessment out of the list, so that it can be brought back.
    MoveToDeleted(AssessmentId),
    /// Bring a deleted assessment back, joined with what has been saved of it since.
    BringBack(AssessmentId),
    /// Take the second copy of an assessment away, which is written at once while it is open.
    RemoveStandby(AssessmentId),
    /// Delete these for good.
    Delete(Vec<StoredKey>),
    /// Read what can be deleted for good, of what is listed here.
    ReadSpace(Rc<Library>),
    /// Read the recovery copies of an assessment, which is open as this where it is open.
    ReadRecovery(AssessmentId, Option<Rc<Assessment>>),
    /// Read a recovery copy.
    ReadCopy(StoredKey),
    /// Read something damaged as it is stored, to be handed over.
    ReadDamaged(StoredKey),
    /// Ask how the storage stands.
    Report,
    /// Ask that the browser clears nothing by itself.
    Persist,
    /// Keep the preferences: where it can be done at once, and, where so said, where the work is kept as well, so that a
    /// crash does not take what is open out of sight.
    KeepPreferences(String, bool),
    /// Bring over what an earlier version of the app has saved elsewhere in the meantime.
    BringOver,
}

/// What is asked of the planner.
pub enum PlanEffect {
    /// Look for the answer to this question, or to none.
    Ask(Option<PlanQuestion>),
    /// Rest, and go on where it was left.
    Rest,
    /// Begin what has waited for what the view of the plan brings.
    GoOn,
    /// End the search for a plan with the best found so far.
    Stop,
    /// Go on with the search that was ended.
    Resume,
    /// Find out what the plan would lose without a step.
    AskMargin(StepKey),
    /// Find out what would have to change for a step to leave the plan.
    AskThresholds(StepKey),
}

/// What is asked of the cryptography.
pub enum CryptoEffect {
    /// Draw what a file is locked with.
    FillRandom(Box<LockJob>),
    /// Derive keys from a password.
    Derive(LockedBy),
    /// Encrypt the text of a job.
    Encrypt(Box<LockJob>, Cipher),
    /// Decrypt a file.
    Decrypt(Rc<Unlocking>, Cipher),
}

/// A file for the person.
pub struct Offer {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its text.
    pub text: String,
    /// What it holds.
    pub holds: Holds,
}

/// A timer. There is at most one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimerName {
    /// Saving, which begins anew with each change.
    Save,
    /// Saving at the latest, which begins with the first change after a save.
    SaveDeadline,
    /// Saving again after a failure.
    SaveRetry,
    /// Keeping the preferences.
    Preferences,
    /// Saving again what is not open any more.
    Unkept,
    /// Keeping again what else was changed in the storage.
    Rest,
    /// Telling the page around the app of changes.
    HostChange,
}

impl From<StorageEffect> for Effect {
    fn from(effect: StorageEffect) -> Self {
        Self::Storage(effect)
    }
}

impl Effect {
    /// Lets a message come after what was asked before.
    pub fn send(message: impl Into<Message>) -> Self {
        Self::Send(Box::new(message.into()))
    }

    /// Starts a timer.
    pub fn timer(name: TimerName, milliseconds: u32, message: impl Into<Message>) -> Self {
        Self::StartTimer(name, milliseconds, Box::new(message.into()))
    }
}
