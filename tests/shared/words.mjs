// The words of the page by which tests find what they press.

/** What tests press, by language; everything else they find by the attributes that the page promises. */
export const WORDS = {
  en: {
    newAssessment: 'New assessment', example: 'Try an example', team: 'Team', workload: 'Workload', begin: 'Start answering',
    results: 'Results', plan: 'Plan', assess: 'Assess', settings: 'Details', start: 'Start', help: 'Keyboard and help',
    download: 'Download results', openFile: 'Open a results file', details: 'Notes and planning', guidance: 'Help to judge',
    quickPass: 'Quick pass', why: /^Why\? /, accept: /^Accept risk/, addEvidence: 'Add evidence', showTable: /^Show as table/,
    days: 'Person-days per quarter', byQuarter: 'By quarter', allSteps: 'All next steps',
  },
  ko: {
    newAssessment: '새 평가', example: '예시 열어 보기', team: '팀', workload: '워크로드', begin: '답변 시작',
    results: '결과', plan: '개선 계획', assess: '평가', settings: '평가 정보', start: '시작', help: '단축키와 도움말',
    download: '결과 파일 내려받기', openFile: '결과 파일 열기', details: '메모와 계획', guidance: '판단 도움말',
    quickPass: '빠른 평가', why: /의 이유$/, accept: /위험 수용$/, addEvidence: '증빙 추가', showTable: /^표로 보기/,
    days: '분기당 작업 일수', byQuarter: '분기별 계획', allSteps: '모든 다음 단계',
  },
};
