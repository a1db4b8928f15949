#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "report/html/flow.h"
#include "report/terminal.h"
#include "report/words.h"

namespace patscope::report::html {
namespace {

/// All in units of the picture, which is 1120 wide. script.js knows `step` and `top` too.
struct Column {
  int x;
  int width;
  std::size_t letters;  ///< that fit on a line
};

constexpr Column columns[] = {{0, 240, 26}, {330, 400, 46}, {820, 300, 36}};
constexpr double height = 46;
constexpr double step = 58;
constexpr double top = 34;

/// The first or the last columns of `text`.
std::string shortened(const std::string& text, std::size_t letters, bool keep_end) {
  if (columns_of(text) <= letters) return text;
  const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  std::size_t skipped = keep_end ? columns_of(text) - letters + 1 : letters - 1;
  std::size_t i = 0;
  for (; i < text.size(); ++i)
    if (is_start(text[i]) && skipped-- == 0) break;
  return keep_end ? "…" + text.substr(i) : text.substr(0, i) + "…";
}

/// Each as near to the middle of its neighbours as the order and the distance allow.
std::vector<double> placed(std::vector<double> wanted, double lowest) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return wanted[a] < wanted[b]; });
  double free = top;
  for (const auto i : order) free = (wanted[i] = std::max(wanted[i], free)) + step;
  double limit = std::max(lowest, top + step * (static_cast<double>(wanted.size()) - 1));
  for (auto i = order.rbegin(); i != order.rend(); ++i) limit = (wanted[*i] = std::min(wanted[*i], limit)) - step;
  return wanted;
}

std::vector<double> beside(const std::vector<FlowCall>& calls, std::size_t count,
                           std::vector<std::size_t> FlowCall::*links) {
  std::vector<double> sum(count);
  std::vector<double> number(count);
  for (std::size_t i = 0; i < calls.size(); ++i)
    for (const auto to : calls[i].*links) {
      sum[to] += top + step * static_cast<double>(i);
      number[to] += 1;
    }
  for (std::size_t i = 0; i < count; ++i) sum[i] = number[i] > 0 ? sum[i] / number[i] : top;
  return placed(std::move(sum), top + step * (static_cast<double>(calls.size()) - 1));
}

std::string node(std::string_view classes, std::string_view id, const Column& column, double y,
                 const std::string& first, const std::string& second, const std::string& title) {
  const auto keep_end = column.x == 0;
  auto text = fmt::format(
      "<g class=\"node {}\" data-id=\"{}\" transform=\"translate({},{:.0f})\"><title>{}</title><rect width=\"{}\" "
      "height=\"{:.0f}\" rx=\"7\"/><text x=\"12\" y=\"{}\">{}</text>",
      classes, id, column.x, y, escaped(title), column.width, height, second.empty() ? 28 : 20,
      escaped(shortened(printable(first), column.letters, keep_end)));
  if (!second.empty())
    text += fmt::format("<text class=\"second\" x=\"12\" y=\"37\">{}</text>",
                        escaped(shortened(printable(second), column.letters + 8, false)));
  return text + "</g>\n";
}

std::string edge(std::size_t call, std::string_view standing, const std::string& from, const std::string& to,
                 const Column& left, const Column& right, double from_y, double to_y) {
  const auto x1 = left.x + left.width;
  const auto middle = (x1 + right.x) / 2;
  return fmt::format(
      "<path class=\"edge {0}\" data-call=\"{1}\" data-from=\"{2}\" data-to=\"{3}\" d=\"M{4},{5:.0f} C{6},{5:.0f} "
      "{6},{7:.0f} {8},{7:.0f}\"/>\n",
      standing, call, from, to, x1, from_y + height / 2, middle, to_y + height / 2, right.x);
}

std::string call_node(const Flow& flow, std::size_t i) {
  const auto& call = flow.calls[i];
  const auto& who = flow.credentials[call.credential];
  const auto where = call.places.size() == 1 ? call.places.front() : counted(call.places.size(), "place");
  auto title = fmt::format("{} as {}: {}", call.request, who, call.standing);
  for (const auto& place : call.places) title += ", " + place;
  auto text = node(call.standing, fmt::format("c{}", i), columns[1], top + step * static_cast<double>(i), call.request,
                   fmt::format("{} · {}", who, where), title);
  return text.insert(text.find(" transform"), fmt::format(" data-credential=\"{}\"", call.credential));
}

}  // namespace

std::string flow_as_svg(const Flow& flow) {
  const auto pipelines = beside(flow.calls, flow.pipelines.size(), &FlowCall::pipelines);
  const auto needs = beside(flow.calls, flow.needs.size(), &FlowCall::needs);
  std::string edges;
  std::string nodes;
  for (std::size_t i = 0; i < flow.calls.size(); ++i) {
    const auto& call = flow.calls[i];
    const auto y = top + step * static_cast<double>(i);
    const auto id = fmt::format("c{}", i);
    for (const auto from : call.pipelines)
      edges += edge(i, call.standing, fmt::format("p{}", from), id, columns[0], columns[1], pipelines[from], y);
    for (const auto to : call.needs)
      edges += edge(i, call.standing, id, fmt::format("s{}", to), columns[1], columns[2], y, needs[to]);
    nodes += call_node(flow, i);
  }
  for (std::size_t i = 0; i < flow.pipelines.size(); ++i)
    nodes +=
        node("pipeline", fmt::format("p{}", i), columns[0], pipelines[i], flow.pipelines[i], {}, flow.pipelines[i]);
  for (std::size_t i = 0; i < flow.needs.size(); ++i)
    nodes += node("need", fmt::format("s{}", i), columns[2], needs[i], flow.needs[i].label, flow.needs[i].id,
                  flow.needs[i].label);
  const auto rows = std::max({flow.calls.size(), flow.pipelines.size(), flow.needs.size()});
  return fmt::format(
      "<svg id=\"picture\" viewBox=\"0 0 1120 {:.0f}\" role=\"img\" aria-labelledby=\"picture-title\">\n"
      "<title id=\"picture-title\">Which pipeline sends which requests, and which scope each needs. The lists above "
      "say the same in words.</title>\n<text class=\"head\" x=\"0\" y=\"16\">Pipeline</text><text class=\"head\" "
      "x=\"330\" y=\"16\">Request</text><text class=\"head\" x=\"820\" y=\"16\">Scope</text>\n{}{}</svg>\n",
      top + step * static_cast<double>(rows), edges, nodes);
}

}  // namespace patscope::report::html
