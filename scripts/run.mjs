// make run: builds the page and serves it.
import net from 'node:net';
import { build } from './build.mjs';
import { main, Problem } from './lib/exec.mjs';
import { portBusy, serveAndAnnounce } from './serve.mjs';

// Before the build, which takes a while: nobody wants to hear it after that.
function checkFree(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', (error) => reject(new Problem(error.code === 'EADDRINUSE' ? portBusy(port) : `port ${port}: ${error.message}`)));
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}

await main(import.meta.url, async () => {
  const port = Number(process.env.PORT ?? 8080);
  if (!(Number.isInteger(port) && port > 0 && port < 65536)) throw new Problem(`PORT=${process.env.PORT} is not a port number.`);
  await checkFree(port);
  await build();
  await serveAndAnnounce({ port });
});
