//! What a practice rests on, and what rests on it.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::heading;
use super::reading::Reading;
use opex_model::PracticeIndex;

/// Prerequisites and dependants, each with its reason.
pub fn relations(reading: &Reading<'_>, index: PracticeIndex, level: u8) -> Html {
    let Some(practice) = reading.ui.catalogue.practice(index) else { return Html::default() };
    let texts = reading.ui.texts();
    let prerequisites = practice.prerequisites.iter().map(|needed| (*needed, reason(reading, index, *needed)));
    let dependants = practice.dependants.iter().map(|dependant| (*dependant, reason(reading, *dependant, index)));
    let before = list(reading, prerequisites.collect(), texts.catalogue().nothing_before);
    let after = list(reading, dependants.collect(), texts.catalogue().nothing_after);
    html! {
        <>
            <section class="catalogue-part" data-relation="prerequisites">
                { heading(level, "", html! { { texts.assess().guidance_prerequisites } }) }
                { before }
            </section>
            <section class="catalogue-part" data-relation="dependants">
                { heading(level, "", html! { { texts.catalogue().makes_possible } }) }
                { after }
            </section>
        </>
    }
}

/// Why a practice rests on another.
fn reason(reading: &Reading<'_>, practice: PracticeIndex, needed: PracticeIndex) -> Option<Rc<str>> {
    let prerequisites = &reading.ui.catalogue.practice(practice)?.prerequisites;
    let at = prerequisites.iter().position(|known| *known == needed)?;
    reading.practice(practice)?.prerequisite_reasons.get(at).cloned()
}

fn list(reading: &Reading<'_>, items: Vec<(PracticeIndex, Option<Rc<str>>)>, nothing: &'static str) -> Html {
    if items.is_empty() {
        return html! { <p class="hint">{ nothing }</p> };
    }
    let prose = reading.prose();
    let item = |(index, why): (PracticeIndex, Option<Rc<str>>)| {
        html! {
            <li>
                { reading.practice_link(index) }
                if let Some(why) = why {
                    <p class="relation-why">{ prose.html(&why) }</p>
                }
            </li>
        }
    };
    html! { <ul class="relation-list">{ for items.into_iter().map(item) }</ul> }
}
