(function () {
  "use strict";
  var doc = document, root = doc.documentElement, hour = 3600000;
  root.classList.add("js");
  function each(sel, f, from) { Array.prototype.forEach.call((from || doc).querySelectorAll(sel), f); }

  // Time shown: corrected or raw. Sorts each group of an evidence table by the stamp chosen.
  each("input[type=radio]", function (r) {
    r.addEventListener("change", function () {
      root.dataset.time = r.value;
      each(".ev tbody", function (body) {
        var k = r.value === "raw" ? "r" : "c";
        Array.prototype.slice.call(body.querySelectorAll("tr[data-c]")).sort(function (a, b) {
          return (+a.dataset[k] - +b.dataset[k]) || (+a.dataset.n - +b.dataset.n);
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  // One "copy" button a command; without script the text itself can be selected.
  var said = doc.getElementById("said");
  each("[data-copy]", function (cell) {
    var b = doc.createElement("button");
    b.type = "button"; b.className = "copy"; b.textContent = "copy";
    b.setAttribute("aria-label", "Copy " + (cell.dataset.name || "text"));
    b.addEventListener("click", function () {
      function select() { getSelection().selectAllChildren(cell); }
      function done() { b.textContent = "copied"; said.textContent = "copied"; setTimeout(function () { b.textContent = "copy"; }, 1500); }
      if (navigator.clipboard) { navigator.clipboard.writeText(cell.dataset.copy).then(done, select); } else { select(); }
    });
    cell.appendChild(b);
  });

  function signed(v, d) { return v === null ? "unbounded" : (v < 0 ? "−" : "+") + Math.abs(v).toFixed(d); }

  // A picture's cursor: pointer, or arrow keys (1 h; Shift 6 h; PageUp/PageDown: next moment; Enter: its evidence).
  each(".chart", function (chart) {
    var data = JSON.parse(doc.getElementById(chart.dataset.source).textContent);
    var start = Date.parse(data.start), read = doc.getElementById(chart.getAttribute("aria-describedby"));
    var at = data.cutover === null ? 0 : data.cutover, near = null;
    function stamp(h) { return new Date(start + h * hour).toUTCString().replace(/^(\w+), (\d+) (\w+) \d+ (\d+:\d+).*/, "$1 $2 $3 $4"); }
    function offset(t) {
      var s = data.samples, i = 0, a, b, k;
      if (s.length < 2) { return null; }
      while (i < s.length - 2 && s[i + 1][0] <= t + 1e-4) { i += 1; }
      a = s[i]; b = s[i + 1]; k = (t - a[0]) / ((b[0] - a[0]) || 1);
      if (a[1] === null || b[1] === null || a[4] === "unknown") { return null; }
      function mid(n) { return a[n] === null || b[n] === null ? null : a[n] + (b[n] - a[n]) * k; }
      return { o: mid(1), lo: mid(2), hi: mid(3), q: a[4] };
    }
    function svg() { return Array.prototype.filter.call(chart.querySelectorAll("svg[data-x0]"), function (s) { return s.getClientRects().length; })[0]; }
    function show(h) {
      var s = svg(), x0 = +s.dataset.x0, x1 = +s.dataset.x1, c = s.querySelector(".cur"), v;
      at = Math.max(0, Math.min(data.hours, h));
      v = offset(at);
      c.setAttribute("transform", "translate(" + (x0 + at / data.hours * (x1 - x0)).toFixed(1) + ")");
      c.setAttribute("visibility", "visible");
      near = null;
      data.moments.forEach(function (m) {
        if (Math.abs(m[0] - at) < 0.75 && (!near || Math.abs(m[0] - at) < Math.abs(near[0] - at))) { near = m; }
      });
      read.textContent = stamp(at) + " UTC" + (data.cutover === null ? "" : ", " + signed(at - data.cutover, 1) + " h") + ". " +
        (v ? "Offset " + signed(v.o, 1) + " s (" + signed(v.lo, 1) + " to " + signed(v.hi, 1) + ", " + v.q + "); this host stamps " + stamp(at + v.o / 3600).slice(-5) + "." : "Nothing is known of the clock.") +
        (near ? " " + near[1] + (near[2] ? " (" + near[2] + ")." : ".") : "");
    }
    function fromPointer(e) {
      var s = svg(), b = s.getBoundingClientRect(), x = (e.clientX - b.left) / b.width * s.viewBox.baseVal.width;
      return (x - s.dataset.x0) / (s.dataset.x1 - s.dataset.x0) * data.hours;
    }
    function go() { if (near && near[2]) { location.hash = near[2]; } }
    chart.addEventListener("pointermove", function (e) { show(fromPointer(e)); });
    chart.addEventListener("click", function (e) { show(fromPointer(e)); go(); });
    chart.addEventListener("focus", function () { show(at); });
    chart.addEventListener("keydown", function (e) {
      var step = e.shiftKey ? 6 : 1, next;
      if (e.key === "ArrowRight") { show(at + step); } else if (e.key === "ArrowLeft") { show(at - step); }
      else if (e.key === "Home") { show(0); } else if (e.key === "End") { show(data.hours); }
      else if (e.key === "PageDown") { next = data.moments.filter(function (m) { return m[0] > at + 0.01; })[0]; if (next) { show(next[0]); } }
      else if (e.key === "PageUp") { next = data.moments.filter(function (m) { return m[0] < at - 0.01; }).pop(); if (next) { show(next[0]); } }
      else if (e.key === "Enter") { go(); } else { return; }
      e.preventDefault();
    });
  });
}());
