// Signing in changes the key that forms carry. Who did so in another tab goes on in this one: its forms take the key of now.
const KEY = "csrfmiddlewaretoken";

function refresh() {
  const now = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="))?.slice("csrftoken=".length);
  if (!now) return;
  for (const input of document.querySelectorAll(`input[name="${KEY}"]`)) /** @type {HTMLInputElement} */ (input).value = now;
}

for (const moment of ["change", "click", "submit"]) document.addEventListener(moment, refresh, { capture: true });
