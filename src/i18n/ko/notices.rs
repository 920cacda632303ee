//! Messages.

use crate::i18n::{ChangeTexts, ErrorTexts, NoticeTexts, Plural};

pub(super) const NOTICES: NoticeTexts = NoticeTexts {
    undone: "되돌림: {change}",
    redone: "다시 실행함: {change}",
    deleted: "삭제함: {name}",
    renamed: "이름을 바꾸었습니다",
    restored: "복원했습니다",
    file_opened: "{file} 파일을 열었습니다",
    file_opened_as_copy: "{file} 파일을 사본으로 열었습니다. 이전에 저장된 내용은 그대로입니다.",
    file_refused: "{file} 파일을 열지 않았습니다. 바뀐 것은 없습니다.",
    saved_unreadable: "이 평가를 읽을 수 없습니다. 저장된 내용은 남아 있으니 내려받아 보관하십시오.",
    changed_elsewhere: "다른 탭이나 창에서 이 평가를 바꾸었습니다. 두 내용 모두 남기기 위해 지금부터 사본에서 작업합니다.",
    unsaved_work: "열린 평가가 저장되지 않았습니다. 다른 것을 열기 전에 결과 파일을 내려받아 주십시오.",
    example_failed: "예시를 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주십시오.",
    download_failed: "브라우저가 내려받기를 허용하지 않았습니다.",
    change_refused: "이 카탈로그에 맞지 않는 변경이어서 적용하지 않았습니다.",
};

pub(super) const CHANGES: ChangeTexts = ChangeTexts {
    answer: "{practice} 답변",
    depends_on_other_team: "{practice} 의존 표시",
    note: "{practice} 메모",
    evidence: "{practice} 증빙",
    owner: "{practice} 담당자",
    due: "{practice} 기한",
    importance: "{practice} 중요도",
    target: "{practice} 목표",
    effort: "{practice} 작업량",
    acceptance: "{practice} 위험 수용",
    team: "팀",
    workload: "워크로드",
    scope: "범위",
    date: "평가 날짜",
    facilitator: "진행자",
    operating_model: "운영 모델",
    default_target: "기본 목표",
};

pub(super) const ERRORS: ErrorTexts = ErrorTexts {
    empty: "파일이 비어 있습니다.",
    too_large: "파일 크기가 {size} MB입니다. 결과 파일은 최대 {limit} MB입니다.",
    unreadable: "파일을 텍스트로 읽을 수 없습니다.",
    truncated: "파일이 {line}행에서 중간에 끊겼습니다. 내려받기가 끝까지 되었는지 확인해 주십시오.",
    not_json: "JSON 파일이 아닙니다({line}행 {column}열).",
    not_results: "이 앱의 결과 파일이 아닙니다. 파일 형식이 \"{found}\"입니다.",
    not_results_unnamed: "이 앱의 결과 파일이 아닙니다. 파일에 형식이 적혀 있지 않습니다.",
    unknown_version: "파일에 적힌 버전 {found}은(는) 없는 버전입니다.",
    newer_version: "더 새로운 버전({found})의 앱으로 만든 파일입니다. 이 앱은 버전 {supported}까지 읽습니다. 페이지를 새로 고쳐 최신 앱을 받아 주십시오.",
    other_catalogue: "다른 카탈로그 \"{found}\"의 파일입니다. 지금 열린 카탈로그는 \"{expected}\"입니다.",
    invalid: Plural::same("파일에 허용되지 않는 값이 {n}개 있습니다."),
    missing: "{path}: 값이 없습니다",
    wrong_type: "{path}: {expected}이어야 하는데 {found}입니다",
    not_allowed: "{path}: {expected}이어야 하는데 {found}입니다",
    and_more: Plural::same("그 밖에 {n}개"),
};
