export { entityRouteRef, opexMaturityPlugin, OpexMaturityPage } from './plugin';
export { opexDocumentsApiRef, type OpexDocumentsApi } from './documents';
