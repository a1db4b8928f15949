#include "pipeline/shapes.h"

#include <fmt/format.h>

#include <string_view>

namespace patscope::pipeline {
namespace {

using yaml::Kind;
using yaml::Node;

enum class Form { text, mapping, list, text_or_mapping, mapping_or_list };

struct Row {
  Place place;
  std::string_view key;
  Form form;
};

/// From the published schema, of canonical documents (`dependsOn` is a list by then). Keys that take every form, and
/// those whose values the service was not seen to check, are left out.
constexpr Row rows[] = {
    {Place::root, "name", Form::text},
    {Place::root, "variables", Form::mapping_or_list},
    {Place::root, "pool", Form::text_or_mapping},
    {Place::root, "stages", Form::list},
    {Place::root, "schedules", Form::list},
    {Place::stage, "stage", Form::text},
    {Place::stage, "displayName", Form::text},
    {Place::stage, "dependsOn", Form::list},
    {Place::stage, "condition", Form::text},
    {Place::stage, "variables", Form::mapping_or_list},
    {Place::stage, "pool", Form::text_or_mapping},
    {Place::stage, "jobs", Form::list},
    {Place::job, "job", Form::text},
    {Place::job, "deployment", Form::text},
    {Place::job, "displayName", Form::text},
    {Place::job, "dependsOn", Form::list},
    {Place::job, "condition", Form::text},
    {Place::job, "continueOnError", Form::text},
    {Place::job, "timeoutInMinutes", Form::text},
    {Place::job, "cancelTimeoutInMinutes", Form::text},
    {Place::job, "variables", Form::mapping_or_list},
    {Place::job, "strategy", Form::mapping},
    {Place::job, "pool", Form::text_or_mapping},
    {Place::job, "container", Form::text_or_mapping},
    {Place::job, "services", Form::mapping},
    {Place::job, "workspace", Form::mapping},
    {Place::job, "environment", Form::text_or_mapping},
    {Place::job, "steps", Form::list},
    {Place::step, "task", Form::text},
    {Place::step, "name", Form::text},
    {Place::step, "displayName", Form::text},
    {Place::step, "condition", Form::text},
    {Place::step, "continueOnError", Form::text},
    {Place::step, "enabled", Form::text},
    {Place::step, "timeoutInMinutes", Form::text},
    {Place::step, "retryCountOnTaskFailure", Form::text},
    {Place::step, "env", Form::mapping},
    {Place::step, "inputs", Form::mapping},
};

struct Words {
  Form form;
  bool text;
  bool mapping;
  bool list;
  std::string_view name;
};

constexpr Words forms[] = {
    {Form::text, true, false, false, "a text"},
    {Form::mapping, false, true, false, "a mapping"},
    {Form::list, false, false, true, "a list"},
    {Form::text_or_mapping, true, true, false, "a text or a mapping"},
    {Form::mapping_or_list, false, true, true, "a mapping or a list"},
};

const Words& words_of(Form form) {
  return forms[static_cast<std::size_t>(form)];
}

const Row* find_row(Place place, std::string_view key) {
  for (const auto& row : rows)
    if (row.place == place && row.key == key) return &row;
  return nullptr;
}

/// In the service's words; empty when the value has the right form.
std::string complaint(const Node& value, const Words& words) {
  switch (value.kind) {
    case Kind::null:
      return {};
    case Kind::scalar:
      if (words.text || value.text.has_hole() || value.text.empty()) return {};
      return fmt::format("Unexpected value '{}'", value.string());
    case Kind::mapping:
      return words.mapping ? "" : "A mapping was not expected";
    case Kind::sequence:
      return words.list ? "" : "A sequence was not expected";
  }
  return {};
}

}  // namespace

void check_shapes(const Node& node, Place place, const Undecided& undecided, std::vector<Problem>& problems) {
  for (const auto& [key, value] : node.entries) {
    const auto word = key.string();
    const Row* row = find_row(place, word);
    if (!row || undecided(key)) continue;
    const Words& words = words_of(row->form);
    const auto message = complaint(value, words);
    if (!message.empty()) problems.push_back({value.span, fmt::format("{}: `{}` is {}", message, word, words.name)});
  }
}

}  // namespace patscope::pipeline
