//! What a group is called, and where a click on it leads.

use std::rc::Rc;

use yew::prelude::*;

use super::go::go;
use crate::ui::context::Ui;
use opex_app::{Filter, Route, ViewMessage};
use opex_model::{CatalogueText, Group};

/// The name of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupName {
    /// The number of a topic; empty for other groups.
    pub number: Rc<str>,
    /// The title.
    pub title: Rc<str>,
}

impl GroupName {
    /// The name of a group in the language of the text.
    pub fn new(ui: &Ui, text: &CatalogueText, group: &Group) -> Self {
        let titled = match group {
            Group::Overall => return Self { number: "".into(), title: ui.texts().common().overall.into() },
            Group::Area(id) => text.areas.get(id),
            Group::Topic(id) => text.topics.get(id),
            Group::Principle(id) => text.principles.get(id),
        };
        let number = match group {
            Group::Topic(id) => ui.catalogue.topic(id).map(|topic| Rc::clone(&topic.number)),
            _ => None,
        };
        let title = titled.map_or_else(|| group.as_str().into(), |titled| Rc::clone(&titled.title));
        Self { number: number.unwrap_or_default(), title }
    }

    /// Number and title in a line.
    pub fn full(&self) -> String {
        if self.number.is_empty() { self.title.to_string() } else { format!("{} {}", self.number, self.title) }
    }
}

/// A link to the practices of a group: to its topic, to the first topic of an area, to the practices
/// that carry a principle.
pub fn group_link(ui: &Ui, group: &Group, name: &GroupName) -> Html {
    let (route, onclick) = match group {
        Group::Principle(id) => {
            (Route::Assess(None), show_principle(ui, Filter { principle: Some(id.clone()), ..Filter::default() }))
        }
        Group::Overall => to_route(ui, Route::Assess(None)),
        Group::Topic(id) => to_route(ui, Route::Assess(Some(id.clone()))),
        Group::Area(id) => {
            let area = ui.catalogue.areas().iter().find(|area| area.id == *id);
            to_route(ui, Route::Assess(area.and_then(|area| area.topics.first()).cloned()))
        }
    };
    html! {
        <a class="group-link" href={route.place()} {onclick}>
            if !name.number.is_empty() {
                <span class="number">{ &*name.number }</span>{ " " }
            }
            { &*name.title }
        </a>
    }
}

fn to_route(ui: &Ui, route: Route) -> (Route, Callback<MouseEvent>) {
    (route.clone(), go(ui, route))
}

fn show_principle(ui: &Ui, filter: Filter) -> Callback<MouseEvent> {
    let store = ui.store.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        store.dispatch(ViewMessage::Go(Route::Assess(None)));
        store.dispatch(ViewMessage::SetFilter(filter.clone()));
    })
}
