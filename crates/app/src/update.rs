//! How the app changes: one message after another, each decided by its feature. Nothing here does anything by itself;
//! what is to be done is asked of the runtime.

use std::rc::Rc;

use super::app::App;
use super::catalogue;
use super::catalogue::message::Wanted;
use super::effect::Effect;
use super::embedding;
use super::embedding::message::EmbeddingMessage;
use super::files::message::FilesMessage;
use super::files::state::FileStep;
use super::late;
use super::library::message::LibraryMessage;
use super::library::reading::document_of;
use super::library::saved::{ReadFor, Saved};
use super::message::Message;
use super::moment::Moment;
use super::notice::state::Notice;
use super::opening::message::OpenMessage;
use super::saving::elsewhere;
use super::saving::message::SaveMessage;
use super::saving::save::save_now;
use super::sharing::message::ShareMessage;
use super::snapshots::message::SnapshotMessage;
use super::storage::message::StorageMessage;
use super::updates::message::UpdateMessage;
use super::what_if::message::WhatIfMessage;
use super::{
    editing, export, files, library, notice, opening, planning, preferences, saving, sharing, snapshots, storage,
    updates, view, what_if,
};
use opex_model::AssessmentId;

/// Changes the app, and gives what is to be carried out, in this order.
pub fn update(app: &mut App, message: Message, moment: &Moment) -> Vec<Effect> {
    let (preferences, assessment) = (app.preferences(), app.state.assessment().cloned());
    let mut effects = decide(app, message, moment);
    // Consequences that concern several features are drawn here, so that none can forget them.
    if let Some(follow) = late::feature(|features| features.follow_what_if).or(what_if::update::follow_base) {
        follow(&mut app.state);
    }
    app.state.refresh_figures();
    if !app.saves.is_writing() {
        let leaving = std::mem::take(&mut app.leaving).into_iter();
        effects.extend(leaving.map(|message| Effect::send(Message::AfterSaving(Box::new(message)))));
    }
    // Before a save that goes with them, so that one transaction keeps both.
    effects.splice(0..0, preferences::update::follow(app, &preferences));
    let follow_plan = late::feature(|features| features.follow_plan).or(planning::update::follow);
    effects.extend(follow_plan.and_then(|follow| follow(app)));
    effects.extend(embedding::update::follow(app, assessment.as_ref()));
    effects
}

fn decide(app: &mut App, message: Message, moment: &Moment) -> Vec<Effect> {
    let (message, is_saved) = match message {
        Message::AfterSaving(message) => (*message, true),
        message => (message, false),
    };
    if leaves_open(&message) || may_leave_open(&message) {
        if !is_saved {
            let mut effects = save_now(app);
            effects.push(Effect::send(Message::AfterSaving(Box::new(message))));
            return effects;
        }
        if app.saves.is_writing() {
            app.leaving.push(message);
            return Vec::new();
        }
        if leaves_open(&message) && app.state.has_work_at_risk() {
            app.state.notice = Some(Rc::new(Notice::UnsavedWork));
            return Vec::new();
        }
    }
    if app.state.is_read_only && changes_what_is_saved(&message) {
        app.state.notice = Some(Rc::new(Notice::HostReadOnly));
        return Vec::new();
    }
    if replaces_something(&message) {
        app.saves.note_replacing();
    }
    by_feature(app, message, moment)
}

/// Where a message is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// Part of the first module: everything that the first answer needs.
    Core,
    /// What comes with the views.
    Views,
    /// The features that come later.
    Features,
}

impl DecidedBy {
    /// Whether it is there.
    pub fn is_there(self) -> bool {
        match self {
            Self::Core => true,
            Self::Views => late::has_views(),
            Self::Features => late::has_features(),
        }
    }
}

