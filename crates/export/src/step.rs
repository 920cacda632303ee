//! A step in words.

use std::rc::Rc;

use super::export_step::ExportStep;
use super::source::Export;
use opex_language::{Texts, fill, number};
use opex_model::{Date, Practice, PracticeIndex, PracticeText, Record, StepRecord, StepStatus, Wave};

/// A step with all data that exports write about it.
pub struct StepWords<'a> {
    /// The step.
    pub step: &'a ExportStep,
    /// Its practice.
    pub practice: &'a Practice,
    /// What people read of the practice.
    pub words: &'a PracticeText,
    /// What is recorded for the practice.
    record: Option<&'a Record>,
    export: &'a Export<'a>,
}

impl<'a> Export<'a> {
    /// What the page says in the export's language.
    pub(super) fn texts(&self) -> Texts {
        self.language.texts()
    }

    /// The steps in words. A step of a practice that there is not is none.
    pub(super) fn step_words(&'a self) -> impl Iterator<Item = StepWords<'a>> {
        self.steps.iter().filter_map(|step| self.words_of(step))
    }

    /// Those that somebody still has to see to.
    pub(super) fn open_steps(&'a self) -> impl Iterator<Item = StepWords<'a>> {
        self.step_words().filter(|step| step.status().is_open())
    }

    pub(super) fn words_of(&'a self, step: &'a ExportStep) -> Option<StepWords<'a>> {
        let practice = self.catalogue.practice(step.practice)?;
        let words = self.text.practice(step.practice)?;
        let record = self.assessment.record(&practice.id).map(|record| &**record);
        Some(StepWords { step, practice, words, record, export: self })
    }

    /// The team and the workload, as far as they are named.
    pub(super) fn who(&self) -> String {
        let profile = &self.assessment.profile;
        let parts = [profile.team.trim(), profile.workload.trim()].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// A practice by its number and its title; titles repeat, so without a number the topic tells them apart.
    pub(super) fn practice_name(&self, index: PracticeIndex) -> Option<String> {
        let (practice, words) = (self.catalogue.practice(index)?, self.text.practice(index)?);
        Some(match &*practice.number {
            "" => format!("{} ({})", words.title, self.topic(practice)),
            number => format!("{number} {}", words.title),
        })
    }

    fn topic(&self, practice: &Practice) -> &str {
        self.text.topics.get(&practice.topic).map(|topic| &*topic.title).unwrap_or_default()
    }

    /// The name of a wave: that of its quarter.
    pub(super) fn wave_name(&self, wave: Wave) -> String {
        match self.assessment.plan.quarter(wave, self.today) {
            Some(quarter) => number::quarter(self.texts().export().quarter, quarter),
            None => wave.number().to_string(),
        }
    }
}

impl<'a> StepWords<'a> {
    /// What is to be done: the practice and the levels.
    pub fn title(&self) -> String {
        let practice = self.export.practice_name(self.step.practice).unwrap_or_default();
        let (from, to) = (self.step.from.to_string(), self.step.to.to_string());
        fill(self.export.texts().export().step_title, &[("practice", &practice), ("from", &from), ("to", &to)])
    }

    /// The title of the practice's topic.
    pub fn topic(&self) -> &'a str {
        self.export.topic(self.practice)
    }

    /// What the next level looks like.
    pub fn looks_like(&self) -> Option<&'a Rc<str>> {
        self.words.levels.get(usize::from(self.step.to))
    }

    /// What takes the team there.
    pub fn actions(&self) -> &'a [Rc<str>] {
        self.words.next_steps.get(usize::from(self.step.from)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Who sees to it; empty for nobody.
    pub fn owner(&self) -> &'a str {
        self.record.map(|record| record.owner.trim()).unwrap_or_default()
    }

    /// The day that somebody has set. It is the next step's; steps after that have none.
    pub fn due(&self) -> Option<Date> {
        let record = self.record?;
        let is_next = record.answer.level() == Some(self.step.from);
        record.due.filter(|_| is_next)
    }

    /// The day that it is due, or else the last one of the quarter that it is planned for, but no day before that of a
    /// step of the same practice that comes first.
    pub fn target_date(&self) -> Option<Date> {
        let quarter = self.step.wave.and_then(|wave| self.export.assessment.plan.quarter(wave, self.export.today));
        let first = self.record.filter(|record| record.answer.level().is_some_and(|level| level < self.step.from));
        let planned = quarter.map(|quarter| Some(quarter.last_day()).max(first.and_then(|record| record.due)));
        self.due().or(planned.flatten())
    }

    /// The quarter that it is planned for; empty for none.
    pub fn wave(&self) -> String {
        self.step.wave.map(|wave| self.export.wave_name(wave)).unwrap_or_default()
    }

    /// What has become of it.
    pub fn status(&self) -> StepStatus {
        self.recorded().map(|step| step.status).unwrap_or_default()
    }

    /// The same in words.
    pub fn status_name(&self) -> &'static str {
        let texts = self.export.texts().export();
        match self.status() {
            StepStatus::Planned => texts.status_planned,
            StepStatus::InProgress => texts.status_in_progress,
            StepStatus::Done => texts.status_done,
            StepStatus::Dropped => texts.status_dropped,
        }
    }

    /// The note on the step; empty for none.
    pub fn note(&self) -> &'a str {
        self.recorded().map(|step| step.note.trim()).unwrap_or_default()
    }

    /// Whether this team alone cannot take it.
    pub fn depends_on_other_team(&self) -> bool {
        self.record.is_some_and(|record| record.depends_on_other_team)
    }

    /// The risk of not following the practice, in words.
    pub fn risk_name(&self) -> &'static str {
        self.export.texts().common().risk_word(self.practice.risk)
    }

    /// What it takes, in words.
    pub fn effort(&self) -> String {
        number::days(self.export.texts().common().days, self.step.effort)
    }

    /// What it brings, in words.
    pub fn gain(&self) -> String {
        fill(self.export.texts().plan().gain, &[("points", &number::points(self.step.gain))])
    }

    /// Practices by name, each with the reason why this one builds on it.
    pub fn prerequisites(&self, practices: &[PracticeIndex]) -> Vec<String> {
        let name = |index: &PracticeIndex| {
            let name = self.export.practice_name(*index)?;
            let at = self.practice.prerequisites.iter().position(|needed| needed == index);
            let reason = at.and_then(|at| self.words.prerequisite_reasons.get(at)).filter(|reason| !reason.is_empty());
            Some(reason.map_or_else(|| name.clone(), |reason| format!("{name}: {reason}")))
        };
        practices.iter().filter_map(name).collect()
    }

    /// The prerequisites that the step neither waits for nor assumes.
    pub fn other_prerequisites(&self) -> Vec<PracticeIndex> {
        let is_named =
            |index: &&PracticeIndex| self.step.waits_for.contains(index) || self.step.assumes.contains(index);
        self.practice.prerequisites.iter().filter(|index| !is_named(index)).copied().collect()
    }

    fn recorded(&self) -> Option<&'a StepRecord> {
        self.record?.step(self.step.to)
    }
}
