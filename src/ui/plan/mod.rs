//! The view of plan.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Derived;
use crate::domain::{Assessment, CatalogueText, Date};
use crate::ui::context::use_ui;

/// Properties of [`PlanPage`].
#[derive(Properties, PartialEq)]
pub struct PlanPageProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What follows from it.
    pub derived: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// The view.
#[component]
pub fn PlanPage(_props: &PlanPageProps) -> Html {
    let ui = use_ui();
    html! { <section class="page"><h1>{ ui.texts().plan.title }</h1></section> }
}
