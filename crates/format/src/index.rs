//! Summaries of saved assessments as text for the browser's storage.

use serde_json::Value;

use super::object::object_of;
use opex_model::{Ratio, SortedMap, Timestamp};

/// What a list of saved assessments shows of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSummary {
    /// The team.
    pub team: String,
    /// The workload.
    pub workload: String,
    /// Whether it is made up.
    pub example: bool,
    /// The overall score.
    pub score: Option<Ratio>,
    /// How much is answered.
    pub completeness: Option<Ratio>,
    /// When it was last changed.
    pub changed_at: Option<Timestamp>,
}

/// Summaries as text, with a word for what they were made for.
pub fn write_index(made_for: &str, summaries: &SortedMap<String, SavedSummary>) -> String {
    let entries = summaries.iter().map(|(checksum, summary)| (checksum.clone(), summary_value(summary)));
    let fields = [("made_for", made_for.into()), ("summaries", Value::Object(object_of(entries)))];
    Value::Object(object_of(fields.into_iter().map(|(key, value)| (key.to_owned(), value)))).to_string()
}

/// Reads summaries; none where they were made for something else, and none of those that do not fit.
pub fn read_index(text: &str, made_for: &str) -> Option<SortedMap<String, SavedSummary>> {
    let value: Value = serde_json::from_str(text).ok()?;
    if value.get("made_for").and_then(Value::as_str) != Some(made_for) {
        return None;
    }
    let entries = value.get("summaries")?.as_object()?.iter();
    Some(entries.filter_map(|(checksum, entry)| Some((checksum.clone(), summary_of(entry)?))).collect())
}

fn summary_value(summary: &SavedSummary) -> Value {
    let SavedSummary { team, workload, example, score, completeness, changed_at } = summary;
    Value::Array(vec![
        team.as_str().into(),
        workload.as_str().into(),
        (*example).into(),
        ratio_value(*score),
        ratio_value(*completeness),
        changed_at.as_ref().map(Timestamp::as_str).into(),
    ])
}

fn summary_of(value: &Value) -> Option<SavedSummary> {
    let text = |index: usize| value.get(index).and_then(Value::as_str).map(str::to_owned);
    Some(SavedSummary {
        team: text(0)?,
        workload: text(1)?,
        example: value.get(2)?.as_bool()?,
        score: ratio_of(value.get(3)?).ok()?,
        completeness: ratio_of(value.get(4)?).ok()?,
        changed_at: match value.get(5)? {
            Value::Null => None,
            moment => Some(Timestamp::parse(moment.as_str()?)?),
        },
    })
}

/// Terms as texts, since JSON numbers are not exact.
fn ratio_value(ratio: Option<Ratio>) -> Value {
    ratio.map_or(Value::Null, |ratio| {
        Value::Array(vec![ratio.numerator().to_string().into(), ratio.denominator().to_string().into()])
    })
}

/// A ratio, or the note that there is none; an error where it is neither.
fn ratio_of(value: &Value) -> Result<Option<Ratio>, NoRatio> {
    let term = |index: usize| value.get(index)?.as_str()?.parse().ok();
    if value.is_null() {
        return Ok(None);
    }
    term(0)
        .zip(term(1))
        .and_then(|(numerator, denominator)| Ratio::new(numerator, denominator))
        .map(Some)
        .ok_or(NoRatio)
}

/// The value is neither a ratio nor nothing.
struct NoRatio;
