export default {
  // Vite's development server makes one file of what a package imports, and leaves the files beside it behind.
  optimizeDeps: { exclude: ['opex-maturity-element'] },
};
