//! The report that opens in any browser.

use crate::ReportTexts;

/// The report that opens in any browser.
pub static REPORT: ReportTexts = ReportTexts {
    bar: "점수 막대와 목표 선",
    bars_caption: "영역과 주제의 점수",
    answered: "{m}개 중 {n}개",
    written: "메모와 증빙",
    planned_caption: "분기별 계획의 단계",
    next_caption: "목록의 첫 단계들(분기별 계획 없음)",
    how_to_go_on: "이 페이지에는 평가 전체가 들어 있습니다. 이어서 작업하려면 운영 성숙도의 ‘결과 파일 열기’로 이 파일을 여십시오. 네트워크가 필요 없으며 외부에서 아무것도 불러오지 않습니다.",
};
