//! The plan for other programs: each output is read back by a reader of its own, whatever people have written.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod parsers;

#[path = "../../../tests/common/surroundings.rs"]
mod surroundings;

use std::rc::Rc;

use opex_app::{ExportMessage, Notice, NoticeMessage, OpenMessage, Preferences, Store, ViewMessage};
use opex_export::{Export, ExportKind, ExportStep, WorkItemType, export, issue};
use opex_format::{built_in_catalogue, read_catalogue_text, read_results};
use opex_language::Language;
use opex_model::{
    Answer, Assessment, Catalogue, CatalogueDraft, CatalogueText, Command, Date, EffortSize, Evaluation, LevelText,
    PlanField, PracticeDraft, PracticeIndex, PracticeText, Profile, ProfileField, Quarter, Risk, Scale, SortedMap,
    StepId, StepStatus, Timestamp, Titled, TopicDraft, Wave, apply,
};
use opex_ports::memory::MemorySurroundings;

use self::parsers::Line;
use surroundings::surroundings;

/// What people may write anywhere, the one who wants to do harm included.
const HOSTILE: &str = "=cmd|' /C calc'!A0,\t\"인용\"; 한국어 🙂\r\n- [x] <script>alert(1)</script> \\ [a](javascript:b)\n\
    # {code} !http://x! 1. **b** `c` $d$ &lt; ~~e~~ _f_\u{0}\u{7} @all";

/// What of it is shown where a text has one line.
const HOSTILE_LINE: &str = "=cmd|' /C calc'!A0, \"인용\"; 한국어 🙂 - [x] <script>alert(1)</script> \\ [a](javascript:b) \
    # {code} !http://x! 1. **b** `c` $d$ &lt; ~~e~~ _f_ @all";

const NOW: &str = "2026-11-22T09:00:00.000Z";

const ALL: [ExportKind; 7] = [
    ExportKind::Jira,
    ExportKind::AzureDevOps(WorkItemType::Epic),
    ExportKind::TaskList,
    ExportKind::Issues,
    ExportKind::Calendar,
    ExportKind::Table,
    ExportKind::OtherTeams,
];

#[test]
fn jira_reads_every_step() {
    for plan in Plan::all() {
        let text = plan.export(ExportKind::Jira).unwrap();
        assert!(text.starts_with("\"Summary\""), "a byte order mark would become a part of the first name");
        let rows = parsers::csv(&text);
        let labels = ["Labels"; 4];
        let fields = ["Summary", "Issue Type", "Priority", "Due Date", "Assignee", "Description"];
        assert_eq!(rows[0], [&fields[..], &labels].concat());
        assert_eq!(rows.len(), plan.steps.len() + 1);
        for (step, row) in plan.steps.iter().zip(&rows[1..]) {
            assert_eq!(row.len(), rows[0].len());
            assert!(row.iter().all(|cell| !parsers::is_formula(cell)), "{row:?}");
            assert!(
                row[0].contains(&plan.title_of(step)) && !row[0].contains('\n') && row[0].encode_utf16().count() <= 255
            );
            assert_eq!((&*row[1], &*row[2]), ("Task", plan.risk_of(step, ["High", "Medium", "Low"])));
            assert!(row[3].is_empty() || Date::parse(&row[3]).is_some(), "{}", row[3]);
            assert!(row[6..].iter().all(|label| !label.contains(char::is_whitespace)), "{row:?}");
            assert_eq!(row[6], "opex-maturity");
            for heading in row[5].lines().filter(|line| line.starts_with("h3")) {
                assert!(heading.starts_with("h3. "), "{heading}");
            }
        }
    }
}

#[test]
fn jira_finds_a_person_by_an_address_only() {
    let mut plan = Plan::hostile(Language::En);
    assert_eq!(parsers::csv(&plan.export(ExportKind::Jira).unwrap())[1][4], "");
    plan.change(Command::SetOwner(plan.id(0), "kim@example.com".into()));
    let rows = parsers::csv(&plan.export(ExportKind::Jira).unwrap());
    assert_eq!(rows[1][4], "kim@example.com");
    assert!(rows[1][5].contains("Owner: kim@example.com"));
}

