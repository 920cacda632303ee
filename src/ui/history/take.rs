//! A field and a button that take a snapshot.

use yew::prelude::*;

use crate::ui::components::TextField;
use crate::ui::context::use_ui;
use opex_app::SnapshotMessage;
use opex_model::Date;

/// Properties of [`TakeSnapshot`].
#[derive(Properties, PartialEq)]
pub struct TakeSnapshotProps {
    /// The day, which a snapshot is named by unless the person says otherwise.
    pub today: Date,
    /// How many there are: after each one the name begins anew.
    pub n_snapshots: usize,
}

/// Asks for a name and takes a snapshot.
#[component]
pub fn TakeSnapshot(props: &TakeSnapshotProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().history();
    let suggested = props.today.to_string();
    let name = use_state_eq(|| suggested.clone());
    {
        let name = name.setter();
        use_effect_with(props.n_snapshots, move |_| name.set(suggested));
    }
    let on_text = {
        let name = name.setter();
        Callback::from(move |text| name.set(text))
    };
    let onsubmit = {
        let (store, name) = (ui.store.clone(), name.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            store.dispatch(SnapshotMessage::Take(name.trim().into()));
        })
    };
    html! {
        <form class="take-snapshot" {onsubmit}>
            <TextField name="snapshot-name" label={texts.name} value={(*name).clone()} {on_text} />
            <button type="submit" class="button button-primary">{ texts.take }</button>
        </form>
    }
}
