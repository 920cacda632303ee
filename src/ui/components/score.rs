//! A score as a figure.

use yew::prelude::*;

use opex_language::number;
use opex_model::Ratio;

/// Properties of [`ScoreFigure`].
#[derive(Properties, PartialEq)]
pub struct ScoreFigureProps {
    /// The id of the group that it is the score of.
    pub group: AttrValue,
    /// The score.
    pub value: Option<Ratio>,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A score: rounded for people, with more digits for scripts.
#[component]
pub fn ScoreFigure(props: &ScoreFigureProps) -> Html {
    html! {
        <span
            class={classes!("score", props.class.clone())}
            part="score"
            data-score={&props.group}
            data-value={number::data_value(props.value)}
        >
            { number::percent(props.value) }
        </span>
    }
}
