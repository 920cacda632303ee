//! The results: how mature, how sure, where the risk is.
//!
//! Every figure comes from the domain; this only arranges them. Geometry of charts is pure and stands
//! in files of its own.

mod accept_form;
mod bar_geometry;
mod group_bars;
mod group_row;
mod heat_map;
mod highlights;
mod left_out;
mod level_reached;
mod overall;
mod radar;
mod radar_geometry;
mod range_bar;
mod risk_group;
mod risk_row;
mod risks;
mod section;
mod title_block;
mod why;
mod why_dialog;

use std::rc::Rc;

use yew::prelude::*;

pub use self::bar_geometry::place;
use self::group_bars::{AreaBars, PrincipleBars};
use self::heat_map::HeatMap;
use self::highlights::Highlights;
use self::left_out::LeftOut;
use self::overall::Overall;
use self::radar::Radar;
use self::risks::Risks;
use self::title_block::TitleBlock;
use self::why::Question;
use self::why_dialog::WhyDialog;
use opex_model::{Assessment, CatalogueText, Date, Derived, PracticeRisk};

/// Properties of [`ResultsPage`].
#[derive(Properties, PartialEq)]
pub struct ResultsPageProps {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// What follows from it.
    pub derived: Rc<Derived>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// The day that figures are made for.
    pub today: Date,
}

/// The view of results.
#[component]
pub fn ResultsPage(props: &ResultsPageProps) -> Html {
    let ResultsPageProps { assessment, derived, text, today } = props;
    let question = use_state_eq(|| None::<Question>);
    let on_why = {
        let question = question.setter();
        use_callback((), move |asked: Question, ()| question.set(Some(asked)))
    };
    let on_close = {
        let question = question.setter();
        use_callback((), move |(), ()| question.set(None))
    };
    let risks = use_node_ref();
    let on_risk = {
        let risks = risks.clone();
        use_callback((), move |risk: PracticeRisk, ()| risks::go_to_group(&risks, risk))
    };
    let is_empty = derived.overall().is_none_or(|figures| figures.n_answered + figures.n_not_applicable == 0);
    html! {
        <div class="page results">
            <TitleBlock profile={Rc::clone(&assessment.profile)} catalogue={AttrValue::from(Rc::clone(&text.title))} today={*today} {is_empty} />
            <div class="results-top">
                <Overall derived={Rc::clone(derived)} text={Rc::clone(text)} on_why={&on_why} {on_risk} />
                <Radar derived={Rc::clone(derived)} text={Rc::clone(text)} />
            </div>
            <AreaBars derived={Rc::clone(derived)} text={Rc::clone(text)} on_why={&on_why} />
            <div class="results-middle">
                <HeatMap evaluation={Rc::clone(&derived.evaluation)} text={Rc::clone(text)} />
                <PrincipleBars derived={Rc::clone(derived)} text={Rc::clone(text)} on_why={&on_why} />
            </div>
            <Highlights evaluation={Rc::clone(&derived.evaluation)} text={Rc::clone(text)} />
            <Risks
                place={risks}
                assessment={Rc::clone(assessment)}
                evaluation={Rc::clone(&derived.evaluation)}
                text={Rc::clone(text)}
                today={*today}
            />
            <LeftOut assessment={Rc::clone(assessment)} text={Rc::clone(text)} />
            if let Some(question) = &*question {
                <WhyDialog
                    question={question.clone()}
                    members={derived.members(&question.group)}
                    evaluation={Rc::clone(&derived.evaluation)}
                    assessment={Rc::clone(assessment)}
                    text={Rc::clone(text)}
                    {on_why}
                    {on_close}
                />
            }
        </div>
    }
}
