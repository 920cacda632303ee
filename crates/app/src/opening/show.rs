//! Puts a document in the place of what is open.

use std::rc::Rc;

use crate::app::App;
use crate::effect::Effect;
use crate::library;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::document::OpenDocument;
use crate::saving::save::save_open;
use crate::saving::save_state::SaveState;

use crate::view::filter::Filter;
use crate::view::route::Route;
use crate::view::update::change_route;
use opex_format::Document;
use opex_model::Assessment;

/// Shows a document in a view.
pub(crate) fn show_document(
    app: &mut App,
    document: Document,
    notice: Option<Notice>,
    route: Route,
    moment: &Moment,
) -> Vec<Effect> {
    let state = &mut app.state;
    let id = document.assessment.id.clone();
    state.open = Some(Rc::new(OpenDocument::new(document, &state.catalogue)));
    state.what_if = None;
    state.save = SaveState::Saved;
    state.filter = Rc::new(Filter::default());
    state.notice = notice.map(Rc::new);
    state.prefer(|preferences| preferences.current = Some(id));
    let place = route.place();
    let mut effects = change_route(app, route, moment);
    effects.push(Effect::Go(place));
    effects
}

/// Shows the results of a document and saves it.
pub(crate) fn open_and_save(app: &mut App, document: Document, notice: Option<Notice>, moment: &Moment) -> Vec<Effect> {
    let mut effects = show_document(app, document, notice, Route::Results, moment);
    effects.extend(save_open(app));
    effects.push(library::reading::read(&app.state, moment));
    effects
}

/// Puts away what is open. What is saved of it stays.
pub(crate) fn close(app: &mut App, moment: &Moment) -> Vec<Effect> {
    let state = &mut app.state;
    state.open = None;
    state.what_if = None;
    state.notice = None;
    state.save = SaveState::Saved;
    state.prefer(|preferences| preferences.current = None);
    let mut effects = change_route(app, Route::Start, moment);
    effects.push(Effect::Go(Route::START_PLACE.to_owned()));
    effects
}

/// The same document under another id.
pub(crate) fn with_id(document: Document, id: &str) -> Document {
    let assessment = Assessment { id: id.into(), ..(*document.assessment).clone() };
    Document { assessment: Rc::new(assessment), ..document }
}
