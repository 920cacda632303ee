//! The plan by quarter, without a browser: it is found in slices while it is looked at, around what a person
//! decides, and shown as it was found.

#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::rc::Rc;

use opex_app::{
    EditMessage, Margin, OpenMessage, PlanMessage, Planning, PreferenceMessage, Preferences, Route, Store, Thresholds,
    ViewMessage, WhatIfMessage,
};
use opex_format::built_in_catalogue;
use opex_language::{Language, fill, number};
use opex_maturity::ui::App;
use opex_model::{
    Answer, Command, ConstraintCost, EffortSum, Evaluation, Importance, Objective, Outlook, Plan, PlanField,
    PlanProblem, PlanRequest, PlanSearch, PracticeIndex, Ratio, StepConstraint, StepDecision, StepId, StepStatus, Wave,
};
use opex_ports::memory::MemorySurroundings;
use surroundings::surroundings;

#[test]
fn the_plan_is_the_search_s_own() {
    for objective in Objective::ALL {
        let visit = Visit::of(&[30; 4]);
        visit.edit(Command::SetPlan(PlanField::Objective(objective)));
        let outlook = visit.outlook();
        assert_eq!(outlook.plan, best(&outlook.question.request, &outlook.question.evaluation));
        assert!(outlook.plan.is_optimal && outlook.plan.steps.len() > 10);
        assert_eq!(outlook.forecast.len(), 5, "today and after each quarter");
        let scores: Vec<Ratio> = outlook.forecast.iter().map(|at| at.overall().unwrap().score.unwrap()).collect();
        assert!(scores.is_sorted() && scores[0] < scores[4]);
        let planning = visit.planning();
        assert!(planning.frontier.len() > 10 && planning.frontier.is_sorted_by_key(|point| point.value));
    }
}

#[test]
fn nothing_is_looked_for_while_the_plan_is_not_shown() {
    let visit = Visit::of(&[30; 4]);
    visit.store.dispatch(ViewMessage::Go(Route::Results));
    visit.surroundings.timer.elapse();
    assert_eq!(visit.planning().outlook, None);
    visit.store.dispatch(ViewMessage::Go(Route::Plan));
    let first = visit.outlook();
    visit.store.dispatch(ViewMessage::Go(Route::Assess(None)));
    visit.edit(Command::SetImportance("organization-culture.escalation".into(), Importance::Low));
    visit.store.dispatch(ViewMessage::Go(Route::Plan));
    assert_eq!(visit.planning().outlook.as_ref(), Some(&first), "the last plan is there at once");
}

#[test]
fn a_visit_that_begins_at_the_plan_finds_it() {
    let visit = Visit::of(&[30; 4]);
    let found = visit.outlook();
    visit.store.flush();
    let ports = visit.surroundings.ports.clone();
    let preferences = Store::stored_preferences(&ports);
    let again = Store::new(ports, built_in_catalogue().unwrap(), Language::En, preferences);
    assert_eq!(again.state().route, Route::Plan);
    (0..5_000).for_each(|_| visit.surroundings.timer.elapse());
    assert_eq!(again.state().planning.outlook.as_ref().unwrap().plan, found.plan);
}

#[test]
fn the_last_plan_stays_until_there_is_another() {
    let visit = Visit::of(&[30; 4]);
    let first = visit.outlook();
    visit.capacities(&[10; 4]);
    assert_eq!(visit.planning().outlook, Some(Rc::clone(&first)));
    assert!(visit.planning().is_stale());
    let second = visit.outlook();
    assert!(second.plan.effort < first.plan.effort);
    visit.capacities(&[]);
    assert_eq!(*visit.planning(), Planning::default());
}

#[test]
fn a_search_can_be_ended_with_what_it_has() {
    let visit = Visit::of(&[7; 8]);
    visit.store.dispatch(ViewMessage::Go(Route::Plan));
    // The delay and the beginning of the search, and two slices of it.
    (0..3).for_each(|_| visit.surroundings.timer.elapse());
    assert_eq!(visit.planning().outlook, None, "the search must take longer");
    visit.store.dispatch(PlanMessage::Stop);
    let planning = visit.planning();
    assert!(planning.is_stopped && planning.progress.is_none());
    let ended = planning.outlook.as_ref().unwrap().plan.clone();
    assert!(ended.value < ended.bound);
    for language in Language::ALL {
        let texts = language.texts().planning();
        let share = number::percent_at_most(ended.bound.minus(ended.value).share_of(ended.bound));
        let html = visit.html(language);
        assert_eq!(attributes(&html, "data-plan"), ["stopped"]);
        assert!(html.contains(&fill(texts.stopped, &[("share", &share)])) && html.contains(texts.go_on));
    }

    // Going on leads where the search would have led.
    visit.settle();
    assert!(visit.planning().is_stopped, "only a person goes on");
    visit.store.dispatch(PlanMessage::Resume);
    let planning = visit.planning();
    assert!(!planning.is_stopped && planning.progress.is_some());
    assert_eq!(attributes(&visit.html(Language::En), "data-plan"), ["searching"]);
    let outlook = visit.outlook();
    assert_eq!(outlook.plan, best(&outlook.question.request, &outlook.question.evaluation));
    assert!(outlook.plan.value >= ended.value);
    visit.store.dispatch(PlanMessage::Resume);
    assert_eq!(visit.planning().progress, None, "there is nothing left to go on with");
}

