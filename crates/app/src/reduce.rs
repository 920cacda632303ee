//! How the state changes: a pure function.

use std::rc::Rc;

use super::action::Action;
use super::catalogue_page::CataloguePage;
use super::editing::{edit, end_typing, keep_tried, travel};
use super::effect::Effect;
use super::file_steps;
use super::filter::Filter;
use super::hand_over::{copy_issue, hand_over};
use super::merging;
use super::movement;
use super::notice::Notice;
use super::opening;
use super::preferences::Preferences;
use super::route::Route;
use super::sharing::{downloaded, share};
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
pub fn reduce(mut state: State, action: Action, moment: &Moment) -> (State, Vec<Effect>) {
    if action.leaves_open() && state.has_work_at_risk() {
        state.notice = Some(Rc::new(Notice::UnsavedWork));
        return (state, Vec::new());
    }
    if state.is_read_only && action.changes_what_is_saved() {
        state.notice = Some(Rc::new(Notice::HostReadOnly));
        return (state, Vec::new());
    }
    let effects = match action {
        Action::TryOut(command) => {
            what_if::try_out(&mut state, command);
            Vec::new()
        }
        Action::KeepTried => keep_tried(&mut state, moment),
        Action::DiscardTried => {
            state.what_if = None;
            Vec::new()
        }
        Action::Planned(planning) => {
            state.planning = Rc::new(*planning);
            Vec::new()
        }
        Action::StopPlanning => vec![Effect::StopPlanning],
        Action::ResumePlanning => vec![Effect::ResumePlanning],
        Action::AskMargin(step) => vec![Effect::AskMargin(step)],
        Action::AskThresholds(step) => vec![Effect::AskThresholds(step)],

        Action::Edit(command) => edit(&mut state, command, moment),
        Action::EndTyping => {
            end_typing(&mut state);
            Vec::new()
        }
        Action::Undo => travel(&mut state, moment, History::undo, Notice::Undone),
        Action::Redo => travel(&mut state, moment, History::redo, Notice::Redone),

        Action::New => opening::open_new(&mut state, moment),
        Action::OpenSaved(id) => vec![Effect::OpenSaved(id)],
        Action::OpenExample => vec![Effect::LoadExample(state.language)],
        Action::OpenCaseStudy(id) => opening::open_case_study(&mut state, &id, moment),
        Action::FileRead { name, text } => opening::file_read(&mut state, name, text, moment),
        Action::FilesRead(files) => opening::files_read(&mut state, files),
        Action::Carried(name, read) => opening::carried(&mut state, name, read),
        Action::OpenCarried(opens) => opening::open_carried(&mut state, opens, moment),
        Action::LookAt(document) => opening::look_at(&mut state, &document, moment),
        Action::File(step) => file_steps::step(&mut state, step, moment),
        Action::Opened(document, route) => opening::show_document(&mut state, *document, None, route),
        Action::ListDue => vec![Effect::ReadLibrary],
        Action::SavedElsewhere(document) => merging::join_saved(&mut state, &document),
        Action::Close => opening::close(&mut state),
        Action::SetReadOnly(is_read_only) => {
            state.is_read_only = is_read_only;
            Vec::new()
        }
        Action::TakeSnapshot(name) => snapshots::take(&mut state, &name, moment),
        Action::RemoveSnapshot(key) => snapshots::remove(&mut state, &key, moment),
        Action::RestoreSnapshot(key) => snapshots::restore(&mut state, &key, moment),
        Action::OpenSnapshot(key) => snapshots::open_copy(&mut state, &key, moment),
        Action::ContinueAs(id) => opening::continue_as(&mut state, id),
        Action::Rename { id, team, workload } => rename(&mut state, id, team, workload, moment),
        Action::Duplicate(id) => vec![Effect::Duplicate(id), Effect::ReadLibrary],
        Action::Delete(id) => delete(&mut state, &id),
        Action::Restore(id) => {
            state.notice = Some(Rc::new(Notice::Restored));
            vec![Effect::Restore(id), Effect::ReadLibrary]
        }
        Action::DownloadSaved(id) => vec![Effect::DownloadSaved(id)],
        Action::Storage(action) => reduce_storage(&mut state, action, moment),

        Action::Shown => {
            let watch = (!state.is_shown).then_some(Effect::WatchUpdates);
            state.is_shown = true;
            let report = (state.route == Route::Settings).then_some(Effect::Storage(StorageEffect::Report));
            load_text(&state, state.language).into_iter().chain(watch).chain(report).collect()
        }
        Action::Go(route) => {
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
        Action::RouteChanged(route) => {
            let effects = change_route(&mut state, route);
            movement::resume(&mut state);
            effects
        }
        Action::Focus(practice) => movement::focus(&mut state, practice),
        Action::Move(to) => movement::go(&mut state, &to),
        Action::AnswerFocused(level) => match state.focused().cloned() {
            Some(practice) => edit(&mut state, Command::SetAnswer(practice, Answer::Level(level)), moment),
            None => Vec::new(),
        },
        Action::ShowHelp(shows) => {
            state.shows_help = shows;
            Vec::new()
        }
        Action::SetShortcuts(on) => {
            prefer(&mut state, |preferences| preferences.shortcuts_off = !on);
            vec![Effect::SavePreferences]
        }
        Action::SetFilter(filter) => {
            state.filter = Rc::new(filter);
            movement::show(&mut state);
            Vec::new()
        }
        Action::SetLanguage(language) => {
            state.language = language;
            prefer(&mut state, |preferences| preferences.language = Some(language));
            let mut effects = vec![Effect::SavePreferences];
            effects.extend(load_text(&state, language));
            effects.extend(state.reference.follow(language).then_some(Effect::LoadReference(language)));
            effects.extend(state.case_studies.follow(language).then_some(Effect::LoadCaseStudies(language)));
            effects
        }
        Action::SetName(name) => {
            prefer(&mut state, |preferences| preferences.name = name);
            vec![Effect::SavePreferencesSoon]
        }
        Action::SetTheme(theme) => {
            prefer(&mut state, |preferences| preferences.theme = theme);
            vec![Effect::SavePreferences]
        }
        Action::Download if state.open.as_ref().is_some_and(|open| open.is_read_only) => {
            state.notice = Some(Rc::new(Notice::ReadOnly));
            Vec::new()
        }
        Action::Download => vec![Effect::Download],
        Action::Downloaded(assessment) => {
            downloaded(&mut state, &assessment);
            Vec::new()
        }
        Action::DownloadExport(kind, steps) => hand_over(&mut state, moment, kind, &steps, Effect::DownloadExport),
        Action::CopyExport(kind, steps) => {
            hand_over(&mut state, moment, kind, &steps, |file| Effect::Copy(file.text.into()))
        }
        Action::CopyIssue(step) => copy_issue(&state, moment, &step).into_iter().collect(),
        Action::Copy(text) => vec![Effect::Copy(text)],
        Action::Sharing(sharing) => share(&mut state, sharing, moment),
        Action::Print => vec![Effect::Print],
        Action::Notify(notice) => {
            state.notice = Some(Rc::new(notice));
            Vec::new()
        }
        Action::DismissNotice => {
            state.notice = None;
            Vec::new()
        }

        Action::SaveDue => vec![Effect::SaveNow],
        Action::ClearedElsewhere => {
            state.save = SaveState::Cleared;
            state.notice = Some(Rc::new(Notice::ClearedElsewhere));
            Vec::new()
        }
        Action::DeletedElsewhere(id) => {
            state.notice = Some(Rc::new(Notice::DeletedElsewhere { id }));
            Vec::new()
        }
        Action::SaveAgain => opening::save_open(&state).into_iter().collect(),
        Action::SaveEnded(save) => {
            state.save = save;
            if save == SaveState::Saved && state.notice.as_deref().is_some_and(Notice::is_about_what_is_gone) {
                state.notice = None;
            }
            // Storage that takes something can be read again.
            let works_again = save == SaveState::Saved && state.library.failure.is_some();
            works_again.then_some(Effect::ReadLibrary).into_iter().collect()
        }
        Action::LibraryRead(library) => {
            if let Some(notice) = Notice::of_damage(&library) {
                state.notice = Some(Rc::new(notice));
            }
            state.library = Rc::new(library);
            Vec::new()
        }
        Action::TextLoaded(language, text) => {
            state.text_failed = text.is_none();
            if let Some(text) = text {
                state.texts.insert(language, text);
                state.beginning = None;
                movement::show(&mut state);
            }
            Vec::new()
        }
        Action::BeginningRead(language, text) => {
            state.beginning = Some((language, text));
            Vec::new()
        }
        Action::LookUp => look_up(&mut state),
        Action::ReferenceLoaded(language, loaded) => {
            state.reference.end(language, loaded);
            Vec::new()
        }
        Action::CaseStudiesLoaded(language, loaded) => {
            state.case_studies.end(language, loaded);
            Vec::new()
        }
        Action::DayChanged => {
            state.today = moment.today;
            Vec::new()
        }
        Action::UpdateFound(update) => {
            state.update = Some(update);
            Vec::new()
        }
        // It is in no storage, and would be gone.
        Action::TakeUpdate if state.what_if.is_some() => {
            state.notice = Some(Rc::new(Notice::TriedOutFirst));
            Vec::new()
        }
        Action::TakeUpdate => vec![Effect::TakeUpdate],
        Action::PutUpdateOff => {
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
