//! Keys, and what the levels mean.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Dialog, checked, level_badge};
use crate::ui::context::use_ui;
use opex_app::{PreferenceMessage, ViewMessage};
use opex_model::{Answer, CatalogueText};

/// Properties of [`HelpDialog`].
#[derive(Properties, PartialEq)]
pub struct HelpDialogProps {
    /// The catalogue's text, where it has been loaded.
    pub text: Option<Rc<CatalogueText>>,
    /// Keys without a modifier do nothing.
    pub shortcuts_off: bool,
}

/// The help.
#[component]
pub fn HelpDialog(props: &HelpDialogProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().shell();
    let top = ui.catalogue.scale().top();
    let levels = format!("0–{top}");
    let keys = [
        (levels.as_str(), texts.help_levels),
        ("n", texts.help_next_open),
        ("j", texts.help_next),
        ("k", texts.help_previous),
        ("Ctrl Z", texts.help_undo),
        ("Ctrl Shift Z", texts.help_redo),
        ("?", texts.help_help),
    ];
    let onchange = {
        let store = ui.store.clone();
        Callback::from(move |event: Event| store.dispatch(PreferenceMessage::SetShortcuts(checked(&event))))
    };
    let row = |(key, meaning): (&str, &str)| {
        html! { <div class="key-row"><dt><kbd>{ key }</kbd></dt><dd>{ meaning }</dd></div> }
    };
    let level = |(level, text): (usize, &opex_model::LevelText)| {
        html! {
            <div class="scale-row">
                <dt>{ level_badge(&ui, &Answer::Level(u8::try_from(level).unwrap_or(top))) }<strong>{ &*text.name }</strong></dt>
                <dd>{ &*text.meaning }</dd>
            </div>
        }
    };
    html! {
        <Dialog name="help" title={texts.help_title} on_close={ui.on(ViewMessage::ShowHelp(false))}>
            <dl class="keys">{ for keys.into_iter().map(row) }</dl>
            <label class="check">
                <input type="checkbox" checked={!props.shortcuts_off} {onchange} />
                <span>{ texts.help_shortcuts_on }</span>
            </label>
            if let Some(text) = &props.text {
                <h3>{ texts.help_scale }</h3>
                <dl class="scale">{ for text.scale.iter().enumerate().map(level) }</dl>
                <p>{ texts.help_rule }</p>
            }
        </Dialog>
    }
}