#[test]
fn jira_shows_no_macro_link_or_image_that_people_wrote() {
    let rows = parsers::csv(&Plan::hostile(Language::Ko).export(ExportKind::Jira).unwrap());
    let description = &rows[1][5];
    for sign in ["{code", "[a](", "!http"] {
        assert_eq!(description.matches(sign).count(), description.matches(&format!("\\{sign}")).count(), "{sign}");
        assert!(description.contains(sign), "{sign}");
    }
}

#[test]
fn azure_devops_reads_every_step() {
    for plan in Plan::all() {
        for item in WorkItemType::ALL {
            let text = plan.export(ExportKind::AzureDevOps(item)).unwrap();
            let text = text.strip_prefix('\u{feff}').expect("Excel takes it for UTF-8 by the mark");
            let rows = parsers::csv(text);
            let fields = ["Work Item Type", "Title", "Description", "Priority", "Tags"];
            let target_date: &[&str] = if item.has_target_date() { &["Target Date"] } else { &[] };
            assert_eq!(rows[0], [&fields[..], target_date].concat());
            assert_eq!(rows.len(), plan.steps.len() + 1);
            for (step, row) in plan.steps.iter().zip(&rows[1..]) {
                assert_eq!(row.len(), rows[0].len());
                assert!(row.iter().all(|cell| !parsers::is_formula(cell)), "{row:?}");
                assert_eq!((&*row[0], &*row[3]), (item.as_str(), plan.risk_of(step, ["1", "2", "3"])));
                assert!(row[1].contains(&plan.title_of(step)) && row[1].encode_utf16().count() <= 255);
                let texts = parsers::html(&row[2], &["h3", "p", "ul", "li", "br"]);
                assert!(texts.contains(&one_line(&plan.words(step).why)), "{texts:?}");
                assert!(texts.contains(&one_line(&plan.words(step).levels[usize::from(step.to)])), "{texts:?}");
                assert!(row[4].split("; ").all(|tag| !tag.contains([';', ','])), "{}", row[4]);
                if item.has_target_date() {
                    assert!(row[5].is_empty() || Date::parse(&row[5]).is_some(), "{}", row[5]);
                }
            }
        }
    }
}

#[test]
fn the_task_list_shows_what_people_wrote_and_obeys_none_of_it() {
    for plan in Plan::all() {
        let lines = parsers::markdown(&plan.export(ExportKind::TaskList).unwrap());
        assert!(matches!(&lines[0], Line::Heading(1, _)));
        let tasks: Vec<&String> = lines.iter().filter_map(|line| task_at(line, 0)).collect();
        assert_eq!(tasks.len(), plan.steps.len());
        for (step, task) in plan.steps.iter().zip(tasks) {
            assert!(task.contains(&plan.title_of(step)), "{task}");
        }
        let n_actions: usize =
            plan.steps.iter().map(|step| plan.words(step).next_steps[usize::from(step.from)].len()).sum();
        assert_eq!(lines.iter().filter(|line| task_at(line, 1).is_some()).count(), n_actions);
    }
}

