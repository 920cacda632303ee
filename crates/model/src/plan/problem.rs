//! From an assessment to the optimiser's network.

use super::network::{Network, Node, Wave};
use super::request::{Choice, Decision, MAX_WAVES, Objective, PlanError, PlanRequest};
use super::total::at;
use crate::catalogue::Catalogue;
use crate::effort::{Effort, EffortSum};
use crate::evaluation::{Evaluation, Standing};
use crate::ratio::Ratio;
use crate::risk::{PracticeRisk, Risk};
use crate::scale::{Level, Scale};
use crate::table::Table;

/// All steps that a plan can have, with everything that decides their place.
#[derive(Clone, Debug)]
pub struct PlanProblem {
    pub(super) network: Network,
    /// What the nodes of the network mean, in the same order.
    pub(super) steps: Vec<Step>,
    evaluation: Evaluation,
    /// What a gain of 1 in the network stands for, turned over: gains are wholes of this.
    pub(super) gain_unit: u128,
}

/// A step that a plan can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub practice: usize,
    pub to: Level,
    pub effort: Effort,
    /// Unanswered prerequisites that it rests on.
    pub assumes: Vec<usize>,
}

impl PlanProblem {
    /// Collects the steps of an assessment, and lays the choices upon them.
    ///
    /// # Errors
    /// A number of waves that is not 1 to [`MAX_WAVES`], and choices that cannot be kept.
    pub fn new(catalogue: &Catalogue, evaluation: &Evaluation, request: &PlanRequest) -> Result<Self, PlanError> {
        let n_waves = request.capacities.len();
        if n_waves == 0 || n_waves > MAX_WAVES {
            return Err(PlanError::Waves(n_waves));
        }
        let (evaluation, choices) = settle_done(catalogue, evaluation, request)?;
        let (steps, mut nodes) = all_steps(catalogue, &evaluation, request.objective);
        let never = Wave::try_from(n_waves).unwrap_or(Wave::MAX);
        for node in &mut nodes {
            node.last = never;
        }
        for choice in &choices {
            let index = steps.iter().position(|step| (step.practice, step.to) == (choice.practice, choice.to));
            let wave = match choice.decision {
                Decision::Pinned(wave) => wave.checked_sub(1).filter(|wave| *wave < n_waves),
                Decision::Excluded | Decision::Done => Some(n_waves),
            };
            let wave = wave.and_then(|wave| Wave::try_from(wave).ok()).ok_or(PlanError::NoSuchStep(*choice))?;
            let node = index.and_then(|index| nodes.get_mut(index)).ok_or(PlanError::NoSuchStep(*choice))?;
            (node.first, node.last) = (node.first.max(wave), node.last.min(wave));
        }
        let (steps, nodes) = useful(steps, nodes, never);
        let network = network(&request.capacities, nodes).narrowed().map_err(|stuck| {
            let (practice, to) = steps.get(stuck).map_or((0, 0), |step| (step.practice, step.to));
            PlanError::NoPlace { practice, to }
        })?;
        let gain_unit = match request.objective {
            Objective::Score => applicable_reachable(&evaluation).max(1),
            Objective::Risk => 2,
        };
        Ok(Self { network, steps, evaluation, gain_unit })
    }

    /// How many steps there are to choose from: those that are worth something, or lead to one that is.
    pub fn n_steps(&self) -> usize {
        self.steps.len()
    }

    /// Where the practices stand once what is marked as done is done: what a forecast begins with.
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// How many waves there are.
    pub fn n_waves(&self) -> usize {
        self.network.n_waves()
    }

    /// The problem of one wave with other room. Nothing may be pinned.
    pub(super) fn with_one_room(&self, capacity: EffortSum) -> Self {
        let never = 1;
        let is_out = |node: &Node| usize::from(node.first) >= self.n_waves();
        let free = |node: &Node| Node { first: Wave::from(is_out(node)), last: never, ..node.clone() };
        let nodes = self.network.nodes.iter().map(free).collect();
        let network = network(&[capacity], nodes);
        // Where nothing has to be done nothing can be stuck.
        let network = network.clone().narrowed().unwrap_or(network);
        Self { network, ..self.clone() }
    }

    /// A sum of gains in its own unit: a share of the overall score, or risk points.
    pub(super) fn value(&self, gain: i64) -> Ratio {
        Ratio::new(u128::try_from(gain).unwrap_or_default(), self.gain_unit).unwrap_or(Ratio::ZERO)
    }
}

/// The standings with what is done raised, and the choices that are left.
fn settle_done(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    request: &PlanRequest,
) -> Result<(Evaluation, Vec<Choice>), PlanError> {
    let mut levels: Table<usize, Level> = Table::new();
    let (done, others): (Vec<Choice>, Vec<Choice>) =
        request.choices.iter().partition(|choice| choice.decision == Decision::Done);
    for choice in done {
        let level = evaluation.standing(choice.practice).and_then(|standing| standing.level);
        let reached = level.filter(|level| *level < choice.to && evaluation.scale().contains(choice.to));
        reached.ok_or(PlanError::NoSuchStep(choice))?;
        let known = levels.get(&choice.practice).copied().unwrap_or_default();
        levels.insert(choice.practice, known.max(choice.to));
    }
    let evaluation = match levels.is_empty() {
        true => evaluation.clone(),
        false => evaluation.at_levels(catalogue, |practice| levels.get(&practice).copied()),
    };
    Ok((evaluation, others))
}

