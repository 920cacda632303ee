//! How the page of the first question goes over to the app.

use std::time::Duration;

use yew::platform::time::sleep;
use yew::prelude::*;

use super::{Entrance, Message};

/// How often the app is looked for before what was pressed meanwhile is given up: it draws its page in one go, or in a few
/// where the machine is busy.
const MOST_LOOKS: u32 = 200;

impl Entrance {
    /// Once the app has drawn its page: gives back what the person has in hand, and does what was pressed meanwhile.
    pub(super) fn hand_over(&mut self, context: &Context<Self>) {
        let Some((parent, in_hand)) = &self.handing_over else { return };
        let root = parent.first_element_child();
        let drawn = root.filter(|root| root.query_selector(".cards [data-practice]").is_ok_and(|card| card.is_some()));
        let Some(root) = drawn else {
            self.n_looks += 1;
            if self.n_looks < MOST_LOOKS {
                context.link().send_future(async {
                    sleep(Duration::ZERO).await;
                    Message::Look
                });
            }
            return;
        };
        in_hand.give_back(&root);
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
