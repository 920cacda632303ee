//! Things to show for an answer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{Icon, TextField, focus, icon};
use crate::ui::context::{Ui, use_ui};
use opex_app::EditMessage;
use opex_language::fill;
use opex_model::{Command, Evidence, PracticeId};

/// Properties of [`EvidenceList`].
#[derive(Properties, PartialEq)]
pub struct EvidenceListProps {
    /// The practice.
    pub id: PracticeId,
    /// Its evidence.
    pub evidence: Rc<[Evidence]>,
}

/// A row per piece of evidence. Its place is offered as a link only where it is a web address.
#[component]
pub fn EvidenceList(props: &EvidenceListProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().assess();
    let rows = use_rows(&ui, props);
    let is_added = use_memo((), |()| Cell::new(false));
    {
        let is_added = Rc::clone(&is_added);
        use_effect_with(rows.shown.len(), move |_| is_added.set(false));
    }
    let add_button = use_node_ref();
    let add = {
        let (rows, is_added) = (rows.clone(), Rc::clone(&is_added));
        Callback::from(move |_: MouseEvent| {
            is_added.set(true);
            rows.change(rows.shown.iter().cloned().chain([Evidence::default()]).collect());
        })
    };
    let row = |index: usize| {
        let takes_focus = is_added.get() && index + 1 == rows.shown.len();
        row(&ui, &rows, index, takes_focus, &add_button)
    };
    html! {
        <fieldset class="field field-wide evidence">
            <legend>{ texts.evidence }</legend>
            { for (0..rows.shown.len()).map(row) }
            <button ref={&add_button} type="button" class="button button-quiet" onclick={add}>{ icon(Icon::Plus) }<span>{ texts.evidence_add }</span></button>
        </fieldset>
    }
}

/// The rows on the page, and what changes them.
#[derive(Clone)]
struct Rows {
    shown: Rc<[Evidence]>,
    remembered: Rc<RefCell<Rc<[Evidence]>>>,
    show_again: UseForceUpdateHandle,
    ui: Ui,
    id: PracticeId,
    recorded: Rc<[Evidence]>,
}

/// A row that says nothing yet is on the page only: nothing is recorded of it, so that it is neither counted nor saved.
#[hook]
fn use_rows(ui: &Ui, props: &EvidenceListProps) -> Rows {
    let remembered = use_mut_ref(|| Rc::clone(&props.evidence));
    if said(&remembered.borrow()) != said(&props.evidence) {
        // It has changed by other means, such as undo.
        *remembered.borrow_mut() = Rc::clone(&props.evidence);
    }
    let shown = Rc::clone(&remembered.borrow());
    Rows {
        shown,
        remembered,
        show_again: use_force_update(),
        ui: ui.clone(),
        id: props.id.clone(),
        recorded: Rc::clone(&props.evidence),
    }
}

impl Rows {
    fn change(&self, rows: Rc<[Evidence]>) {
        let said = said(&rows);
        *self.remembered.borrow_mut() = rows;
        if said == self.recorded {
            // The store has nothing to tell.
            self.show_again.force_update();
        }
        self.ui.dispatch(EditMessage::Change(Command::SetEvidence(self.id.clone(), said)));
    }
}

/// Whether a piece of evidence says something.
pub fn says_something(evidence: &Evidence) -> bool {
    *evidence != Evidence::default()
}

fn said(rows: &[Evidence]) -> Rc<[Evidence]> {
    rows.iter().filter(|evidence| says_something(evidence)).cloned().collect()
}

fn row(ui: &Ui, rows: &Rows, index: usize, takes_focus: bool, add_button: &NodeRef) -> Html {
    let texts = ui.texts().assess();
    let Some(evidence) = rows.shown.get(index) else { return Html::default() };
    let edit = |change: fn(&mut Evidence, Rc<str>)| {
        let rows = rows.clone();
        Callback::from(move |text: String| {
            let mut all = rows.shown.to_vec();
            if let Some(evidence) = all.get_mut(index) {
                change(evidence, text.into());
            }
            rows.change(all.into());
        })
    };
    let remove = {
        let (rows, add_button) = (rows.clone(), add_button.clone());
        Callback::from(move |_: MouseEvent| {
            let others = rows.shown.iter().enumerate().filter(|(at, _)| *at != index);
            // A step of its own, although typing changes the same.
            rows.ui.dispatch(EditMessage::EndTyping);
            rows.change(others.map(|(_, evidence)| evidence.clone()).collect());
            rows.ui.dispatch(EditMessage::EndTyping);
            // The button goes with its row; without this the focus would go with it.
            focus(&add_button);
        })
    };
    let n = (index + 1).to_string();
    let name = |field: &str| format!("evidence-{field}-{index}-{}", rows.id);
    html! {
        <div key={index} class="evidence-row">
            <TextField
                name={name("label")}
                label={texts.evidence_label}
                value={AttrValue::from(Rc::clone(&evidence.label))}
                on_text={edit(|evidence, text| evidence.label = text)}
                {takes_focus}
            />
            <TextField
                name={name("url")}
                label={texts.evidence_url}
                value={AttrValue::from(Rc::clone(&evidence.url))}
                on_text={edit(|evidence, text| evidence.url = text)}
            />
            <button type="button" class="button button-quiet button-icon" onclick={remove} aria-label={fill(texts.evidence_remove, &[("n", &n)])}>
                { icon(Icon::Close) }
            </button>
            if evidence.is_link() {
                <a class="evidence-link" href={evidence.url.to_string()} target="_blank" rel="noopener noreferrer">{ &*evidence.url }</a>
            }
        </div>
    }
}
