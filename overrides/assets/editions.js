// Fills the menus of editions (the header's, and on a phone the drawer's) from versions.json, keeps
// page and language when switching, and says so where a newer edition has come out since.
(function () {
  var menus = document.querySelectorAll(".editions"), menu = menus[0];
  if (!menu) return;
  var here = menu.dataset.edition, page = menu.dataset.page, home = menu.dataset.home;
  var root = new URL(menu.dataset.root, location.href);
  var pages = {}; // folder of an edition -> promise of its pages

  function read(address) {
    return fetch(new URL(address, root)).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  // Without the host: it does not leave the site.
  function address(path) { return new URL(path, root).pathname; }

  // Leads to the same page in another edition, to its first page where that one lacks it. Until
  // that is known the link stays as it was: a reader may be quick.
  function lead(link, folder) {
    var door = address(folder + "/" + home);
    pages[folder] = pages[folder] || read(folder + "/pages.json");
    return pages[folder].then(function (there) {
      link.href = there.indexOf(page) >= 0 ? address(folder + "/" + page) + location.hash : door;
      link.dataset.ready = "";
    }, function () { link.href = door; });
  }

  function addEntry(menu, version) {
    var item = document.createElement("li"), link = document.createElement("a");
    item.className = "md-select__item";
    link.className = "md-select__link";
    link.textContent = version.title;
    link.href = address(version.version + "/" + home);
    if (version.version === here) link.setAttribute("aria-current", "true");
    item.append(link);
    menu.querySelector("ul").append(item);
    return function () { return lead(link, version.version); };
  }

  read("versions.json").then(function (versions) {
    menus.forEach(function (menu) {
      var leads = versions.map(function (version) { return addEntry(menu, version); });
      function open() { leads.forEach(function (go) { go(); }); }
      ["pointerenter", "focusin", "touchstart"].forEach(function (name) {
        menu.addEventListener(name, open, { passive: true });
      });
      addEventListener("hashchange", open);
      if (menu.matches(":hover, :focus-within")) open(); // it was there before the list
      menu.dataset.ready = "";
    });
    var others = document.querySelector(".other-editions"); // on a door
    versions.forEach(function (version) {
      if (!others || version.version === here) return;
      var link = document.createElement("a");
      link.textContent = version.title.split(" · ")[menu.dataset.language === "ja" ? 0 : 1] || version.title;
      link.href = address(version.version + "/" + home);
      others.append(" · ", link);
    });
    var newest = versions.filter(function (v) { return v.aliases.indexOf("latest") >= 0; })[0];
    var note = document.querySelector(".old-edition");
    if (!note || !newest || newest.version <= here) return;
    if (note.hidden) note.classList.add("is-late");
    lead(note.querySelector("a"), "latest");
    note.hidden = false;
  }, function () { menus.forEach(function (menu) { menu.hidden = true; }); });
})();