#[test]
fn what_can_only_be_looked_at_takes_no_decision() {
    let visit = Visit::of(&[30; 4]);
    visit.outlook();
    let can_be_used = |class: &str| {
        let html = visit.html(Language::En);
        let tags: Vec<bool> =
            html.split('<').filter(|tag| tag.contains(class)).map(|tag| !tag.contains(" disabled=")).collect();
        assert!(tags.len() > 5, "{class}");
        assert!(tags.iter().all(|can| *can == tags[0]), "{class}");
        tags[0]
    };
    for (is_locked, can) in [(false, true), (true, false)] {
        visit.store.dispatch(ViewMessage::SetReadOnly(is_locked));
        visit.store.dispatch(ViewMessage::Go(Route::Plan));
        assert_eq!(visit.html(Language::En).contains("draggable=\"true\""), can);
        assert_eq!(can_be_used("step-when"), can);
        assert!(can_be_used("plan-card-more"), "the reasons stay");
        visit.store.dispatch(ViewMessage::Go(Route::Results));
        assert_eq!(can_be_used("aria-label=\"Accept"), can);
    }
}

#[test]
fn what_makes_a_step_leave_is_worked_out_when_it_is_asked() {
    let visit = Visit::of(&[30; 4]);
    let outlook = visit.outlook();
    let step = outlook.plan.steps.iter().find(|step| step.wave.number() == 2).unwrap();
    let key = (step.practice, step.to);
    assert_eq!(visit.planning().thresholds(key), Thresholds::NotAsked);
    visit.store.dispatch(PlanMessage::AskThresholds(key));
    assert_eq!(visit.planning().thresholds(key), Thresholds::Searching, "it is being worked out");
    visit.settle();
    let Thresholds::Known(found) = visit.planning().thresholds(key) else { panic!("they are known") };
    let (leaves_at, _) = found.effort.leaves_at.unwrap();
    assert!(found.effort.is_proven && found.effort.stays_at >= step.effort);

    // A person who enters that effort finds what was said.
    let id = visit.step(step.practice.get(), step.to);
    let is_there_with = |effort| {
        visit.edit(Command::SetEffort(id.practice.clone(), Some(effort)));
        let outlook = visit.outlook();
        let steps = outlook.plan.steps.iter();
        steps.clone().any(|other| (other.practice, other.to) == key && other.wave <= step.wave)
    };
    assert!(is_there_with(found.effort.stays_at));
    assert!(!is_there_with(leaves_at));
    assert_eq!(visit.planning().thresholds(key), Thresholds::NotAsked, "another question");
}

#[test]
fn the_optimum_is_found_around_what_is_decided_and_the_cost_is_told() {
    let visit = Visit::of(&[30; 4]);
    let free = visit.outlook();
    let early = free.plan.steps.iter().find(|step| step.wave.number() == 1 && step.from == 2).unwrap().clone();
    let id = visit.step(early.practice.get(), early.to);
    visit.edit(Command::SetStepDecision(id.clone(), Some(StepDecision::Pinned(Wave::from_number(4).unwrap()))));
    let pinned = visit.outlook();
    let is_it = |outlook: &Outlook| {
        let steps = outlook.plan.steps.iter();
        steps.filter(|step| (step.practice, step.to) == (early.practice, early.to)).map(|step| step.wave).next()
    };
    assert_eq!(is_it(&pinned), Wave::from_number(4));
    let constraint = pinned.question.request.constraints[0];
    let cost = visit.planning().cost(&constraint).unwrap();
    assert_eq!(cost, ConstraintCost::new(&pinned.plan, &free.plan));
    assert!(cost.most > Ratio::ZERO);
    let html = visit.html(Language::En);
    let points = fill(Language::En.texts().planning().points, &[("n", &number::points(cost.most))]);
    assert!(html.contains(&fill(Language::En.texts().planning().costs, &[("points", &points)])));

    visit.edit(Command::SetStepDecision(id.clone(), Some(StepDecision::Excluded)));
    let excluded = visit.outlook();
    assert_eq!(is_it(&excluded), None);
    assert!(visit.html(Language::Ko).contains(Language::Ko.texts().planning().left_out));

    visit.edit(Command::SetStepDecision(id.clone(), None));
    visit.edit(Command::SetStepStatus(id.clone(), StepStatus::Done));
    let done = visit.outlook();
    assert_eq!(done.question.request.constraints[0].kind, StepConstraint::Done);
    assert_eq!(is_it(&done), None);
    let html = visit.html(Language::En);
    assert_eq!(attributes(&html, "data-proposal"), [id.practice.as_str()]);
    visit.edit(Command::ConfirmStep(id.clone(), Rc::default()));
    assert_eq!(*visit.store.state().assessment().unwrap().answer(&id.practice), Answer::Level(early.to));
    let end = |outlook: &Outlook| outlook.forecast.last().unwrap().overall().unwrap().score;
    assert_eq!(end(&visit.outlook()), end(&done), "confirming brings what the plan has counted as taken");
}

