//! What both copies have changed: one of the two is to be chosen.

use std::rc::Rc;

use yew::prelude::*;

use super::differences::changed;
use crate::ui::context::Ui;
use crate::ui::part_groups::{PartGroup, part_groups};
use crate::ui::part_name::part_title;
use crate::ui::part_value::part_value;
use opex_app::{FileStep, FilesMessage, Pick, later_side};
use opex_format::Document;
use opex_language::fill;
use opex_model::{CatalogueText, Difference, Part, Side, SortedMap};

/// What conflicts are shown from.
pub struct Conflicts<'a> {
    /// What everything needs.
    pub ui: &'a Ui,
    /// The catalogue's text, where it has been loaded.
    pub text: Option<&'a CatalogueText>,
    /// What is saved here.
    pub ours: &'a Document,
    /// What the file says.
    pub theirs: &'a Document,
    /// What has been decided so far.
    pub choices: &'a SortedMap<Part, Side>,
}

impl Conflicts<'_> {
    /// All conflicts, by topic, with buttons that decide for several at once.
    pub fn view(&self, conflicts: &[Difference]) -> Html {
        let texts = self.ui.texts().files();
        let is_unstamped = self.theirs.stamps.is_empty();
        let hint = if is_unstamped { texts.conflicts_hint_unstamped } else { texts.conflicts_hint };
        let groups = part_groups(self.ui, self.text, conflicts, |difference| &difference.part);
        html! {
            <section class="conflicts">
                <h3>{ texts.conflicts.of(conflicts.len()) }</h3>
                <p>{ hint }</p>
                if conflicts.len() > 1 {
                    { self.decide(texts.decide_all.to_owned(), conflicts.iter()) }
                }
                { for groups.iter().map(|group| self.group(group, groups.len() > 1)) }
            </section>
        }
    }

    fn group(&self, group: &PartGroup<&Difference>, is_one_of_several: bool) -> Html {
        let named = fill(self.ui.texts().files().decide_group, &[("group", &group.name)]);
        html! {
            <section class="conflict-group">
                <div class="conflict-head">
                    <h4>{ &group.name }</h4>
                    if is_one_of_several && group.items.len() > 1 {
                        { self.decide(named, group.items.iter().copied()) }
                    }
                </div>
                { for group.items.iter().map(|difference| self.conflict(difference)) }
            </section>
        }
    }

    /// Buttons that decide for all of these.
    fn decide<'b>(&self, label: String, differences: impl Iterator<Item = &'b Difference>) -> Html {
        let texts = self.ui.texts().files();
        let parts: Rc<[Part]> = differences.map(|difference| difference.part.clone()).collect();
        let button = |name: &'static str, pick: Pick| {
            let onclick = self.ui.on(FilesMessage::Step(FileStep::Choose(Rc::clone(&parts), pick)));
            html! { <button type="button" class="button" {onclick}>{ name }</button> }
        };
        html! {
            <div class="decide" role="group" aria-label={label.clone()}>
                <span class="hint" aria-hidden="true">{ label }</span>
                { button(texts.take_file, Pick::Theirs) }
                { button(texts.keep_mine, Pick::Ours) }
                { button(texts.take_later, Pick::Later) }
            </div>
        }
    }

    fn conflict(&self, difference: &Difference) -> Html {
        let name = part_title(self.ui, self.text, &difference.part);
        html! {
            <fieldset class="conflict" key={format!("{:?}", difference.part)}>
                <legend>{ name }</legend>
                <div class="sides">
                    { self.side(difference, Side::Ours) }
                    { self.side(difference, Side::Theirs) }
                </div>
            </fieldset>
        }
    }

    fn side(&self, difference: &Difference, side: Side) -> Html {
        let (ui, part) = (self.ui, &difference.part);
        let texts = ui.texts().files();
        let (document, title, value, pick) = match side {
            Side::Ours => (self.ours, texts.here, "ours", Pick::Ours),
            Side::Theirs => (self.theirs, texts.in_file, "theirs", Pick::Theirs),
        };
        let chosen = self.choices.get(part).copied().unwrap_or(difference.suggested);
        let onchange = ui.on(FilesMessage::Step(FileStep::Choose(Rc::new([part.clone()]), pick)));
        let is_later = later_side(self.ours, self.theirs, part) == Some(side);
        html! {
            <label class={classes!("side", (chosen == side).then_some("is-chosen"))}>
                <span class="side-head">
                    <input type="radio" name={ui.id(&format!("conflict-{part:?}"))} {value} checked={chosen == side} {onchange} />
                    <strong>{ title }</strong>
                    <span class="hint">{ changed(ui, document, part) }</span>
                    if is_later {
                        <span class="mark">{ texts.is_later }</span>
                    }
                </span>
                { part_value(ui, self.text, &document.assessment, part) }
            </label>
        }
    }
}
