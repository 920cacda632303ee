//! What a file holds, beside what is saved here.

use yew::prelude::*;

use crate::ui::components::table;
use crate::ui::context::Ui;
use opex_format::Document;
use opex_language::{fill, number};
use opex_model::{Date, Evaluation, Figures, PracticeIndex};

/// A table of both: what was assessed, how far it is, when it was changed.
pub fn two_copies(ui: &Ui, ours: &Document, theirs: &Document, today: Date) -> Html {
    let (common, texts, profile) = (ui.texts().common(), ui.texts().files(), ui.texts().profile());
    let everything: Vec<PracticeIndex> = ui.catalogue.indices().collect();
    let figures =
        |document: &Document| Evaluation::new(&ui.catalogue, &document.assessment, today).figures(&everything);
    let figures = [theirs, ours].map(figures);
    let row = |name: &'static str, values: [String; 2]| -> Vec<Html> {
        let cell = |value: String| match value.is_empty() {
            true => html! { number::NO_FIGURE },
            false => html! { value },
        };
        std::iter::once(html! { name }).chain(values.map(cell)).collect()
    };
    let of = |value: &dyn Fn(&Document) -> String| [theirs, ours].map(value);
    let answered = |figures: &Figures| {
        let (n, m) = ((figures.n_answered + figures.n_not_applicable).to_string(), figures.n_practices.to_string());
        fill(ui.texts().assess().topic_progress, &[("n", &n), ("m", &m)])
    };
    let changed = |document: &Document| document.changed_at.as_ref().map(|at| ui.moment(at)).unwrap_or_default();
    let rows = [
        row(profile.team, of(&|document| document.assessment.profile.team.to_string())),
        row(profile.workload, of(&|document| document.assessment.profile.workload.to_string())),
        row(texts.day, of(&|document| number::day(document.assessment.profile.date))),
        row(texts.answered, figures.each_ref().map(answered)),
        row(common.score, figures.each_ref().map(|figures| number::percent(figures.score))),
        row(texts.last_change, of(&changed)),
        row(texts.snapshots, of(&|document| document.assessment.snapshots.len().to_string())),
        row(texts.edition, of(&|document| document.catalogue.edition.to_string())),
    ];
    let columns = ["", texts.in_file, texts.here];
    html! {
        <>
            { table(texts.both, &columns, rows.into_iter(), Html::default()) }
            if theirs.catalogue.differs(&ours.catalogue.renewed(&ui.catalogue)) {
                <p class="hint">{ texts.digest_differs }</p>
            }
        </>
    }
}