/// Where a message is decided, for which it has to wait.
pub fn decided_by(message: &Message) -> DecidedBy {
    let core = |is_core: bool| if is_core { DecidedBy::Core } else { DecidedBy::Features };
    match message {
        Message::Edit(_) | Message::View(_) | Message::Preference(_) | Message::Notice(_) => DecidedBy::Core,
        Message::Catalogue(_) | Message::Loaded(Wanted::Text(_), _) => DecidedBy::Views,
        Message::Open(message) => core(matches!(message, OpenMessage::New)),
        Message::Save(message) => core(!matches!(message, SaveMessage::FoundOther(..))),
        Message::AfterSaving(message) => decided_by(message),
        Message::WhatIf(_)
        | Message::Plan(_)
        | Message::Files(_)
        | Message::Snapshot(_)
        | Message::Library(_)
        | Message::Storage(_)
        | Message::Share(_)
        | Message::Export(_)
        | Message::Update(_)
        | Message::Embedding(_)
        | Message::SavedRead { .. }
        | Message::Loaded(..) => DecidedBy::Features,
    }
}

/// What the first answer needs is decided here, everything else by what comes later.
fn by_feature(app: &mut App, message: Message, moment: &Moment) -> Vec<Effect> {
    match message {
        Message::Edit(message) => editing::update::update(app, message, moment),
        Message::Open(OpenMessage::New) => opening::update::open_new(app, moment),
        Message::Save(message) => saving::update::update(app, message, moment),
        Message::View(message) => view::update::update(app, message, moment),
        Message::Preference(message) => preferences::update::update(app, message),
        Message::Notice(message) => {
            notice::update::update(&mut app.state, message);
            Vec::new()
        }
        // What was wrapped has been taken out above.
        Message::AfterSaving(message) => vec![Effect::Send(message)],
        message => {
            let update = match decided_by(&message) {
                DecidedBy::Views => late::view_update(for_views),
                DecidedBy::Core | DecidedBy::Features => late::feature(|features| features.update).or(by_late_feature),
            };
            update.map(|update| update(app, message, moment)).unwrap_or_default()
        }
    }
}

