//! How the state changes: a pure function.

use std::rc::Rc;

use super::catalogue_page::CataloguePage;
use super::editing::{edit, end_typing, keep_tried, travel};
use super::effect::Effect;
use super::file_steps;
use super::filter::Filter;
use super::hand_over::{copy_issue, hand_over};
use super::merging;
use super::message::{
    CatalogueMessage, EditMessage, ExportMessage, FilesMessage, LibraryMessage, Message, NoticeMessage, OpenMessage,
    PlanMessage, PreferenceMessage, SaveMessage, SnapshotMessage, UpdateMessage, ViewMessage, WhatIfMessage,
};
use super::movement;
use super::notice::Notice;
use super::opening;
use super::preferences::Preferences;
use super::route::Route;

use super::sharing::share;
use super::snapshots;
use super::state::{SaveState, State};
use super::storage_view::{StorageEffect, reduce_storage};
use super::what_if;
use opex_language::Language;
use opex_model::{Answer, AssessmentId, Command, Date, Editor, History, Timestamp};

/// What the surroundings say at the moment of an action.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The time.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
    /// An id that has not been used.
    pub fresh_id: String,
    /// Who makes the changes: this running app.
    pub editor: Editor,
}

/// The next state, and what is to be carried out.
pub fn reduce(mut state: State, action: Message, moment: &Moment) -> (State, Vec<Effect>) {
    if action.leaves_open() && state.has_work_at_risk() {
        state.notice = Some(Rc::new(Notice::UnsavedWork));
        return (state, Vec::new());
    }
    if state.is_read_only && action.changes_what_is_saved() {
        state.notice = Some(Rc::new(Notice::HostReadOnly));
        return (state, Vec::new());
    }
    let effects = match action {
        Message::WhatIf(WhatIfMessage::TryOut(command)) => {
            what_if::try_out(&mut state, command);
            Vec::new()
        }
        Message::WhatIf(WhatIfMessage::Keep) => keep_tried(&mut state, moment),
        Message::WhatIf(WhatIfMessage::Discard) => {
            state.what_if = None;
            Vec::new()
        }
        Message::Plan(PlanMessage::Planned(planning)) => {
            state.planning = Rc::new(*planning);
            Vec::new()
        }
        Message::Plan(PlanMessage::Stop) => vec![Effect::StopPlanning],
        Message::Plan(PlanMessage::Resume) => vec![Effect::ResumePlanning],
        Message::Plan(PlanMessage::AskMargin(step)) => vec![Effect::AskMargin(step)],
        Message::Plan(PlanMessage::AskThresholds(step)) => vec![Effect::AskThresholds(step)],

        Message::Edit(EditMessage::Change(command)) => edit(&mut state, command, moment),
        Message::Edit(EditMessage::EndTyping) => {
            end_typing(&mut state);
            Vec::new()
        }
        Message::Edit(EditMessage::Undo) => travel(&mut state, moment, History::undo, Notice::Undone),
        Message::Edit(EditMessage::Redo) => travel(&mut state, moment, History::redo, Notice::Redone),

        Message::Open(OpenMessage::New) => opening::open_new(&mut state, moment),
        Message::Open(OpenMessage::Saved(id)) => vec![Effect::OpenSaved(id)],
        Message::Open(OpenMessage::Example) => vec![Effect::LoadExample(state.language)],
        Message::Open(OpenMessage::CaseStudy(id)) => opening::open_case_study(&mut state, &id, moment),
        Message::Files(FilesMessage::Read { name, text }) => opening::file_read(&mut state, name, text, moment),
        Message::Files(FilesMessage::ReadSeveral(files)) => opening::files_read(&mut state, files),
        Message::Files(FilesMessage::Carried(name, read)) => opening::carried(&mut state, name, read),
        Message::Files(FilesMessage::OpenCarried(opens)) => opening::open_carried(&mut state, opens, moment),
        Message::Open(OpenMessage::LookAt(document)) => opening::look_at(&mut state, &document, moment),
        Message::Files(FilesMessage::Step(step)) => file_steps::step(&mut state, step, moment),
        Message::Open(OpenMessage::Document(document, route)) => {
            opening::show_document(&mut state, *document, None, route)
        }
        Message::Library(LibraryMessage::Due) => vec![Effect::ReadLibrary],
        Message::Save(SaveMessage::SavedElsewhere(document)) => merging::join_saved(&mut state, &document),
        Message::Open(OpenMessage::Close) => opening::close(&mut state),
        Message::View(ViewMessage::SetReadOnly(is_read_only)) => {
            state.is_read_only = is_read_only;
            Vec::new()
        }
        Message::Snapshot(SnapshotMessage::Take(name)) => snapshots::take(&mut state, &name, moment),
        Message::Snapshot(SnapshotMessage::Remove(key)) => snapshots::remove(&mut state, &key, moment),
        Message::Snapshot(SnapshotMessage::Restore(key)) => snapshots::restore(&mut state, &key, moment),
        Message::Snapshot(SnapshotMessage::Open(key)) => snapshots::open_copy(&mut state, &key, moment),
        Message::Save(SaveMessage::ContinueAs(id)) => opening::continue_as(&mut state, id),
        Message::Library(LibraryMessage::Rename { id, team, workload }) => {
            rename(&mut state, id, team, workload, moment)
        }
        Message::Library(LibraryMessage::Duplicate(id)) => vec![Effect::Duplicate(id), Effect::ReadLibrary],
        Message::Library(LibraryMessage::Delete(id)) => delete(&mut state, &id),
        Message::Library(LibraryMessage::Restore(id)) => {
            state.notice = Some(Rc::new(Notice::Restored));
            vec![Effect::Restore(id), Effect::ReadLibrary]
        }
        Message::Library(LibraryMessage::Download(id)) => vec![Effect::DownloadSaved(id)],
        Message::Storage(action) => reduce_storage(&mut state, action, moment),

        Message::View(ViewMessage::Shown) => {
            let watch = (!state.is_shown).then_some(Effect::WatchUpdates);
            state.is_shown = true;
            let report = (state.route == Route::Settings).then_some(Effect::Storage(StorageEffect::Report));
            load_text(&state, state.language).into_iter().chain(watch).chain(report).collect()
        }
        Message::View(ViewMessage::Go(route)) => {
            let place = route.place();
            let names_topic = matches!(route, Route::Assess(Some(_)));
            let mut effects = change_route(&mut state, route);
            // Who asks for a topic wants to see its beginning.
            if !names_topic {
                movement::resume(&mut state);
            }
            effects.push(Effect::Go(place));
            effects
        }
        Message::View(ViewMessage::RouteChanged(route)) => {
            let effects = change_route(&mut state, route);
            movement::resume(&mut state);
            effects
        }
        Message::View(ViewMessage::Focus(practice)) => movement::focus(&mut state, practice),
        Message::View(ViewMessage::Move(to)) => movement::go(&mut state, &to),
        Message::Edit(EditMessage::AnswerFocused(level)) => match state.focused().cloned() {
            Some(practice) => edit(&mut state, Command::SetAnswer(practice, Answer::Level(level)), moment),
            None => Vec::new(),
        },
        Message::View(ViewMessage::ShowHelp(shows)) => {
            state.shows_help = shows;
            Vec::new()
        }
        Message::Preference(PreferenceMessage::SetShortcuts(on)) => {
            prefer(&mut state, |preferences| preferences.shortcuts_off = !on);
            vec![Effect::SavePreferences]
        }
        Message::View(ViewMessage::SetFilter(filter)) => {
            state.filter = Rc::new(filter);
            movement::show(&mut state);
            Vec::new()
        }
        Message::Preference(PreferenceMessage::SetLanguage(language)) => {
            state.language = language;
            prefer(&mut state, |preferences| preferences.language = Some(language));
            let mut effects = vec![Effect::SavePreferences];
            effects.extend(load_text(&state, language));
            effects.extend(state.reference.follow(language).then_some(Effect::LoadReference(language)));
            effects.extend(state.case_studies.follow(language).then_some(Effect::LoadCaseStudies(language)));
            effects
        }
        Message::Preference(PreferenceMessage::SetName(name)) => {
            prefer(&mut state, |preferences| preferences.name = name);
            vec![Effect::SavePreferencesSoon]
        }
        Message::Preference(PreferenceMessage::SetTheme(theme)) => {
            prefer(&mut state, |preferences| preferences.theme = theme);
            vec![Effect::SavePreferences]
        }
        Message::Export(ExportMessage::Download(kind, steps)) => {
            hand_over(&mut state, moment, kind, &steps, Effect::DownloadExport)
        }
        Message::Export(ExportMessage::Copy(kind, steps)) => {
            hand_over(&mut state, moment, kind, &steps, |file| Effect::Copy(file.text.into()))
        }
        Message::Export(ExportMessage::CopyIssue(step)) => copy_issue(&state, moment, &step).into_iter().collect(),
        Message::Export(ExportMessage::CopyText(text)) => vec![Effect::Copy(text)],
        Message::Share(sharing) => share(&mut state, sharing, moment),
        Message::View(ViewMessage::Print) => vec![Effect::Print],
        Message::Notice(NoticeMessage::Show(notice)) => {
            state.notice = Some(Rc::new(notice));
            Vec::new()
        }
        Message::Notice(NoticeMessage::Dismiss) => {
            state.notice = None;
            Vec::new()
        }

        Message::Save(SaveMessage::Due) => vec![Effect::SaveNow],
        Message::Save(SaveMessage::ClearedElsewhere) => {
            state.save = SaveState::Cleared;
            state.notice = Some(Rc::new(Notice::ClearedElsewhere));
            Vec::new()
        }
        Message::Save(SaveMessage::DeletedElsewhere(id)) => {
            state.notice = Some(Rc::new(Notice::DeletedElsewhere { id }));
            Vec::new()
        }
        Message::Save(SaveMessage::Again) => opening::save_open(&state).into_iter().collect(),
        Message::Save(SaveMessage::Ended(save)) => {
            state.save = save;
            if save == SaveState::Saved && state.notice.as_deref().is_some_and(Notice::is_about_what_is_gone) {
                state.notice = None;
            }
            // Storage that takes something can be read again.
            let works_again = save == SaveState::Saved && state.library.failure.is_some();
            works_again.then_some(Effect::ReadLibrary).into_iter().collect()
        }
        Message::Library(LibraryMessage::Listed(library)) => {
            if let Some(notice) = Notice::of_damage(&library) {
                state.notice = Some(Rc::new(notice));
            }
            state.library = Rc::new(library);
            Vec::new()
        }
        Message::Catalogue(CatalogueMessage::TextLoaded(language, text)) => {
            state.text_failed = text.is_none();
            if let Some(text) = text {
                state.texts.insert(language, text);
                state.beginning = None;
                movement::show(&mut state);
            }
            Vec::new()
        }
        Message::Catalogue(CatalogueMessage::BeginningRead(language, text)) => {
            state.beginning = Some((language, text));
            Vec::new()
        }
        Message::Catalogue(CatalogueMessage::LookUp) => look_up(&mut state),
        Message::Catalogue(CatalogueMessage::ReferenceLoaded(language, loaded)) => {
            state.reference.end(language, loaded);
            Vec::new()
        }
        Message::Catalogue(CatalogueMessage::CaseStudiesLoaded(language, loaded)) => {
            state.case_studies.end(language, loaded);
            Vec::new()
        }
        Message::View(ViewMessage::DayChanged) => {
            state.today = moment.today;
            Vec::new()
        }
        Message::Update(UpdateMessage::Found(update)) => {
            state.update = Some(update);
            Vec::new()
        }
        // It is in no storage, and would be gone.
        Message::Update(UpdateMessage::Take) if state.what_if.is_some() => {
            state.notice = Some(Rc::new(Notice::TriedOutFirst));
            Vec::new()
        }
        Message::Update(UpdateMessage::Take) => vec![Effect::TakeUpdate],
        Message::Update(UpdateMessage::PutOff) => {
            state.update = None;
            Vec::new()
        }
    };
    what_if::follow_base(&mut state);
    (state, effects)
}