#[test]
fn the_task_list_is_divided_by_quarter() {
    let mut plan = Plan::hostile(Language::En);
    plan.change(Command::SetPlan(PlanField::FirstQuarter(Quarter::parse("2026-Q4"))));
    plan.change(Command::SetStepStatus(plan.step_id(0), StepStatus::Done));
    plan.steps[0].wave = Wave::from_number(2);
    plan.steps[2].wave = Wave::from_number(1);
    let lines = parsers::markdown(&plan.export(ExportKind::TaskList).unwrap());
    let heads: Vec<String> = (lines.iter())
        .filter_map(|line| match line {
            Line::Heading(2, text) => Some(text.clone()),
            Line::Task { depth: 0, is_done, text } => Some(format!("{is_done} {}", &text[..4])),
            _ => None,
        })
        .collect();
    let task = |index: usize, is_done: bool| format!("{is_done} {}", &plan.title_of(&plan.steps[index])[..4]);
    let texts = Language::En.texts().export();
    let expected = [
        "2026 Q4".to_owned(),
        task(2, false),
        "2027 Q1".to_owned(),
        task(0, true),
        texts.no_wave.to_owned(),
        task(1, false),
    ];
    assert_eq!(heads, expected);
    plan.change(Command::SetStepStatus(plan.step_id(0), StepStatus::Dropped));
    let dropped = plan.export(ExportKind::TaskList).unwrap();
    assert!(!dropped.contains("2027 Q1"), "what was dropped is not listed");
}

#[test]
fn an_issue_has_a_title_and_a_text_for_github() {
    for plan in Plan::all() {
        let texts = plan.language.texts();
        let context = plan.context();
        for step in &plan.steps {
            let issue = issue(&context, step).unwrap();
            assert!(issue.title.contains(&plan.title_of(step)) && !issue.title.contains('\n'));
            let lines = parsers::markdown(&issue.body);
            let words = plan.words(step);
            let tasks: Vec<String> = lines.iter().filter_map(|line| task_at(line, 0)).cloned().collect();
            let looks_like = std::iter::once(&words.levels[usize::from(step.to)]);
            let expected = looks_like.chain(&words.next_steps[usize::from(step.from)]).map(|text| one_line(text));
            assert_eq!(tasks, expected.collect::<Vec<_>>(), "what the level looks like, then how to get there");
            assert_eq!(lines[0], Line::Heading(2, texts.export().why.to_owned()));
            let has = |title: &str| lines.contains(&Line::Heading(2, title.to_owned()));
            assert_eq!(has(texts.plan().waits_for_title), !step.waits_for.is_empty());
            assert_eq!(has(texts.plan().assumes_title), !step.assumes.is_empty());
            let item =
                |start: &str| lines.iter().any(|line| matches!(line, Line::Item(0, text) if text.starts_with(start)));
            assert!(item(texts.export().gain) && item(texts.common().effort));
        }
        let all = parsers::markdown(&plan.export(ExportKind::Issues).unwrap());
        assert_eq!(all.iter().filter(|line| matches!(line, Line::Heading(1, _))).count(), plan.steps.len());
        assert_eq!(all.iter().filter(|line| **line == Line::Rule).count(), plan.steps.len() - 1);
    }
}

#[test]
fn the_calendar_has_a_day_for_each_due_date() {
    for plan in Plan::all() {
        let events = parsers::calendar(&plan.export(ExportKind::Calendar).unwrap());
        let due: Vec<(&ExportStep, Date)> = plan
            .steps
            .iter()
            .filter_map(|step| Some((step, plan.assessment.record(&plan.id_of(step))?.due?)))
            .collect();
        assert_eq!(events.len(), due.len());
        for ((step, day), event) in due.iter().zip(&events) {
            let value = |name: &str| &event.iter().find(|(known, _)| known == name).unwrap().1;
            assert_eq!(*value("DTSTART;VALUE=DATE"), day.to_string().replace('-', ""));
            assert_eq!(value("DTSTAMP"), "20261122T090000Z");
            assert_eq!(value("TRANSP"), "TRANSPARENT");
            assert!(value("SUMMARY").contains(&plan.title_of(step)));
            let owner = &plan.assessment.record(&plan.id_of(step)).unwrap().owner;
            let lines: Vec<String> = value("DESCRIPTION").lines().map(one_line).collect();
            assert!(owner.is_empty() || lines.join(" ").contains(&one_line(owner)), "{lines:?}");
        }
    }
}

