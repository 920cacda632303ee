use super::explained::ExplainedFigure;
use super::message::{Move, ViewMessage};
use super::route::Route;
use crate::app::Surroundings;
use crate::editing::message::EditMessage;
use crate::effect::Effect;
use crate::opening::message::OpenMessage;
use crate::testing::{answer, app, practice, send, settle};
use opex_model::{Figure, Group, PracticeIndex};

#[test]
fn going_on_to_another_topic_ends_at_its_practice_whatever_the_address_tells_meanwhile() {
    let mut app = app(Surroundings::default());
    settle(&mut app, OpenMessage::New);
    let first: Vec<PracticeIndex> = app.state.shown.to_vec();
    for index in &first {
        let change = EditMessage::Change(answer(&app, index.get(), 3));
        send(&mut app, change);
    }
    let effects = send(&mut app, ViewMessage::Move(Move::NextUnanswered));
    let topic = app.state.catalogue.topics()[1].id.clone();
    let route = Route::Assess(Some(topic));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Go(place) if *place == route.place())));
    // Some browsers tell of it while the address is being set.
    assert!(send(&mut app, ViewMessage::AddressChanged(route)).is_empty());
    assert!(app.state.lands_on_practice);
    assert_eq!(app.state.focused(), Some(&practice(&app, first.len())));
}

#[test]
fn what_explains_a_figure_goes_with_the_view() {
    let mut app = app(Surroundings::default());
    settle(&mut app, OpenMessage::New);
    let asked = ExplainedFigure { group: Group::Overall, figure: Figure::Low };
    send(&mut app, ViewMessage::Explain(Some(asked.clone())));
    assert_eq!(app.state.explained.as_deref(), Some(&asked));
    send(&mut app, ViewMessage::Explain(None));
    assert_eq!(app.state.explained, None);
    send(&mut app, ViewMessage::Explain(Some(asked)));
    send(&mut app, ViewMessage::Go(Route::Plan));
    assert_eq!(app.state.explained, None);
}
