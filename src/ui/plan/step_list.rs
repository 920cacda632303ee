//! The next step of every practice, those with the best claim first.

use std::rc::Rc;

use yew::prelude::*;

use super::filter_bar::FilterBar;
use super::nothing_to_do::NothingToDo;
use super::ranking::{RankedStep, Ranking};
use super::step_filter::StepFilter;
use super::step_row::StepRow;
use crate::ui::components::use_turns;
use crate::ui::context::{Ui, use_ui};
use opex_language::{fill, number};
use opex_model::{Assessment, CatalogueText, Date, Derived, Record};

/// Rows that are drawn at a time: on a device of a quarter of the speed they take about a frame.
const ROWS_PER_TURN: usize = 10;

/// Properties of [`StepList`].
#[derive(Properties, PartialEq)]
pub struct StepListProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What follows from it.
    pub derived: Rc<Derived>,
    /// The steps in order.
    pub ranking: Rc<Ranking>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// The plain list with its filter.
#[component]
pub fn StepList(props: &StepListProps) -> Html {
    let ui = use_ui();
    let filter = use_state_eq(StepFilter::default);
    let on_filter = {
        let filter = filter.setter();
        use_callback((), move |next: StepFilter, ()| filter.set(next))
    };
    let unrecorded = use_memo((), |()| Rc::new(Record::default()));
    let ranking = &props.ranking;
    // Not for each change of the assessment: a row must not vanish while its owner is being typed.
    let shown = use_memo(((*filter).clone(), Rc::clone(ranking)), |(filter, ranking)| {
        let is_shown = |ranked: &&Rc<RankedStep>| filter.shows(&ranked.step, &ui.catalogue, &props.assessment);
        ranking.steps.iter().filter(is_shown).cloned().collect::<Vec<_>>()
    });

    let texts = ui.texts().plan();
    let row = |ranked: &Rc<RankedStep>| {
        let id = &ui.catalogue.practice(ranked.step.practice)?.id;
        let record = props.assessment.record(id).unwrap_or(&unrecorded);
        Some(html! {
            <StepRow
                key={id.as_str()}
                ranked={Rc::clone(ranked)}
                record={Rc::clone(record)}
                is_overdue={record.is_overdue(props.today)}
                text={Rc::clone(&props.text)}
            />
        })
    };
    let n_ready = shown.partition_point(|ranked| ranked.step.waits_for.is_empty());
    let n_rows = use_turns(shown.len().div_ceil(ROWS_PER_TURN)) * ROWS_PER_TURN;
    let (ready, waiting) = shown.split_at_checked(n_ready).unwrap_or_default();
    let rows = |steps: &[Rc<RankedStep>], n_rows| steps.iter().take(n_rows).filter_map(row).collect();
    let n_waiting = n_rows.saturating_sub(n_ready);
    html! {
        <>
            if ranking.steps.is_empty() {
                if let Some(overall) = props.derived.overall() {
                    <NothingToDo overall={Rc::clone(overall)} />
                }
            } else {
                { summary(&ui, ranking) }
                <FilterBar
                    filter={(*filter).clone()}
                    {on_filter}
                    text={Rc::clone(&props.text)}
                    n_shown={shown.len()}
                    n_steps={ranking.steps.len()}
                />
                if shown.is_empty() {
                    <p class="empty">{ texts.filter_nothing }</p>
                }
                { group(&ui, ("ready", texts.ready, texts.ready_hint), ready.len(), rows(ready, n_rows)) }
                { group(&ui, ("waiting", texts.waiting, texts.waiting_hint), waiting.len(), rows(waiting, n_waiting)) }
            }
        </>
    }
}

fn summary(ui: &Ui, ranking: &Ranking) -> Html {
    let (common, texts) = (ui.texts().common(), ui.texts().plan());
    let (all, first) = (&ranking.all, &ranking.first);
    let values = [("steps", &*texts.steps.of(all.n_steps)), ("days", &*number::days(common.days, all.effort))];
    let first_values = [("n", &*first.n_steps.to_string()), ("points", &*number::points(first.gain))];
    let template = if first.n_steps == 1 { texts.summary_first.one } else { texts.summary_first.other };
    html! {
        <>
            <p class="lead">{ fill(texts.summary, &values) }{ " " }{ fill(template, &first_values) }</p>
            <p class="hint">{ texts.summary_note }</p>
        </>
    }
}

/// A part of the list below its heading, with the rows that are drawn by now; nothing where no step belongs to it.
fn group(ui: &Ui, (name, title, hint): (&str, &str, &str), n_steps: usize, rows: Vec<Html>) -> Html {
    if n_steps == 0 {
        return Html::default();
    }
    let id = ui.id(&format!("steps-{name}"));
    html! {
        <section class="plan-group" aria-labelledby={&id}>
            <h2 {id}>{ title.to_owned() }{ " " }<span class="plan-count">{ n_steps }</span></h2>
            <p class="hint">{ hint.to_owned() }</p>
            <ol class="steps" aria-busy={(rows.len() < n_steps).then_some("true")}>{ for rows }</ol>
        </section>
    }
}
