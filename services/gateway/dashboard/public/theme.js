// Before the first paint, so that a dark page never flashes white.
(function () {
  var wish = null
  try { wish = localStorage.getItem('jakeops-theme') } catch { /* storage is off: follow the system */ }
  var dark = wish === 'dark' || (wish !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
})()
