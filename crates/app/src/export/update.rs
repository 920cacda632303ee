//! Hands the plan over to other programs.

use std::rc::Rc;

use super::message::ExportMessage;
use crate::effect::{Effect, Offer};
use crate::late::plan_tools;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::sharing::job::Holds;
use crate::state::State;
use opex_export::{Export, ExportFile, ExportKind, ExportStep};

/// The next state, and what is to be carried out.
pub(crate) fn update(state: &mut State, message: ExportMessage, moment: &Moment) -> Vec<Effect> {
    match message {
        ExportMessage::Download(kind, steps) => {
            let file = export(state, kind, &steps, moment);
            let offer = |file: ExportFile| {
                let ExportFile { name, media_type, text } = file;
                Effect::Offer(Offer { name, media_type, text, holds: Holds::Something })
            };
            file.map(offer).into_iter().collect()
        }
        ExportMessage::Copy(kind, steps) => {
            let file = export(state, kind, &steps, moment);
            file.map(|file| Effect::CopyText(file.text.into())).into_iter().collect()
        }
        ExportMessage::CopyIssue(step) => copy_issue(state, &step, moment).into_iter().collect(),
        ExportMessage::CopyText(text) => vec![Effect::CopyText(text)],
        ExportMessage::Copied(text, is_copied) => {
            let notice = if is_copied { Notice::Copied } else { Notice::CopyFailed { text } };
            state.notice = Some(Rc::new(notice));
            Vec::new()
        }
    }
}

/// Makes a file of steps for another program. Without the catalogue's text there are no steps to be seen.
fn export(state: &mut State, kind: ExportKind, steps: &[ExportStep], moment: &Moment) -> Option<ExportFile> {
    let (assessment, text) = (state.assessment()?, state.text()?);
    let (catalogue, language, today) = (&state.catalogue, state.language, state.today);
    // Without the view of the plan nothing asks for it.
    let tools = plan_tools()?;
    let file = (tools.export)(kind, &Export { catalogue, assessment, text, language, today, now: &moment.now, steps });
    if file.is_none() {
        state.notice = Some(Rc::new(Notice::NothingToExport));
    }
    file
}

/// Copies a step as an issue: its title as plain text in the first line, a blank line, and its text.
fn copy_issue(state: &State, step: &ExportStep, moment: &Moment) -> Option<Effect> {
    let (assessment, text) = (state.assessment()?, state.text()?);
    let (catalogue, language, today, steps) =
        (&state.catalogue, state.language, state.today, std::slice::from_ref(step));
    let issue =
        (plan_tools()?.issue)(&Export { catalogue, assessment, text, language, today, now: &moment.now, steps }, step)?;
    Some(Effect::CopyText(format!("{}\n\n{}", issue.title, issue.body).into()))
}