#[test]
fn a_day_in_the_calendar_stays_the_same_when_it_moves() {
    let mut plan = Plan::hostile(Language::Ko);
    let ids = |plan: &Plan| -> Vec<String> {
        let events = parsers::calendar(&plan.export(ExportKind::Calendar).unwrap());
        events.iter().map(|event| event.iter().find(|(name, _)| name == "UID").unwrap().1.clone()).collect()
    };
    let before = ids(&plan);
    assert!(before.windows(2).all(|pair| pair[0] != pair[1]) && before.len() > 1);
    plan.now = Timestamp::parse("2027-01-01T00:00:00.000Z").unwrap();
    plan.language = Language::En;
    plan.change(Command::SetDue(plan.id(0), Date::parse("2027-12-31")));
    assert_eq!(ids(&plan), before);
    plan.change(Command::SetStepStatus(plan.step_id(0), StepStatus::Done));
    assert_eq!(ids(&plan), before[1..], "what is done is due no more");
    plan.steps[1].from += 1;
    plan.steps[1].to += 1;
    assert_eq!(ids(&plan).len(), before.len() - 2, "the due date is the next step's, not that of those after it");
}

#[test]
fn the_table_can_be_pasted() {
    for plan in Plan::all() {
        let rows = parsers::tsv(&plan.export(ExportKind::Table).unwrap());
        assert_eq!(rows.len(), plan.steps.len() + 1);
        for (step, row) in plan.steps.iter().zip(&rows[1..]) {
            assert_eq!(row.len(), rows[0].len());
            assert!(row.iter().all(|cell| !parsers::is_formula(cell)), "{row:?}");
            assert_eq!((&*row[3], &*row[4]), (&*step.from.to_string(), &*step.to.to_string()));
            assert_eq!(row[5].parse::<f64>().unwrap(), step.effort.days());
            assert!(row[6].parse::<f64>().unwrap() > 0.0);
            let owner =
                plan.assessment.record(&plan.id_of(step)).map(|record| one_line(&record.owner)).unwrap_or_default();
            assert_eq!(row[8].trim_start_matches('\''), owner);
        }
    }
}

#[test]
fn other_teams_get_what_depends_on_them() {
    for plan in Plan::all() {
        let lines = parsers::markdown(&plan.export(ExportKind::OtherTeams).unwrap());
        let depends = |step: &&ExportStep| {
            plan.assessment.record(&plan.id_of(step)).is_some_and(|record| record.depends_on_other_team)
        };
        let expected: Vec<String> = plan.steps.iter().filter(depends).map(|step| plan.title_of(step)).collect();
        let asked: Vec<&String> = (lines.iter())
            .filter_map(|line| match line {
                Line::Heading(2, text) => Some(text),
                _ => None,
            })
            .collect();
        assert_eq!(asked.len(), expected.len());
        assert!(asked.iter().zip(&expected).all(|(asked, title)| asked.contains(title)), "{asked:?}");
        assert!(lines.iter().any(
            |line| matches!(line, Line::Item(0, text) if text.contains(plan.language.texts().export().needed_until))
        ));
    }
}

#[test]
fn the_last_day_of_the_quarter_stands_in_for_a_due_date() {
    let mut plan = Plan::hostile(Language::En);
    plan.steps[2].wave = Wave::from_number(2);
    plan.change(Command::SetDue(plan.id(2), None));
    let target = |plan: &Plan| parsers::csv(&plan.export(ExportKind::Jira).unwrap())[3][3].clone();
    assert_eq!(target(&plan), "2027-03-31", "the first wave is the quarter of the day");
    plan.change(Command::SetPlan(PlanField::FirstQuarter(Quarter::parse("2028-Q1"))));
    assert_eq!(target(&plan), "2028-06-30");
    assert_eq!(parsers::csv(&plan.export(ExportKind::Jira).unwrap())[3][8], "2028-Q2");
    plan.change(Command::SetDue(plan.id(2), Date::parse("2028-01-31")));
    assert_eq!(target(&plan), "2028-01-31", "what a person has set comes first");
}

