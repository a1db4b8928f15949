#include <fmt/format.h>

#include "report/html/flow.h"
#include "report/html/parts.h"
#include "report/words.h"

namespace patscope::report::html {
namespace {

std::string choice(std::string_view id, std::string_view label, std::string_view all,
                   const std::vector<std::string>& names) {
  std::string text = fmt::format(
      "<label for=\"by-{0}\">{1}</label> <select id=\"by-{0}\"><option value=\"\">{2}</option>", id, label, all);
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("<option value=\"{}\">{}</option>", i, escaped(names[i]));
  return text + "</select>\n";
}

std::vector<std::string> labels_of(const std::vector<FlowNeed>& needs) {
  std::vector<std::string> labels;
  for (const auto& need : needs) labels.push_back(need.label);
  return labels;
}

constexpr std::string_view legend =
    "<ul class=\"legend\" aria-label=\"Lines\"><li class=\"covered\">covered</li><li class=\"missing\">missing</li>"
    "<li class=\"unproven\">unproven</li><li class=\"other\">no PAT is sent</li></ul>\n";

}  // namespace

std::string flow_section(const Page& page) {
  const auto flow = flow_of(page);
  std::string text = "<section aria-labelledby=\"flow\">\n<h2 id=\"flow\">From pipeline to scope</h2>\n";
  if (flow.calls.empty()) return text + "<p>No request was found.</p>\n</section>\n";
  text += "<form class=\"filter\" aria-label=\"Filter the picture\">\n" +
          choice("credential", "Credential", "all", flow.credentials) +
          choice("need", "Scope", "all", labels_of(flow.needs)) +
          fmt::format("<output id=\"shown\" role=\"status\">{}</output>\n</form>\n",
                      counted(flow.calls.size(), "kind") + " of request");
  return text + std::string(legend) +
         "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture of the flow\">\n" +
         flow_as_svg(flow) + "</div>\n</section>\n";
}

}  // namespace patscope::report::html
