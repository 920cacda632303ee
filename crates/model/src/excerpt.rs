//! Part of an assessment, for others to see.

use std::rc::Rc;

use super::assessment::{AcceptedRisk, Answer, Assessment, Evidence, KeptJson, Profile, Record};
use super::follow_up::StepRecord;
use super::plan_settings::PlanSettings;

/// How much of an assessment is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Excerpt {
    /// What figures are made of, and what the assessment is called. No notes, evidence, names of people or reasons.
    #[default]
    Figures,
    /// Everything that this version knows.
    Texts,
}

/// What `extent` says of an assessment. What this version does not know is never part of it, since nobody can see
/// what that is.
pub fn excerpt(assessment: &Assessment, extent: Excerpt) -> Assessment {
    // Named one by one here and below, so that a new field cannot be given away by accident.
    let Assessment { id, catalogue, profile, plan, records, snapshots: _, kept: _ } = assessment;
    let PlanSettings { capacities, objective, first_quarter, kept: _ } = &**plan;
    let plan = PlanSettings {
        capacities: Rc::clone(capacities),
        objective: *objective,
        first_quarter: *first_quarter,
        kept: KeptJson::default(),
    };
    let mut taken = Assessment::new(id.clone(), catalogue.clone(), profile_excerpt(profile, extent));
    taken.plan = Rc::new(plan);
    for (practice, record) in records.iter() {
        let record = record_excerpt(record, extent);
        if record != Record::default() {
            taken.records.insert(practice.clone(), Rc::new(record));
        }
    }
    taken
}

fn profile_excerpt(profile: &Profile, extent: Excerpt) -> Profile {
    let Profile { team, workload, scope, date, facilitator, operating_model, default_target, example, kept: _ } =
        profile;
    Profile {
        team: Rc::clone(team),
        workload: Rc::clone(workload),
        scope: extent.text(scope),
        date: *date,
        facilitator: extent.text(facilitator),
        operating_model: operating_model.clone(),
        default_target: *default_target,
        example: *example,
        kept: KeptJson::default(),
    }
}

fn record_excerpt(record: &Record, extent: Excerpt) -> Record {
    let Record {
        answer,
        depends_on_other_team,
        note,
        evidence,
        owner,
        due,
        importance,
        target,
        effort,
        accepted,
        steps,
        kept: _,
    } = record;
    let answer = match answer {
        Answer::NotApplicable { reason, explanation } => {
            Answer::NotApplicable { reason: *reason, explanation: extent.text(explanation) }
        }
        other => other.clone(),
    };
    let evidence = evidence.iter().filter(|_| extent == Excerpt::Texts);
    Record {
        answer,
        depends_on_other_team: *depends_on_other_team,
        note: extent.text(note),
        evidence: evidence
            .map(|Evidence { label, url, kept: _ }| Evidence {
                label: Rc::clone(label),
                url: Rc::clone(url),
                kept: KeptJson::default(),
            })
            .collect(),
        owner: extent.text(owner),
        due: *due,
        importance: *importance,
        target: *target,
        effort: *effort,
        accepted: accepted.as_ref().map(|AcceptedRisk { who, why, until, kept: _ }| AcceptedRisk {
            who: extent.text(who),
            why: extent.text(why),
            until: *until,
            kept: KeptJson::default(),
        }),
        steps: steps
            .iter()
            .map(|(to, StepRecord { choice, status, note, kept: _ })| {
                (
                    *to,
                    StepRecord { choice: *choice, status: *status, note: extent.text(note), kept: KeptJson::default() },
                )
            })
            .filter(|(_, step)| *step != StepRecord::default())
            .collect(),
        kept: KeptJson::default(),
    }
}

impl Excerpt {
    /// A text that people wrote, where it is taken.
    fn text(self, text: &Rc<str>) -> Rc<str> {
        match self {
            Self::Figures => Rc::default(),
            Self::Texts => Rc::clone(text),
        }
    }
}