fn rename(state: &mut State, id: AssessmentId, team: Rc<str>, workload: Rc<str>, moment: &Moment) -> Vec<Effect> {
    use opex_model::ProfileField::{Team, Workload};
    if state.open_id() != Some(&id) {
        let saved = state.library.saved.iter().find(|entry| entry.id == id);
        if let Some(before) = saved.and_then(|entry| entry.summary.as_ref().ok()) {
            let (team, workload) = (before.team.as_str().into(), before.workload.as_str().into());
            state.notice = Some(Rc::new(Notice::Renamed { id: id.clone(), team, workload }));
        }
        return vec![Effect::Rename { id, team, workload }, Effect::ReadLibrary];
    }
    let mut effects = edit(state, Command::SetProfile(Team(team)), moment);
    effects.extend(edit(state, Command::SetProfile(Workload(workload)), moment));
    effects.extend([Effect::SaveNow, Effect::ReadLibrary]);
    effects
}

fn delete(state: &mut State, id: &AssessmentId) -> Vec<Effect> {
    let saved = state.library.saved.iter().find(|entry| entry.id == *id);
    let name = saved.and_then(|entry| entry.summary.as_ref().ok()).map(|summary| {
        let parts = [summary.team.as_str(), summary.workload.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    state.notice = Some(Rc::new(Notice::Deleted { id: id.clone(), name: name.unwrap_or_default().into() }));
    let mut effects = vec![Effect::MoveToDeleted(id.clone()), Effect::ReadLibrary];
    if state.open_id() == Some(id) {
        state.open = None;
        prefer(state, |preferences| preferences.current = None);
        effects.push(Effect::SavePreferences);
    }
    effects
}

pub(super) fn change_route(state: &mut State, route: Route) -> Vec<Effect> {
    end_typing(state);
    let mut effects = Vec::new();
    if route == Route::Start {
        effects.extend([Effect::SaveNow, Effect::ReadLibrary]);
    }
    if route == Route::Settings {
        effects.push(Effect::Storage(StorageEffect::Report));
    }
    // Going to a topic is leaving the filter, which spans topics.
    if matches!(&route, Route::Assess(Some(_))) && route != state.route && state.filter.is_active() {
        state.filter = Rc::new(Filter::default());
    }
    state.route = route;
    if matches!(state.route, Route::Catalogue(_)) {
        effects.extend(look_up(state));
    }
    state.lands_on_practice = false;
    if state.storage.lands_on_damaged {
        Rc::make_mut(&mut state.storage).lands_on_damaged = false;
    }
    movement::show(state);
    effects.extend(load_text(state, state.language));
    effects
}

/// Has everything loaded that the view may look up beyond the catalogue's text.
fn look_up(state: &mut State) -> Vec<Effect> {
    let language = state.language;
    let reference = state.reference.begin(language).then_some(Effect::LoadReference(language));
    let shows_cases = matches!(&state.route, Route::Catalogue(name) if CataloguePage::shows_case_studies(name));
    let is_needed = shows_cases && state.case_studies.begin(language);
    reference.into_iter().chain(is_needed.then_some(Effect::LoadCaseStudies(language))).collect()
}

/// Has the catalogue's text loaded, where it is missing and not in the way of the first view.
fn load_text(state: &State, language: Language) -> Option<Effect> {
    (state.is_shown && !state.texts.contains_key(&language)).then_some(Effect::LoadText(language))
}

pub(super) fn prefer(state: &mut State, change: impl FnOnce(&mut Preferences)) {
    change(Rc::make_mut(&mut state.preferences));
}
