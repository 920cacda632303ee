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
use self::group_bars::{GroupBars, area_bars, principle_bars};
use self::heat_map::HeatMap;
use self::highlights::{Highlights, highlights};
use self::left_out::{LeftOut, left_out};
use self::overall::{Overall, overall};
use self::radar::{Radar, radar};
use self::risks::{Risks, risks};
use self::title_block::{TitleBlock, title_block};
pub use self::why_dialog::why_dialog;
use crate::ui::context::use_ui;
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
    let ui = use_ui();
    let ResultsPageProps { assessment, derived, text, today } = props;
    let place = use_node_ref();
    let on_risk = {
        let place = place.clone();
        use_callback((), move |risk: PracticeRisk, ()| risks::go_to_group(&place, risk))
    };
    let is_empty = derived.overall().is_none_or(|figures| figures.n_answered + figures.n_not_applicable == 0);
    let (text, evaluation) = (|| Rc::clone(text), || Rc::clone(&derived.evaluation));
    let bars = GroupBars { derived: Rc::clone(derived), text: text() };
    let title = TitleBlock {
        profile: Rc::clone(&assessment.profile),
        catalogue: AttrValue::from(Rc::clone(&props.text.title)),
        today: *today,
        is_empty,
    };
    let of_risks =
        Risks { place, assessment: Rc::clone(assessment), evaluation: evaluation(), text: text(), today: *today };
    html! {
        <div class="page results">
            { title_block(&ui, &title) }
            <div class="results-top">
                { overall(&ui, &Overall { derived: Rc::clone(derived), text: text(), on_risk }) }
                { radar(&ui, &Radar { derived: Rc::clone(derived), text: text() }) }
            </div>
            { area_bars(&ui, &bars) }
            <div class="results-middle">
                <HeatMap evaluation={evaluation()} text={text()} />
                { principle_bars(&ui, &bars) }
            </div>
            { highlights(&ui, &Highlights { evaluation: evaluation(), text: text() }) }
            { risks(&ui, &of_risks) }
            { left_out(&ui, &LeftOut { assessment: Rc::clone(assessment), text: text() }) }
        </div>
    }
}
