/* Shows, by the reader's clock, that a page's screens should have been followed again by now. */
(function () {
  var now = new Date();
  document.querySelectorAll(".freshness[data-verified]").forEach(function (line) {
    var parts = line.dataset.verified.split("-").map(Number);
    var age = (now.getFullYear() - parts[0]) * 12 + now.getMonth() + 1 - parts[1];
    var overdue = line.querySelector(".overdue");
    if (overdue && age > Number(line.dataset.interval)) {
      overdue.hidden = false;
      line.classList.add("is-overdue");
    }
  });
})();
