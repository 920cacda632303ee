//! A question with its answers.

use yew::prelude::*;

use super::QuestionPage;
use crate::ui::components::{level_class, risk_mark};
use crate::ui::entrance::beginning::Question;
use crate::ui::entrance::given_answer::GivenAnswer;
use opex_app::Route;
use opex_language::{AssessTexts, fill};
use opex_model::Scale;

impl QuestionPage<'_> {
    pub(super) fn card(&self, at: usize, question: &Question) -> Html {
        let texts = self.language.assess_texts();
        let wait = &self.callbacks.on_wait;
        let given = self.answers.of(at);
        let route = Route::Catalogue(question.id.as_str().into());
        let clear = self.callbacks.on_answer.reform(move |_: MouseEvent| (at, GivenAnswer::Cleared));
        html! {
            <article class="card" part="card" tabindex="-1" data-practice={&question.id}>
                <header class="card-head">
                    <p class="card-place">
                        <span class="number">{ &question.number }</span>
                        { risk_mark(self.language.common_texts(), question.risk) }
                        <a class="card-more" href={route.place()} onclick={self.callbacks.go(route)}>
                            { texts.read_all }<span class="visually-hidden">{ ": " }{ &question.title }</span>
                        </a>
                    </p>
                    <h3 class="card-title">{ &question.title }</h3>
                    <p class="card-question">{ &question.question }</p>
                    <p class="card-why">{ &question.why }</p>
                </header>
                { self.levels(texts, at, question, given) }
                <div class="card-foot">
                    <button type="button" class="button button-quiet" onclick={wait} aria-expanded="true">
                        { texts.hide_levels }
                    </button>
                    <button type="button" class="button button-quiet" disabled={given == GivenAnswer::Cleared} onclick={clear}>
                        { texts.clear }
                    </button>
                    <details class="fold"><summary onclick={wait}>{ texts.details }</summary></details>
                    <details class="fold"><summary onclick={wait}>{ texts.guidance }</summary></details>
                    <label class="check" onclick={wait}>
                        <input type="checkbox" />
                        <span>{ texts.depends }</span>
                    </label>
                </div>
            </article>
        }
    }

    fn levels(&self, texts: &'static AssessTexts, at: usize, question: &Question, given: GivenAnswer) -> Html {
        let common = self.language.common_texts();
        let top = self.beginning.levels.len().saturating_sub(1);
        let Some(scale) = Scale::new(top as u64) else { return Html::default() };
        let group = format!("om-{}", question.id);
        let choose = |given: GivenAnswer| self.callbacks.on_answer.reform(move |_: Event| (at, given));
        let option = |(level, name): (u8, &AttrValue)| {
            let is_chosen = given == GivenAnswer::Level(level);
            html! {
                <label class={classes!("level", level_class(level, scale), is_chosen.then_some("is-chosen"))}>
                    <input
                        type="radio"
                        name={group.clone()}
                        value={level.to_string()}
                        checked={is_chosen}
                        onchange={choose(GivenAnswer::Level(level))}
                    />
                    <span class="level-digit" aria-hidden="true">{ level }</span>
                    <span class="level-name">
                        <span class="visually-hidden">{ level }</span>
                        { name }
                        if level == scale.good() {
                            <span class="level-target">{ texts.target_mark }</span>
                        }
                    </span>
                    <span class="level-text">{ question.levels.get(usize::from(level)).cloned().unwrap_or_default() }</span>
                </label>
            }
        };
        let is_na = given == GivenAnswer::NotApplicable;
        html! {
            <fieldset class="levels">
                <legend class="visually-hidden">{ fill(texts.level_legend, &[("title", &question.title)]) }</legend>
                { for scale.levels().zip(&self.beginning.levels).map(option) }
                <label class={classes!("level", "level-na", is_na.then_some("is-chosen"))}>
                    <input type="radio" name={group.clone()} value="na" checked={is_na} onchange={choose(GivenAnswer::NotApplicable)} />
                    <span class="level-digit" aria-hidden="true">{ "–" }</span>
                    <span class="level-name">{ common.not_applicable }</span>
                    <span class="level-text">{ texts.na_option }</span>
                </label>
            </fieldset>
        }
    }
}
