//! Which practices are shown for answering, and which one is attended to.

use std::rc::Rc;

use super::effect::Effect;
use super::filter::FilterContext;
use super::message::Move;
use super::preferences::Place;
use super::reduce::{change_route, prefer};
use super::route::Route;
use super::state::State;
use opex_model::{Answer, Assessment, Derived, PracticeId};

impl State {
    /// The practice attended to, where it is one of those shown; else the first shown.
    pub fn focused(&self) -> Option<&PracticeId> {
        let left = self.place().and_then(|place| place.practice.as_ref());
        let is_shown = |id: &&PracticeId| self.catalogue.position(id).is_some_and(|index| self.shown.contains(&index));
        left.filter(is_shown).or_else(|| {
            let first = self.shown.first().and_then(|index| self.catalogue.practice(*index));
            first.map(|practice| &practice.id)
        })
    }
}

/// Works out anew which practices are shown.
pub(super) fn show(state: &mut State) {
    let Some(assessment) = state.assessment() else { return };
    let shown = if state.filter.is_active() {
        let derived = Derived::new(&state.catalogue, assessment, state.today);
        let context = FilterContext {
            catalogue: &state.catalogue,
            text: state.text().map(|text| &**text),
            assessment,
            evaluation: &derived.evaluation,
        };
        state.filter.matches(&context)
    } else {
        let topic = state.topic().and_then(|id| state.catalogue.topic(&id));
        topic.map(|topic| topic.practices.clone()).unwrap_or_default()
    };
    state.shown = shown.into();
}

/// Notes that a practice is attended to.
pub(super) fn focus(state: &mut State, practice: PracticeId) -> Vec<Effect> {
    let index = state.catalogue.position(&practice);
    let topic = index.and_then(|index| state.catalogue.practice(index)).map(|practice| practice.topic.clone());
    let (Some(id), Some(topic)) = (state.open_id().cloned(), topic) else { return Vec::new() };
    let place = Place { topic, practice: Some(practice) };
    if state.preferences.places.get(&id) == Some(&place) {
        return Vec::new();
    }
    prefer(state, |preferences| {
        preferences.places.insert(id, place);
    });
    vec![Effect::SavePreferencesSoon]
}

/// Attends to another practice and has the page go there, to another topic where need be.
pub(super) fn go(state: &mut State, to: &Move) -> Vec<Effect> {
    let Some(target) = target(state, to) else { return Vec::new() };
    let Some(practice) = state.catalogue.practice(target) else { return Vec::new() };
    let (id, topic) = (practice.id.clone(), practice.topic.clone());
    let mut effects = focus(state, id);
    let is_in_sight = state.shown.contains(&target) && matches!(state.route, Route::Assess(_));
    if !is_in_sight {
        let route = Route::Assess(Some(topic));
        let place = route.place();
        // The filter may hide the practice even in its own topic.
        state.filter = Rc::default();
        effects.extend(change_route(state, route));
        effects.push(Effect::Go(place));
    }
    land_on_practice(state);
    effects
}

/// Has the page bring the practice in focus into view.
fn land_on_practice(state: &mut State) {
    state.lands_on_practice = true;
    state.n_moves += 1;
}

/// Goes on where the assessment was left: at the practice last attended to, where it is in sight and
/// not the first, which the view begins with anyway.
pub(super) fn resume(state: &mut State) {
    let left = state.place().and_then(|place| place.practice.as_ref());
    let index = left.and_then(|id| state.catalogue.position(id));
    let is_further_down = index.is_some_and(|index| state.shown.iter().skip(1).any(|shown| *shown == index));
    if matches!(state.route, Route::Assess(_)) && is_further_down {
        land_on_practice(state);
    }
}

fn target(state: &State, to: &Move) -> Option<usize> {
    let focused = state.focused().and_then(|id| state.catalogue.position(id));
    let in_sight = || state.shown.iter().position(|index| Some(*index) == focused);
    match to {
        Move::To(id) => state.catalogue.position(id),
        Move::Next => state.shown.get(in_sight()? + 1).copied(),
        Move::Previous => state.shown.get(in_sight()?.checked_sub(1)?).copied(),
        Move::NextUnanswered => next_unanswered(state, state.assessment()?, focused),
    }
}

/// The next unanswered practice: of those shown, else of all, from the one in focus on and around.
fn next_unanswered(state: &State, assessment: &Assessment, focused: Option<usize>) -> Option<usize> {
    let is_open = |index: &usize| {
        let practice = state.catalogue.practice(*index);
        practice.is_some_and(|practice| *assessment.answer(&practice.id) == Answer::Unanswered)
    };
    let after = |candidates: &[usize]| {
        let start = candidates.iter().position(|index| Some(*index) == focused).map_or(0, |at| at + 1);
        let (before, behind) = candidates.split_at_checked(start)?;
        behind.iter().chain(before).copied().find(is_open)
    };
    let everything: Vec<usize> = (0..state.catalogue.practices().len()).collect();
    after(&state.shown).or_else(|| after(&everything))
}
