//! The results as one page that any browser shows, without a script and without anything from elsewhere. It holds the
//! results file, so that the app opens it like one.

mod evidence;
mod groups;
mod markup;
mod practices;
mod risks;
mod source;
mod steps;

use self::markup::{Markup, definition};
pub use self::source::Report;
use super::export_file::ExportFile;
use opex_format::{file_stem, results_element, sha256_base64};
use opex_language::{fill, number};
use opex_model::Derived;

/// How the page looks. The content security policy allows this and nothing else.
const STYLE: &str = include_str!("report.css");

/// The page as a file.
pub fn report(report: &Report<'_>) -> ExportFile {
    let name = format!("{}.opex.html", file_stem(&report.assessment.profile));
    ExportFile { name, media_type: "text/html;charset=utf-8", text: page(report) }
}

fn page(report: &Report<'_>) -> String {
    let texts = report.texts();
    let derived = Derived::new(report.catalogue, report.assessment, report.today);
    let name = name(report);
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n").open(&format!("html lang=\"{}\"", report.language.tag())).raw("<head>\n");
    page.raw("<meta charset=\"utf-8\">\n");
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        sha256_base64(STYLE.as_bytes())
    );
    page.raw(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n"));
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.raw("<meta name=\"generator\" content=\"opex-maturity\">\n");
    page.element("title", &fill(texts.entrance().page_title, &[("view", &name)])).raw("\n");
    page.raw("<style>").raw(STYLE).raw("</style>\n</head>\n<body>\n");
    header(report, &mut page, &name);
    page.raw("<main>\n");
    groups::overall(report, &derived, &mut page);
    groups::table(report, &derived, &mut page);
    risks::section(report, &derived, &mut page);
    steps::section(report, &derived, &mut page);
    practices::section(report, &derived, &mut page);
    page.raw("</main>\n");
    page.open("footer").element("p", texts.report().how_to_go_on).close("footer");
    page.raw(&results_element(report.results)).raw("\n</body>\n</html>\n");
    page.into_string()
}

fn header(report: &Report<'_>, page: &mut Markup, name: &str) {
    let (texts, profile) = (report.texts(), &report.assessment.profile);
    page.open("header");
    page.element("p class=\"kicker\"", &format!("{} · {}", texts.results().title, report.text.title));
    page.open("h1").text(name);
    if profile.example {
        page.raw(" ").element("span class=\"mark\"", texts.shell().example_mark);
    }
    page.close("h1").open("dl class=\"facts\"");
    definition(page, texts.results().assessed_on, &number::day(profile.date));
    definition(page, texts.results().facilitated_by, &profile.facilitator);
    let model = profile.operating_model.as_ref().and_then(|model| report.text.operating_models.get(model));
    definition(page, texts.profile().operating_model, model.map(|model| &*model.title).unwrap_or_default());
    definition(page, texts.results().as_of, &report.today.to_string());
    page.close("dl");
    if !profile.scope.trim().is_empty() {
        page.open("dl class=\"facts\"");
        definition(page, texts.profile().scope, &profile.scope);
        page.close("dl");
    }
    page.close("header");
}

fn name(report: &Report<'_>) -> String {
    let name = report.export(&[]).who();
    if name.is_empty() { report.texts().start().unnamed.to_owned() } else { name }
}
