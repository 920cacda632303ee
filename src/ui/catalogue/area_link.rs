//! A link to an area.

use yew::prelude::*;

use super::reading::Reading;
use opex_app::CataloguePage;
use opex_model::Topic;

/// A link to the area that a topic is in.
pub fn area_link(reading: &Reading<'_>, topic: &Topic) -> Html {
    let title = reading.text.areas.get(&topic.area).map(|area| area.title.clone()).unwrap_or_default();
    reading.link(&CataloguePage::Area(topic.area.clone()), html! { { &*title } })
}
