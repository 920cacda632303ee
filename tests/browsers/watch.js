// Stands first in a copy of the page and notes what should not happen: errors, refused promises, breaches of the
// content security policy, what is written to the console as an error. `page.mjs` collects it.
(() => {
  'use strict';
  const troubles = [];
  globalThis.opexTroubles = troubles;
  addEventListener('error', (event) => {
    const { target } = event;
    troubles.push(event.message ? `error: ${event.message} (${event.filename}:${event.lineno})` : `not loaded: ${target.src ?? target.href ?? target.localName}`);
  }, true);
  addEventListener('unhandledrejection', (event) => troubles.push(`refused promise: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', (event) => {
    troubles.push(`policy breach: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber} ${event.sample ?? ''}`);
  });
  const { error } = console;
  console.error = (...said) => {
    troubles.push(`console error: ${said.join(' ')}`);
    error.apply(console, said);
  };
})();