/// Every step of every practice up to its needed target, each after all that must come before it.
fn all_steps(catalogue: &Catalogue, evaluation: &Evaluation, objective: Objective) -> (Vec<Step>, Vec<Node>) {
    let scale = evaluation.scale();
    let half = scale.half();
    let (mut steps, mut nodes) = (Vec::new(), Vec::new());
    // Where the step of a practice to level h is, for those that are not there yet.
    let mut openings = vec![None; catalogue.practices().len()];
    for index in catalogue.prerequisites_first() {
        let (Some(practice), Some(standing)) = (catalogue.practice(*index), evaluation.standing(*index)) else {
            continue;
        };
        let Some(level) = standing.level else { continue };
        let mut previous = None;
        for to in level + 1..=standing.needed_target {
            let is_gated = to >= half;
            let gates = practice.prerequisites.iter().filter(|_| is_gated);
            let gates = gates.filter_map(|needed| at(&openings, *needed));
            let is_open = |needed: &&usize| {
                let standing = evaluation.standing(**needed);
                standing.is_some_and(|standing| standing.is_applicable && standing.level.is_none())
            };
            let assumed = practice.prerequisites.iter().filter(|_| is_gated).filter(is_open);
            nodes.push(Node {
                gain: gain(standing, to, scale, objective),
                effort: i64::from(standing.effort.hundredths()),
                // What gates an earlier step of the practice gates this one through it.
                predecessors: match previous {
                    Some(previous) if to > half => vec![previous],
                    _ => previous.into_iter().chain(gates).collect(),
                },
                first: 0,
                last: 0,
            });
            steps.push(Step { practice: *index, to, effort: standing.effort, assumes: assumed.copied().collect() });
            previous = Some(nodes.len() - 1);
            if let Some(opening) = openings.get_mut(*index).filter(|_| to == half) {
                *opening = previous;
            }
        }
    }
    (steps, nodes)
}

/// What a step is worth, in halves: the practice's weight, or the fall in its risk points.
fn gain(standing: &Standing, to: Level, scale: Scale, objective: Objective) -> i64 {
    let gain = match objective {
        Objective::Score => standing.half_weight,
        Objective::Risk if standing.risk == Some(PracticeRisk::Accepted) => 0,
        Objective::Risk => {
            let points = |level: Level| risk_points(standing.catalogue_risk, level, scale);
            let fall = points(to - 1) - points(to);
            standing.half_weight / u128::from(standing.catalogue_risk.weight()) * fall
        }
    };
    i64::try_from(gain).unwrap_or_default()
}

fn risk_points(risk: Risk, level: Level, scale: Scale) -> u128 {
    match PracticeRisk::at_level(risk, level, scale) {
        PracticeRisk::High => 9,
        PracticeRisk::Medium => 3,
        PracticeRisk::Low => 1,
        PracticeRisk::None | PracticeRisk::Accepted | PracticeRisk::Unknown => 0,
    }
}

/// Leaves out what no optimum has, because it takes effort and neither gains anything nor leads to
/// anything that does; unless it is pinned.
fn useful(steps: Vec<Step>, nodes: Vec<Node>, never: Wave) -> (Vec<Step>, Vec<Node>) {
    let mut is_useful: Vec<bool> = nodes.iter().map(|node| node.gain > 0 || node.last < never).collect();
    for (index, node) in nodes.iter().enumerate().rev() {
        if at(&is_useful, index) {
            for before in &node.predecessors {
                if let Some(entry) = is_useful.get_mut(*before) {
                    *entry = true;
                }
            }
        }
    }
    let mut places = Vec::with_capacity(nodes.len());
    let mut n_kept = 0;
    for useful in &is_useful {
        places.push(n_kept);
        n_kept += usize::from(*useful);
    }
    let kept = steps.into_iter().zip(nodes).zip(is_useful).filter(|(_, useful)| *useful);
    kept.map(|((step, mut node), _)| {
        for before in &mut node.predecessors {
            *before = at(&places, *before);
        }
        (step, node)
    })
    .unzip()
}

fn network(capacities: &[EffortSum], nodes: Vec<Node>) -> Network {
    let total: i64 = nodes.iter().map(|node| node.effort).sum();
    let mut room: i64 = 0;
    let rooms = capacities.iter().map(|capacity| {
        room = room.saturating_add(i64::try_from(capacity.hundredths()).unwrap_or(i64::MAX)).min(total);
        room
    });
    Network { nodes, rooms: rooms.collect(), counts_effort: true }
}

/// Σ w·S over all applicable practices, in halves.
fn applicable_reachable(evaluation: &Evaluation) -> u128 {
    let applicable = evaluation.standings().iter().filter(|standing| standing.is_applicable);
    applicable.map(|standing| standing.half_weight).sum::<u128>() * u128::from(evaluation.scale().top())
}
