"use strict";
// What this page can do beyond being read: show a point's value, hide lines, find a table's row in
// the charts, sort tables. Without it everything is still there. Texts are only ever set as text.
(() => {
  const charts = [...document.querySelectorAll("svg.chart")];

  // --- Rows and points that are the same thing -------------------------------------------------
  // Both carry its key; whatever is pointed at lights up everywhere.
  const keyed = new Map();
  for (const part of document.querySelectorAll("[data-key]")) {
    const key = part.dataset.key;
    keyed.set(key, [...(keyed.get(key) ?? []), part]);
  }
  let lit = [];
  const light = (parts) => {
    for (const part of lit) part.classList.remove("linked");
    for (const part of parts) part.classList.add("linked");
    lit = parts;
  };
  const same = (part) => keyed.get(part.dataset.key) ?? [part];

  // A finger that is lifted leaves what it touched; that stays until something else is touched.
  const isTouch = (event) => event.pointerType === "touch";

  // By keyboard: tab to a table's rows, one stop for all, then arrows.
  for (const body of document.querySelectorAll("tbody:has(tr[data-key])")) {
    const rows = () => [...body.rows].filter((row) => row.dataset.key);
    let stop = rows()[0];
    for (const row of rows()) {
      const find = () => {
        forget();
        light(same(row));
      };
      row.tabIndex = row === stop ? 0 : -1;
      row.addEventListener("pointerenter", find);
      row.addEventListener("pointerleave", (event) => isTouch(event) || light([]));
      row.addEventListener("focus", () => {
        stop.tabIndex = -1;
        stop = row;
        stop.tabIndex = 0;
        find();
      });
      row.addEventListener("blur", () => light([]));
    }
    body.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const all = rows();
      const place = all.indexOf(event.target);
      const steps = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 };
      const to = place < 0 ? undefined : all[steps[event.key]];
      if (!to) return;
      event.preventDefault();
      to.focus();
    });
  }

  // --- The value of the nearest point ----------------------------------------------------------
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("role", "status");
  const tipValue = document.createElement("b");
  const tipName = document.createElement("span");
  tip.append(tipValue, tipName);
  document.body.append(tip);

  let shown;
  const forget = () => {
    shown = undefined;
    tip.hidden = true;
    light([]);
  };

  // Over the point where there is room, else under it; it stays with the point when the page moves.
  const place = () => {
    if (!shown) return;
    const mark = shown.mark.getBoundingClientRect();
    const left = mark.left + mark.width / 2 - tip.offsetWidth / 2;
    const above = mark.top - tip.offsetHeight - 8;
    const room = document.documentElement.clientWidth - tip.offsetWidth - 4;
    tip.style.left = `${Math.max(4, Math.min(left, room))}px`;
    tip.style.top = `${above < 4 ? mark.bottom + 8 : above}px`;
  };

  // "threads, 2 workers: 1.35 s (1.31–1.41 s), 10 runs" is shown value first.
  const show = (point) => {
    if (point === shown) return;
    const cut = point.text.lastIndexOf(": ");
    tipValue.textContent = point.text.slice(cut < 0 ? 0 : cut + 2);
    tipName.textContent = cut < 0 ? "" : point.text.slice(0, cut);
    tip.hidden = false;
    light(same(point.mark));
    shown = point;
    place();
  };

  // A chart's points, with their places in its own units, so that a moving pointer costs no layout.
  const pointsOf = (chart) =>
    [...chart.querySelectorAll(":is(circle, path, rect) > title")].map((title) => {
      const mark = title.parentNode;
      const text = title.textContent;
      // The browser would show the title a second time.
      title.remove();
      mark.setAttribute("aria-label", text);
      const box = mark.getBBox();
      return { mark, text, box, series: mark.closest("[data-series]")?.dataset.series };
    });

  const isShown = (point) => !point.mark.closest(".off");
  const middle = (point) => point.box.x + point.box.width / 2;

  // The shown point that is nearest to a place, at most `reach` away; a bar reaches to its edges.
  const nearest = (points, x, y, reach) => {
    let best;
    for (const point of points.filter(isShown)) {
      const { box } = point;
      const far = Math.hypot(
        Math.max(box.x - x, 0, x - box.x - box.width),
        Math.max(box.y - y, 0, y - box.y - box.height),
      );
      if (far <= reach) [best, reach] = [point, far];
    }
    return best;
  };

  // The point that an arrow key leads to: along its series, or the nearest of the next series.
  const next = (points, from, key) => {
    const shown = points.filter(isShown);
    if (!from || !shown.includes(from)) return shown[0];
    const own = shown.filter((point) => point.series === from.series);
    const place = own.indexOf(from);
    const names = [...new Set(shown.map((point) => point.series))];
    const across = (step) => {
      const name = names[names.indexOf(from.series) + step];
      const others = shown.filter((point) => name !== undefined && point.series === name);
      const gap = (point) => Math.abs(middle(point) - middle(from));
      return others.length ? others.reduce((a, b) => (gap(b) < gap(a) ? b : a)) : from;
    };
    switch (key) {
      case "ArrowRight": return own[place + 1] ?? from;
      case "ArrowLeft": return own[place - 1] ?? from;
      case "ArrowDown": return across(1);
      case "ArrowUp": return across(-1);
      case "Home": return own[0];
      case "End": return own[own.length - 1];
      default: return undefined;
    }
  };

  for (const chart of charts) {
    if (!chart.querySelector(":is(circle, path, rect) > title")) continue;
    // Looked for once the chart is used: a page of a hundred charts shows at once.
    let found;
    const points = () => (found ??= pointsOf(chart));
    let current;
    const go = (point) => {
      current = point;
      if (point) show(point);
      else forget();
    };
    const follow = (event) => {
      const matrix = chart.getScreenCTM();
      const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
      go(nearest(points(), place.x, place.y, 40 / matrix.a));
    };
    chart.addEventListener("pointermove", follow);
    chart.addEventListener("pointerdown", follow);
    chart.addEventListener("pointerleave", (event) => isTouch(event) || forget());
    // The browser would show the chart's own title over the value; the chart keeps it as its name.
    const name = chart.querySelector(":scope > title");
    chart.setAttribute("aria-label", name?.textContent ?? "");
    chart.removeAttribute("aria-labelledby");
    name?.remove();
    // By keyboard: tab to the chart, then arrows. Its role now says that there is something inside.
    chart.setAttribute("role", "group");
    chart.setAttribute("tabindex", "0");
    chart.addEventListener("focus", () => {
      if (chart.matches(":focus-visible")) go(next(points()));
    });
    chart.addEventListener("blur", forget);
    chart.addEventListener("keydown", (event) => {
      if (event.target !== chart || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") return forget();
      const point = next(points(), current, event.key);
      if (!point || !/^(Arrow|Home$|End$)/.test(event.key)) return;
      event.preventDefault();
      go(point);
    });
  }
  addEventListener("scroll", place, { capture: true, passive: true });
  addEventListener("pointerdown", (event) => {
    if (!event.target.closest("svg.chart, tr[data-key]")) forget();
  });

  // --- Lines that are shown and hidden by their names ------------------------------------------
  for (const chart of charts) {
    const parts = [...chart.querySelectorAll("[data-series]")];
    const names = [...new Set(parts.map((part) => part.dataset.series))];
    const isName = (part) => part.localName === "text";
    const isOff = (name) =>
      parts.some((part) => part.dataset.series === name && part.classList.contains("off"));
    const set = (name, isShown) => {
      for (const part of parts.filter((part) => part.dataset.series === name)) {
        part.classList.toggle("off", !isShown);
        if (isName(part)) part.setAttribute("aria-pressed", isShown);
      }
    };
    const toggle = (name) => set(name, isOff(name));
    const alone = (name) => {
      const isAlone = names.every((other) => isOff(other) === (other !== name));
      for (const other of names) set(other, isAlone || other === name);
    };
    for (const label of parts.filter(isName)) {
      const name = label.dataset.series;
      if (!parts.some((part) => part.dataset.series === name && !isName(part))) continue;
      label.classList.add("toggle");
      label.setAttribute("role", "button");
      label.setAttribute("tabindex", "0");
      label.setAttribute("aria-pressed", "true");
      label.addEventListener("click", (event) => (event.altKey ? alone(name) : toggle(name)));
      label.addEventListener("dblclick", () => alone(name));
      label.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        if (event.altKey) alone(name);
        else toggle(name);
      });
    }
  }

  // --- Tables that are sorted by a column ------------------------------------------------------
  const decimal = document.documentElement.dataset.decimal === "," ? "," : ".";
  // A sign, digits in groups, and decimals; behind them a unit or another number, but not the rest of
  // a date or a revision.
  const number =
    decimal === ","
      ? /^[(~≈<>≤≥×±+ ]*([−-]?)(\d[\d.\u00a0\u202f]*(?:,\d+)?)(?![\w:,-])/
      : /^[(~≈<>≤≥×±+ ]*([−-]?)(\d[\d,\u00a0\u202f]*(?:\.\d+)?)(?![\w:.-])/;
  const words = new Intl.Collator("en", { numeric: true });

  // What a cell is sorted by: numbers come before words, and nothing comes last.
  const valueOf = (cell) => {
    const text = cell.textContent.trim();
    if (/^[–—-]?$/.test(text)) return { kind: 2, text };
    const match = number.exec(text);
    if (!match) return { kind: 1, text };
    const digits = match[2].replace(decimal === "," ? /[^\d,]/g : /[^\d.]/g, "");
    return { kind: 0, value: Number(digits.replace(",", ".")) * (match[1] ? -1 : 1), text };
  };
  const compare = (a, b) =>
    a.kind === 0 ? a.value - b.value : a.kind === 1 ? words.compare(a.text, b.text) : 0;

  for (const table of document.querySelectorAll(".table table")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    if (rows.length < 2) continue;
    const titles = [...table.tHead.rows[0].cells];
    titles.forEach((title, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = title.textContent;
      title.replaceChildren(button);
      button.addEventListener("click", () => {
        // Up, down, and as it was.
        const order = { ascending: "descending", descending: null }[
          title.getAttribute("aria-sort")
        ];
        for (const other of titles) other.removeAttribute("aria-sort");
        if (order === null) return body.replaceChildren(...rows);
        const way = order ? -1 : 1;
        title.setAttribute("aria-sort", order ?? "ascending");
        const values = new Map(rows.map((row) => [row, valueOf(row.cells[column])]));
        const sorted = [...rows].sort((first, second) => {
          const [a, b] = [values.get(first), values.get(second)];
          return a.kind - b.kind || way * compare(a, b);
        });
        body.replaceChildren(...sorted);
      });
    });
  }

  // --- The part of the page that is being read -------------------------------------------------
  const links = [...document.querySelectorAll("nav a")];
  const targets = links.map((link) => document.getElementById(link.getAttribute("href").slice(1)));
  const mark = () => {
    const passed = targets.findLastIndex(
      (target) => target && target.getBoundingClientRect().top < innerHeight / 5,
    );
    links.forEach((link, index) => {
      if (index === Math.max(passed, 0)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  addEventListener("scroll", mark, { passive: true });
  mark();

  // Says what can be done, where it can be done.
  const figure = document.querySelector("figure:has(svg.chart)");
  if (figure) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent =
      "Point at a chart for values. Click a line's name to hide it, double-click for it alone."
      + " Click a column's title to sort.";
    figure.append(hint);
  }
})();
