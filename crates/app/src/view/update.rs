//! Which view is shown.

use std::rc::Rc;

use super::filter::Filter;
use super::message::{Move, ViewMessage};
use super::movement;
use super::route::Route;
use crate::app::App;
use crate::catalogue::loading::{load_text, look_up};
use crate::editing::update::end_typing;
use crate::effect::{Effect, StorageEffect};
use crate::library;
use crate::moment::Moment;
use crate::saving::save::save_now;

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: ViewMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        ViewMessage::Shown => {
            let watch = (!app.state.is_shown).then_some(Effect::WatchUpdates);
            app.state.is_shown = true;
            let report = (app.state.route == Route::Settings).then(|| StorageEffect::Report.into());
            let language = app.state.language;
            load_text(app, language).into_iter().chain(watch).chain(report).collect()
        }
        ViewMessage::Go(route) => go(app, route, moment),
        // A browser tells of what the app has shown itself, some while it is still being shown.
        ViewMessage::AddressChanged(route) if route == app.state.route => Vec::new(),
        ViewMessage::Begin(route) | ViewMessage::AddressChanged(route) => {
            let effects = change_route(app, route, moment);
            movement::resume(&mut app.state);
            effects
        }
        ViewMessage::Focus(practice) => {
            movement::focus(&mut app.state, practice);
            Vec::new()
        }
        ViewMessage::Move(to) => move_to(app, &to, moment),
        ViewMessage::ShowHelp(shows) => {
            app.state.shows_help = shows;
            Vec::new()
        }
        ViewMessage::Explain(figure) => {
            app.state.explained = figure.map(Rc::new);
            Vec::new()
        }
        ViewMessage::SetFilter(filter) => {
            app.state.filter = Rc::new(filter);
            movement::show(&mut app.state);
            Vec::new()
        }
        ViewMessage::SetReadOnly(is_read_only) => {
            app.state.is_read_only = is_read_only;
            Vec::new()
        }
        ViewMessage::Print => vec![Effect::Print],
        ViewMessage::DayChanged => {
            app.state.today = moment.today;
            Vec::new()
        }
    }
}

/// Shows a view, and has the address say so.
pub(crate) fn go(app: &mut App, route: Route, moment: &Moment) -> Vec<Effect> {
    let place = route.place();
    let names_topic = matches!(route, Route::Assess(Some(_)));
    let mut effects = change_route(app, route, moment);
    // Who asks for a topic wants to see its beginning.
    if !names_topic {
        movement::resume(&mut app.state);
    }
    effects.push(Effect::Go(place));
    effects
}

/// Shows a view.
pub(crate) fn change_route(app: &mut App, route: Route, moment: &Moment) -> Vec<Effect> {
    end_typing(&mut app.state);
    let mut effects = Vec::new();
    if route == Route::Start {
        effects.extend(save_now(app));
        effects.push(library::reading::read(&app.state, moment));
    }
    if route == Route::Settings {
        effects.push(StorageEffect::Report.into());
    }
    let state = &mut app.state;
    // Going to a topic is leaving the filter, which spans topics.
    if matches!(&route, Route::Assess(Some(_))) && route != state.route && state.filter.is_active() {
        state.filter = Rc::new(Filter::default());
    }
    state.route = route;
    if matches!(state.route, Route::Catalogue(_)) {
        effects.extend(look_up(state));
    }
    state.lands_on_practice = false;
    state.explained = None;
    if state.storage.lands_on_damaged {
        Rc::make_mut(&mut state.storage).lands_on_damaged = false;
    }
    movement::show(state);
    let language = state.language;
    effects.extend(load_text(app, language));
    effects
}

/// Attends to another practice and has the page go there, to another topic where need be.
fn move_to(app: &mut App, to: &Move, moment: &Moment) -> Vec<Effect> {
    let state = &mut app.state;
    let Some(target) = movement::target(state, to) else { return Vec::new() };
    let Some(practice) = state.catalogue.practice(target) else { return Vec::new() };
    let (id, topic) = (practice.id.clone(), practice.topic.clone());
    movement::focus(state, id);
    let is_in_sight = state.shown.contains(&target) && matches!(state.route, Route::Assess(_));
    let mut effects = Vec::new();
    if !is_in_sight {
        let route = Route::Assess(Some(topic));
        let place = route.place();
        // The filter may hide the practice even in its own topic.
        state.filter = Rc::default();
        effects.extend(change_route(app, route, moment));
        effects.push(Effect::Go(place));
    }
    movement::land_on_practice(&mut app.state);
    effects
}
