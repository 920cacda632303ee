//! The assessment's details and the reader's preferences.

use crate::ProfileTexts;

/// The assessment's details and the reader's preferences.
pub static PROFILE: ProfileTexts = ProfileTexts {
    title: "평가 정보",
    intro: "모두 선택 항목이며 결과 파일과 보고서에 이름으로 쓰입니다.",
    team: "팀",
    workload: "워크로드",
    scope: "범위",
    scope_hint: "무엇을 평가하고 무엇을 제외하는지",
    date: "평가 날짜",
    facilitator: "진행자",
    your_name: "내 이름(선택)",
    your_name_hint: "앞으로 바꾸는 항목에 함께 기록되어 결과 파일에도 남습니다. 병합할 때 누가 무엇을 바꾸었는지 알 수 있습니다. 이름은 이 브라우저에 저장됩니다.",
    default_target: "기본 목표 수준",
    default_target_hint: "목표를 따로 정하지 않은 모든 모범 사례에 적용됩니다. 운영 워크로드에는 수준 3이 알맞습니다.",
    operating_model: "운영 모델",
    operating_model_hint: "애플리케이션과 인프라를 누가 만들고 누가 운영하는지 나타냅니다. 점수에는 영향을 주지 않습니다.",
    operating_model_none: "선택 안 함",
    engineering: "엔지니어링",
    operations: "운영",
    application: "애플리케이션",
    infrastructure: "인프라",
    demands: "필요한 것",
    begin: "답변 시작",
    quick_pass: "빠른 평가: 위험 높은 모범 사례만",
};
