//! The level attained by the staged rule, and what keeps it from the next.

use yew::prelude::*;

use crate::ui::components::{level_badge, practice_link};
use crate::ui::context::Ui;
use opex_language::{fill, number};
use opex_model::{Answer, CatalogueText, Derived, Group, Level, LevelLimit, NEEDED_SHARE, PracticeIndex};

/// How many practices of a list are shown before the rest is folded.
const N_SHOWN: usize = 5;

/// The level of the whole, the level still possible, and what limits it, each practice a link.
pub fn level_reached(ui: &Ui, derived: &Derived, text: &CatalogueText) -> Html {
    let texts = ui.texts().results();
    let Some(figures) = derived.overall() else { return Html::default() };
    let Some((attained, possible)) = figures.level_attained.zip(figures.level_possible) else { return Html::default() };
    html! {
        <div class="overall-level">
            <dl class="facts">
                <div><dt>{ texts.level_attained }</dt><dd>{ level(ui, text, attained) }</dd></div>
                <div><dt>{ texts.level_possible }</dt><dd>{ level(ui, text, possible) }</dd></div>
            </dl>
            { match derived.evaluation.level_limit(&derived.members(&Group::Overall)) {
                Some(limit) => view_limit(ui, text, &limit),
                None => html! { <p>{ texts.limit_none }</p> },
            } }
        </div>
    }
}

fn level(ui: &Ui, text: &CatalogueText, level: Level) -> Html {
    html! { <>{ level_badge(ui, &Answer::Level(level)) }<span class="level-name">{ level_name(text, level) }</span></> }
}

fn view_limit(ui: &Ui, text: &CatalogueText, limit: &LevelLimit) -> Html {
    let texts = ui.texts().results();
    let level = limit.level.to_string();
    let title = fill(texts.limit_title, &[("level", &level), ("name", level_name(text, limit.level))]);
    let share = number::percent_exact(Some(limit.weight_reached));
    let needed = number::percent(Some(NEEDED_SHARE));
    html! {
        <>
            <h3>{ title }</h3>
            if !limit.high_risk_below.is_empty() {
                <p>{ texts.limit_high_risk.of(limit.high_risk_below.len()) }</p>
                { practices(ui, text, &limit.high_risk_below) }
            }
            if limit.lacks_weight() {
                <p>{ fill(texts.limit_weight, &[("share", &share), ("level", &level), ("needed", &needed)]) }</p>
                if !limit.others_below.is_empty() {
                    <details class="fold fold-printed">
                        <summary>{ texts.limit_others.of(limit.others_below.len()) }</summary>
                        { list(ui, text, &limit.others_below) }
                    </details>
                }
            }
        </>
    }
}

/// The first practices, and the rest folded. On paper the rest goes on with the list.
fn practices(ui: &Ui, text: &CatalogueText, practices: &[PracticeIndex]) -> Html {
    let (shown, folded) = practices.split_at_checked(N_SHOWN).unwrap_or((practices, &[]));
    html! {
        <>
            { list(ui, text, shown) }
            if !folded.is_empty() {
                <details class="fold fold-printed fold-rest">
                    <summary>{ ui.texts().results().more.of(folded.len()) }</summary>
                    { list(ui, text, folded) }
                </details>
            }
        </>
    }
}

fn list(ui: &Ui, text: &CatalogueText, practices: &[PracticeIndex]) -> Html {
    html! {
        <ul class="practice-list">
            { for practices.iter().map(|index| html! { <li>{ practice_link(ui, text, *index) }</li> }) }
        </ul>
    }
}

fn level_name(text: &CatalogueText, level: Level) -> &str {
    text.scale.get(usize::from(level)).map(|level| &*level.name).unwrap_or_default()
}
