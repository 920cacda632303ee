//! Writing the profile and what is recorded for practices, in a file, in its snapshots and under their seals.

use super::field_names::{profile_field, record_field};
use super::plan_settings::{days_number, write_steps};
use super::record_reader::NOT_APPLICABLE;
use super::written::{Written, WrittenObject};
use opex_model::{
    AcceptedRisk, Answer, Evidence, Importance, Level, NotApplicableReason, Profile, ProfilePart, Record, RecordPart,
};

/// The profile as it is written.
pub fn write_profile(profile: &Profile) -> WrittenObject<'_> {
    // Named one by one here and below, so that a new field cannot be forgotten.
    let Profile { team, workload, scope, date, facilitator, operating_model, default_target, example, kept } = profile;
    let mut written = WrittenObject::default();
    written.put_text(profile_field(ProfilePart::Team), team);
    written.put_text(profile_field(ProfilePart::Workload), workload);
    written.put_text(profile_field(ProfilePart::Scope), scope);
    written.put_shown(profile_field(ProfilePart::Date), *date);
    written.put_text(profile_field(ProfilePart::Facilitator), facilitator);
    written.put_shown(profile_field(ProfilePart::OperatingModel), operating_model.as_ref());
    written.put_some(profile_field(ProfilePart::DefaultTarget), default_target.map(number));
    written.put_flag(profile_field(ProfilePart::Example), *example);
    written.put_unknown(kept);
    written
}

/// What is recorded for a practice, as it is written.
pub fn write_record(record: &Record) -> WrittenObject<'_> {
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
        kept,
    } = record;
    let mut written = WrittenObject::default();
    write_answer(&mut written, answer);
    written.put_flag(record_field(RecordPart::DependsOnOtherTeam), *depends_on_other_team);
    written.put_text(record_field(RecordPart::Note), note);
    let evidence: Vec<_> = evidence.iter().map(|evidence| Written::Object(write_evidence(evidence))).collect();
    let evidence = (!evidence.is_empty()).then_some(Written::List(evidence));
    written.put_some(record_field(RecordPart::Evidence), evidence);
    written.put_text(record_field(RecordPart::Owner), owner);
    written.put_shown(record_field(RecordPart::Due), *due);
    let importance = (*importance != Importance::default()).then(|| Written::Text(importance.as_str().into()));
    written.put_some(record_field(RecordPart::Importance), importance);
    written.put_some(record_field(RecordPart::Target), target.map(number));
    written.put_some(record_field(RecordPart::Effort), effort.and_then(days_number).map(Written::Number));
    let accepted = accepted.as_ref().map(|accepted| Written::Object(write_acceptance(accepted)));
    written.put_some(record_field(RecordPart::Accepted), accepted);
    let steps = (!steps.is_empty()).then(|| Written::Object(write_steps(steps)));
    // One field holds all steps, whichever of them is named.
    written.put_some(record_field(RecordPart::Step(0)), steps);
    written.put_unknown(kept);
    written
}

fn write_answer<'a>(written: &mut WrittenObject<'a>, answer: &'a Answer) {
    let key = record_field(RecordPart::Answer);
    match answer {
        Answer::Unanswered => {}
        Answer::NotApplicable { reason, explanation } => {
            written.put_text(key, NOT_APPLICABLE);
            written.put_text("reason", reason.map_or("", NotApplicableReason::as_str));
            written.put_text("explanation", explanation);
        }
        Answer::Level(level) => written.put(key, number(*level)),
    }
}

fn write_evidence(Evidence { label, url, kept }: &Evidence) -> WrittenObject<'_> {
    let mut written = WrittenObject::default();
    written.put_text("label", label);
    written.put_text("url", url);
    written.put_unknown(kept);
    written
}

fn write_acceptance(AcceptedRisk { who, why, until, kept }: &AcceptedRisk) -> WrittenObject<'_> {
    let mut written = WrittenObject::default();
    written.put_text("who", who);
    written.put_text("why", why);
    written.put_shown("until", *until);
    written.put_unknown(kept);
    written
}

fn number<'a>(level: Level) -> Written<'a> {
    Written::Number(level.into())
}