#[test]
fn what_is_done_or_dropped_becomes_no_ticket() {
    for status in StepStatus::ALL {
        let mut plan = Plan::hostile(Language::En);
        plan.change(Command::SetStepStatus(plan.step_id(0), status));
        let n_expected = plan.steps.len() - usize::from(!status.is_open());
        assert_eq!(parsers::csv(&plan.export(ExportKind::Jira).unwrap()).len() - 1, n_expected);
        let azure = plan.export(ExportKind::AzureDevOps(WorkItemType::Task)).unwrap();
        assert_eq!(parsers::csv(azure.trim_start_matches('\u{feff}')).len() - 1, n_expected);
        assert_eq!(parsers::tsv(&plan.export(ExportKind::Table).unwrap()).len() - 1, plan.steps.len());
    }
}

#[test]
fn nothing_is_no_file() {
    let mut plan = Plan::hostile(Language::Ko);
    plan.steps.clear();
    for kind in ALL {
        assert_eq!(plan.export(kind), None, "{kind:?}");
    }
    let mut plan = Plan::hostile(Language::Ko);
    for index in 0..plan.steps.len() {
        plan.change(Command::SetDue(plan.id(index), None));
        plan.change(Command::SetDependsOnOtherTeam(plan.id(index), false));
    }
    assert_eq!((plan.export(ExportKind::Calendar), plan.export(ExportKind::OtherTeams)), (None, None));
    plan.steps[0].practice = PracticeIndex::new(99);
    assert_eq!(
        parsers::tsv(&plan.export(ExportKind::Table).unwrap()).len(),
        plan.steps.len(),
        "no such practice, no row"
    );
}

#[test]
fn files_have_names_that_every_file_system_takes() {
    let plan = Plan::hostile(Language::Ko);
    let ends =
        ["jira.csv", "azure-devops.csv", "tasks.md", "issues.md", "due-dates.ics", "steps.tsv", "other-teams.md"];
    for (kind, end) in ALL.into_iter().zip(ends) {
        let file = export(kind, &plan.context()).unwrap();
        assert!(file.name.ends_with(&format!("-{end}")), "{}", file.name);
        assert!(!file.name.contains(['/', '\\', ':', '"', '|', '<', '>', '*', '?', '\n', '\t', '\0']), "{}", file.name);
    }
}

#[test]
fn what_is_downloaded_can_be_copied_as_well() {
    let (surroundings, store) = visit();
    let steps = next_steps(&store);
    for kind in ALL {
        store.dispatch(ExportMessage::Download(kind, Rc::clone(&steps)));
        let (name, text) = surroundings.downloads.offered.borrow().last().unwrap().clone();
        store.dispatch(ExportMessage::Copy(kind, Rc::clone(&steps)));
        assert_eq!(*surroundings.clipboard.text.borrow(), text, "{name}");
        assert_eq!(store.state().notice.as_deref(), Some(&Notice::Copied));
        store.dispatch(NoticeMessage::Dismiss);
    }
    assert_eq!(surroundings.downloads.offered.borrow().len(), ALL.len());
    let step = next_steps(&store)[0].clone();
    store.dispatch(ExportMessage::CopyIssue(step.clone()));
    let copied = surroundings.clipboard.text.borrow().clone();
    let (title, body) = copied.split_once("\n\n").unwrap();
    let number = store.state().catalogue.practice(step.practice).unwrap().number.clone();
    assert!(title.starts_with(&*number) && !title.contains('\n') && body.starts_with("## "), "{copied}");
    store.dispatch(ExportMessage::CopyText("하나".into()));
    assert_eq!(*surroundings.clipboard.text.borrow(), "하나");
}

