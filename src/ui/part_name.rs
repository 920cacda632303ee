//! What the parts of an assessment are called.

use yew::prelude::*;

use super::change_name::change_name;
use super::context::Ui;
use opex_model::{CatalogueText, Change, Part};

/// The name of a part, with the number of its practice, as changes of it are called.
pub fn part_name(ui: &Ui, part: &Part) -> String {
    change_name(ui, &Change::Field(part.clone()))
}

/// The name of a part with the title of its practice, as a heading.
pub fn part_title(ui: &Ui, text: Option<&CatalogueText>, part: &Part) -> Html {
    let index = part.practice().and_then(|id| ui.catalogue.position(id));
    let title = index.and_then(|index| text?.practice(index)).map(|words| words.title.to_string());
    html! {
        <>
            <span class="part-name">{ part_name(ui, part) }</span>
            if let Some(title) = title {
                { " " }<span class="part-practice">{ title }</span>
            }
        </>
    }
}
