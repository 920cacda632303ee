import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  // Its addresses are relative to its own files, which an optimized copy would leave behind.
  optimizeDeps: { exclude: ['opex-maturity-element'] },
});
