//! All practices at a glance: a row for each topic, a cell for each practice.

use std::rc::Rc;

use yew::prelude::*;

use super::section::section;
use crate::ui::components::{
    GroupName, focus, group_link, level_badge, level_class, practice_link, practice_place, practice_title, risk_badge,
    table_twin, to_practice,
};
use crate::ui::context::{Ui, use_ui};
use opex_language::fill;
use opex_model::{Answer, CatalogueText, Evaluation, Group, PracticeIndex, PracticeRisk, Standing, Topic};

/// Properties of [`HeatMap`].
#[derive(Properties, PartialEq)]
pub struct HeatMapProps {
    /// Where every practice stands.
    pub evaluation: Rc<Evaluation>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// All practices by topic, each cell a link to its practice.
#[component]
pub fn HeatMap(props: &HeatMapProps) -> Html {
    let ui = use_ui();
    let end = use_node_ref();
    let texts = ui.texts().results();
    let skip = {
        let end = end.clone();
        Callback::from(move |_: MouseEvent| focus(&end))
    };
    let body = html! {
        <>
            <p>{ summary(&ui, &props.evaluation) }</p>
            { legend(&ui) }
            // There are as many cells as practices: by keyboard one wants to get past them.
            <button type="button" class="button skip-part" onclick={skip}>{ texts.heat_skip }</button>
            <ul class="heat">{ for ui.catalogue.topics().iter().map(|topic| heat_row(&ui, props, topic)) }</ul>
            <p ref={end} class="visually-hidden" tabindex="-1">{ texts.heat_end }</p>
            { twin(&ui, props) }
        </>
    };
    section(&ui, "heat", texts.heat_title, body)
}

fn summary(ui: &Ui, evaluation: &Evaluation) -> String {
    let members: Vec<PracticeIndex> =
        PracticeIndex::enumerate(evaluation.standings()).map(|(index, _)| index).collect();
    let figures = evaluation.figures(&members);
    fill(
        ui.texts().results().heat_summary,
        &[
            ("m", &figures.n_practices.to_string()),
            ("none", &figures.risks.none.to_string()),
            ("high", &figures.risks.high.to_string()),
            ("open", &figures.risks.unknown.to_string()),
            ("na", &figures.n_not_applicable.to_string()),
        ],
    )
}

fn heat_row(ui: &Ui, props: &HeatMapProps, topic: &Topic) -> Html {
    let group = Group::Topic(topic.id.clone());
    let name = GroupName::new(ui, &props.text, &group);
    html! {
        <li class="heat-row" key={topic.id.as_str()}>
            <span class="heat-topic">{ group_link(ui, &group, &name) }</span>
            <ul class="heat-cells" aria-label={name.full()}>
                { for topic.practices.iter().filter_map(|index| cell(ui, props, *index)) }
            </ul>
        </li>
    }
}

fn cell(ui: &Ui, props: &HeatMapProps, index: PracticeIndex) -> Option<Html> {
    let practice = ui.catalogue.practice(index)?;
    let standing = props.evaluation.standing(index)?;
    let has_high_risk = standing.risk == Some(PracticeRisk::High);
    let texts = ui.texts().results();
    let template = if has_high_risk { texts.heat_cell_high_risk } else { texts.heat_cell };
    let title = practice_title(&props.text, index);
    let name = fill(template, &[("number", &practice.number), ("title", title), ("level", &level_words(ui, standing))]);
    let (class, sign) = match standing.level {
        Some(level) => (level_class(level, ui.catalogue.scale()), level.to_string()),
        None if standing.is_applicable => ("level-open", String::new()),
        None => ("level-na", "–".to_owned()),
    };
    Some(html! {
        <li key={practice.id.as_str()}>
            <a
                class={classes!("heat-cell", class)}
                href={practice_place(practice)}
                onclick={to_practice(ui, practice)}
                aria-label={name.clone()}
                title={name}
            >
                { sign }
                if has_high_risk {
                    { high_risk_mark() }
                }
            </a>
        </li>
    })
}

/// A corner, so that it is seen without its color.
fn high_risk_mark() -> Html {
    html! {
        <svg class="heat-mark" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
            <path d="M0 0H10V10Z" />
        </svg>
    }
}

fn level_words(ui: &Ui, standing: &Standing) -> String {
    let texts = ui.texts().common();
    match standing.level {
        Some(level) => format!("{} {level}", texts.level),
        None if standing.is_applicable => texts.unanswered.to_owned(),
        None => texts.not_applicable.to_owned(),
    }
}

fn legend(ui: &Ui) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().results());
    let sample = |class: &'static str, sign: String, text: String| {
        html! { <li><span class={classes!("heat-cell", class)} aria-hidden="true">{ sign }</span>{ text }</li> }
    };
    let scale = ui.catalogue.scale();
    html! {
        <ul class="legend">
            { for scale.levels().map(|level| sample(level_class(level, scale), level.to_string(), format!("{} {level}", common.level))) }
            { sample("level-na", "–".to_owned(), common.not_applicable.to_owned()) }
            { sample("level-open", String::new(), common.unanswered.to_owned()) }
            <li><span class="heat-cell level-open" aria-hidden="true">{ high_risk_mark() }</span>{ texts.legend_high_risk }</li>
        </ul>
    }
}

fn twin(ui: &Ui, props: &HeatMapProps) -> Html {
    let common = ui.texts().common();
    let columns = [common.practice, common.level, common.target, common.risk];
    let row = |(index, standing): (PracticeIndex, &Standing)| {
        let answer = match standing.level {
            Some(level) => Answer::Level(level),
            None if standing.is_applicable => Answer::Unanswered,
            None => Answer::not_applicable(),
        };
        vec![
            practice_link(ui, &props.text, index),
            level_badge(ui, &answer),
            html! { standing.target },
            standing.risk.map_or_else(
                || html! { common.not_applicable },
                |risk| risk_badge(ui.language.common_texts(), risk, None),
            ),
        ]
    };
    table_twin(
        ui,
        ui.texts().results().heat_title,
        &columns,
        PracticeIndex::enumerate(props.evaluation.standings()).map(row),
    )
}
