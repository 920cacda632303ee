//! Carries out what is asked through the ports; what takes more than a call is beside this.

use std::rc::Rc;

use super::Store;
use crate::effect::{Effect, Offer, TimerName};
use crate::export::message::ExportMessage;
use crate::message::Message;
use crate::saving::message::SaveMessage;
use crate::sharing::message::ShareMessage;
use crate::updates::message::UpdateMessage;

impl Store {
    pub(super) fn carry_out(&self, effect: Effect) {
        let ports = &self.inner.ports;
        match effect {
            Effect::Send(message) => self.inner.queue.borrow_mut().push_back(*message),
            Effect::StartTimer(name, milliseconds, message) => self.start_timer(name, milliseconds, *message),
            Effect::EndTimer(name) => drop(self.inner.timers.borrow_mut().remove(&name)),
            Effect::Storage(effect) => self.carry_out_storage(effect),
            Effect::Load(wanted) => self.load(wanted),
            Effect::Plan(effect) => self.carry_out_plan(effect),
            Effect::Crypto(effect) => self.carry_out_crypto(effect),
            Effect::Go(place) => ports.navigator.go(&place),
            Effect::Replace(place) => ports.navigator.replace(&place),
            Effect::Print => ports.navigator.print(),
            Effect::Offer(Offer { name, media_type, text, holds }) => {
                let is_offered = ports.downloads.offer(&name, media_type, &text).is_ok();
                self.dispatch(ShareMessage::Offered(holds, is_offered));
            }
            Effect::CopyText(text) => {
                let (back, copy) = (self.downgrade(), Rc::clone(&text));
                let done = move |copied: Result<(), _>| back.dispatch(ExportMessage::Copied(copy, copied.is_ok()));
                ports.clipboard.write(&text, Box::new(done));
            }
            Effect::AskHost(text) => {
                if let Some(host) = &ports.host {
                    let (back, asked) = (self.downgrade(), Rc::clone(&text));
                    let done = move |answer| back.dispatch(SaveMessage::HostAnswered(asked, answer));
                    host.keep(&text, Box::new(done));
                }
            }
            Effect::TellHost(message) => {
                if let Some(host) = &ports.host {
                    host.tell(&message);
                }
            }
            Effect::WatchUpdates => {
                let back = self.downgrade();
                ports.updates.watch(Box::new(move |update| back.dispatch(UpdateMessage::Found(update))));
            }
            Effect::TakeUpdate => ports.updates.take(),
        }
    }

    fn start_timer(&self, name: TimerName, milliseconds: u32, message: Message) {
        let back = self.downgrade();
        let due = move || {
            if let Some(store) = back.upgrade() {
                store.inner.timers.borrow_mut().remove(&name);
                store.dispatch(message);
            }
        };
        let timer = self.inner.ports.timer.after(milliseconds, Box::new(due));
        self.inner.timers.borrow_mut().insert(name, timer);
    }
}
