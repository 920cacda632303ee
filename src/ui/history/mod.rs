//! The history: snapshots, whether they are as they were taken, and what has changed between two states.

mod changes;
mod compared;
mod comparison;
mod milestones;
mod scores;
mod snapshot_name;
mod take;

use std::rc::Rc;

use yew::prelude::*;

use self::comparison::Comparison;
use self::milestones::milestones;
use self::take::TakeSnapshot;
use crate::ui::context::use_ui;
use opex_model::{Assessment, CatalogueText, Date};

/// Properties of [`HistoryPage`].
#[derive(Properties, PartialEq)]
pub struct HistoryPageProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// The history view.
#[component]
pub fn HistoryPage(props: &HistoryPageProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().history();
    let snapshots = &props.assessment.snapshots;
    let has_content = snapshots.values().any(|snapshot| snapshot.content.is_some());
    html! {
        <section class="page history">
            <h1>{ texts.title }</h1>
            <p class="lead">{ texts.intro }</p>
            <TakeSnapshot today={props.today} n_snapshots={snapshots.len()} />
            <h2>{ texts.list }</h2>
            if snapshots.is_empty() {
                <p>{ texts.none }</p>
            } else {
                { milestones(&ui, &props.assessment, props.today) }
            }
            if has_content {
                <Comparison assessment={Rc::clone(&props.assessment)} text={Rc::clone(&props.text)} today={props.today} />
            }
        </section>
    }
}
