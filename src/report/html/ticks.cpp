#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/html/parts.h"

namespace patscope::report::html {
namespace {

/// A label of the PAT page, "Build (Read & execute)", taken apart.
struct Label {
  std::string category;
  std::string option;
};

Label split_label(std::string_view label) {
  const auto open = label.find(" (");
  if (open == std::string_view::npos || label.back() != ')') return {std::string(label), std::string(label)};
  return {std::string(label.substr(0, open)), std::string(label.substr(open + 2, label.size() - open - 3))};
}

using Categories = std::map<std::string, std::vector<catalog::ScopeId>>;

/// The narrowest option first, as the page lists them.
Categories categories_of(const catalog::ScopeTable& scopes) {
  Categories categories;
  for (std::size_t i = 0; i < scopes.all().size(); ++i) {
    const auto& info = scopes.all()[i];
    if (info.selectable && info.id != catalog::full_access)
      categories[split_label(info.label).category].push_back(static_cast<catalog::ScopeId>(i));
  }
  for (auto& [name, ids] : categories)
    std::stable_sort(ids.begin(), ids.end(), [&](catalog::ScopeId a, catalog::ScopeId b) {
      return scopes.closure(a).rights() < scopes.closure(b).rights();
    });
  return categories;
}

bool among(catalog::ScopeId id, const std::vector<catalog::ScopeId>& ids) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string standing(catalog::ScopeId id, const CredentialSummary& summary) {
  if (among(id, summary.missing)) return badge("missing", "missing");
  if (among(id, summary.excess)) return badge("excess", "not needed");
  return summary.grant && among(id, summary.grant->scopes) ? badge("covered", "held") : std::string();
}

std::string option(catalog::ScopeId id, const std::string& label, bool ticked, const std::string& standing,
                   const Page& page) {
  return fmt::format(
      "<li class=\"{}\"><span class=\"box\" aria-hidden=\"true\"></span><span class=\"sr\">{}</span><span>{} {}</span>"
      " {}</li>\n",
      ticked ? "ticked" : "empty", ticked ? "Tick: " : "Leave empty: ", escaped(label), code(page.scopes.info(id).id),
      standing);
}

std::string category(const std::string& name, const std::vector<catalog::ScopeId>& ids,
                     const CredentialSummary& summary, const Page& page) {
  std::string options;
  bool concerned = false;
  for (const auto id : ids) {
    const bool ticked = among(id, summary.requirement.least);
    const auto shown = standing(id, summary);
    concerned = concerned || ticked || !shown.empty();
    options += option(id, split_label(page.scopes.info(id).label).option, ticked, shown, page);
  }
  if (!concerned) return {};
  return fmt::format("<div class=\"category\"><h5>{}</h5>\n<ul>\n{}</ul></div>\n", escaped(name), options);
}

}  // namespace

std::string tick_list(const CredentialSummary& summary, const Page& page) {
  if (summary.requirement.full_access)
    return "<div class=\"categories\"><div class=\"category\"><h5>Scopes</h5>\n<ul><li class=\"ticked\"><span "
           "class=\"box\" aria-hidden=\"true\"></span><span class=\"sr\">Tick: </span><span>Full access "
           "<code>app_token</code></span></li></ul></div></div>\n";
  std::string text;
  for (const auto& [name, ids] : categories_of(page.scopes)) text += category(name, ids, summary, page);
  if (text.empty()) return "<p>No scope is known to be needed.</p>\n";
  return "<div class=\"categories\">\n" + text + "</div>\n";
}

}  // namespace patscope::report::html
