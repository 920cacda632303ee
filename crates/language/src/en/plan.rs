//! What to improve first.

use crate::{PlanTexts, Plural};

/// What to improve first.
pub static PLAN: PlanTexts = PlanTexts {
    title: "Improvement plan",
    steps: Plural { one: "{n} next step", other: "{n} next steps" },
    summary: "{steps}, {days} of work in all.",
    summary_first: Plural {
        one: "The first adds {points} points to the overall score.",
        other: "The first {n} together add {points} points to the overall score.",
    },
    summary_note: "Points are percentage points of the overall score, counted as if every practice were answered.",

    ready: "Ready now",
    ready_hint: "These wait for nothing. What gains and opens the most per day comes first.",
    waiting: "Waiting for others",
    waiting_hint: "A practice that these build on is not in place yet.",

    gain: "+{points} points",
    opens: Plural { one: "Helps to open {n} other:", other: "Helps to open {n} others:" },
    waits_for: "Waits for:",
    assumes: "Assumes, without an answer:",
    needed_by: "Needed at level {level} by:",
    and_more: "and {n} more",

    why_and_how: "Why here, and how",
    actions: "To get from level {from} to {to}",
    looks_like: "What level {level} looks like",
    why: "Why it stands here",
    formula: "Priority {priority} = (gain {gain} + unlock {unlock}) ÷ {effort}, in points per day.",
    why_ready: "It waits for nothing, so it comes before every step that waits.",
    why_waiting: "It waits for others, so it comes after every step that waits for nothing.",
    why_first: "No other step has a better claim to come first.",
    why_behind_waiting: "Number {n}, just before it, waits for nothing.",
    why_behind_priority: "Number {n}, just before it, has a higher priority: {priority}.",
    why_behind_risk: "Number {n}, just before it, has the same priority and a higher risk.",
    why_behind_order: "Number {n}, just before it, has the same priority and risk and comes earlier in the catalogue.",
    opens_title: "What it helps to open",
    waits_for_title: "What it waits for",
    assumes_title: "What it assumes to be in place",
    needed_by_title: "What needs it, so that it has to rise above its own target",

    assign: "Name an owner",
    assign_label: "Owner and due date: {title}",
    no_owner: "No owner",
    due_on: "due {day}",
    overdue: "Overdue",

    filter: "Filter steps",
    filter_area: "Any area",
    filter_owner: "Owner contains",
    filter_effort: "Any effort",
    filter_effort_at_most: "At most {days}",
    filter_ready: "Hide those that wait",
    filter_found: "{n} of {m} steps shown",
    filter_nothing: "No step fits the filter. Your answers are not affected.",

    open_questions: "Open questions",
    open_questions_hint: "An unanswered practice has no step yet. Those that most steps rest on come first.",
    rests_on: Plural { one: "{n} step rests on it", other: "{n} steps rest on it" },
    show_all: "Show all {n}",
    show_first: "Show the first {n} only",

    nothing_answered: "Nothing is answered yet, so there is nothing to plan.",
    nothing_answered_hint: "Every answer below its target becomes a step here: what to do, what it takes and what it brings.",
    start_answering: "Start answering",
    at_target: "Every answered practice has reached its target.",
    at_target_score: "Overall score:",
    at_target_hint: "To go further, raise the default target or the target of a practice.",
    nothing_applies: "Every practice was said not to apply, so there is nothing to plan.",
};
