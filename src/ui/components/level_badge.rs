//! A level as a small square with its digit.

use yew::prelude::*;

use crate::ui::context::Ui;
use opex_language::number::NO_FIGURE;
use opex_model::{Answer, Level, Scale};

/// The digit of a level on its color; hatched where not applicable, an empty outline where unanswered.
pub fn level_badge(ui: &Ui, answer: &Answer) -> Html {
    let texts = ui.texts().common();
    let (class, text, title) = match answer {
        Answer::Level(level) => {
            (level_class(*level, ui.catalogue.scale()), level.to_string(), format!("{} {level}", texts.level))
        }
        Answer::NotApplicable { .. } => ("level-na", "–".to_owned(), texts.not_applicable.to_owned()),
        Answer::Unanswered => ("level-open", NO_FIGURE.to_owned(), texts.unanswered.to_owned()),
    };
    html! {
        <span class={classes!("level-badge", class)}>
            <span aria-hidden="true">{ text }</span>
            <span class="visually-hidden">{ title }</span>
        </span>
    }
}

/// The class that colors a level: the five shades of the style sheet cover any scale.
pub fn level_class(level: Level, scale: Scale) -> &'static str {
    const SHADES: [&str; 5] = ["level-0", "level-1", "level-2", "level-3", "level-4"];
    let shade = (usize::from(level) * (SHADES.len() - 1)).div_ceil(usize::from(scale.top()).max(1));
    SHADES.get(shade).copied().unwrap_or("level-4")
}
