//! The picture of an operating model.

use std::rc::Rc;

use yew::prelude::*;

use opex_language::ProfileTexts;
use opex_model::OperatingModelText;

/// The two by two picture of a model: who is in each quadrant. Quadrants of the same team have the
/// same shade, so that where the work is divided shows at a glance.
pub fn quadrants(texts: &ProfileTexts, model: &OperatingModelText) -> Html {
    let quadrant = |team: &Rc<str>| {
        let shade = model.quadrants.iter().position(|known| known == team).unwrap_or_default();
        html! { <span class={format!("quadrant quadrant-{shade}")}>{ &**team }</span> }
    };
    let [app_engineering, app_operations, infra_engineering, infra_operations] = &model.quadrants;
    html! {
        <span class="quadrants">
            <span />
            <span class="quadrants-head">{ texts.engineering }</span>
            <span class="quadrants-head">{ texts.operations }</span>
            <span class="quadrants-head">{ texts.application }</span>
            { quadrant(app_engineering) }
            { quadrant(app_operations) }
            <span class="quadrants-head">{ texts.infrastructure }</span>
            { quadrant(infra_engineering) }
            { quadrant(infra_operations) }
        </span>
    }
}
