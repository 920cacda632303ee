//! Whose assessment it is: two fields that can wait until the first questions are answered.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::TextField;
use crate::ui::context::use_ui;
use opex_app::EditMessage;
use opex_model::{AssessmentId, Command, Profile, ProfileField};

/// Properties of [`Names`].
#[derive(Properties, PartialEq)]
pub struct NamesProps {
    /// The assessment.
    pub assessment: AssessmentId,
    /// What it says of itself.
    pub profile: Rc<Profile>,
}

/// Team and workload, where neither was said when the view was opened: what is being filled in stays.
#[component]
pub fn Names(props: &NamesProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().profile();
    let profile = &props.profile;
    let is_asked =
        use_memo(props.assessment.clone(), |_| profile.team.trim().is_empty() && profile.workload.trim().is_empty());
    if !*is_asked || ui.is_locked {
        return Html::default();
    }
    let field = |name: &'static str, label: &'static str, value: &Rc<str>, field: fn(Rc<str>) -> ProfileField| {
        let store = ui.store.clone();
        let on_text = Callback::from(move |text: String| {
            store.dispatch(EditMessage::Change(Command::SetProfile(field(text.into()))));
        });
        html! { <TextField {name} {label} value={AttrValue::from(Rc::clone(value))} {on_text} /> }
    };
    html! {
        <section class="names">
            <h2>{ texts.title }</h2>
            <p class="hint">{ texts.intro }</p>
            <div class="names-fields">
                { field("names-team", texts.team, &profile.team, ProfileField::Team) }
                { field("names-workload", texts.workload, &profile.workload, ProfileField::Workload) }
            </div>
        </section>
    }
}