#[test]
fn a_refused_clipboard_and_an_empty_export_are_told() {
    let (surroundings, store) = visit();
    surroundings.clipboard.is_refused.set(true);
    store.dispatch(ExportMessage::Copy(ExportKind::Table, next_steps(&store)));
    let notice = store.state().notice.clone().unwrap();
    let Notice::CopyFailed { text } = &*notice else { panic!("{notice:?}") };
    assert_eq!(text.lines().count(), next_steps(&store).len() + 1, "the table itself, to be copied by hand");
    assert!(notice.is_error() && surroundings.clipboard.text.borrow().is_empty());
    store.dispatch(ExportMessage::Download(ExportKind::Table, [].into()));
    assert_eq!(store.state().notice.as_deref(), Some(&Notice::NothingToExport));
    assert!(surroundings.downloads.offered.borrow().is_empty());
}

/// What an export is made of, to be changed by a test.
struct Plan {
    catalogue: Rc<Catalogue>,
    assessment: Rc<Assessment>,
    text: CatalogueText,
    language: Language,
    now: Timestamp,
    steps: Vec<ExportStep>,
}

impl Plan {
    /// Both examples, and plans in which everything is hostile.
    fn all() -> Vec<Self> {
        let plans = Language::ALL.map(|language| [Self::example(language), Self::hostile(language)]);
        plans.into_iter().flatten().collect()
    }

    fn example(language: Language) -> Self {
        let catalogue = built_in_catalogue().unwrap();
        let text = read_catalogue_text("text", &built_in_file(&format!("text.{}.json", language.tag())), &catalogue);
        let example = built_in_file(&format!("example.{}.json", language.tag()));
        let assessment = read_results(&example, &catalogue).unwrap().assessment;
        Self::new(catalogue, assessment, text.unwrap(), language)
    }

    /// Three practices with hostile texts, the second and the third of which build on the first.
    fn hostile(language: Language) -> Self {
        let ids = ["=first", "@second", "third"];
        let catalogue = Catalogue::new(CatalogueDraft {
            id: "hostile".into(),
            edition: "".into(),
            scale: Scale::new(4).unwrap(),
            areas: vec!["area".into()],
            topics: vec![TopicDraft { id: "topic".into(), area: "area".into(), number: "".into() }],
            practices: (ids.iter().zip([Risk::High, Risk::Medium, Risk::Low]))
                .map(|(id, risk)| PracticeDraft {
                    id: (*id).into(),
                    topic: "topic".into(),
                    number: "".into(),
                    risk,
                    effort: EffortSize::M,
                    principles: Vec::new(),
                    prerequisites: if *id == ids[0] { Vec::new() } else { vec![ids[0].into()] },
                })
                .collect(),
            principles: Vec::new(),
            operating_models: Vec::new(),
        })
        .unwrap();
        let assessment = Assessment::new("=id,;\\".into(), catalogue.id().clone(), Profile::default());
        let mut plan = Self::new(Rc::new(catalogue), Rc::new(assessment), hostile_text(language), language);
        plan.change(Command::SetProfile(ProfileField::Team(HOSTILE.into())));
        plan.change(Command::SetProfile(ProfileField::Workload(HOSTILE.into())));
        for (id, level) in ids.into_iter().zip([0, 1, 1]) {
            plan.change(Command::SetAnswer(id.into(), Answer::Level(level)));
            plan.change(Command::SetOwner(id.into(), HOSTILE.into()));
            plan.change(Command::SetDue(id.into(), Date::parse("2027-02-28")));
            plan.change(Command::SetDependsOnOtherTeam(id.into(), true));
            let step = StepId { practice: id.into(), to: level + 1 };
            plan.change(Command::SetStepNote(step, HOSTILE.into()));
        }
        Self::new(plan.catalogue, plan.assessment, plan.text, language)
    }

    fn new(catalogue: Rc<Catalogue>, assessment: Rc<Assessment>, text: CatalogueText, language: Language) -> Self {
        let steps = Evaluation::new(&catalogue, &assessment, today()).next_steps(&catalogue);
        let steps = steps.iter().map(ExportStep::from).collect();
        Self { catalogue, assessment, text, language, now: Timestamp::parse(NOW).unwrap(), steps }
    }

