//! Which practices are shown for answering, and which one is attended to.

use super::filter::FilterContext;
use super::message::Move;
use super::route::Route;
use crate::preferences::state::LastPlace;
use crate::state::State;
use opex_model::{Answer, Assessment, PracticeId, PracticeIndex};

/// Works out anew which practices are shown.
pub(crate) fn show(state: &mut State) {
    state.refresh_figures();
    let Some(assessment) = state.assessment() else { return };
    let shown = if let Some(figures) = state.figures.as_ref().filter(|_| state.filter.is_active()) {
        state.filter.matches(&FilterContext {
            catalogue: &state.catalogue,
            text: state.text().map(|text| &**text),
            assessment,
            evaluation: &figures.derived.evaluation,
        })
    } else {
        let topic = state.topic().and_then(|id| state.catalogue.topic(&id));
        topic.map(|topic| topic.practices.clone()).unwrap_or_default()
    };
    state.shown = shown.into();
}

/// Notes that a practice is attended to.
pub(super) fn focus(state: &mut State, practice: PracticeId) {
    let index = state.catalogue.position(&practice);
    let topic = index.and_then(|index| state.catalogue.practice(index)).map(|practice| practice.topic.clone());
    let (Some(id), Some(topic)) = (state.open_id().cloned(), topic) else { return };
    let place = LastPlace { topic, practice: Some(practice) };
    if state.preferences.places.get(&id) != Some(&place) {
        state.prefer(|preferences| {
            preferences.places.insert(id, place);
        });
    }
}

/// Has the page bring the practice in focus into view.
pub(super) fn land_on_practice(state: &mut State) {
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

/// The practice that the movement leads to; none if there is none in that direction.
pub(super) fn target(state: &State, to: &Move) -> Option<PracticeIndex> {
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
fn next_unanswered(state: &State, assessment: &Assessment, focused: Option<PracticeIndex>) -> Option<PracticeIndex> {
    let is_open = |index: &PracticeIndex| {
        let practice = state.catalogue.practice(*index);
        practice.is_some_and(|practice| *assessment.answer(&practice.id) == Answer::Unanswered)
    };
    let after = |candidates: &[PracticeIndex]| {
        let start = candidates.iter().position(|index| Some(*index) == focused).map_or(0, |at| at + 1);
        let (before, behind) = candidates.split_at_checked(start)?;
        behind.iter().chain(before).copied().find(is_open)
    };
    let everything: Vec<PracticeIndex> = state.catalogue.indices().collect();
    after(&state.shown).or_else(|| after(&everything))
}
