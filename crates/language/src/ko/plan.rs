//! What to improve first.

use crate::{PlanTexts, Plural};

/// What to improve first.
pub static PLAN: PlanTexts = PlanTexts {
    title: "개선 계획",
    steps: Plural::same("다음 단계 {n}개"),
    summary: "{steps}, 모두 {days}의 작업입니다.",
    summary_first: Plural {
        one: "첫 단계를 마치면 전체 점수가 {points}%p 오릅니다.",
        other: "처음 {n}개를 마치면 전체 점수가 {points}%p 오릅니다.",
    },
    summary_note: "%p는 모든 모범 사례에 답했다고 볼 때 전체 점수가 오르는 폭입니다.",

    ready: "지금 할 수 있음",
    ready_hint: "기다릴 것이 없는 단계입니다. 작업 하루당 상승폭과 여는 효과가 큰 단계가 먼저 옵니다.",
    waiting: "다른 단계를 기다림",
    waiting_hint: "먼저 갖출 모범 사례가 아직 자리 잡지 않았습니다.",

    gain: "+{points}%p",
    opens: Plural::same("다른 모범 사례 {n}개를 여는 데 도움:"),
    waits_for: "기다리는 것:",
    assumes: "답변 없이 갖춘 것으로 가정:",
    needed_by: "수준 {level} 이상이 필요한 모범 사례:",
    and_more: "외 {n}개",

    why_and_how: "순서의 이유와 방법",
    actions: "수준 {from}에서 {to}까지 가려면",
    looks_like: "수준 {level}의 모습",
    why: "이 자리에 있는 이유",
    formula: "우선순위 {priority} = (상승폭 {gain} + 여는 효과 {unlock}) ÷ {effort}, 단위는 하루당 %p입니다.",
    why_ready: "기다릴 것이 없으므로 기다리는 모든 단계보다 앞섭니다.",
    why_waiting: "다른 모범 사례를 기다리므로 기다릴 것이 없는 모든 단계보다 뒤에 옵니다.",
    why_first: "이보다 먼저 올 단계가 없습니다.",
    why_behind_waiting: "바로 앞의 {n}번은 기다릴 것이 없습니다.",
    why_behind_priority: "바로 앞의 {n}번은 우선순위가 더 높습니다: {priority}.",
    why_behind_risk: "바로 앞의 {n}번은 우선순위가 같고 위험이 더 높습니다.",
    why_behind_order: "바로 앞의 {n}번은 우선순위와 위험이 같고 카탈로그에서 먼저 나옵니다.",
    opens_title: "여는 데 도움이 되는 모범 사례",
    waits_for_title: "기다리는 모범 사례",
    assumes_title: "갖춘 것으로 가정하는 모범 사례",
    needed_by_title: "자체 목표보다 높은 수준을 필요로 하는 모범 사례",

    assign: "담당자 정하기",
    assign_label: "담당자와 기한: {title}",
    no_owner: "담당자 없음",
    due_on: "기한 {day}",
    overdue: "기한 지남",

    filter: "단계 필터",
    filter_area: "모든 영역",
    filter_owner: "담당자 이름",
    filter_effort: "모든 작업량",
    filter_effort_at_most: "{days} 이하",
    filter_ready: "기다리는 단계 숨기기",
    filter_found: "{m}개 중 {n}개 단계 표시",
    filter_nothing: "필터에 맞는 단계가 없습니다. 답변은 그대로입니다.",

    open_questions: "답하지 않은 질문",
    open_questions_hint: "답하지 않은 모범 사례에는 아직 단계가 없습니다. 많은 단계가 의존하는 질문이 먼저 옵니다.",
    rests_on: Plural::same("이 답변에 의존하는 단계 {n}개"),
    show_all: "{n}개 모두 보기",
    show_first: "처음 {n}개만 보기",

    nothing_answered: "아직 답변이 없어 계획할 것이 없습니다.",
    nothing_answered_hint: "목표보다 낮은 답변마다 무엇을 할지, 얼마나 걸리고 무엇을 얻는지 보여 주는 단계가 여기에 생깁니다.",
    start_answering: "답변 시작",
    at_target: "답한 모범 사례가 모두 목표에 이르렀습니다.",
    at_target_score: "전체 점수:",
    at_target_hint: "더 나아가려면 기본 목표나 모범 사례의 목표를 높이십시오.",
    nothing_applies: "모든 모범 사례가 해당 없음이므로 계획할 것이 없습니다.",
};
