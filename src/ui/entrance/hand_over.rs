//! Hands the page of the first question over to the app's views.

use std::time::Duration;

use yew::platform::time::sleep;
use yew::prelude::*;

use super::{Entrance, Message};

/// How often to check for the app's page before recorded presses are discarded. The app draws it in one turn of the event
/// loop, or in a few on a busy machine.
const MAX_CHECKS: u32 = 200;

impl Entrance {
    /// Restores focus and input once the app has drawn its page, and replays the presses recorded meanwhile.
    pub(super) fn hand_over(&mut self, context: &Context<Self>) {
        let Some((parent, recorded)) = &self.handing_over else { return };
        let root = parent.first_element_child();
        let drawn = root.filter(|root| root.query_selector(".cards [data-practice]").is_ok_and(|card| card.is_some()));
        let Some(root) = drawn else {
            self.n_checks += 1;
            if self.n_checks < MAX_CHECKS {
                context.link().send_future(async {
                    sleep(Duration::ZERO).await;
                    Message::CheckDrawn
                });
            }
            return;
        };
        recorded.restore(&root);
        for place in self.presses.drain(..) {
            if let Some(element) = place.find(&root) {
                element.click();
            }
        }
        if let Some(views) = &self.views {
            self.keys.drain(..).for_each(|event| views.key_down(&event));
        }
        self.handing_over = None;
    }
}
