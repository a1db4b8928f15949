#include <fmt/format.h>

#include <algorithm>

#include "pipeline/expander.h"
#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using yaml::Node;

struct Sign {
  std::string_view key;
  Place list;
};

/// What the items of a list are, by their first words.
constexpr Sign signs[] = {
    {"stage", Place::stages},   {"job", Place::jobs},      {"deployment", Place::jobs}, {"task", Place::steps},
    {"script", Place::steps},   {"bash", Place::steps},    {"pwsh", Place::steps},      {"powershell", Place::steps},
    {"checkout", Place::steps}, {"publish", Place::steps}, {"download", Place::steps},
};

Place list_place(const Node& list) {
  for (const auto& item : list.items)
    for (const auto& [key, value] : item.entries) {
      const auto word = key.string();
      for (const auto& sign : signs)
        if (sign.key == word) return sign.list;
      if (!directive_of(key)) continue;
      const Place below = value.is_sequence() ? list_place(value) : list_place(yaml::sequence({value}));
      if (below != Place::plain) return below;
    }
  return Place::plain;
}

/// The `template:` lines of an item or of a list, those below directives included.
void add_template_lines(const Node& node, std::vector<const yaml::Entry*>& lines) {
  for (const auto& item : node.items) add_template_lines(item, lines);
  for (const auto& entry : node.entries)
    if (directive_of(entry.key))
      add_template_lines(entry.value, lines);
    else if (entry.key.string() == "template" && entry.value.is_scalar())
      lines.push_back(&entry);
}

constexpr Place lists[] = {Place::stages, Place::jobs, Place::steps};

/// "stages", "preBuildSteps": what a parameter of that name is handed on as.
Place place_by_name(std::string_view parameter) {
  for (const Place place : lists)
    if (to_lower(parameter).ends_with(list_name(place))) return place;
  return Place::plain;
}

/// `items` of a list of `from` as one item of a list of `to`: steps in a job without name, jobs in a stage.
std::vector<Node> wrap(std::vector<Node> items, Place from, Place to) {
  if (items.empty()) return items;
  const Span span = items.front().span;
  const auto put_in = [&](std::string_view owner, std::string_view list) {
    const auto context = items.front().context;
    Node outer = yaml::mapping({{yaml::scalar(owner, span), yaml::scalar("", span)},
                                {yaml::scalar(list, span), yaml::sequence(std::move(items), span)}},
                               span);
    outer.context = context;
    items.clear();
    items.push_back(std::move(outer));
  };
  if (from == Place::steps && to != Place::steps) put_in("job", "steps");
  if (from != Place::stages && to == Place::stages) put_in("stage", "jobs");
  return items;
}

bool fits(Place from, Place to) {
  return from != Place::plain && (to == Place::stages || from == to || (to == Place::jobs && from == Place::steps));
}

}  // namespace

/// What the items of an argument are: by those that are written out, else by what the templates among them hold, else
/// by the parameter's name.
Place Expander::place_of_argument(const std::string& name, const Node& list, const Frame& frame) {
  if (const Place place = list_place(list); place != Place::plain) return place;
  std::vector<const yaml::Entry*> lines;
  add_template_lines(list, lines);
  if (lines.empty()) return Place::plain;
  bool read = false;
  for (const auto* line : lines) {
    const auto path = has_expression(line->value, frame) ? std::nullopt : line->value.text.known();
    const auto* file = path ? find_template(*path, line->key, frame).file : nullptr;
    if (!file) continue;
    read = true;
    for (const Place place : lists)
      if (file->root.find(list_name(place))) return place;
  }
  const Place place = read ? Place::plain : place_by_name(name);
  if (place == Place::plain && !read)
    for (const auto* line : lines)
      unread.push_back({line->value.span, fmt::format("the template {} is handed to a template that is not read here",
                                                      line->value.text.with_names())});
  return place;
}

void Expander::salvage(const std::vector<Selected>& rest, std::vector<Node>& out, Place place,
                       const Receiver* receiver) {
  const auto keep = [&](const yaml::Entry& entry, const Frame& inner) {
    const bool inserted = entry.value.is_scalar() && has_expression(entry.value, inner);
    const Node list = inserted ? expand(entry.value, Place::plain, inner) : entry.value;
    const Place from = place_of_argument(entry.key.string(), list, inner);
    if (!fits(from, place)) return;
    Frame undecided = maybe(inner);
    if (inserted) undecided.evaluate = Evaluate::no;
    std::vector<Node> items;
    expand_items(list, from, undecided, items);
    for (auto& item : wrap(std::move(items), from, place)) out.push_back(std::move(item));
  };
  for (const auto& [entry, outer] : rest)
    if (entry->key.string() == "parameters" && entry->value.kind != yaml::Kind::null) {
      Frame inner = outer;
      inner.handed_to = receiver;
      body_entries(entry->value, inner, keep);
    }
}

}  // namespace patscope::pipeline
