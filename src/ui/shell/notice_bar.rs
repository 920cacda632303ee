//! Messages below the header.

use std::rc::Rc;

use yew::prelude::*;

use super::notices::{alert_of, news_of};
use crate::ui::parts::{Part, PartView};
use opex_app::State;

/// The messages. The regions are always there, so that a screen reader notices what is put into them; what is put into them
/// is a part of its own, since most visits begin without any.
pub fn notice_bar(state: &Rc<State>) -> Html {
    let part = |part: Part| html! { <PartView {part} state={Rc::clone(state)} /> };
    let has_alerts = state.storage_trouble().is_some() || state.text_failed || alert_of(state).is_some();
    let has_news = state.update.is_some() || news_of(state).is_some();
    html! {
        <div class="notices">
            <div role="alert">{ has_alerts.then(|| part(Part::Alerts)) }</div>
            <div role="status" class="toasts">{ has_news.then(|| part(Part::News)) }</div>
        </div>
    }
}
