//! A risk as a mark and a word.

use yew::prelude::*;

use super::icon::{Icon, icon};
use opex_language::{CommonTexts, fill};
use opex_model::{PracticeRisk, Risk};

/// A risk by shape, word and color, with how many stand at it where that is counted.
pub fn risk_badge(texts: &CommonTexts, risk: PracticeRisk, count: Option<usize>) -> Html {
    html! {
        <span class={classes!("risk", format!("risk-{}", risk.as_str()))}>
            { icon(risk_icon(risk)) }
            <span>{ texts.standing_risk_word(risk) }</span>
            if let Some(count) = count {
                <strong class="risk-count">{ count }</strong>
            }
        </span>
    }
}

/// The risk of leaving a practice out, as the catalogue rates it, by shape, word and color.
pub fn risk_mark(texts: &CommonTexts, risk: Risk) -> Html {
    let picture = match risk {
        Risk::High => Icon::RiskHigh,
        Risk::Medium => Icon::RiskMedium,
        Risk::Low => Icon::RiskLow,
    };
    let word = risk_mark_word(texts, risk);
    html! { <span class={classes!("risk", format!("risk-{}", risk.as_str()))}>{ icon(picture) }<span>{ word }</span></span> }
}

/// Says the risk of leaving a practice out.
pub fn risk_mark_word(texts: &CommonTexts, risk: Risk) -> String {
    fill(texts.risk_of_practice, &[("risk", texts.risk_word(risk))])
}

fn risk_icon(risk: PracticeRisk) -> Icon {
    match risk {
        PracticeRisk::High => Icon::RiskHigh,
        PracticeRisk::Medium => Icon::RiskMedium,
        PracticeRisk::Low => Icon::RiskLow,
        PracticeRisk::None => Icon::Check,
        PracticeRisk::Accepted => Icon::Accepted,
        PracticeRisk::Unknown => Icon::Unknown,
    }
}
