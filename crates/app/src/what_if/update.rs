//! Tries changes out, and makes or forgets them.

use std::rc::Rc;

use super::message::WhatIfMessage;
use super::state::WhatIf;
use crate::app::App;
use crate::editing::update::{change_open, drop_offer};
use crate::effect::Effect;
use crate::moment::Moment;
use crate::state::State;
use opex_model::{Change, Command};

/// The next state, and what is to be carried out.
pub(crate) fn update(app: &mut App, message: WhatIfMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        WhatIfMessage::TryOut(command) => {
            try_out(&mut app.state, command);
            Vec::new()
        }
        WhatIfMessage::Keep => keep(app, moment),
        WhatIfMessage::Discard => {
            app.state.what_if = None;
            Vec::new()
        }
    }
}

/// Tries one more change out.
fn try_out(state: &mut State, command: Command) {
    let Some(open) = &state.open else { return };
    let plan = state.planning.outlook.as_ref();
    let what_if = WhatIf::with(state.what_if.as_deref(), &state.catalogue, open.assessment(), plan, command);
    state.what_if = what_if.map(Rc::new);
}

/// Keeps what was tried out, as one change.
fn keep(app: &mut App, moment: &Moment) -> Vec<Effect> {
    let Some(what_if) = app.state.what_if.take() else { return Vec::new() };
    drop_offer(&mut app.state);
    change_open(app, moment, |history| history.record(Change::WhatIf, Rc::clone(&what_if.assessment))).1
}

/// Has what is tried out stand upon the assessment as it is now.
pub(crate) fn follow_base(state: &mut State) {
    let Some(what_if) = &state.what_if else { return };
    match &state.open {
        Some(open) if Rc::ptr_eq(open.assessment(), &what_if.base) => {}
        Some(open) => state.what_if = what_if.upon(&state.catalogue, open.assessment()).map(Rc::new),
        None => state.what_if = None,
    }
}
