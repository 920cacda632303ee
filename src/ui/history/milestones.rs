//! The snapshots, the latest first, with what each is worth.

use yew::prelude::*;

use super::snapshot_name::snapshot_name;
use crate::ui::components::table_twin;
use crate::ui::context::Ui;
use crate::ui::results::place;
use opex_app::{Message, SnapshotMessage};
use opex_format::check_seal;
use opex_language::{HistoryTexts, fill, number};
use opex_model::{Assessment, ChainLink, Date, Evaluation, Figures, PracticeIndex, Snapshot, SnapshotKey, check_chain};

/// The list, and the same as a table.
pub fn milestones(ui: &Ui, assessment: &Assessment, today: Date) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().history());
    let links = check_chain(&assessment.snapshots, check_seal);
    let everything: Vec<PracticeIndex> = ui.catalogue.indices().collect();
    let figures = |content: &Assessment| Evaluation::new(&ui.catalogue, content, today).figures(&everything);
    let mut rows: Vec<Row<'_>> = (assessment.snapshots.iter().zip(links))
        .map(|((key, snapshot), link)| Row {
            key,
            snapshot,
            link,
            name: snapshot_name(ui, assessment, key),
            figures: snapshot.content.as_deref().map(figures),
        })
        .collect();
    rows.reverse();
    let now = figures(assessment);
    let columns = [texts.name, texts.taken_at, common.score, common.completeness, texts.chain];
    let cells = |row: &Row<'_>| {
        let share = |value: &dyn Fn(&Figures) -> String| {
            let shown = row.figures.as_ref().map(value);
            html! { shown.unwrap_or_else(|| number::NO_FIGURE.to_owned()) }
        };
        vec![
            html! { &row.name },
            html! { ui.moment(&row.key.taken_at) },
            share(&|figures| number::percent(figures.score)),
            share(&|figures| number::percent(figures.completeness)),
            html! { link_words(texts, row.link) },
        ]
    };
    html! {
        <>
            <ol class="milestones" reversed=true>
                <li class="milestone milestone-now">
                    <p class="milestone-name"><strong>{ texts.now }</strong></p>
                    { bar(ui, &now) }
                </li>
                { for rows.iter().map(|row| milestone(ui, row)) }
            </ol>
            <p class="hint">{ texts.chain_hint }</p>
            { table_twin(ui, texts.list, &columns, rows.iter().map(cells)) }
        </>
    }
}

struct Row<'a> {
    key: &'a SnapshotKey,
    snapshot: &'a Snapshot,
    link: ChainLink,
    name: String,
    figures: Option<Figures>,
}

fn milestone(ui: &Ui, row: &Row<'_>) -> Html {
    let texts = ui.texts().history();
    let key = || row.key.clone();
    let button = |name: &'static str, action: Message| {
        html! { <button type="button" class="button button-quiet" onclick={ui.on(action)}>{ name }</button> }
    };
    let class = match row.link {
        ChainLink::Whole => "chain-whole",
        ChainLink::Removed | ChainLink::Unknown => "hint",
        ChainLink::Changed | ChainLink::PreviousMissing => "field-error",
    };
    html! {
        <li class="milestone" key={&*row.key.seal} data-snapshot={row.key.taken_at.to_string()} data-chain={link_id(row.link)}>
            <p class="milestone-name">
                <strong>{ &row.name }</strong>
                { " " }<span class="hint">{ texts.taken_at }{ " " }{ ui.moment(&row.key.taken_at) }</span>
            </p>
            { for row.figures.as_ref().map(|figures| bar(ui, figures)) }
            <p {class}>{ link_words(texts, row.link) }</p>
            if row.snapshot.content.is_some() {
                <div class="milestone-actions" role="group" aria-label={fill(texts.actions_for, &[("name", &row.name)])}>
                    { button(texts.restore, SnapshotMessage::Restore(key()).into()) }
                    { button(texts.open_copy, SnapshotMessage::Open(key()).into()) }
                    { button(texts.remove, SnapshotMessage::Remove(key()).into()) }
                </div>
            }
        </li>
    }
}

/// The score as a bar with its figure.
fn bar(ui: &Ui, figures: &Figures) -> Html {
    let score = number::percent(figures.score);
    let label = fill(ui.texts().history().bar, &[("score", &score)]);
    html! {
        <p class="milestone-score">
            <svg class="range-bar" role="img" aria-label={label} focusable="false">
                <rect class="range-bar-track" x="0" y="25%" width="100%" height="50%" />
                if let Some(length) = figures.score.map(place) {
                    <rect class="range-bar-score" x="0" y="25%" width={length} height="50%" />
                }
            </svg>
            <span aria-hidden="true">{ score }</span>
        </p>
    }
}

fn link_words(texts: &HistoryTexts, link: ChainLink) -> &'static str {
    match link {
        ChainLink::Whole => texts.whole,
        ChainLink::Removed => texts.removed,
        ChainLink::Changed => texts.tampered,
        ChainLink::PreviousMissing => texts.previous_missing,
        ChainLink::Unknown => texts.unknown_seal,
    }
}

fn link_id(link: ChainLink) -> &'static str {
    match link {
        ChainLink::Whole => "whole",
        ChainLink::Removed => "removed",
        ChainLink::Changed => "changed",
        ChainLink::PreviousMissing => "previous-missing",
        ChainLink::Unknown => "unknown",
    }
}
