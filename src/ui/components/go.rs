//! Following links within the app.

use yew::prelude::*;

use crate::ui::context::Ui;
use opex_app::{Route, ViewMessage};

/// Follows a link within the app. The link has an address for those who copy it or open it in a tab
/// of its own; an app without an address bar goes there all the same.
pub fn go(ui: &Ui, route: Route) -> Callback<MouseEvent> {
    let store = ui.store.clone();
    Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            store.dispatch(ViewMessage::Go(route.clone()));
        }
    })
}
