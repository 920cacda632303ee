//! Handing the plan over to other programs.

use std::rc::Rc;

use super::effect::Effect;
use super::late::plan_tools;
use super::notice::Notice;
use super::reduce::Moment;
use super::state::State;
use opex_export::{Export, ExportFile, ExportKind, ExportStep};

/// Makes a file of steps for another program. Without the catalogue's text there are no steps to be seen.
pub(super) fn hand_over(
    state: &mut State,
    moment: &Moment,
    kind: ExportKind,
    steps: &[ExportStep],
    effect: impl Fn(ExportFile) -> Effect,
) -> Vec<Effect> {
    let (Some(assessment), Some(text)) = (state.assessment(), state.text()) else { return Vec::new() };
    let (catalogue, language, today) = (&state.catalogue, state.language, state.today);
    // Without the view of the plan nothing asks for it.
    let Some(tools) = plan_tools() else { return Vec::new() };
    let file = (tools.export)(kind, &Export { catalogue, assessment, text, language, today, now: &moment.now, steps });
    if file.is_none() {
        state.notice = Some(Rc::new(Notice::NothingToExport));
    }
    file.map(effect).into_iter().collect()
}

/// Copies a step as an issue: its title as plain text in the first line, a blank line, and its text.
pub(super) fn copy_issue(state: &State, moment: &Moment, step: &ExportStep) -> Option<Effect> {
    let (assessment, text) = (state.assessment()?, state.text()?);
    let (catalogue, language, today, steps) =
        (&state.catalogue, state.language, state.today, std::slice::from_ref(step));
    let issue =
        (plan_tools()?.issue)(&Export { catalogue, assessment, text, language, today, now: &moment.now, steps }, step)?;
    Some(Effect::Copy(format!("{}\n\n{}", issue.title, issue.body).into()))
}
