//! What has become of the practices in the later edition.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{Unfold, print_button, way};
use super::reading::Reading;
use crate::ui::components::risk_mark;
use opex_app::Reference;
use opex_language::{CatalogueTexts, fill};
use opex_model::{CrosswalkRelation, LaterPractice, PracticeIndex};

/// The order in which relations are shown: what is new to a reader of the earlier edition first.
const ORDER: [CrosswalkRelation; 5] = [
    CrosswalkRelation::Retired,
    CrosswalkRelation::Moved,
    CrosswalkRelation::Merged,
    CrosswalkRelation::Renamed,
    CrosswalkRelation::Same,
];

/// The page of what has changed.
pub fn changes(reading: &Reading<'_>) -> Html {
    let texts = reading.ui.texts().catalogue();
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                { way(reading, Vec::new()) }
                <h1>{ texts.changes }</h1>
                if let Some(reference) = reading.reference {
                    <p class="lead">{ intro(reading, reference) }</p>
                    <p class="hint">{ fill(texts.changes_numbers, &[("edition", &reference.facts.crosswalk_edition)]) }</p>
                    <p class="catalogue-actions">{ print_button(reading, texts.print) }</p>
                }
            </header>
            if let Some(reference) = reading.reference {
                { counts(reading, reference) }
                { new_practices(reading, reference) }
                { for ORDER.into_iter().map(|relation| related(reading, reference, relation)) }
            }
        </div>
    }
}

/// The word for a relation.
pub fn relation_name(texts: &CatalogueTexts, relation: CrosswalkRelation) -> &'static str {
    match relation {
        CrosswalkRelation::Same => texts.same,
        CrosswalkRelation::Renamed => texts.renamed,
        CrosswalkRelation::Moved => texts.moved,
        CrosswalkRelation::Merged => texts.merged,
        CrosswalkRelation::Retired => texts.retired,
    }
}

/// Number and title of a practice of the later edition.
pub fn later_title(reading: &Reading<'_>, reference: &Reference, number: &Rc<str>) -> Html {
    let title = reference.words.later_practices.get(number).map(|words| words.title.clone()).unwrap_or_default();
    html! { <><span class="number">{ &**number }</span>{ " " }{ reading.title(&title) }</> }
}

fn intro(reading: &Reading<'_>, reference: &Reference) -> String {
    let facts = &reference.facts;
    let values = [
        ("n", reading.ui.catalogue.practices().len().to_string()),
        ("same", facts.related(CrosswalkRelation::Same).len().to_string()),
        ("m", facts.later_practices.len().to_string()),
        ("new", facts.new_practices().len().to_string()),
        ("edition", facts.crosswalk_edition.to_string()),
    ];
    fill(reading.ui.texts().catalogue().changes_intro, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// How many practices each relation has.
fn counts(reading: &Reading<'_>, reference: &Reference) -> Html {
    let texts = reading.ui.texts().catalogue();
    let count = |relation: CrosswalkRelation| {
        let n = reference.facts.related(relation).len();
        html! { <div><dt>{ relation_name(texts, relation) }</dt><dd data-change={relation.as_str()}>{ n }</dd></div> }
    };
    html! {
        <dl class="change-counts">
            <div><dt>{ texts.new }</dt><dd data-change="new">{ reference.facts.new_practices().len() }</dd></div>
            { for ORDER.into_iter().map(count) }
        </dl>
    }
}

fn new_practices(reading: &Reading<'_>, reference: &Reference) -> Html {
    let later = reference.facts.new_practices();
    let row = |later: &&LaterPractice| {
        let summary = reference.words.later_practices.get(&later.number).map(|words| words.summary.clone());
        html! {
            <li class="change-row" data-later={later.number.to_string()}>
                <p class="change-title">{ later_title(reading, reference, &later.number) }</p>
                { risk_mark(reading.ui.texts().common(), later.risk) }
                if let Some(summary) = summary.filter(|summary| !summary.is_empty()) {
                    <p class="change-summary">{ reading.prose().html(&summary) }</p>
                }
            </li>
        }
    };
    html! {
        <Unfold title={reading.ui.texts().catalogue().new} count={later.len()} is_open=true>
            <ul class="change-rows">{ for later.iter().map(row) }</ul>
        </Unfold>
    }
}

fn related(reading: &Reading<'_>, reference: &Reference, relation: CrosswalkRelation) -> Html {
    let texts = reading.ui.texts().catalogue();
    let practices = reference.facts.related(relation);
    html! {
        <Unfold title={relation_name(texts, relation)} count={practices.len()} is_open={relation != CrosswalkRelation::Same}>
            <ul class="change-rows">{ for practices.into_iter().map(|index| row(reading, reference, index)) }</ul>
        </Unfold>
    }
}

/// A practice with what it is now.
fn row(reading: &Reading<'_>, reference: &Reference, index: PracticeIndex) -> Html {
    let (Some(practice), Some(facts)) = (reading.ui.catalogue.practice(index), reference.facts.practice(index)) else {
        return Html::default();
    };
    let (common, texts) = (reading.ui.texts().common(), reading.ui.texts().catalogue());
    let later = facts.crosswalk.numbers.iter().map(|number| {
        html! { <p class="change-to">{ "→ " }{ later_title(reading, reference, number) }</p> }
    });
    let was = facts.crosswalk.risk.filter(|risk| *risk != practice.risk);
    html! {
        <li class="change-row" key={practice.id.as_str()}>
            <div class="change-title">
                { reading.practice_link(index) }
                { for later }
            </div>
            if let Some(risk) = facts.crosswalk.risk {
                <p class="change-risk">
                    { risk_mark(common, risk) }
                    if was.is_some() {
                        <span class="hint">{ fill(texts.risk_was, &[("risk", common.risk_word(practice.risk))]) }</span>
                    }
                </p>
            }
        </li>
    }
}