    fn context(&self) -> Export<'_> {
        Export {
            catalogue: &self.catalogue,
            assessment: &self.assessment,
            text: &self.text,
            language: self.language,
            today: today(),
            now: &self.now,
            steps: &self.steps,
        }
    }

    fn export(&self, kind: ExportKind) -> Option<String> {
        export(kind, &self.context()).map(|file| file.text)
    }

    fn change(&mut self, command: Command) {
        self.assessment = apply(&self.catalogue, &self.assessment, command).unwrap();
    }

    fn id(&self, index: usize) -> opex_model::PracticeId {
        self.id_of(&self.steps[index])
    }

    fn id_of(&self, step: &ExportStep) -> opex_model::PracticeId {
        self.catalogue.practice(step.practice).unwrap().id.clone()
    }

    fn step_id(&self, index: usize) -> StepId {
        StepId { practice: self.id(index), to: self.steps[index].to }
    }

    fn words(&self, step: &ExportStep) -> &PracticeText {
        &self.text.practices[step.practice.get()]
    }

    fn title_of(&self, step: &ExportStep) -> String {
        one_line(&self.words(step).title)
    }

    fn risk_of<'a>(&self, step: &ExportStep, names: [&'a str; 3]) -> &'a str {
        match self.catalogue.practice(step.practice).unwrap().risk {
            Risk::High => names[0],
            Risk::Medium => names[1],
            Risk::Low => names[2],
        }
    }
}

fn hostile_text(language: Language) -> CatalogueText {
    let hostile: Rc<str> = HOSTILE.into();
    // Titles tell the steps apart, so only what follows is the same.
    let practice = |title: &str, n_prerequisites: usize| PracticeText {
        title: format!("{title}{HOSTILE}").into(),
        question: hostile.clone(),
        why: hostile.clone(),
        levels: vec![hostile.clone(); 5],
        prerequisite_reasons: vec![hostile.clone(); n_prerequisites],
        examples: Vec::new(),
        trade_off: "".into(),
        next_steps: vec![vec![hostile.clone(); 2]; 4],
        evidence: Vec::new(),
        pitfalls: Vec::new(),
    };
    let titled = || Titled { title: hostile.clone(), summary: hostile.clone() };
    CatalogueText {
        language: language.tag().into(),
        title: hostile.clone(),
        summary: hostile.clone(),
        scale: vec![LevelText { name: hostile.clone(), meaning: hostile.clone() }; 5],
        areas: [("area".into(), titled())].into_iter().collect(),
        topics: [("topic".into(), titled())].into_iter().collect(),
        principles: SortedMap::new(),
        operating_models: SortedMap::new(),
        practices: [practice("=1+1 ", 0), practice("@two ", 1), practice("-three ", 1)].map(Rc::new).into(),
    }
}

/// A text of one line as it is shown.
fn one_line(text: &str) -> String {
    text.replace(HOSTILE, HOSTILE_LINE).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn task_at(line: &Line, at: usize) -> Option<&String> {
    match line {
        Line::Task { depth, text, .. } if *depth == at => Some(text),
        _ => None,
    }
}

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

fn built_in_file(name: &str) -> String {
    std::fs::read_to_string(format!("../../assets/catalogue/opex-2020-04/{name}")).unwrap()
}

/// A visit with the example open.
fn visit() -> (MemorySurroundings, Store) {
    let surroundings = surroundings(&["text.ko.json", "example.ko.json"]);
    let catalogue = built_in_catalogue().unwrap();
    let store = Store::new(surroundings.ports.clone(), catalogue, Language::Ko, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    store.dispatch(OpenMessage::Example);
    (surroundings, store)
}

fn next_steps(store: &Store) -> Rc<[ExportStep]> {
    let state = store.state();
    let steps = Evaluation::new(&state.catalogue, state.assessment().unwrap(), today()).next_steps(&state.catalogue);
    steps.iter().map(ExportStep::from).collect()
}
