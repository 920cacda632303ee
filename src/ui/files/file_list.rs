//! Several files that were handed in at once.

use yew::prelude::*;

use crate::ui::context::Ui;
use crate::ui::shell::error_lines;
use opex_app::{FileStep, FilesMessage, HandedFile, HandedIn, Relation, State};
use opex_language::fill;
use opex_model::Profile;

/// How each file relates to the assessments that are already here and to the other files.
pub fn file_list(ui: &Ui, state: &State, handed_in: &HandedIn) -> Html {
    let texts = ui.texts().files();
    let kin = handed_in.relations(state);
    let can_begin = kin.iter().any(|kin| !matches!(kin, Relation::Refused(_)));
    html! {
        <>
            <p>{ texts.list_intro }</p>
            <ul class="file-rows">{ for handed_in.files.iter().zip(&kin).map(|(file, kin)| row(ui, file, kin)) }</ul>
            <div class="actions">
                <button type="button" class="button button-primary" disabled={!can_begin} onclick={ui.on(FilesMessage::Step(FileStep::Next))}>
                    { texts.begin }
                </button>
                <button type="button" class="button" onclick={ui.on(FilesMessage::Step(FileStep::Leave))}>{ ui.texts().common().cancel }</button>
            </div>
        </>
    }
}

fn row(ui: &Ui, file: &HandedFile, kin: &Relation) -> Html {
    let texts = ui.texts().files();
    let (class, what) = match kin {
        Relation::Refused(error) => {
            ("field-error", format!("{}: {}", texts.is_refused, error_lines(ui, error).join(" ")))
        }
        Relation::New => ("hint", texts.is_new.to_owned()),
        Relation::Known => ("file-relative", texts.is_relative.to_owned()),
        Relation::Deleted => ("hint", texts.is_deleted.to_owned()),
        Relation::SameAs(other) => ("file-relative", fill(texts.is_same_as, &[("file", other)])),
    };
    let name = file.content.as_ref().ok().map(|document| assessment_name(ui, &document.assessment.profile));
    html! {
        <li class="file-row">
            <p><strong>{ &*file.name }</strong>{ for name.map(|name| html! { <span class="file-what">{ name }</span> }) }</p>
            <p {class}>{ what }</p>
        </li>
    }
}

/// A name for an assessment.
pub fn assessment_name(ui: &Ui, profile: &Profile) -> String {
    let parts: Vec<&str> =
        [&*profile.team, &*profile.workload].into_iter().filter(|part| !part.trim().is_empty()).collect();
    if parts.is_empty() { ui.texts().start().unnamed.to_owned() } else { parts.join(" · ") }
}