#[test]
fn what_the_plan_would_lose_without_a_step_is_told_when_it_is_asked() {
    let visit = Visit::of(&[30; 4]);
    let outlook = visit.outlook();
    let step = &outlook.plan.steps[0];
    let key = (step.practice, step.to);
    assert_eq!(visit.planning().margin(key), None);
    visit.store.dispatch(PlanMessage::AskMargin(key));
    visit.settle();
    let Some(Margin::Costs(cost)) = visit.planning().margin(key) else { panic!("no margin") };
    assert!(cost.least > Ratio::ZERO, "the first step of a proven plan is there for a reason");

    visit.edit(Command::SetStepDecision(
        visit.step(step.practice.get(), step.to),
        Some(StepDecision::Pinned(step.wave)),
    ));
    visit.settle();
    assert_eq!(visit.planning().margin(key), None, "another question, other margins");
}

#[test]
fn choices_that_leave_no_place_are_named_and_can_be_decided_anew() {
    let visit = Visit::of(&[30; 4]);
    let before = visit.outlook();
    let late = before
        .plan
        .steps
        .iter()
        .find(|step| before.plan.steps.iter().any(|other| other.practice == step.practice && other.from == step.to))
        .unwrap();
    let pin = |to, wave| {
        let decision = StepDecision::Pinned(Wave::from_number(wave).unwrap());
        visit.edit(Command::SetStepDecision(visit.step(late.practice.get(), to), Some(decision)));
    };
    pin(late.to, 3);
    pin(late.to + 1, 1);
    visit.settle();
    let planning = visit.planning();
    assert!(planning.refusal.is_some() && planning.outlook.is_some());
    let html = visit.html(Language::En);
    assert!(html.contains("There is no plan") && html.contains(Language::En.texts().planning().free));
    assert!(attributes(&html, "data-step").is_empty(), "the last plan would say something else");
    assert_eq!(attributes(&html, "data-pinned").len(), 2, "each can be decided anew");
}

#[test]
fn what_is_tried_out_moves_the_plan_and_is_kept_as_one_change_or_forgotten() {
    let visit = Visit::of(&[30; 4]);
    let before = visit.outlook();
    let base = Rc::clone(visit.store.state().assessment().unwrap());
    let steps: Vec<StepId> = before.plan.steps.iter().map(|step| visit.step(step.practice.get(), step.to)).collect();
    let try_out = || {
        for step in steps.iter().take(2) {
            visit.store.dispatch(WhatIfMessage::TryOut(Command::SetAnswer(step.practice.clone(), Answer::Level(4))));
        }
        visit.settle();
    };
    try_out();
    let tried = visit.outlook();
    assert_ne!(tried.plan, before.plan);
    assert_eq!(visit.store.state().assessment(), Some(&base), "nothing is changed yet");
    let html = visit.html(Language::En);
    assert!(html.contains(Language::En.texts().planning().what_if_keep));

    visit.store.dispatch(WhatIfMessage::Discard);
    assert_eq!(visit.outlook().plan, before.plan);
    assert_eq!(visit.store.state().assessment(), Some(&base));

    try_out();
    visit.store.dispatch(WhatIfMessage::Keep);
    assert_eq!(visit.outlook().plan, tried.plan);
    assert_eq!(visit.store.state().what_if, None);
    visit.store.dispatch(EditMessage::Undo);
    assert_eq!(visit.store.state().assessment(), Some(&base), "one change");
}

