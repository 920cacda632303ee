//! What the plan says in other programs.

use crate::{ExportTexts, Plural};

/// What the plan says in other programs.
pub static EXPORT: ExportTexts = ExportTexts {
    quarter: "{year}년 {n}분기",
    step_title: "{practice}: 수준 {from} → {to}",
    why: "왜 필요한가",
    done_when: "완료 조건(수준 {level})",
    builds_on: "함께 바탕이 되는 모범 사례",
    facts: "한눈에 보기",
    note: "메모",
    gain: "전체 점수 상승폭",
    wave: "계획한 분기",
    no_wave: "분기를 정하지 않음",
    status: "상태",
    status_planned: "예정",
    status_in_progress: "진행 중",
    status_done: "완료",
    status_dropped: "중단",

    number: "번호",
    from: "현재 수준",
    to: "다음 수준",
    effort_days: "작업량(일)",
    gain_points: "상승폭(%p)",
    yes: "예",

    other_teams_title: "다른 팀에 요청할 일",
    other_teams_intro: Plural {
        one: "이 단계는 저희 팀만으로는 끝낼 수 없습니다. 도와주실 수 있는지, 언제까지 가능한지, 누구와 이야기하면 되는지 알려 주십시오.",
        other: "이 {n}개 단계는 저희 팀만으로는 끝낼 수 없습니다. 단계마다 도와주실 수 있는지, 언제까지 가능한지, 누구와 이야기하면 되는지 알려 주십시오.",
    },
    needed_until: "필요한 날짜",
    contact: "문의할 사람",
};
