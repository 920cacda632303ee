//! What an assessment is called.

use crate::ui::context::Ui;

/// A name for an assessment from its team and workload.
pub fn assessment_name(ui: &Ui, team: &str, workload: &str) -> String {
    let parts: Vec<&str> = [team, workload].into_iter().filter(|part| !part.trim().is_empty()).collect();
    if parts.is_empty() { ui.texts().start().unnamed.to_owned() } else { parts.join(" · ") }
}
