/* Says, by the reader's clock, that a page's screens should have been followed again by now. */
(function () {
  var now = new Date();
  var month = now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0");
  document.querySelectorAll(".freshness[data-due]").forEach(function (line) {
    if (month > line.dataset.due) line.classList.add("is-overdue");
  });
})();