#[test]
fn what_is_tried_out_stands_upon_later_changes() {
    let visit = Visit::of(&[30; 4]);
    let step = visit.step(0, 1).practice;
    visit.store.dispatch(WhatIfMessage::TryOut(Command::SetImportance(step.clone(), Importance::High)));
    visit.edit(Command::SetOwner(step.clone(), "Kim".into()));
    let state = visit.store.state();
    let record = state.tried().unwrap().record(&step).unwrap();
    assert_eq!((&*record.owner, record.importance), ("Kim", Importance::High));
    assert_eq!(state.assessment().unwrap().record(&step).unwrap().importance, Importance::Normal);
}

#[test]
fn rows_stand_in_the_order_of_the_plan() {
    for language in Language::ALL {
        let visit = Visit::of(&[30, 0, 12]);
        let outlook = visit.outlook();
        let html = visit.html(language);
        let (ids, from, to) =
            (attributes(&html, "data-step"), attributes(&html, "data-from"), attributes(&html, "data-to"));
        let shown: Vec<(String, String, String)> = ids
            .iter()
            .zip(from)
            .zip(to)
            .map(|((id, from), to)| ((*id).to_owned(), from.to_owned(), to.to_owned()))
            .collect();
        let expected: Vec<(String, String, String)> = (outlook.plan.steps.iter())
            .map(|step| {
                (
                    visit.step(step.practice.get(), step.to).practice.to_string(),
                    step.from.to_string(),
                    step.to.to_string(),
                )
            })
            .collect();
        assert_eq!(shown, expected);
        assert_eq!(attributes(&html, "data-wave"), ["1", "2", "3"]);
        let texts = language.texts().planning();
        assert!(html.contains(texts.proven));
        let n_quarters = fill(language.texts().export().quarter, &[("n", "2"), ("year", "2027")]);
        assert!(html.contains(&n_quarters), "the third quarter from the last of 2026");
        assert!(html.contains(texts.frontier) && html.contains(texts.forecast));
        let main = html.split("<main").nth(1).unwrap();
        assert!(!main.contains(" style=") && !main.contains('{'));
        let all = attributes(&html, "id");
        let mut unique = all.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), all.len(), "ids are unique");
    }
}

fn best(request: &PlanRequest, evaluation: &Evaluation) -> Plan {
    let catalogue = built_in_catalogue().unwrap();
    PlanSearch::new(PlanProblem::new(&catalogue, evaluation, request).unwrap()).run()
}

/// A visit with the example open.
struct Visit {
    surroundings: MemorySurroundings,
    store: Store,
}

impl Visit {
    /// With so many days in each quarter.
    fn of(days: &[u64]) -> Self {
        let surroundings = surroundings(&["text.ko.json", "text.en.json", "example.ko.json", "example.en.json"]);
        let catalogue = built_in_catalogue().unwrap();
        let store = Store::new(surroundings.ports.clone(), catalogue, Language::En, Preferences::default());
        store.dispatch(ViewMessage::Shown);
        store.dispatch(OpenMessage::Example);
        let visit = Self { surroundings, store };
        visit.capacities(days);
        visit
    }

    fn capacities(&self, days: &[u64]) {
        let capacities = days.iter().map(|days| EffortSum::from_hundredths(days * 100)).collect();
        self.edit(Command::SetPlan(PlanField::Capacities(capacities)));
    }

    fn edit(&self, command: Command) {
        self.store.dispatch(EditMessage::Change(command));
    }

    fn step(&self, practice: usize, to: u8) -> StepId {
        let practice = self.store.state().catalogue.practice(PracticeIndex::new(practice)).unwrap().id.clone();
        StepId { practice, to }
    }

    fn planning(&self) -> Rc<Planning> {
        Rc::clone(&self.store.state().planning)
    }

    /// Lets all the time pass that anything takes.
    fn settle(&self) {
        for _ in 0..5_000 {
            self.surroundings.timer.elapse();
        }
    }

    /// The plan, once everything about it is known.
    fn outlook(&self) -> Rc<Outlook> {
        self.store.dispatch(ViewMessage::Go(Route::Plan));
        self.settle();
        let planning = self.planning();
        assert_eq!(planning.progress, None, "the search has ended");
        Rc::clone(planning.outlook.as_ref().unwrap())
    }

    fn html(&self, language: Language) -> String {
        self.store.dispatch(PreferenceMessage::SetLanguage(language));
        let store = self.store.clone();
        let props = move || opex_maturity::ui::AppProps { is_arriving: false, is_part: false, store };
        futures::executor::block_on(yew::LocalServerRenderer::<App>::with_props(props()).hydratable(false).render())
    }
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}
