// Keeps an open page up to date. The server tells the version of what a page shows, first of all at each new connection;
// where it differs from the version of this page, the page is fetched anew and its live parts are replaced.
"use strict";

const root = document.documentElement;
const AFTER_LOSS_MILLIS = 3000;
const BETWEEN_FETCHES_MILLIS = 1500;
const parts = new Map();
let fetched = 0;
let wanted = root.dataset.version;
let fetching = false;

function colourYaml() {
  for (const code of document.querySelectorAll("code.yaml:not([data-coloured])")) {
    // The library escapes what it is given.
    code.innerHTML = hljs.highlight(code.textContent, { language: "yaml" }).value;
    code.dataset.coloured = "";
  }
}

// What stands between backquotes is code.
function markCode() {
  const texts = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    if (/`[^`]+`/.test(texts.currentNode.data) && !texts.currentNode.parentElement.closest("code, pre, label")) {
      found.push(texts.currentNode);
    }
  }
  for (const text of found) {
    text.replaceWith(
      ...text.data.split(/`([^`]+)`/).map((words, index) => {
        if (index % 2 === 0) {
          return words;
        }
        const code = document.createElement("code");
        code.textContent = words;
        return code;
      }),
    );
  }
}

function remember() {
  for (const part of document.querySelectorAll("[data-live]")) {
    parts.set(part.id, part.innerHTML);
  }
}

function tellState(words, state) {
  const live = document.getElementById("live");
  const place = document.getElementById("live-words");
  if (place && place.textContent !== words) {
    place.textContent = words;
    live.dataset.state = state;
  }
}

// What is open stays open, and what has the focus keeps it.
function replacePart(part, html) {
  const open = [...part.querySelectorAll("details[open]")].map((details) => details.id);
  const chosen = [...part.querySelectorAll("input:checked")].map((input) => input.id);
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.innerHTML = html;
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  chosen.forEach((id) => {
    const input = document.getElementById(id);
    if (input) {
      input.checked = true;
    }
  });
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

function identity(page) {
  return [...page.querySelectorAll("[data-live], [data-chart]")].map((part) => part.id).join("\n");
}

function show(page) {
  if (identity(page) !== identity(document)) {
    location.reload();
    return;
  }
  for (const fresh of page.querySelectorAll("[data-live]")) {
    if (parts.get(fresh.id) !== fresh.innerHTML) {
      parts.set(fresh.id, fresh.innerHTML);
      replacePart(document.getElementById(fresh.id), fresh.innerHTML);
    }
  }
  for (const fresh of page.querySelectorAll("[data-chart]")) {
    document.getElementById(fresh.id).dataset.chart = fresh.dataset.chart;
  }
  root.dataset.version = page.documentElement.dataset.version;
  colourYaml();
  markCode();
  drawCharts();
}

async function refresh() {
  if (fetching || wanted === root.dataset.version) {
    return;
  }
  fetching = true;
  try {
    await new Promise((done) => setTimeout(done, Math.max(0, fetched + BETWEEN_FETCHES_MILLIS - Date.now())));
    fetched = Date.now();
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.redirected || answer.status === 404) {
      location.reload();
      return;
    }
    if (answer.ok) {
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
  } catch (lost) {
    tellState("connection lost, trying again", "lost");
  } finally {
    fetching = false;
  }
  if (wanted !== root.dataset.version) {
    setTimeout(refresh, BETWEEN_FETCHES_MILLIS);
  }
}

function listen() {
  const source = new EventSource(root.dataset.events);
  source.onopen = () => tellState("live", "on");
  source.onmessage = (event) => {
    wanted = event.data;
    refresh();
  };
  source.addEventListener("over", () => location.reload());
  source.onerror = () => {
    tellState("connection lost, trying again", "lost");
    source.close();
    setTimeout(listen, AFTER_LOSS_MILLIS);
  };
  addEventListener("pagehide", () => source.close());
}

// A form is sent once.
document.addEventListener("submit", (event) => {
  const button = event.target.querySelector("button[type=submit]");
  if (event.target.method === "post" && button) {
    button.setAttribute("aria-busy", "true");
    setTimeout(() => (button.disabled = true), 0);
  }
});

remember();
colourYaml();
markCode();
drawCharts();
root.dataset.ready = "";
if (root.dataset.events) {
  listen();
}