/// What comes with the views: the catalogue's texts.
pub(crate) fn for_views(app: &mut App, message: Message, _: &Moment) -> Vec<Effect> {
    match message {
        Message::Catalogue(message) => catalogue::update::update(app, message),
        Message::Loaded(Wanted::Text(language), files) => {
            catalogue::update::text_loaded(app, language, files.as_deref());
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// What the features decide that come later.
pub(crate) fn by_late_feature(app: &mut App, message: Message, moment: &Moment) -> Vec<Effect> {
    match message {
        Message::WhatIf(message) => what_if::update::update(app, message, moment),
        Message::Plan(message) => planning::update::update(app, message),
        Message::Open(message) => opening::update::update(app, message, moment),
        Message::Files(message) => files::update::update(app, message, moment),
        Message::Snapshot(message) => snapshots::update::update(app, message, moment),
        Message::Library(message) => library::update::update(app, message, moment),
        Message::Storage(message) => storage::update::update(app, message, moment),
        Message::Share(message) => sharing::update::update(app, message, moment),
        Message::Export(message) => export::update::update(&mut app.state, message, moment),
        Message::Update(message) => updates::update::update(app, message),
        Message::Embedding(message) => embedding::update::update(app, message, moment),
        Message::SavedRead { purpose, id, saved } => saved_read(app, purpose, &id, &saved, moment),
        Message::Loaded(wanted, files) => loaded(app, wanted, files.as_deref(), moment),
        // These are decided elsewhere.
        Message::Edit(_)
        | Message::Catalogue(_)
        | Message::Save(_)
        | Message::View(_)
        | Message::Preference(_)
        | Message::Notice(_)
        | Message::AfterSaving(_) => Vec::new(),
    }
}

/// A saved assessment has been read: the feature that has asked for it goes on.
fn saved_read(app: &mut App, purpose: ReadFor, id: &AssessmentId, saved: &Saved, moment: &Moment) -> Vec<Effect> {
    match purpose {
        ReadFor::Opening => opening::update::saved_read(app, id, saved, None, moment),
        ReadFor::Recovering(copy) => opening::update::saved_read(app, id, saved, Some(&copy), moment),
        // What cannot be joined is met with the next save.
        ReadFor::Joining => elsewhere::found(app, id, saved).unwrap_or_default(),
        ReadFor::Saving(request) => saving::update::found_saved(app, &request, saved),
        ReadFor::Comparing => {
            let document = document_of(app, id, saved);
            files::steps::saved_read(app, document, moment)
        }
        ReadFor::Duplicating => library::update::duplicate_saved(app, id, saved, moment),
        ReadFor::Renaming(team, workload) => library::update::rename_saved(app, (id, saved), (team, workload), moment),
        ReadFor::DroppingSnapshots => match document_of(app, id, saved) {
            Some(document) => storage::update::drop_old_snapshots(app, &document, moment),
            None => Vec::new(),
        },
        ReadFor::HandingIn(handed_in) => embedding::update::show_handed_in(app, *handed_in, saved, moment),
    }
}

/// Files of the app have been loaded, or have not: the feature that has asked for them goes on.
fn loaded(app: &mut App, wanted: Wanted, files: Option<&[String]>, moment: &Moment) -> Vec<Effect> {
    let first = files.and_then(|files| files.first()).map(String::as_str);
    match wanted {
        // Texts are read by what comes with the views.
        Wanted::Text(_) => {}
        Wanted::Reference(language) => catalogue::update::reference_loaded(&mut app.state, language, files),
        Wanted::CaseStudies(language) => catalogue::update::case_studies_loaded(&mut app.state, language, files),
        Wanted::Example(_) => return opening::update::example_loaded(app, first, moment),
        Wanted::Crosswalk(name, text) => files::update::crosswalk_loaded(&mut app.state, name, &text, first),
    }
    Vec::new()
}

/// Whether a person begins, opens or takes away something by it. A change of what is open is not meant.
fn changes_what_is_saved(message: &Message) -> bool {
    matches!(
        message,
        Message::Open(
            OpenMessage::New | OpenMessage::Example | OpenMessage::ExampleLoaded(_) | OpenMessage::CaseStudy(_)
        ) | Message::Files(
            FilesMessage::Read { .. }
                | FilesMessage::ReadSeveral(_)
                | FilesMessage::OpenCarried(_)
                | FilesMessage::Step(FileStep::Merge | FileStep::OpenCopy | FileStep::Next)
        ) | Message::Snapshot(SnapshotMessage::Open(_))
            | Message::Library(
                LibraryMessage::Rename { .. }
                    | LibraryMessage::Duplicate(_)
                    | LibraryMessage::Delete(_)
                    | LibraryMessage::Restore(_)
            )
            | Message::Storage(
                StorageMessage::Restore(_)
                    | StorageMessage::OpenAsNew(_)
                    | StorageMessage::Delete(_)
                    | StorageMessage::DropOldSnapshots(_)
            )
    )
}

/// Whether a change of what is open by it takes the place of more than a field: what is saved then must be on the disk
/// before it is called saved.
fn replaces_something(message: &Message) -> bool {
    matches!(
        message,
        Message::Snapshot(SnapshotMessage::Take(_) | SnapshotMessage::Remove(_) | SnapshotMessage::Restore(_))
            | Message::Files(FilesMessage::Step(_))
            | Message::WhatIf(WhatIfMessage::Keep)
            | Message::Storage(StorageMessage::CopyRead(..) | StorageMessage::DropOldSnapshots(_))
    )
}

/// Whether it puts something else in place of what is open unless it finds a reason not to: what is open must be saved
/// before, and the feature itself sees to what could not be.
fn may_leave_open(message: &Message) -> bool {
    match message {
        Message::Files(FilesMessage::OpenCarried(opens)) => *opens,
        Message::Files(FilesMessage::Step(step)) => {
            !matches!(step, FileStep::Choose(..) | FileStep::Leave | FileStep::Skip)
        }
        Message::Embedding(EmbeddingMessage::Load { document, .. }) => document.is_some(),
        _ => false,
    }
}

/// Whether it may put something else in place of what is open, which must be saved before.
fn leaves_open(message: &Message) -> bool {
    matches!(
        message,
        Message::Open(_)
            | Message::Files(FilesMessage::Read { .. } | FilesMessage::ReadSeveral(_))
            | Message::Snapshot(SnapshotMessage::Open(_))
            | Message::Library(LibraryMessage::Duplicate(_) | LibraryMessage::Delete(_))
            | Message::Update(UpdateMessage::Take)
            | Message::Share(ShareMessage::LockedRead { .. } | ShareMessage::OpenLink)
            | Message::Storage(StorageMessage::OpenAsNew(_) | StorageMessage::OpenForCopy(..))
    )
}
