// Keeps the page for use without a network: all files of one version, or none. The build writes VERSION, and FILES with
// the digest of each, into this file; so it differs with every version, and browsers notice that there is another.
// Nothing but the page's own files is kept, and nothing is taken over before the person says so.
const { scope } = self.registration;
const at = (name) => new URL(name, scope).href;

// Other deployments may share the origin and with it the list of caches; an address has no spaces.
const PREFIX = `opex-maturity ${scope} `;
const CACHE = PREFIX + VERSION;
const PAGE = at('index.html');
/** Says of a cache that its version has been in use. */
const MARK = at('files/was-active');
/** Names in here say what the content is, so that a file of any version can be served to whoever asks for it. */
const FOREVER = at('files/');

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

async function install() {
  const cache = await caches.open(CACHE);
  // The page is put in last: where it is, everything is.
  if (await cache.match(PAGE)) return;
  try {
    const names = Object.keys(FILES).filter((name) => at(name) !== PAGE);
    const [page, ...files] = await Promise.all([fetchPage(), ...names.map((name) => fetchFile(at(name), FILES[name]))]);
    await Promise.all(files.map((file, index) => cache.put(at(names[index]), file)));
    await cache.put(PAGE, page);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function fetchFile(url, integrity) {
  const isForever = url.startsWith(FOREVER);
  const kept = isForever ? await caches.match(url, { ignoreVary: true }) : undefined;
  if (kept) return kept;
  const get = async (cache) => {
    const response = await fetch(url, { integrity, cache });
    if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
    return response;
  };
  // What the browser's own cache holds may be damaged, and would be for ever.
  return isForever ? get('default').catch(() => get('reload')) : get('no-cache');
}

/** The page by the address of its folder, since some hosts lead index.html there; others have it by its name alone. */
async function fetchPage() {
  const integrity = FILES['index.html'];
  const response = await fetchFile(scope, integrity).catch(() => fetchFile(PAGE, integrity));
  // A response that was led elsewhere may not answer a navigation.
  return new Response(response.body, { headers: response.headers });
}

async function activate() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const marks = await Promise.all(others.map((cacheName) => caches.match(MARK, { cacheName })));
  // Windows that are still open run the version before and may yet want a file of it.
  const before = others.filter((_, index) => marks[index]).at(-1);
  await Promise.all(others.filter((name) => name !== before).map((name) => caches.delete(name)));
  await (await caches.open(CACHE)).put(MARK, new Response());
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage({ type: 'opex-maturity/active', version: VERSION });
}

self.addEventListener('message', ({ data, source }) => {
  if (data === 'opex-maturity/which') source.postMessage({ type: 'opex-maturity/waiting', version: VERSION });
  if (data === 'opex-maturity/take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = request.url.replace(/[?#].*/, '');
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' ? url === scope || url === PAGE : url.startsWith(FOREVER) || isOwn(url)) {
    event.respondWith(answer(request, request.mode === 'navigate' ? PAGE : url));
  }
});

const isOwn = (url) => Object.keys(FILES).some((name) => at(name) === url);

async function answer(request, url) {
  const kept = await caches.match(url, { cacheName: CACHE, ignoreVary: true })
    ?? (url.startsWith(FOREVER) ? await caches.match(url, { ignoreVary: true }) : undefined);
  return kept ?? fetch(request);
}
